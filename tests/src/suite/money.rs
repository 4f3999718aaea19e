//! Exact decimals, the same on every database.

use rust_decimal::{Decimal, RoundingStrategy, dec};
use sqlx::FromRow;
use updatable::{Error, Factor, Updatable, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{BOOKS, Book, BookPatch, Price};

use super::{KIND, Outcome as _, book, books, code, row, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "money")]
struct Money {
    #[updatable(key)]
    id: i64,
    amount: Price,
    rebate: Option<Price>,
}

const MONEY: &str = "
    CREATE TABLE money (id {i64} PRIMARY KEY, amount {money} NOT NULL, rebate {money}) {end};
    INSERT INTO money VALUES (1, {money 10.00}, NULL), (2, {money 20.00}, {money 5.00});
";

fn price(value: Decimal) -> Price {
    Price::new(value).expect("a price")
}

async fn amount(db: &Db) -> Decimal {
    row::<Money>(db, "SELECT * FROM money WHERE id = 1")
        .await
        .amount
        .get()
}

#[tokio::test]
async fn amounts_are_stored_exactly() {
    let db = Db::with(MONEY).await;
    for text in [
        "0",
        "0.01",
        "-0.01",
        "0.1",
        "0.30",
        "12.2",
        "12.20",
        "-7",
        "19.99",
        "33333333.33",
        "99999999.99",
        "-99999999.99",
        "1.500",
    ] {
        let value: Decimal = text.parse().unwrap();
        update!(Money as m, set(m.amount = value), filter(m.id == 1))
            .execute(&db.pool)
            .await
            .assert_matched(1);
        assert_eq!(amount(&db).await, value);
        update!(
            Money as m,
            set(m.amount = Decimal::ZERO),
            filter(m.id == 1 && m.amount == value)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        update!(Money as m, set(m.amount = price(value)), filter(m.id == 1))
            .execute(&db.pool)
            .await
            .assert_matched(1);
        assert_eq!(amount(&db).await, value);
        // As the database shows it: the amount itself, or on SQLite its minor units.
        match KIND {
            Kind::Sqlite => {
                let (units,): (i64,) = row(&db, "SELECT amount FROM money WHERE id = 1").await;
                assert_eq!(Decimal::new(units, 2), value);
            }
            Kind::Postgres | Kind::MySql => {
                let (shown,): (String,) = row(
                    &db,
                    "SELECT CAST(amount AS CHAR(20)) FROM money WHERE id = 1",
                )
                .await;
                assert_eq!(shown.trim(), price(value).to_string());
            }
        }
    }
}

#[tokio::test]
async fn an_amount_takes_each_of_its_types_on_one_connection() {
    let db = Db::with(MONEY).await;
    let mut connection = db.pool.acquire().await.unwrap();
    let exact = dec!(12.20);
    let typed = price(exact);
    macro_rules! assert_stores {
        ($expected:expr, $($operator:tt $value:expr),+ $(,)?) => {
            $(
                update!(Money as m, set(m.amount = dec!(2)), filter(m.id == 1)).execute(&mut *connection).await.assert_matched(1);
                update!(Money as m, set(m.amount $operator $value), filter(m.id == 1)).execute(&mut *connection).await.assert_matched(1);
                assert_eq!(amount(&db).await, $expected, "{} {}", stringify!($operator), stringify!($value));
            )+
        };
    }
    assert_stores!(exact, = exact, = &exact, = typed, = &typed, = Some(exact), = Some(&exact), = Some(typed), = Some(&typed), = dec!(12.2));
    assert_stores!(dec!(14.2), += exact, += &exact, += typed, += &typed, += Some(exact), += Some(&typed));
    assert_stores!(dec!(-10.2), -= exact, -= &exact, -= typed, -= &typed, -= Some(exact), -= Some(&typed));
    let factor = Factor::try_from(exact).unwrap();
    assert_stores!(dec!(24.4), *= exact, *= &exact, *= factor, *= &factor, *= Some(exact), *= Some(&factor));
    assert_stores!(dec!(5), = dec!(5), = dec!(5.0), = dec!(5.00), = dec!(5.000));

    macro_rules! assert_nullable {
        ($expected:expr, $($value:expr),+ $(,)?) => {
            $(
                update!(Money as m, set(m.rebate = $value), filter(m.id == 1)).execute(&mut *connection).await.assert_matched(1);
                let money: Money = row(&db, "SELECT * FROM money WHERE id = 1").await;
                assert_eq!(money.rebate.map(Price::get), $expected, "{}", stringify!($value));
            )+
        };
    }
    assert_nullable!(
        Some(exact),
        exact,
        &exact,
        typed,
        Some(Some(exact)),
        Some(Some(typed)),
        Some(Some(&exact))
    );
    assert_nullable!(None, Some(None::<Decimal>), Some(None::<Price>), NULL);
}

#[tokio::test]
async fn an_amount_with_too_many_digits_is_refused_and_nothing_is_sent() {
    let db = Db::with(BOOKS).await;
    db.pool.close().await;
    let long = dec!(12.345);
    let large = dec!(100000000);
    let id = 1;
    let results = [
        update!(Book as b, set(b.book_price = long), filter(b.book_id == id))
            .execute(&db.pool)
            .await,
        update!(
            Book as b,
            set(b.book_price = large),
            filter(b.book_id == id)
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.book_price = -large),
            filter(b.book_id == id)
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.book_price = Decimal::MAX),
            filter(b.book_id == id)
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.book_price = Some(&long)),
            filter(b.book_id == id)
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.book_price += long),
            filter(b.book_id == id)
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.book_price = b.book_price - large),
            filter(b.book_id == id)
        )
        .execute(&db.pool)
        .await,
        // A factor may have six digits after the point, and twelve before it.
        update!(
            Book as b,
            set(b.book_price *= dec!(0.1234567)),
            filter(b.book_id == id)
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.book_price = b.book_price * dec!(1000000000000)),
            filter(b.book_id == id)
        )
        .execute(&db.pool)
        .await,
        update!(Book as b, set(b.genre = "x"), filter(b.book_price == long))
            .execute(&db.pool)
            .await,
        update!(
            Book as b,
            set(b.genre = "x"),
            filter(b.book_price.between(dec!(1), long))
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.genre = "x"),
            filter(b.book_price.is_in([dec!(1), large]))
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.genre = "x"),
            filter(b.book_price.not_in(vec![&long]))
        )
        .execute(&db.pool)
        .await,
        Book::update_by_key(id)
            .set(|b| b.book_price.set(long))
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        match result {
            Err(Error::Invalid(invalid)) => {
                assert_eq!(
                    (invalid.table(), invalid.column()),
                    ("books", Some("book_price"))
                )
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(Price::new(long).is_err());
    // A patch cannot have one.
    assert!(
        BookPatch::new()
            .book_price(price(dec!(12.34)))
            .book_price
            .is_some()
    );
}

#[tokio::test]
async fn sums_and_differences_are_exact() {
    let db = Db::with(MONEY).await;
    let mut expected = dec!(10);
    for (index, text) in [
        "0.1",
        "0.2",
        "-0.30",
        "0.01",
        "1000000.01",
        "-999999.99",
        "33.33",
    ]
    .iter()
    .enumerate()
    {
        let value: Decimal = text.parse().unwrap();
        match index % 3 {
            0 => update!(Money as m, set(m.amount += value), filter(m.id == 1))
                .execute(&db.pool)
                .await
                .assert_matched(1),
            1 => update!(
                Money as m,
                set(m.amount = value + m.amount),
                filter(m.id == 1)
            )
            .execute(&db.pool)
            .await
            .assert_matched(1),
            _ => update!(
                Money as m,
                set(m.amount = m.amount - -value),
                filter(m.id == 1)
            )
            .execute(&db.pool)
            .await
            .assert_matched(1),
        }
        expected += value;
        assert_eq!(amount(&db).await, expected, "{text}");
    }
    update!(
        Money as m,
        set(m.amount = dec!(100) - m.amount),
        filter(m.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(amount(&db).await, dec!(100) - expected);
    update!(
        Money as m,
        set(m.amount = m.amount + m.rebate.assert_not_null() - dec!(0.01)),
        filter(m.id == 2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let second: Money = row(&db, "SELECT * FROM money WHERE id = 2").await;
    assert_eq!(second.amount.get(), dec!(24.99));
}

/// Half away from zero, on two decimals.
fn rounded(product: Decimal) -> Decimal {
    product.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Multiplies in the database and compares with `rust_decimal`.
async fn assert_products(cases: &[(Decimal, Decimal)]) {
    let db = Db::with("CREATE TABLE money (id {i64} PRIMARY KEY, amount {money} NOT NULL, rebate {money}) {end}; INSERT INTO money VALUES (1, {money 0.00}, NULL)").await;
    let mut connection = db.pool.acquire().await.expect("a connection");
    for (index, &(value, factor)) in cases.iter().enumerate() {
        update!(
            Money as m,
            set(m.amount = value, m.rebate = value),
            filter(m.id == 1)
        )
        .execute(&mut *connection)
        .await
        .assert_matched(1);
        let update = update!(
            Money as m,
            set(m.amount *= factor, m.rebate = factor * m.rebate),
            filter(m.id == 1)
        );
        update.execute(&mut *connection).await.assert_matched(1);
        let stored: (Price, Option<Price>) = sqlx::query_as("SELECT amount, rebate FROM money")
            .fetch_one(&mut *connection)
            .await
            .expect("the row");
        let expected = rounded(value * factor);
        assert_eq!(stored.0.get(), expected, "case {index}: {value} * {factor}");
        assert_eq!(
            stored.1.map(Price::get),
            Some(expected),
            "case {index}: {factor} * {value}"
        );
    }
}

#[tokio::test]
async fn products_are_rounded_half_away_from_zero() {
    let mut cases = Vec::new();
    for value in [
        dec!(0.01),
        dec!(0.05),
        dec!(0.15),
        dec!(1.00),
        dec!(1.01),
        dec!(12.20),
        dec!(19.99),
        dec!(99.95),
        dec!(121.60),
        dec!(99999999.99),
    ] {
        for factor in [
            dec!(0),
            dec!(1),
            dec!(0.5),
            dec!(0.1),
            dec!(0.9),
            dec!(0.925),
            dec!(0.005),
            dec!(0.499999),
            dec!(0.000001),
            dec!(0.333333),
        ] {
            for (value, factor) in [
                (value, factor),
                (-value, factor),
                (value, -factor),
                (-value, -factor),
            ] {
                cases.push((value, factor));
            }
        }
    }
    cases.extend([
        (dec!(0.01), dec!(150)),
        (dec!(1112.20), dec!(1.075)),
        (dec!(-0.05), dec!(0.1)),
        (dec!(0.05), dec!(0.1)),
        (dec!(0.04), dec!(0.1)),
        (dec!(0), dec!(999999999999)),
    ]);
    assert_products(&cases).await;
}

#[tokio::test]
async fn random_products_are_rounded_half_away_from_zero() {
    // The same numbers each time: Knuth's linear congruential generator.
    let mut state = 20_240_607_u64;
    let mut random = |bound: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((state >> 33) % bound).expect("31 bits")
    };
    let cases: Vec<_> = (0..150)
        .map(|_| {
            let value = Decimal::new(random(2_000_001) - 1_000_000, 2);
            let scale = u32::try_from(random(7)).expect("small");
            let factor = Decimal::new(random(2_000_001) - 1_000_000, scale.max(1));
            (value, factor)
        })
        .filter(|(value, factor)| Price::new(rounded(value * factor)).is_ok())
        .collect();
    assert!(cases.len() > 100, "{}", cases.len());
    assert_products(&cases).await;
}

#[tokio::test]
async fn a_product_inside_an_expression_is_rounded_before_it_is_used() {
    let db = Db::with(MONEY).await;
    update!(
        Money as m,
        set(m.amount = m.amount * dec!(0.3333) + dec!(1)),
        filter(m.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(amount(&db).await, dec!(4.33));
    // 4.33 * 0.5 = 2.165 → 2.17, and twice: 1.09 (from 1.085).
    update!(
        Money as m,
        set(m.amount = m.amount * dec!(0.5) * dec!(0.5)),
        filter(m.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(amount(&db).await, dec!(1.09));
    update!(
        Money as m,
        set(m.amount = (m.amount + dec!(0.02)) * dec!(2) - m.amount),
        filter(m.amount * dec!(0.5) == dec!(0.55) && m.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(amount(&db).await, dec!(1.13));
}

#[tokio::test]
async fn null_times_a_factor_is_null() {
    let db = Db::with(MONEY).await;
    update!(Money as m, set(m.rebate *= dec!(2)), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(2);
    update!(
        Money as m,
        set(m.rebate = m.rebate * dec!(1.5) + dec!(1)),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    update!(Money as m, set(m.rebate += dec!(1)), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let rebates: Vec<(Option<Price>,)> = rows(&db, "SELECT rebate FROM money ORDER BY id").await;
    assert_eq!(rebates, [(None,), (Some(price(dec!(17))),)]);
}

#[tokio::test]
async fn amounts_are_compared_as_numbers() {
    let db = Db::with(BOOKS).await;
    macro_rules! assert_matches {
        ($expected:expr, |$b:ident| $($filter:tt)+) => {{
            db.run("UPDATE books SET version = 1").await;
            let expected: &[i64] = &$expected;
            update!(Book as $b, set($b.version = 2), filter($($filter)+)).execute(&db.pool).await.assert_matched(expected.len() as u64);
            let changed: Vec<i64> = books(&db).await.iter().filter(|b| b.version == 2).map(|b| b.book_id).collect();
            assert_eq!(changed, expected, "{}", stringify!($($filter)+));
        }};
    }
    let hundred = dec!(100);
    let list = vec![dec!(12.2), dec!(100.00), dec!(7)];
    let typed: Vec<Price> = list.iter().copied().map(price).collect();
    // 13.20 < 100.00 < 1112.20, which as texts they are not.
    assert_matches!([1, 2], |b| b.book_price < hundred);
    assert_matches!([1, 2, 4], |b| b.book_price <= &hundred);
    assert_matches!([3, 5], |b| hundred < b.book_price);
    assert_matches!([4], |b| b.book_price == price(hundred));
    assert_matches!([1, 2, 3, 5], |b| b.book_price != dec!(100.0));
    assert_matches!([1, 2, 4], |b| b.book_price.between(dec!(12.20), hundred));
    assert_matches!([2, 4], |b| b
        .book_price
        .between(dec!(12.21), price(hundred)));
    assert_matches!([1, 4], |b| b.book_price.is_in(list.clone()));
    assert_matches!([1, 4], |b| b.book_price.is_in(&list));
    assert_matches!([1, 4], |b| b.book_price.is_in([dec!(12.2), hundred]));
    assert_matches!([1, 4], |b| b.book_price.is_in(&typed));
    assert_matches!([2, 3, 5], |b| b.book_price.not_in(typed));
    assert_matches!([3, 5], |b| b.book_price * dec!(0.9) > hundred);
    assert_matches!([5], |b| b.book_price - hundred > b.book_price * dec!(0.5));
    assert_matches!([], |b| b.book_price.is_in(Vec::<Decimal>::new()));
}

#[tokio::test]
async fn an_amount_beyond_its_column_is_an_error() {
    let db = Db::with(MONEY).await;
    let nearly = dec!(99999999.99);
    update!(Money as m, set(m.amount = nearly), filter(m.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let result = update!(Money as m, set(m.amount += dec!(0.01)), all_rows())
        .execute(&db.pool)
        .await;
    let code = code(&result.unwrap_err());
    match KIND {
        // An INTEGER has room for it: the statement says the column's limit.
        Kind::Sqlite => assert_eq!(code, "1"),
        Kind::Postgres => assert_eq!(code, "22003"),
        Kind::MySql => assert_eq!(code, "1264"),
    }
    let results = [
        update!(Money as m, set(m.amount *= dec!(2)), all_rows())
            .execute(&db.pool)
            .await,
        update!(Money as m, set(m.amount -= dec!(-1)), all_rows())
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    }
    let amounts: Vec<(Price,)> = rows(&db, "SELECT amount FROM money ORDER BY id").await;
    assert_eq!(amounts, [(price(nearly),), (price(dec!(20)),)]);
}

#[tokio::test]
async fn a_product_beyond_every_integer_is_an_error_and_changes_nothing() {
    let db = Db::with(MONEY).await;
    let nearly = dec!(99999999.99);
    update!(
        Money as m,
        set(m.amount = nearly, m.rebate = -nearly),
        filter(m.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let before: Vec<Money> = rows(&db, "SELECT * FROM money ORDER BY id").await;
    let huge = dec!(999999999999);
    let results = [
        update!(Money as m, set(m.amount *= huge), all_rows())
            .execute(&db.pool)
            .await,
        update!(
            Money as m,
            set(m.amount = huge * m.amount),
            filter(m.id == 1)
        )
        .execute(&db.pool)
        .await,
        update!(Money as m, set(m.amount *= -huge), filter(m.id == 1))
            .execute(&db.pool)
            .await,
        update!(Money as m, set(m.rebate *= huge), filter(m.id == 1))
            .execute(&db.pool)
            .await,
        update!(
            Money as m,
            set(m.rebate = m.rebate * -huge),
            filter(m.id == 1)
        )
        .execute(&db.pool)
        .await,
    ];
    for result in results {
        let code = code(&result.unwrap_err());
        match KIND {
            Kind::Sqlite => assert_eq!(code, "1"),
            Kind::Postgres => assert_eq!(code, "22003"),
            Kind::MySql => assert_eq!(code, "1264"),
        }
        assert_eq!(
            rows::<Money>(&db, "SELECT * FROM money ORDER BY id").await,
            before
        );
    }
}

#[tokio::test]
async fn a_discount_as_in_the_readme() {
    let db = Db::with(BOOKS).await;
    update!(
        Book as b,
        set(b.book_price = b.book_price * dec!(0.9)),
        filter(b.genre == "fiction")
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
    let prices: Vec<String> = books(&db)
        .await
        .iter()
        .map(|b| b.book_price.to_string())
        .collect();
    assert_eq!(prices, ["10.98", "13.20", "109.44", "100.00", "1000.98"]);
    Book::update_by_key(2)
        .set(|b| {
            b.book_price
                .set(b.book_price.times(dec!(1.1)).plus(dec!(0.5)))
        })
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(book(&db, 2).await.book_price.to_string(), "15.02");
}
