// The caret is at the string.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", scope = "tenant")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    tenant_id: i64,
}

fn main() {}
