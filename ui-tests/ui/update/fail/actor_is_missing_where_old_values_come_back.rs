// The caret is at the update.
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    title: String,
    #[updatable(actor)]
    updated_by: i64,
}

async fn rename(pool: &sqlx::PgPool) -> Result<String, updatable::Error> {
    update!(Book as b, set(b.title = "x"), filter(b.book_id == 3), returning(old(b.title)))
        .fetch_one(pool)
        .await
}

fn main() {}
