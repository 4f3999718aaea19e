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

async fn run(pool: &sqlx::SqlitePool) -> Result<Book, updatable::Error> {
    update!(Book as b, set(b.weight = dec!(1)), filter(b.id == 3), returning(b))
        .fetch_one(pool)
        .await
}

fn main() {}
