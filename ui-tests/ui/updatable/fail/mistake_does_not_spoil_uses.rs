// One error, at `readnly`: the table is there, and its uses are right.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    #[updatable(readnly)]
    created: i64,
}

async fn uses(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.title = "Emma"), filter(b.id == 1))
        .execute(pool)
        .await?;
    Book::update_by_key(1)
        .patch(BookPatch::new().title("Emma"))
        .execute(pool)
        .await?;
    Book::update_where(|b| b.created.lt(0))
        .set(|b| b.title.set("Emma"))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
