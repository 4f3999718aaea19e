// Caret at the name: a type is no row.

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
    update!(&mut Book as b, set(b.copies = 3)).execute(pool).await?;
    Ok(())
}

fn main() {}
