// Caret at the operand.

use rust_decimal::{Decimal, dec};
use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    weight: f64,
}

fn main() {
    let limit: Decimal = dec!(3);
    let _ = limit;
    let _ = update!(Book as b, set(b.title = "x"), filter(b.weight == limit));
}
