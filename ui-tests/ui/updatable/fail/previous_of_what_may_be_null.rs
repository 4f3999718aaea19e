// The caret is at the type.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    note: Option<String>,
    #[updatable(previous_of = "note")]
    old_note: String,
}

fn main() {}
