// The caret is at the string.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", soft_delete = "deleted")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    deleted_at: Option<i64>,
}

fn main() {}
