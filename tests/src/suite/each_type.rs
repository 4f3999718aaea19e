//! What every type of column goes through, as a macro: a table with one column of the type and one that may be NULL.

use sqlx::{AssertSqlSafe, Database, Encode, Type};
use updatable_tests::database::Kind;

use super::KIND;
use crate::{Db, Driver};

/// The table, with a column type of the words in braces.
pub(crate) async fn table(column: &str) -> Db {
    let before = match column {
        "MOOD" | "MOOD[]" => "CREATE TYPE mood AS ENUM ('sad', 'happy');",
        // There is one for all schemas, and one test that makes it: in the schema that every search path has.
        "CITEXT" => {
            "SELECT pg_advisory_xact_lock(1);
             CREATE EXTENSION IF NOT EXISTS citext SCHEMA pg_catalog;"
        }
        _ => "",
    };
    Db::with(&format!(
        "{before} CREATE TABLE one_type (id {{i64}} PRIMARY KEY, value {column} NOT NULL, maybe {column}) {{end}}"
    ))
    .await
}

/// A row, written by sqlx alone.
pub(crate) async fn insert<T>(db: &Db, id: i64, value: T)
where
    T: for<'q> Encode<'q, Driver> + Type<Driver> + Send + 'static,
{
    let placeholder = match KIND {
        Kind::Postgres => "$1",
        Kind::Sqlite | Kind::MySql => "?",
    };
    let mut arguments = <Driver as Database>::Arguments::default();
    sqlx::Arguments::add(&mut arguments, value).expect("a value");
    sqlx::query_with::<Driver, _>(
        AssertSqlSafe(format!(
            "INSERT INTO one_type (id, value) VALUES ({id}, {placeholder})"
        )),
        arguments,
    )
    .execute(&db.pool)
    .await
    .unwrap_or_else(|error| panic!("row {id}: {error}"));
}

