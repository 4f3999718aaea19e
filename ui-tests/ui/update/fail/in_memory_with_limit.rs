// Caret at `limit`; nothing about what is done with the statement.

use updatable::{Updatable, update};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(book: &mut Book, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(&mut *book as b, set(b.copies = 3), limit(1))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
