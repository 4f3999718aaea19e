// One error, at the update: nothing has been sent.

#![deny(unused_must_use)]

use updatable::{Updatable, update};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

fn run(book: &mut Book) -> Result<(), updatable::Error> {
    update!(&mut *book as b, set(b.copies = 3));
    Ok(())
}

fn main() {}
