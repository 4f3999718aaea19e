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

#[derive(Updatable)]
#[updatable(table = "members")]
struct Member {
    #[updatable(key)]
    member_id: i64,
    tenant: i64,
    name: String,
}

fn main() {
    let _ = update!(Book as b, set(b.title = "x"), from(Member as m, on(m.member_id == b.book_id)), filter(m.tenant == 1));
}
