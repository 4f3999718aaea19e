// The caret is at the executor.
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books", history = "books_history")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
}

async fn rename(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    let _updated = update!(Book as b, set(b.title = "x"), filter(b.book_id == 3)).exactly(1)
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
