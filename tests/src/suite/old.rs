//! Old values, on PostgreSQL: 18 has them, an older server is sent another statement.

use rust_decimal::dec;
use updatable::{Error, Updatable, old, update};
use updatable_tests::fixtures::{BOOKS, Book, CP, Cp, Price, SW, Sw};

use crate::Db;
use crate::suite::{book, rows};

#[tokio::test]
async fn what_a_column_held_before_and_after() {
    let db = Db::with(BOOKS).await;
    let (before, after, name): (Price, Price, String) = update!(
        Book as b,
        set(b.book_price += dec!(5)),
        filter(b.book_id == 1),
        returning(old(b.book_price), b.book_price, b.book_name)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(
        (before, after),
        (
            dec!(12.20).try_into().unwrap(),
            dec!(17.20).try_into().unwrap()
        )
    );
    assert_eq!(name, "Old Age");
}

#[tokio::test]
async fn null_was_null() {
    let db = Db::with(BOOKS).await;
    for (note, expected) in [("x", None), ("y", Some("x".to_owned()))] {
        let before: Option<String> = update!(
            Book as b,
            set(b.note = note),
            filter(b.book_id == 1),
            returning(old(b.note))
        )
        .fetch_one(&db.pool)
        .await
        .unwrap();
        assert_eq!(before, expected);
    }
}

#[tokio::test]
async fn of_every_row_that_the_filter_found_before_the_update() {
    let db = Db::with(BOOKS).await;
    let mut changed: Vec<(i64, String, String)> = Book::update_where(|b| b.genre.eq("fiction"))
        .set(|b| b.genre.set("sale"))
        .returning_old(|b| (b.book_id, old(b.genre), b.genre))
        .fetch_all(&db.pool)
        .await
        .unwrap();
    changed.sort();
    let row = |id| (id, "fiction".to_owned(), "sale".to_owned());
    assert_eq!(changed, [row(1), row(3), row(5)]);
    assert_eq!(book(&db, 2).await.genre, "non-fiction");

    let none: Vec<(i64, String)> = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.genre == "fiction"),
        returning(b.book_id, old(b.genre))
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    assert!(none.is_empty());
    let missing = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id == 99),
        returning(old(b.genre))
    )
    .fetch_one(&db.pool)
    .await;
    assert!(
        matches!(missing, Err(Error::NotFound { .. })),
        "{missing:?}"
    );
    let missing = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id == 99),
        returning(old(b.genre))
    )
    .fetch_optional(&db.pool)
    .await;
    assert!(matches!(missing, Ok(None)), "{missing:?}");
}

#[tokio::test]
async fn a_composite_key_and_every_row() {
    let db = Db::with(CP).await;
    let mut changed: Vec<(i64, i64, String)> = update!(
        Cp as c,
        set(c.v = "y"),
        all_rows(),
        returning(c.a, c.b, old(c.v))
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    changed.sort();
    assert_eq!(
        changed,
        [(1, 1, "x".into()), (1, 2, "x".into()), (2, 1, "x".into())]
    );
}

#[tokio::test]
async fn nothing_to_change_is_said_and_values_may_be_absent() {
    let db = Db::with(BOOKS).await;
    for (name, genre) in [(Some("n"), None), (None, Some("g")), (None, None)] {
        let result = update!(
            Book as b,
            set(b.book_name = name, b.genre = genre),
            filter(b.book_id.is_in(vec![1_i64]) && b.book_id == 1),
            returning(old(b.version))
        )
        .fetch_one(&db.pool)
        .await;
        match (name, genre) {
            (None, None) => assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}"),
            _ => assert_eq!(result.unwrap(), 1),
        }
    }
    let book = book(&db, 1).await;
    assert_eq!((book.book_name.as_str(), book.genre.as_str()), ("n", "g"));
}

/// Each of many concurrent increments sees what the one before it left.
#[tokio::test]
async fn an_old_value_is_never_stale() {
    let db = Db::with(SW).await;
    let tasks: Vec<_> = (0..4)
        .map(|_| {
            let pool = db.pool.clone();
            tokio::spawn(async move {
                let mut seen = Vec::new();
                for _ in 0..25 {
                    let pair: (i64, i64) = update!(
                        Sw as s,
                        set(s.a += 1),
                        filter(s.id == 1 && s.a >= 0),
                        returning(old(s.a), s.a)
                    )
                    .fetch_one(&pool)
                    .await
                    .unwrap();
                    seen.push(pair);
                }
                seen
            })
        })
        .collect();
    let mut seen = Vec::new();
    for task in tasks {
        seen.extend(task.await.unwrap());
    }
    seen.sort_unstable();
    let expected: Vec<(i64, i64)> = (10..110).map(|value| (value, value + 1)).collect();
    assert_eq!(seen, expected);
    let rows: Vec<(i64,)> = rows(&db, "SELECT a FROM sw WHERE id = 1").await;
    assert_eq!(rows, [(110,)]);
}

#[tokio::test]
async fn in_a_transaction() {
    let db = Db::with(BOOKS).await;
    let mut tx = db.pool.begin().await.unwrap();
    let before: String = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id == 1),
        returning(old(b.genre))
    )
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    assert_eq!(before, "fiction");
    tx.rollback().await.unwrap();
    assert_eq!(book(&db, 1).await.genre, "fiction");
}

/// A table that counts versions, says who updates, and marks what is deleted.
#[derive(Debug, Updatable)]
#[updatable(table = "sheets", soft_delete = "deleted_on")]
struct Sheet {
    #[updatable(key)]
    id: i64,
    body: String,
    deleted_on: Option<i64>,
    #[updatable(version)]
    version: i32,
    #[updatable(actor)]
    updated_by: String,
}

#[tokio::test]
async fn roles_of_columns_are_kept_where_old_values_come_back() {
    let db = Db::with(
        "CREATE TABLE sheets (
            id {i64} PRIMARY KEY, body {text} NOT NULL, deleted_on {i64}, version {i32} NOT NULL,
            updated_by {text} NOT NULL
        ) {end};
        INSERT INTO sheets VALUES (1, 'a', NULL, 3, 'nobody'), (2, 'b', 8, 1, 'nobody');",
    )
    .await;
    let change = |id: i64, version: i32| {
        update!(
            Sheet as s,
            set(s.body = "x", s.deleted_on = NULL),
            filter(s.id == id && s.version == version),
            returning(old(s.body), s.version, s.updated_by)
        )
        .actor("ann")
    };

    let late = change(1, 2).fetch_one(&db.pool).await;
    assert!(
        matches!(
            late,
            Err(Error::Conflict {
                expected: 2,
                actual: 3,
                ..
            })
        ),
        "{late:?}"
    );
    let changed = change(1, 3).fetch_one(&db.pool).await.unwrap();
    assert_eq!(changed, ("a".to_owned(), 4, "ann".to_owned()));

    let deleted = change(2, 1).fetch_optional(&db.pool).await.unwrap();
    assert_eq!(deleted, None);
    let restored = change(2, 1).with_deleted().fetch_one(&db.pool).await;
    assert_eq!(restored.unwrap(), ("b".to_owned(), 2, "ann".to_owned()));
    let late = change(2, 1).with_deleted().fetch_all(&db.pool).await;
    assert!(matches!(late, Err(Error::Conflict { .. })), "{late:?}");
    let gone = change(99, 1).fetch_one(&db.pool).await;
    assert!(matches!(gone, Err(Error::NotFound { .. })), "{gone:?}");
}
