// The caret is at the second `version`.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(version)]
    version: i32,
    #[updatable(version)]
    revision: i32,
}

fn main() {}
