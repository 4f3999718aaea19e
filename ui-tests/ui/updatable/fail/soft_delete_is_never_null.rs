// The caret is at the string.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", soft_delete = "deleted_at")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    deleted_at: i64,
}

fn main() {}
