// The caret is at `filter`: whatever row it is, some tenant is its own.
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
    let _ = update!(Book as b, set(b.title = "x"), filter(b.tenant == select(o.tenant.max(), from(Book as o), filter(o.book_id == b.book_id)).assert_not_null()));
}
