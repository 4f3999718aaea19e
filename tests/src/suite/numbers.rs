//! The greater and the lesser of two, absolute values, rounding.

use rust_decimal::{Decimal, RoundingStrategy, dec};
use sqlx::FromRow;
use updatable::{Error, Numeric, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, code, row, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "numbers")]
struct Numbers {
    #[updatable(key)]
    id: i64,
    small: i16,
    medium: i32,
    large: i64,
    other: i64,
    single: f32,
    twice: f64,
    exact: Numeric<18, 4>,
    opt: Option<i64>,
    opt_exact: Option<Numeric<18, 4>>,
}

const NUMBERS: &str = "
    CREATE TABLE numbers (
        id {i64} PRIMARY KEY, small {i16} NOT NULL, medium {i32} NOT NULL, large {i64} NOT NULL, other {i64} NOT NULL,
        single {f32} NOT NULL, twice {f64} NOT NULL, exact {numeric} NOT NULL, opt {i64}, opt_exact {numeric}
    ) {end};
    INSERT INTO numbers VALUES (1, -5, -5, -5, 3, -5, -5, 0, NULL, NULL);
";

async fn first(db: &Db) -> Numbers {
    row(db, "SELECT * FROM numbers WHERE id = 1").await
}

fn exact(value: Decimal) -> Numeric<18, 4> {
    Numeric::new(value).expect("few digits")
}

