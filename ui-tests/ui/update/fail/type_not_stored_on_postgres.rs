// Caret at the connection.

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

#[derive(Updatable)]
#[updatable(table = "t")]
struct Item {
    #[updatable(key)]
    id: i64,
    value: u64,
}

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    update!(Item as i, set(i.value = 3_u64), filter(i.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
