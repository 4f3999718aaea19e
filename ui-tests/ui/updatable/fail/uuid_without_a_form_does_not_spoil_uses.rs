// Caret at the key's type, and nowhere else.

use updatable::{Updatable, update};

#[derive(Clone, sqlx::Type)]
#[sqlx(transparent)]
struct Uuid(Vec<u8>);

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: Uuid,
    genre: String,
}

async fn run(pool: &sqlx::SqlitePool, id: Uuid) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.genre = "x"), filter(b.id == &id)).execute(pool).await?;
    Book::update_by_key(id).set(|b| b.genre.set("x")).execute(pool).await?;
    Ok(())
}

fn main() {}
