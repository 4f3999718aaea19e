// The caret is at the string.
use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", scope = "tenant_id")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    tenant_id: Option<i64>,
}

fn main() {}
