// Caret at the connection.

use rust_decimal::{Decimal, dec};
use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books", databases(postgres, mysql))]
struct Book {
    #[updatable(key)]
    id: i64,
    weight: Decimal,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.weight = dec!(1)), filter(b.weight < dec!(2)))
        .execute(pool)
        .await?;
    Ok(())
}

fn main() {}
