// Caret at the connection.

use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    views: i64,
    note: Option<String>,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.title = DEFAULT), filter(b.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
