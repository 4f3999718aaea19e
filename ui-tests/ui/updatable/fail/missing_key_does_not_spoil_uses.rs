// One error, at the struct's name: the key is guessed, and its uses are right.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    id: i64,
    title: String,
}

async fn uses(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Book as b,
        set(b.title = "Emma"),
        filter(b.id == 1),
        returning(b.title)
    )
    .fetch_one(pool)
    .await?;
    Book::update_by_key(1)
        .set(|b| b.title.set("Emma"))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
