// Caret at the connection: who knows what a fragment gives for each row?

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
    update!(
        Book as b,
        set(b.title = "Dune"),
        filter(b.id == sql::<i64>("{} + 0", b.id)),
        returning(b)
    )
    .fetch_one(pool)
    .await?;
    Ok(())
}

fn main() {}
