// What is done with the result of a broken update is no second error.

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
    let _id: i64 = update!(
        Book as b,
        set(title = "Dune"),
        filter(b.id == 3),
        returning(b.id)
    )
    .fetch_one(pool)
    .await?;
    Ok(())
}

fn main() {}
