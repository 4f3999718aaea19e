// Caret at the row, which is not there any more.

use updatable::{Updatable, update};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(mut book: Book, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    drop(book);
    update!(&mut book as b, set(b.copies = 3, b.title = "x")).execute(pool).await?;
    Ok(())
}

fn main() {}
