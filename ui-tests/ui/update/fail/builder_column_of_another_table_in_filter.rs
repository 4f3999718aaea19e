// Caret at the closure.

use updatable::{Numeric, Updatable};

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
    Book::update_where(|_| Tag::COLUMNS.id.eq(3))
        .set(|b| b.title.set("Dune"))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
