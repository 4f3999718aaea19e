//! A value as another type.

use rust_decimal::dec;
use sqlx::FromRow;
use updatable::{Error, Numeric, Updatable, update};

use super::{Outcome as _, row};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "casts")]
struct Casts {
    #[updatable(key)]
    id: i64,
    small: i16,
    medium: i32,
    large: i64,
    opt: Option<i64>,
    single: f32,
    twice: f64,
    exact: Option<Numeric<10, 2>>,
    text: Option<String>,
}

const CASTS: &str = "
    CREATE TABLE casts (
        id {i64} PRIMARY KEY, small {i16} NOT NULL, medium {i32} NOT NULL, large {i64} NOT NULL, opt {i64},
        single {f32} NOT NULL, twice {f64} NOT NULL, exact {money}, text {text}
    ) {end};
    INSERT INTO casts VALUES (1, -7, -70000, -7000000000, NULL, 0.1, 0, NULL, NULL);
";

async fn first(db: &Db) -> Casts {
    row(db, "SELECT * FROM casts").await
}

#[tokio::test]
async fn whole_numbers_become_wider() {
    let db = Db::with(CASTS).await;
    update!(
        Casts as c,
        set(
            c.large = c.small.cast::<i64>() * 10_000_000_000 + c.medium.cast::<i64>(),
            c.medium = c.small.cast::<i32>() * 10_000,
            c.opt = c.medium.cast::<i64>(),
        ),
        filter(c.small.cast::<i64>() > c.large && c.large < c.medium.cast::<i64>())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!(
        (after.large, after.medium, after.opt),
        (-70_000_070_000, -70_000, Some(-70_000))
    );
}

#[tokio::test]
async fn whole_numbers_become_text_and_floats() {
    let db = Db::with(CASTS).await;
    for value in [0, -5, i64::MAX, i64::MIN, (1 << 53) + 1] {
        update!(Casts as c, set(c.large = value), all_rows())
            .execute(&db.pool)
            .await
            .assert_matched(1);
        update!(
            Casts as c,
            set(
                c.text = c.large.cast::<String>(),
                c.twice = c.large.cast::<f64>()
            ),
            filter(c.large.cast::<String>() == value.to_string())
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        let after = first(&db).await;
        assert_eq!(after.text, Some(value.to_string()));
        assert_eq!(after.twice, value as f64);
    }
    update!(
        Casts as c,
        set(
            c.text = c
                .text
                .coalesce("")
                .concat("/")
                .concat(c.small.cast::<String>()),
            c.twice = c.single.cast::<f64>()
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!(after.text.as_deref(), Some("9007199254740993/-7"));
    // SQLite has the literal of this table in 64 bits.
    assert!((after.twice - 0.1).abs() < 1e-8, "{}", after.twice);
    // A quotient with its fraction.
    update!(
        Casts as c,
        set(c.twice = c.small.cast::<f64>() / 2.0),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(first(&db).await.twice, -3.5);
}

#[tokio::test]
async fn whole_numbers_become_amounts() {
    let db = Db::with(CASTS).await;
    update!(
        Casts as c,
        set(c.exact = c.medium.cast::<Numeric<10, 2>>() * dec!(0.001) + dec!(0.01)),
        filter(
            c.small.cast::<Numeric<10, 2>>() == dec!(-7)
                && c.small.cast::<Numeric<10, 2>>() < dec!(-6.99)
        )
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(
        first(&db)
            .await
            .exact
            .map(|exact| exact.to_string())
            .as_deref(),
        Some("-69.99")
    );
    let before = first(&db).await;
    let result = update!(
        Casts as c,
        set(c.exact = c.large.cast::<Numeric<10, 2>>()),
        all_rows()
    )
    .execute(&db.pool)
    .await;
    assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    assert_eq!(first(&db).await, before);
}

#[tokio::test]
async fn null_stays_null() {
    let db = Db::with(CASTS).await;
    update!(
        Casts as c,
        set(
            c.text = c.opt.cast::<String>(),
            c.exact = c.opt.cast::<Numeric<10, 2>>()
        ),
        filter(c.opt.cast::<f64>().is_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!((after.text, after.exact), (None, None));
}

/// What is calculated has the range of its type, and what is made of it another one.
#[tokio::test]
async fn what_is_calculated_is_cast() {
    let db = Db::with(CASTS).await;
    update!(
        Casts as c,
        set(
            c.text = (c.small - 1).cast::<String>().concat("!"),
            c.twice = (c.small * 2).cast::<f64>(),
            c.large = case()
                .when((c.small - 1).is_distinct_from(3_i16), c.large)
                .otherwise(c.large + 1)
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!(
        (after.text.as_deref(), after.twice, after.large),
        (Some("-8!"), -14.0, -7_000_000_000)
    );
    update!(
        Casts as c,
        set(
            c.text = (c.small + 1).cast::<String>(),
            c.twice = (c.large + c.opt.coalesce(1) - 1).cast::<f64>()
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!(
        (after.text.as_deref(), after.twice),
        (Some("-6"), -7_000_000_000.0)
    );
}
