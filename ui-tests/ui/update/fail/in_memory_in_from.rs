// Caret at what is no table.

use updatable::{Updatable, update};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(book: &mut Book, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Book as b,
        set(b.copies = 3),
        from(&mut book as o, on(o.copies == b.copies)),
        filter(b.id == 3)
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}
