//! Through a database in memory: what SQLite computes with the stored integers is exact.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use rust_decimal::dec;
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};
use tokio::runtime::Builder;

use super::tests::numeric;
use super::*;

async fn connect() -> SqliteConnection {
    SqliteConnection::connect("sqlite::memory:").await.unwrap()
}

/// The cases of a property that needs a connection.
fn check<T: fmt::Debug>(
    values: impl Strategy<Value = T>,
    property: impl AsyncFn(&mut SqliteConnection, T) -> sqlx::Result<()>,
) {
    let runtime = Builder::new_current_thread().build().unwrap();
    let connection = RefCell::new(runtime.block_on(connect()));
    let config = ProptestConfig {
        cases: 2048,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    TestRunner::new(config)
        .run(&values, |value| {
            let outcome = runtime.block_on(property(&mut connection.borrow_mut(), value));
            outcome.map_err(|error| TestCaseError::fail(error.to_string()))
        })
        .unwrap();
}

#[test]
fn there_and_back() {
    check(numeric::<18, 4>(), async |connection, value| {
        let (read, units): (Numeric<18, 4>, i64) = sqlx::query_as("SELECT ?1, ?1")
            .bind(value)
            .fetch_one(connection)
            .await?;
        assert_eq!(read, value);
        assert_eq!(i128::from(units), value.get().mantissa());
        Ok(())
    });
}

#[test]
fn sums_and_order() {
    check(
        (numeric::<10, 2>(), numeric::<10, 2>()),
        async |connection, (a, b)| {
            let (sum, difference, less): (Numeric<12, 2>, Numeric<12, 2>, bool) =
                sqlx::query_as("SELECT ?1 + ?2, ?1 - ?2, ?1 < ?2")
                    .bind(a)
                    .bind(b)
                    .fetch_one(connection)
                    .await?;
            assert_eq!(sum, a + b);
            assert_eq!(difference, a - b);
            assert_eq!(less, a < b);
            Ok(())
        },
    );
}

#[tokio::test]
async fn refuses_what_is_no_minor_unit() {
    let mut connection = connect().await;
    for (value, reason) in [
        ("12.345", "found REAL"),
        ("1220.0", "found REAL"),
        ("'1220'", "found TEXT"),
        ("x'00'", "found BLOB"),
        ("10000000000", "more than 8 digits before the point"),
        ("-10000000000", "more than 8 digits before the point"),
    ] {
        let sql = AssertSqlSafe(format!("SELECT {value}"));
        let row = sqlx::query(sql).fetch_one(&mut connection).await.unwrap();
        let error = row.try_get_unchecked::<Numeric<10, 2>, _>(0).unwrap_err();
        assert!(error.to_string().contains(reason), "{value}: {error}");
        // sqlx itself looks at the type first, and has a message of its own.
        assert!(row.try_get::<Numeric<10, 2>, _>(0).is_err(), "{value}");
    }
}

#[tokio::test]
async fn null_is_none() {
    let mut connection = connect().await;
    let none: Option<Numeric<10, 2>> = sqlx::query_scalar("SELECT ?1")
        .bind(None::<Numeric<10, 2>>)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(none, None);
}

#[tokio::test]
async fn factor_is_sent_in_millionths() {
    let mut connection = connect().await;
    let factor = Factor::try_from(dec!(-0.9)).unwrap();
    let sent: i64 = sqlx::query_scalar("SELECT ?1")
        .bind(factor)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(sent, -900_000);
}
