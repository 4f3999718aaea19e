// Caret at the row, which the value still needs.

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
    update!(&mut *book as b, set(b.title = &book.title)).execute(pool).await?;
    Ok(())
}

fn main() {}
