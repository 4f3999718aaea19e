// Caret at the operator.

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
    note: Option<String>,
    deleted_at: Option<i64>,
    #[updatable(readonly)]
    created_at: i64,
    #[updatable(generated)]
    total: i64,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.views ^= 2), filter(b.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
