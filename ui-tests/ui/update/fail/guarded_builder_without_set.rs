// Caret at the method.

use updatable::Updatable;

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    genre: String,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    Book::update_by_key(3).exactly(1).execute(pool).await?;
    Ok(())
}

fn main() {}
