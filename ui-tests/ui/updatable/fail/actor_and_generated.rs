// The caret is at `actor`.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(generated, actor)]
    updated_by: i64,
}

fn main() {}
