// One error, at the save: nothing has been sent.

#![deny(unused_must_use)]

use updatable::{Tracked, Updatable};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

fn run(book: &mut Tracked<Book>, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    book.save(pool);
    Ok(())
}

fn main() {}
