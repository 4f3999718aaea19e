// Caret at the table, once, though the macro names it often.

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

struct Plain {
    id: i64,
    title: String,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Plain as b,
        set(b.title = "Dune", b.id = 2),
        filter(b.id == 3)
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}
