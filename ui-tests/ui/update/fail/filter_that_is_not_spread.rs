// Caret at `given`.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    author_id: i64,
    copies: i64,
    signed: bool,
    note: Option<String>,
}

async fn run(
    pool: &sqlx::SqlitePool,
    given: updatable::Filter<Book>,
) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.copies = 3), filter(given))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
