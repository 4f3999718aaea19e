// Caret at the row: there is to be a second one.

use updatable::{Tracked, Updatable};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(book: Book, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    Tracked::new(book).save(pool).await?;
    Ok(())
}

fn main() {}