/// Tests for each type: `name: "column type", Rust type, what may be asked of it, a value, a greater one;`.
///
/// What may be asked: `ordered` (`==`, lists and `<`), `equal` (`==` and lists), `alone` (`==`), `stored` (nothing). Before the name, attributes of the field;
/// after the Rust type, `=> Type` that it is read as where sqlx reads it as another one.
macro_rules! each_type {
    ($(
        $(#[$attr:meta])* $name:ident: $column:literal, $T:ty $(=> $Read:ty)?, $asked:ident, $low:expr, $high:expr;
    )*) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "not each type is one of the module's")]
                use super::*;
                use crate::suite::each_type::{insert, table};
                use crate::suite::row;
                #[allow(unused_imports, reason = "the module may have it")]
                use crate::suite::Outcome as _;

                #[derive(updatable::Updatable)]
                #[updatable(table = "one_type")]
                #[allow(dead_code, reason = "it is never made")]
                struct Row {
                    #[updatable(key)]
                    id: i64,
                    $(#[$attr])*
                    value: $T,
                    $(#[$attr])*
                    maybe: Option<$T>,
                }

                type Read = $crate::suite::each_type::each_type!(@read $T $(=> $Read)?);

                fn low() -> $T {
                    $low
                }

                fn high() -> $T {
                    $high
                }

                /// The second row: the first one is there to stay.
                async fn stored(db: &crate::Db) -> (Read, Option<Read>) {
                    let (value, maybe): (Read, Option<Read>) = row(db, "SELECT value, maybe FROM one_type WHERE id = 1").await;
                    assert_eq!((value, maybe), (Read::from(low()), None), "another row was changed");
                    row(db, "SELECT value, maybe FROM one_type WHERE id = 2").await
                }

                async fn two_rows() -> crate::Db {
                    let db = table($column).await;
                    insert(&db, 1, Read::from(low())).await;
                    insert(&db, 2, Read::from(low())).await;
                    db
                }

                #[tokio::test]
                async fn is_assigned_patched_and_cleared() {
                    let db = two_rows().await;
                    // One connection: what it has prepared is used again.
                    let mut connection = db.pool.acquire().await.unwrap();
                    let both = |value: fn() -> $T| (Read::from(value()), Some(Read::from(value())));

                    updatable::update!(Row as r, set(r.value = high(), r.maybe = &high()), filter(r.id == 2))
                        .execute(&mut *connection).await.assert_matched(1);
                    assert_eq!(stored(&db).await, both(high));
                    Row::update_by_key(2).patch(RowPatch::new().value(low()).maybe(low()))
                        .execute(&mut *connection).await.assert_matched(1);
                    assert_eq!(stored(&db).await, both(low));
                    updatable::update!(Row as r, set(r.value = Some(&high()), r.maybe = Some(Some(high()))), filter(r.id == 2))
                        .execute(&mut *connection).await.assert_matched(1);
                    assert_eq!(stored(&db).await, both(high));

                    updatable::update!(Row as r, set(r.maybe = NULL), filter(r.id == 2))
                        .execute(&mut *connection).await.assert_matched(1);
                    assert_eq!(stored(&db).await, (Read::from(high()), None));
                    updatable::update!(Row as r, set(r.maybe = r.value, r.value = low()), filter(r.id == 2))
                        .execute(&mut *connection).await.assert_matched(1);
                    assert_eq!(stored(&db).await, (Read::from(low()), Some(Read::from(high()))));
                    updatable::update!(Row as r, set(r.maybe = Some(None::<$T>)), filter(r.id == 2))
                        .execute(&mut *connection).await.assert_matched(1);
                    assert_eq!(stored(&db).await, (Read::from(low()), None));
                    Row::update_by_key(2).patch(RowPatch::new().maybe(high()))
                        .execute(&mut *connection).await.assert_matched(1);
                    Row::update_by_key(2).patch(&RowPatch { value: None, maybe: Some(None) })
                        .execute(&mut *connection).await.assert_matched(1);
                    assert_eq!(stored(&db).await, (Read::from(low()), None));
                }

                $crate::suite::each_type::each_type!(@conditions $asked);
                $crate::suite::each_type::each_type!(@returned $T $(=> $Read)?);
            }
        )*
    };

    (@read $T:ty) => { $T };
    (@read $T:ty => $Read:ty) => { $Read };

    (@returned $T:ty => $Read:ty) => {};
    (@returned $T:ty) => {
        where_rows_come_back! {
            #[tokio::test]
            async fn is_returned() {
                let db = two_rows().await;
                let value: $T = updatable::update!(Row as r, set(r.value = high()), filter(r.id == 2), returning(r.value))
                    .fetch_one(&db.pool).await.unwrap();
                assert_eq!(value, high());
                let both: Vec<($T, Option<$T>)> = updatable::update!(
                    Row as r, set(r.value = low(), r.maybe = r.value), filter(r.id == 2), returning(r.value, r.maybe)
                )
                .fetch_all(&db.pool).await.unwrap();
                assert_eq!(both, [(low(), Some(high()))]);
                let none: Option<$T> = updatable::update!(Row as r, set(r.maybe = NULL), filter(r.id == 2), returning(r.maybe))
                    .fetch_one(&db.pool).await.unwrap();
                assert_eq!(none, None);
            }
        }
    };

    (@conditions stored) => {};
    (@conditions alone) => { $crate::suite::each_type::each_type!(@compared r [] []); };
    (@conditions equal) => { $crate::suite::each_type::each_type!(@lists r []); };
    (@conditions ordered) => { $crate::suite::each_type::each_type!(@lists r [
        r.value > low(); r.value > &low(); r.value >= high(); low() < r.value;
        r.value.between(high(), &high()); !(r.value < high()); !(r.value <= low());
    ]); };

    (@lists $r:ident [$($more:expr;)*]) => {
        $crate::suite::each_type::each_type!(@compared $r
            [
                $r.value.is_in([high()]); $r.value.is_in(&[high()]); $r.value.not_in([low()]);
                $r.value.is_in(vec![high()]); $r.value.is_in(&vec![high()]); $r.value.is_in(&vec![high()][..]);
                $r.value.not_in(vec![low()]);
                $($more;)*
            ]
            [$r.maybe.is_in([low(), high()]); $r.maybe.is_in(vec![high()]); $r.maybe.not_in(vec![low()]);]
        );
    };
    // Each condition is true of the second row, and not of the first.
    (@compared $r:ident [$($value:expr;)*] [$($maybe:expr;)*]) => {
        #[tokio::test]
        async fn is_compared() {
            let db = two_rows().await;
            let mut connection = db.pool.acquire().await.unwrap();
            updatable::update!(Row as r, set(r.value = high(), r.maybe = high()), filter(r.id == 2))
                .execute(&mut *connection).await.assert_matched(1);
            $crate::suite::each_type::each_type!(@true_of_the_second connection $r
                [$r.value == high(); $r.value == &high(); high() == $r.value; $r.value != low(); $($value;)*]
                [$r.maybe == high(); $r.maybe == $r.value; $($maybe;)*]
            );
        }
    };
    // Of the first row's `maybe`, which is NULL, neither a condition is true nor its opposite.
    (@true_of_the_second $connection:ident $r:ident [$($value:expr;)*] [$($maybe:expr;)*]) => {
        updatable::update!(Row as $r, set($r.maybe = high()), filter($($value)&&* && $r.id == 2))
            .execute(&mut *$connection).await.assert_matched(1);
        updatable::update!(Row as $r, set($r.maybe = NULL), filter(!($($value)||*) && $r.id == 1))
            .execute(&mut *$connection).await.assert_matched(1);
        updatable::update!(Row as $r, set($r.maybe = high()), filter($($maybe)&&* && $r.id > 0))
            .execute(&mut *$connection).await.assert_matched(1);
    };
}

pub(crate) use each_type;
