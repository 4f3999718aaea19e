// Caret at `DEFAULT`.

use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    views: i64,
    note: Option<String>,
}

async fn run(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.title = "Dune"), filter(b.views == DEFAULT))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
