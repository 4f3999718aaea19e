// Caret at the value of `when`.

use updatable::{Numeric, Updatable, case};

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
    Book::update_by_key(3)
        .set(|b| b.title.set(case().when(b.views.gt(3), 1).otherwise(b.title)))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
