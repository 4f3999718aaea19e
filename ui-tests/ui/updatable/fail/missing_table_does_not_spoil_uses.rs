// One error, at the struct's name: the table is guessed, and its uses are right.

use updatable::{Updatable, update};

#[derive(Updatable)]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

async fn uses(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.title = "Emma"), filter(b.id == 1))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
