// Caret at the connection.

use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    genre: String,
}

async fn run(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
    update!(
        Book as b,
        set(b.title = "Dune"),
        filter(b.genre == "fiction"),
        returning(b)
    )
    .at_least(1)
    .fetch_all(pool)
    .await?;
    Ok(())
}

fn main() {}
