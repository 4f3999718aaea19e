// The caret is at the string.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(previous_of = "old_title")]
    old_title: Option<String>,
}

fn main() {}
