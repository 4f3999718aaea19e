// One error, at the execution: nothing has been sent.

#![deny(unused_must_use)]

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

async fn rename(pool: &sqlx::SqlitePool) {
    Book::update_by_key(1)
        .set(|b| b.title.set("Emma"))
        .execute(pool);
}

fn main() {}
