// One error: what is changed in it would be lost.

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

fn run(book: Book) -> Result<(), updatable::Error> {
    Tracked::new(book);
    Ok(())
}

fn main() {}
