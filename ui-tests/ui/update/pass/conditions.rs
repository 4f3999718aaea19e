//! Every form of a condition.

use rust_decimal::dec;
use updatable::{Numeric, Updatable, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    price: Numeric<10, 2>,
    views: i64,
    note: Option<String>,
    active: bool,
}

fn main() {
    let ids = vec![1, 2];
    let title = String::from("Dune");
    let limit = dec!(100);
    let _ = update!(Book as b, set(b.views = 1), filter(b.active));
    let _ = update!(Book as b, set(b.views = 1), filter(!b.active && b.id == 3));
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(3 < b.id || limit >= b.price)
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter((b.id == 3 || b.views != 5) && !(b.price <= limit))
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.title == &title && b.note == "x")
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.views + 1 > b.id * 2 - 3)
    );
    let _ = update!(Book as b, set(b.views = 1), filter(1 + b.views > b.id));
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter((b.views + 1).is_in(&ids))
    );
    let _ = update!(Book as b, set(b.views = 1), filter(b.id.is_in([1, 2, 3])));
    let _ = update!(Book as b, set(b.views = 1), filter(b.id.not_in(&[1, 2, 3])));
    let _ = update!(Book as b, set(b.views = 1), filter(b.id.is_in(&ids[1..])));
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.title.is_in(["a", "b"]))
    );
    let _ = update!(Book as b, set(b.views = 1), filter(b.price.is_in([limit])));
    let _ = update!(Book as b, set(b.views = 1), filter(b.id.is_in(ids)));
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.id.between(1, b.views))
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.note.is_null() || b.note.is_not_null())
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.title.like("%x%") && b.note.like(&title))
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.id == title.len() as i64 + 1)
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.id == i64::from(3_i32) && b.views < i64::MAX)
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(b.id == "12".parse::<i64>().unwrap_or(0))
    );
    let _ = update!(
        Book as b,
        set(b.views = 1),
        filter(
            b.id == {
                let id = 3;
                id
            }
        )
    );
    let _ = update!(Book as b, filter(b.id == 3), set(b.views = 1));
}
