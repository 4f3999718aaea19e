// Caret at the table: the connection is not known yet.

use updatable::{Filter, Updatable};

#[derive(Updatable)]
#[updatable(table = "posts")]
struct Post {
    #[updatable(key)]
    id: i64,
    tags: Vec<String>,
}

fn drafts() -> Filter<Post> {
    Post::filter(|p| p.tags.has_element("draft".to_owned()))
}

fn main() {
    let _ = drafts();
}
