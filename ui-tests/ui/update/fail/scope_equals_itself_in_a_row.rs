// The caret is at `filter`.
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books", scope = "tenant")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    tenant: i64,
}

fn main() {
    let _ = update!(Book as b, set(b.title = "x"), filter((b.tenant, b.title) == (b.tenant, "y")));
}
