// Caret at the executor.

use updatable::{Updatable, refresh};

#[derive(Clone, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(book: &mut Book, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    refresh(book, pool).await?;
    Ok(())
}

fn main() {}
