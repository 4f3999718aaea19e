// Caret at `DEFAULT`.

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
    Book::update_by_key(3)
        .set(|b| b.views.set(b.views.plus(DEFAULT)))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
