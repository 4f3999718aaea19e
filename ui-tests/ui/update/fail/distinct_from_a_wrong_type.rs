// Caret at the value.

use updatable::{Numeric, Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    genre: String,
    price: Numeric<10, 2>,
    views: i64,
    rate: f64,
    note: Option<String>,
    deleted_at: Option<i64>,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.title = "Dune"), filter(b.note.is_distinct_from(Some(3))))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
