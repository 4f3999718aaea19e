// The caret is at `filter`: another row of the same table has it.
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
    let _ = update!(Book as b, set(b.title = "x"), from(Book as o, on(o.book_id == b.book_id)), filter(o.tenant == 1));
}
