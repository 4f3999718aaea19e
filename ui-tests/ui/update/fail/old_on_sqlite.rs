// Caret at the executor.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    author_id: i64,
    copies: i64,
    note: Option<String>,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(i64, i64), updatable::Error> {
    update!(
        Book as b,
        set(b.copies += 1),
        filter(b.id == 3),
        returning(old(b.copies), b.copies)
    )
    .fetch_one(pool)
    .await
}

fn main() {}
