// One error, at `Updated`: no row may have matched.

#![deny(unused_must_use)]

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

async fn rename(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.title = "Emma"), filter(b.title == "emma"))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
