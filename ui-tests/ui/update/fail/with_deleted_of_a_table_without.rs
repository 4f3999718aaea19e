// errors: 3
// The carets are at the methods.
use updatable::{Tracked, Updatable, update};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
}

fn main() {
    let _ = update!(Book as b, set(b.title = "x"), filter(b.book_id == 3)).with_deleted();
    let mut book = Book {
        book_id: 3,
        title: "x".into(),
    };
    let _ = update!(&mut book as b, set(b.title = "y")).with_deleted();
    let _ = Tracked::new(book).with_deleted();
}
