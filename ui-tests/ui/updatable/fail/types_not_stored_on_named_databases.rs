// errors: 3
// Carets at the three types: each is a mistake of its own.

use rust_decimal::Decimal;
use updatable::{Numeric, Updatable};

#[derive(Updatable)]
#[updatable(table = "books", databases(sqlite, postgres))]
struct Book {
    #[updatable(key)]
    id: u64,
    weight: Option<Decimal>,
    price: Numeric<20, 2>,
    genre: String,
}

fn main() {}
