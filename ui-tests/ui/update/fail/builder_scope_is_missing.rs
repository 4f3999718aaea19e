// The caret is at `update_where`.
use updatable::{Updatable};

#[derive(Updatable)]
#[updatable(table = "books", scope = "tenant")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    tenant: i64,
}

fn main() {
    let _ = Book::update_where(|b| b.book_id.eq(3)).set(|b| b.title.set("x"));
}
