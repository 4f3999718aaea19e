// One error, at the execution: nothing has been sent.

#![deny(unused_must_use)]

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

async fn rename(pool: &sqlx::SqlitePool) {
    update!(Book as b, set(b.title = "Emma"), filter(b.id == 1)).exactly(1).execute(pool);
}

fn main() {}
