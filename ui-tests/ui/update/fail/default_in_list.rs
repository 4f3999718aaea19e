// Caret at the list.

use updatable::{DEFAULT, Updatable};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    views: i64,
    note: Option<String>,
}

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    Book::update_where(|b| b.id.is_in([DEFAULT]))
        .set(|b| b.title.set("Dune"))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
