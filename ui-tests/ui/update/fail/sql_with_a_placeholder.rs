// Caret at the text.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Book as b,
        set(b.title = "x"),
        filter(sql::<bool>("{} = ?", b.id))
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}
