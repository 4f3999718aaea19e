// The caret is at the column.
use updatable::{Updatable, update};

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
    let _ = update!(Book as b, set(b.version = 3), filter(b.book_id == 3));
}
