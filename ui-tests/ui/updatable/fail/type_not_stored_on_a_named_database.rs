// Caret at the field's type, and at none of its uses.

use rust_decimal::{Decimal, dec};
use updatable::{Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books", databases(sqlite, postgres))]
struct Book {
    #[updatable(key)]
    id: i64,
    weight: Decimal,
    genre: String,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(Book as b, set(b.weight = dec!(1)), filter(b.id == 3))
        .execute(pool)
        .await?;
    update!(Book as b, set(b.genre = "x"), filter(b.weight < dec!(1) && b.weight.is_in(vec![dec!(1)])))
        .execute(pool)
        .await?;
    let patch = BookPatch::new().weight(dec!(1));
    update!(Book as b, set(..patch), filter(b.id == 3))
        .execute(pool)
        .await?;
    let weight: Decimal = update!(Book as b, set(b.weight += dec!(1)), filter(b.id == 3), returning(b.weight))
        .fetch_one(pool)
        .await?;
    let book: Book = Book::update_by_key(3)
        .set(|b| b.weight.set(weight))
        .returning_row()
        .fetch_one(pool)
        .await?;
    let _ = book;
    Ok(())
}

fn main() {}
