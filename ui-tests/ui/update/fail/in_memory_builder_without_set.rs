// Caret at the method.

use updatable::Updatable;

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(book: &mut Book, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    Book::update_row(book).execute(pool).await?;
    Ok(())
}

fn main() {}
