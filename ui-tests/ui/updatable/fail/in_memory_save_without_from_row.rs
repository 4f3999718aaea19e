// Caret at the method.

use updatable::{Tracked, Updatable};

#[derive(Clone, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(book: &mut Tracked<Book>, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    book.save(pool).await?;
    Ok(())
}

fn main() {}
