//! Every form of a value: moved, lent, absent, NULL, computed.

use rust_decimal::{Decimal, dec};
use updatable::{Numeric, Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    price: Numeric<10, 2>,
    views: i64,
    bytes: Vec<u8>,
    note: Option<String>,
    active: bool,
}

fn main() {
    let title = String::from("Dune");
    let lent = &title;
    let price = dec!(12.99);
    let absent: Option<&str> = None;
    let cleared: Option<Option<String>> = Some(None);
    let bytes = [1_u8, 2];
    let _ = update!(
        Book as b,
        set(
            b.title = lent,
            b.price = price,
            b.views = (b.views + 1) * 2 - b.id,
            b.bytes = &bytes,
            b.note = cleared,
            b.active = true,
        ),
        filter(b.id == 3),
    );
    let _ = update!(Book as b, set(b.title = absent, b.note = NULL), all_rows());
    let _ = update!(Book as b, set(b.note = "x"), all_rows());
    let _ = update!(
        Book as b,
        set(b.note = absent.map(Some), b.title = title),
        all_rows()
    );
    let _ = update!(
        Book as b,
        set(b.price += dec!(5), b.views -= Some(1)),
        all_rows()
    );
    let _ = update!(Book as b, set(b.price *= Decimal::ONE), all_rows());
    let _ = update!(Book as b, set(b.price = b.price * dec!(0.9)), all_rows());
    let patch = BookPatch::new().title("Emma").clear_note();
    let _ = update!(Book as b, set(..&patch, b.views += 1), all_rows());
    let _ = update!(Book as b, set(..patch), all_rows());
    let _ = update!(
        Book as b,
        set(b.views = if bytes.is_empty() { 1 } else { 2 }),
        all_rows()
    );
    let _ = update!(
        Book as b,
        set(b.views = bytes.iter().map(|byte| i64::from(*byte)).sum::<i64>()),
        all_rows()
    );
}
