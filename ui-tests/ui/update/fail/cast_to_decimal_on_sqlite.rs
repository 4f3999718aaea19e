// Caret at the connection.

use rust_decimal::Decimal;
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    views: i64,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.views = 1), filter(b.views.cast::<Decimal>() > b.id.cast::<Decimal>() ))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
