// The caret is at the string.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", scope = "version")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(version)]
    version: i64,
}

fn main() {}
