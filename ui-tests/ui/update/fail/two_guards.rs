// Caret at the second guard.

use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    genre: String,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Book as b,
        set(b.title = "Dune"),
        filter(b.genre == "fiction")
    )
    .at_least(1)
    .at_most(5)
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}
