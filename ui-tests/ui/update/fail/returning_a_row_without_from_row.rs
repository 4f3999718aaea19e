// Caret at the method.

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
#[updatable(table = "tags")]
struct Tag {
    #[updatable(key)]
    id: i64,
    name: String,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Tag as t,
        set(t.name = "new"),
        filter(t.id == 3),
        returning(t)
    )
    .fetch_one(pool)
    .await?;
    Ok(())
}

fn main() {}
