// Caret at the row.

use updatable::{Updatable, update};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    let mut title = String::new();
    update!(&mut title as t, set(t.copies = 3, t.title = "x")).execute(pool).await?;
    Ok(())
}

fn main() {}
