// The caret is at the string.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", history = "")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
}

fn main() {}
