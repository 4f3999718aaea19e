// The caret is at the column.
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(previous_of = "title")]
    old_title: String,
}

fn main() {
    let _ = update!(Book as b, set(b.old_title = "x"), filter(b.book_id == 3));
}