#[tokio::test]
async fn the_greater_and_the_lesser_of_two() {
    let db = Db::with(NUMBERS).await;
    update!(
        Numbers as n,
        set(
            n.small = n.small.greatest(4),
            n.medium = n.medium.least(-6),
            n.other = n.large.greatest(n.other) + n.other.least(n.large),
            n.single = n.single.greatest(-4.5),
            n.twice = n.twice.least(4.5),
            n.exact = n.exact.greatest(dec!(10.5)),
        ),
        filter(n.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!(
        (after.small, after.medium, after.large, after.other),
        (4, -6, -5, -2)
    );
    assert_eq!((after.single, after.twice), (-4.5, -5.0));
    assert_eq!(after.exact, exact(dec!(10.5)));
    // As numbers: 9 is less than 10.5, which as texts it is not.
    update!(
        Numbers as n,
        set(n.exact = n.exact.least(exact(dec!(9)))),
        filter(n.exact.greatest(dec!(2)) == dec!(10.5))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(first(&db).await.exact, exact(dec!(9)));
    // What may be NULL has a value first.
    update!(
        Numbers as n,
        set(
            n.other = n.opt.coalesce(7).greatest(1),
            n.large = n.large.greatest(n.opt.coalesce(2)),
            n.exact = n
                .exact
                .least(n.opt_exact.assert_not_null())
                .coalesce(dec!(1)),
        ),
        filter(n.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!((after.other, after.large), (7, 2));
    // What was asserted and is NULL is as the database has it.
    let least = match KIND {
        Kind::Postgres => dec!(9),
        Kind::Sqlite | Kind::MySql => dec!(1),
    };
    assert_eq!(after.exact, exact(least));
}

#[tokio::test]
async fn numbers_without_their_sign() {
    let db = Db::with(NUMBERS).await;
    update!(
        Numbers as n,
        set(
            n.small = n.small.abs(),
            n.medium = (n.medium * 2).abs(),
            n.large = n.large.abs() - 1,
            n.single = n.single.abs(),
            n.twice = n.twice.abs(),
            n.exact = (n.exact - dec!(2.5)).abs(),
            n.opt = n.opt.abs(),
        ),
        filter(n.large.abs() == 5)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!((after.small, after.medium, after.large), (5, 10, 4));
    assert_eq!((after.single, after.twice), (5.0, 5.0));
    assert_eq!((after.exact, after.opt), (exact(dec!(2.5)), None));
}

#[tokio::test]
async fn amounts_are_rounded_half_away_from_zero() {
    let db = Db::with(NUMBERS).await;
    let mut connection = db.pool.acquire().await.expect("a connection");
    for value in [
        dec!(0),
        dec!(0.4999),
        dec!(0.5),
        dec!(-0.5),
        dec!(1.5),
        dec!(2.5),
        dec!(-2.5),
        dec!(2.4999),
        dec!(0.0499),
        dec!(0.05),
        dec!(-0.05),
        dec!(0.1499),
        dec!(0.15),
        dec!(-0.0005),
        dec!(0.0004),
        dec!(12345678901234.4445),
        dec!(-99999999999.9995),
    ] {
        macro_rules! assert_rounds {
            ($($digits:literal)*) => {
                $(
                    let update = update!(
                        Numbers as n,
                        set(n.exact = value, n.opt_exact = value),
                        filter(n.id == 1)
                    );
                    update.execute(&mut *connection).await.assert_matched(1);
                    let expected = value.round_dp_with_strategy($digits, RoundingStrategy::MidpointAwayFromZero);
                    let update = update!(
                        Numbers as n,
                        set(n.exact = n.exact.round::<$digits>(), n.opt_exact = n.opt_exact.round::<$digits>()),
                        filter(n.exact.round::<$digits>() == expected)
                    );
                    update.execute(&mut *connection).await.assert_matched(1);
                    let after: (Numeric<18, 4>, Option<Numeric<18, 4>>) =
                        sqlx::query_as("SELECT exact, opt_exact FROM numbers").fetch_one(&mut *connection).await.expect("the row");
                    assert_eq!(after, (exact(expected), Some(exact(expected))), "{value} to {}", $digits);
                )*
            };
        }
        assert_rounds!(0 1 2 3 4 6);
    }
}

#[tokio::test]
async fn rounded_null_is_null_and_rounding_may_be_inside() {
    let db = Db::with(NUMBERS).await;
    update!(
        Numbers as n,
        set(
            n.opt_exact = n.opt_exact.round::<1>(),
            n.exact = (n.exact + dec!(1.25)).round::<1>() * dec!(0.5) + dec!(0.001)
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!((after.exact, after.opt_exact), (exact(dec!(0.651)), None));
}

#[tokio::test]
async fn an_amount_that_is_rounded_out_of_its_column_is_an_error() {
    let db = Db::with(NUMBERS).await;
    let greatest = Numeric::<18, 4>::MAX;
    update!(Numbers as n, set(n.exact = greatest), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let result = update!(
        Numbers as n,
        set(n.exact = n.exact.round::<0>()),
        all_rows()
    )
    .execute(&db.pool)
    .await;
    let code = code(&result.unwrap_err());
    match KIND {
        Kind::Sqlite => assert_eq!(code, "1"),
        Kind::Postgres => assert_eq!(code, "22003"),
        Kind::MySql => assert_eq!(code, "1264"),
    }
    assert_eq!(first(&db).await.exact, greatest);
}

#[tokio::test]
async fn a_whole_number_times_a_fraction_is_rounded_half_away_from_zero() {
    let db = Db::with(NUMBERS).await;
    let mut connection = db.pool.acquire().await.expect("a connection");
    for value in [0_i16, 1, -1, 3, -3, 5, 7, 100, 1001, -1001, 20_000, -20_000] {
        for factor in [
            dec!(0),
            dec!(1),
            dec!(0.5),
            dec!(-0.5),
            dec!(1.5),
            dec!(-1.5),
            dec!(0.1),
            dec!(0.333333),
            dec!(1.000001),
            dec!(-0.499999),
        ] {
            let update = update!(
                Numbers as n,
                set(
                    n.small = value,
                    n.medium = i32::from(value) * 1000,
                    n.large = i64::from(value) * 1_000_000,
                    n.opt = i64::from(value)
                ),
                filter(n.id == 1)
            );
            update.execute(&mut *connection).await.assert_matched(1);
            let update = update!(
                Numbers as n,
                set(
                    n.small = n.small.times_rounded(factor),
                    n.medium = n.medium.times_rounded(factor),
                    n.large = n.large.times_rounded(factor) + 1,
                    n.opt = n.opt.times_rounded(factor)
                ),
                filter(n.id == 1)
            );
            update.execute(&mut *connection).await.assert_matched(1);
            let after: (i16, i32, i64, Option<i64>) =
                sqlx::query_as("SELECT small, medium, large, opt FROM numbers")
                    .fetch_one(&mut *connection)
                    .await
                    .expect("the row");
            let times = |scale: i64| {
                let value = Decimal::from(i64::from(value) * scale) * factor;
                let rounded =
                    value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
                i64::try_from(rounded).expect("a small number")
            };
            let expected = (
                times(1) as i16,
                times(1000) as i32,
                times(1_000_000) + 1,
                Some(times(1)),
            );
            assert_eq!(after, expected, "{value} * {factor}");
        }
    }
}

#[tokio::test]
async fn a_rounded_product_beyond_its_column_is_an_error() {
    let db = Db::with(NUMBERS).await;
    update!(
        Numbers as n,
        set(
            n.small = 30_000,
            n.medium = 2_000_000_000,
            n.large = i64::MAX
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let before = first(&db).await;
    let factor = dec!(1.5);
    let results = [
        update!(
            Numbers as n,
            set(n.small = n.small.times_rounded(factor)),
            all_rows()
        )
        .execute(&db.pool)
        .await,
        update!(
            Numbers as n,
            set(n.medium = n.medium.times_rounded(factor)),
            all_rows()
        )
        .execute(&db.pool)
        .await,
        update!(
            Numbers as n,
            set(n.large = n.large.times_rounded(factor)),
            all_rows()
        )
        .execute(&db.pool)
        .await,
        update!(
            Numbers as n,
            set(n.large = n.large.times_rounded(-factor)),
            all_rows()
        )
        .execute(&db.pool)
        .await,
    ];
    for (index, result) in results.into_iter().enumerate() {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::Database(_)), "{index}: {error:?}");
    }
    // More than six digits after the point are refused before.
    let result = update!(
        Numbers as n,
        set(n.large = n.large.times_rounded(dec!(1.2345678))),
        all_rows()
    )
    .execute(&db.pool)
    .await;
    assert!(matches!(result, Err(Error::Invalid(_))), "{result:?}");
    assert_eq!(
        rows::<Numbers>(&db, "SELECT * FROM numbers").await,
        [before]
    );
}

/// A value that a subquery has calculated is no other than one that stands alone.
#[tokio::test]
async fn what_a_subquery_calculates_must_be_in_its_column() {
    let db = Db::with(NUMBERS).await;
    db.run("UPDATE numbers SET small = 32767").await;
    update!(
        Numbers as n,
        set(n.exact = dec!(99999999999999.9999)),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let before = first(&db).await;
    let results = [
        update!(
            Numbers as n,
            set(n.small =
                select(o.small + 1, from(Numbers as o), filter(o.id == 1)).assert_not_null()),
            all_rows()
        )
        .execute(&db.pool)
        .await,
        update!(
            Numbers as n,
            set(n.small = select((o.small * 2).max(), from(Numbers as o))
                .coalesce(1)
                .greatest(n.small)),
            all_rows()
        )
        .execute(&db.pool)
        .await,
        update!(
            Numbers as n,
            set(n.exact = select(
                o.exact.sum(),
                from(Numbers as o),
                from(Numbers as p, on(p.small == o.small))
            )
            .coalesce(dec!(0))
                * dec!(10)),
            all_rows()
        )
        .execute(&db.pool)
        .await,
        update!(
            Numbers as n,
            set(n.exact = select((o.exact + o.exact).sum(), from(Numbers as o)).assert_not_null()),
            all_rows()
        )
        .execute(&db.pool)
        .await,
    ];
    for result in results {
        assert!(
            matches!(result, Err(Error::Database(_) | Error::Constraint { .. })),
            "{result:?}"
        );
    }
    assert_eq!(first(&db).await, before);
    // The sum of narrow numbers is a wide one.
    update!(
        Numbers as n,
        set(
            n.large = select((o.small - 1).sum(), from(Numbers as o), filter(o.id < 9))
                .assert_not_null()
                * 1000,
            n.other = select((o.small - 1).count(), from(Numbers as o))
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!((after.large, after.other), (32_766_000, 1));
}

/// SQLite would store NULL, and MySQL 0 where its mode is not strict.
#[tokio::test]
async fn what_is_no_number_does_not_become_null() {
    let db = Db::with(NUMBERS).await;
    let nans = [
        update!(Numbers as n, set(n.twice = f64::NAN), all_rows())
            .execute(&db.pool)
            .await,
        update!(Numbers as n, set(n.single = &f32::NAN), all_rows())
            .execute(&db.pool)
            .await,
    ];
    for result in nans {
        if KIND == Kind::Postgres {
            result.assert_matched(1);
        } else {
            assert!(matches!(result, Err(Error::Invalid(_))), "{result:?}");
        }
    }
    if KIND == Kind::Postgres {
        return;
    }
    let found = update!(
        Numbers as n,
        set(n.small = 0),
        filter(n.twice.is_not_distinct_from(f64::NAN) || n.twice.is_in(vec![1.5, f64::NAN]))
    )
    .execute(&db.pool)
    .await;
    assert!(matches!(found, Err(Error::Invalid(_))), "{found:?}");
    update!(
        Numbers as n,
        set(n.twice = f64::MAX, n.large = -1),
        filter(n.twice > f64::NEG_INFINITY && n.large != -2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}
