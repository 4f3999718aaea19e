// The caret is at the method.
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
}

fn main() {
    let _ = update!(Book as b, set(b.title = "x"), filter(b.book_id == 3)).actor(7);
}
