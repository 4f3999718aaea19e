// The caret is at the parentheses.
use updatable::{Updatable};

#[derive(Updatable)]
#[updatable(table = "books", scope = "tenant")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    tenant: i64,
}

fn main() {
    let _ = Book::update_by_key(3).set(|b| b.title.set("x"));
}
