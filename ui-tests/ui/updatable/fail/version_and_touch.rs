// The caret is at `touch`.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(version, touch)]
    version: i32,
}

fn main() {}
