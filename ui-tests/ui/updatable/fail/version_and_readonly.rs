// The caret is at `version`.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(readonly, version)]
    version: i32,
}

fn main() {}
