// Caret at `and`.

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

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.copies = 3), filter(b.id == 3 and b.copies == 4))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
