//! A `Filter` of a table that is kept on one database asks no other one for its conditions.

use updatable::{Filter, Updatable, update};

#[derive(Updatable)]
#[updatable(table = "posts", databases(postgres))]
struct Post {
    #[updatable(key)]
    id: i64,
    author_id: i64,
    tags: Vec<String>,
}

#[derive(Updatable)]
#[updatable(table = "authors", databases(postgres))]
struct Author {
    #[updatable(key)]
    id: i64,
    name: String,
}

fn drafts(tag: String) -> Filter<Post> {
    Filter::all([
        Some(Post::filter(|p| p.tags.has_element(tag))),
        Some(Post::filter(|p| Author::exists(|a| a.id.eq(p.author_id)))),
    ])
}

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    let _matched = update!(
        Post as p,
        set(p.tags = vec![]),
        filter(..drafts("draft".into()))
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {
    let _ = run;
}
