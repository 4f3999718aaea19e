// The caret is at the option.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(previous_of)]
    old_title: Option<String>,
}

fn main() {}
