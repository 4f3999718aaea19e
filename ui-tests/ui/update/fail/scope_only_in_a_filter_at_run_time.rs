// The caret is at `filter`.
use updatable::{Filter, Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books", scope = "tenant")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    tenant: i64,
}

fn main() {
    let mine: Filter<Book> = Book::filter(|b| b.tenant.eq(1));
    let _ = update!(Book as b, set(b.title = "x"), filter(b.book_id == 3, ..mine));
}
