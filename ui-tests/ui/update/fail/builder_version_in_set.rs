// The caret is at the method.
use updatable::{Updatable};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(version)]
    version: i32,
}

fn main() {
    let _ = Book::update_by_key(3, 1).set(|b| b.version.set(2));
}
