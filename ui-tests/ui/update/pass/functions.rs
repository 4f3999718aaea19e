//! Every function, in the macro and in the builder.

use rust_decimal::{Decimal, dec};
use sqlx::types::chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use updatable::{Divide, Integer, NULL, Number, Numeric, Updatable, case, now, update};

#[derive(sqlx::Type)]
#[sqlx(transparent)]
struct Points(i64);

impl Number for Points {
    type Factor = i64;
}

impl Divide for Points {
    const WHOLE: bool = true;

    fn is_zero(&self) -> bool {
        self.0 == 0
    }
}

impl Integer for Points {}

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    price: Numeric<10, 2>,
    weight: Decimal,
    views: i64,
    points: Points,
    rate: f64,
    active: bool,
    note: Option<String>,
    other: Option<i64>,
    at: DateTime<Utc>,
    local: NaiveDateTime,
    day: Option<NaiveDate>,
}

fn main() {
    let two = 2;
    let title = String::from("Dune");
    let absent: Option<i64> = None;
    let _ = update!(
        Book as b,
        set(
            b.views = (b.views * 3 / two % 5).abs(),
            b.rate = b.rate / 2.0 + b.views.cast(),
            b.points = b.points / Points(2) * 3,
            b.other = b.views / b.other,
        ),
        filter(10 / b.views == 3 && b.points % &Points(2) < Points(4))
    );
    let _ = update!(
        Book as b,
        set(
            b.views /= 2,
            b.other %= b.views,
            b.rate /= Some(0.5),
            b.points /= Points(3)
        ),
        filter(b.other.is_distinct_from(absent) || b.note.is_not_distinct_from(&title))
    );
    let _ = update!(
        Book as b,
        set(
            b.views = b.views.times_rounded(dec!(1.5)).greatest(two).least(b.id),
            b.price = b.price.round::<1>(),
            b.weight = b.weight.round::<3>().abs(),
            b.note = b
                .views
                .cast::<String>()
                .concat(&title)
                .concat(b.title)
                .lower(),
            b.title = b.note.coalesce("").trim().upper(),
            b.active = b.title.contains(&title),
        ),
        filter(
            b.title.starts_with("D") && !b.note.ends_with(title.clone()) && b.title.length() > 3
        )
    );
    let _ = update!(
        Book as b,
        set(b.at = now(), b.local = now(), b.day = now()),
        filter(b.at < now() && b.day.is_distinct_from(now()))
    );
    let _ = Book::update_where(|b| b.views.divided_by(2).remainder(3).eq(1)).set(|b| {
        (
            b.title.set(
                case()
                    .when(b.views.gt(two), "x")
                    .when(b.active, title)
                    .otherwise(b.title),
            ),
            b.note
                .set(case().when(b.note.is_null(), "y").otherwise(NULL)),
            b.price.set(
                case()
                    .when(b.views.eq(0), dec!(0))
                    .otherwise(b.price.times(dec!(2))),
            ),
        )
    });
}
