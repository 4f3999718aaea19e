// The caret is at the value.
use updatable::{Tracked, Updatable};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(actor)]
    updated_by: i64,
}

async fn rename(book: &mut Tracked<Book>, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    book.title = "x".into();
    book.actor("ann").save(pool).await
}

fn main() {}
