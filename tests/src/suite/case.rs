//! A value that depends on conditions.

use rust_decimal::dec;
use sqlx::FromRow;
use updatable::{Error, NULL, Numeric, Updatable, case};
use updatable_tests::fixtures::{BOOKS, Book, FOUR, Four};

use super::{Outcome as _, book, books, code, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "flags")]
struct Flags {
    #[updatable(key)]
    id: i64,
    flag: bool,
    opt: Option<bool>,
    small: i16,
}

async fn genres(db: &Db) -> Vec<String> {
    books(db).await.into_iter().map(|book| book.genre).collect()
}

#[tokio::test]
async fn the_first_condition_that_is_true_says_which() {
    let db = Db::with(BOOKS).await;
    Book::update_all_rows()
        .set(|b| {
            b.genre.set(
                case()
                    .when(b.book_price.lt(dec!(13)), "cheap")
                    .when(b.book_price.lt(dec!(100)), String::from("fair"))
                    .when(
                        b.genre.eq("fiction").and(b.book_price.gt(dec!(1000))),
                        b.book_name,
                    )
                    .otherwise(b.genre),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(5);
    assert_eq!(
        genres(&db).await,
        ["cheap", "fair", "fiction", "non-fiction", "Sun City"]
    );
}

#[tokio::test]
async fn a_condition_that_is_null_is_not_true() {
    let db = Db::with(FOUR).await;
    Four::update_all_rows()
        .set(|f| {
            f.label
                .set(case().when(f.level.gt(1), "more").otherwise("less or none"))
        })
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let labels: Vec<(String,)> = rows(&db, "SELECT label FROM four ORDER BY id").await;
    assert_eq!(labels, [("more".to_owned(),), ("less or none".to_owned(),)]);
}

#[tokio::test]
async fn null_is_a_value_for_a_column_that_takes_it() {
    let db = Db::with(FOUR).await;
    Four::update_all_rows()
        .set(|f| {
            (
                f.note
                    .set(case().when(f.size.gt(20), "large").otherwise(NULL)),
                f.level.set(
                    case()
                        .when(f.level.is_null(), 7)
                        .when(f.level.gt(100), NULL)
                        .otherwise(f.level.plus(1)),
                ),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let after: Vec<(Option<String>, Option<i32>)> =
        rows(&db, "SELECT note, level FROM four ORDER BY id").await;
    assert_eq!(
        after,
        [(None, Some(21)), (Some("large".to_owned()), Some(7))]
    );
    // What may be NULL has a value for a column that is never NULL.
    Four::update_all_rows()
        .set(|f| {
            f.label.set(
                case()
                    .when(f.size.eq(10), f.note.coalesce("was null"))
                    .otherwise(f.label),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let labels: Vec<(String,)> = rows(&db, "SELECT label FROM four ORDER BY id").await;
    assert_eq!(labels, [("was null".to_owned(),), ("other".to_owned(),)]);
}

#[tokio::test]
async fn amounts_and_calculations_are_values() {
    let db = Db::with(BOOKS).await;
    Book::update_all_rows()
        .set(|b| {
            b.book_price.set(
                case()
                    .when(b.genre.eq("fiction"), b.book_price.times(dec!(0.9)))
                    .when(b.book_id.eq(2), dec!(20))
                    .otherwise(b.book_price.minus(dec!(0.5))),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(5);
    let prices: Vec<String> = books(&db)
        .await
        .iter()
        .map(|b| b.book_price.to_string())
        .collect();
    assert_eq!(prices, ["10.98", "20.00", "109.44", "99.50", "1000.98"]);
    // A value that the column cannot hold is refused as elsewhere.
    let result = Book::update_all_rows()
        .set(|b| {
            b.book_price.set(
                case()
                    .when(b.book_id.eq(2), dec!(0.001))
                    .otherwise(b.book_price),
            )
        })
        .execute(&db.pool)
        .await;
    assert!(matches!(result, Err(Error::Invalid(_))), "{result:?}");
    let nearly = Numeric::<10, 2>::MAX;
    let result = Book::update_all_rows()
        .set(|b| {
            b.book_price.set(
                case()
                    .when(b.book_id.eq(2), b.book_price.plus(nearly))
                    .otherwise(b.book_price),
            )
        })
        .execute(&db.pool)
        .await;
    let _ = code(&result.unwrap_err());
    assert_eq!(book(&db, 2).await.book_price.to_string(), "20.00");
}

#[tokio::test]
async fn it_may_be_compared_and_be_inside_itself() {
    let db = Db::with(BOOKS).await;
    let limit = 3;
    Book::update_where(|b| {
        b.book_name.eq(case()
            .when(b.book_id.lt(limit), "Old Age")
            .otherwise("Sun City"))
    })
    .set(|b| {
        b.genre.set(
            case()
                .when(
                    b.book_id.eq(1),
                    case().when(b.note.is_null(), "no note").otherwise("a note"),
                )
                .otherwise(
                    case()
                        .when(b.version.eq(1), b.genre.upper())
                        .otherwise(b.genre),
                ),
        )
    })
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(
        genres(&db).await,
        [
            "no note",
            "non-fiction",
            "fiction",
            "non-fiction",
            "FICTION"
        ]
    );
    // As an operand of a method.
    Book::update_where(|b| b.book_id.le(3))
        .set(|b| {
            b.note.set(
                b.note
                    .coalesce(case().when(b.book_id.eq(2), "two").otherwise("other")),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(3);
    let notes: Vec<(Option<String>,)> = rows(&db, "SELECT note FROM books ORDER BY book_id").await;
    let text = |text: &str| (Some(text.to_owned()),);
    assert_eq!(
        notes,
        [text("other"), text("two"), text("other"), (None,), (None,)]
    );
}

#[tokio::test]
async fn truth_and_narrow_numbers_are_values() {
    let db = Db::with(
        "CREATE TABLE flags (id {i64} PRIMARY KEY, flag {bool} NOT NULL, opt {bool}, small {i16} NOT NULL) {end};
         INSERT INTO flags VALUES (1, {true}, NULL, 5), (2, {false}, {true}, 9)",
    )
    .await;
    Flags::update_all_rows()
        .set(|f| {
            (
                f.flag
                    .set(case().when(f.flag, f.small.gt(7)).otherwise(true)),
                f.opt
                    .set(case().when(f.opt.is_null(), f.small.lt(7)).otherwise(NULL)),
                f.small
                    .set(case().when(f.small.gt(7), 7).otherwise(f.small)),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let after: Vec<(bool, Option<bool>, i16)> =
        rows(&db, "SELECT flag, opt, small FROM flags ORDER BY id").await;
    assert_eq!(after, [(false, Some(true), 5), (true, None, 7)]);
}
