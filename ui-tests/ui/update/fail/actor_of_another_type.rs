// The caret is at the value.
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(actor)]
    updated_by: i64,
}

fn main() {
    let _ = update!(Book as b, set(b.title = "x"), filter(b.book_id == 3)).actor("ann");
}
