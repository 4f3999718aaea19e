// The caret is at the second `actor`.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(actor)]
    updated_by: i64,
    #[updatable(actor)]
    changed_by: i64,
}

fn main() {}
