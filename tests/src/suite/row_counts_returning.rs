//! Guards on rows that come back, and constraints that are checked at the COMMIT: on PostgreSQL and SQLite.

use sqlx::{Connection as _, FromRow};
use updatable::{ConstraintKind, Error, ExpectedRows, Updatable, update};
use updatable_tests::fixtures::{BOOKS, Book};

use crate::Db;
use crate::suite::{Outcome as _, book, books, row};

#[track_caller]
fn assert_row_count<T: std::fmt::Debug>(result: Result<T, Error>, rows: ExpectedRows, number: u64) {
    match result {
        Err(Error::RowCount {
            expected, actual, ..
        }) => assert_eq!((expected, actual), (rows, number)),
        other => panic!("{other:?}"),
    }
}

/// Three of the five books are fiction, and one is called `Supernova`.
macro_rules! sell {
    ($genre:literal) => {
        update!(
            Book as b,
            set(b.genre = "sale"),
            filter(b.genre == $genre),
            returning(b)
        )
    };
    (name $name:literal) => {
        update!(
            Book as b,
            set(b.genre = "sale"),
            filter(b.book_name == $name),
            returning(b.book_id, b.genre)
        )
    };
}

#[tokio::test]
async fn exactly_one_row_is_fetched_without_the_key() {
    let db = Db::with(BOOKS).await;
    let sold = sell!(name "Supernova").exactly(1).fetch_one(&db.pool).await;
    assert_eq!(sold.unwrap(), (3, "sale".to_owned()));
    assert_eq!(book(&db, 3).await.genre, "sale");

    let before = books(&db).await;
    let none = sell!(name "Nova").exactly(1).fetch_one(&db.pool).await;
    assert_row_count(none, ExpectedRows::Exactly(1), 0);
    let several = sell!("fiction").exactly(1).fetch_one(&db.pool).await;
    assert_row_count(several, ExpectedRows::Exactly(1), 2);
    // The guard is met, and still the second row is not thrown away.
    let several = sell!("fiction").exactly(2).fetch_one(&db.pool).await;
    assert_row_count(several, ExpectedRows::Exactly(1), 2);
    let none = sell!(name "Nova").exactly(0).fetch_one(&db.pool).await;
    assert_row_count(none, ExpectedRows::Exactly(1), 0);
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn a_key_that_is_not_there_is_not_found_by_a_guarded_fetch() {
    let db = Db::with(BOOKS).await;
    let missing = || {
        update!(
            Book as b,
            set(b.genre = "sale"),
            filter(b.book_id == 999),
            returning(b)
        )
    };
    let one = missing().exactly(1).fetch_one(&db.pool).await;
    assert!(matches!(one, Err(Error::NotFound { .. })), "{one:?}");
    let all = missing().at_least(1).fetch_all(&db.pool).await;
    assert!(matches!(all, Err(Error::NotFound { .. })), "{all:?}");
    let optional = missing().at_most(1).fetch_optional(&db.pool).await;
    assert_eq!(optional.unwrap(), None);
}

#[tokio::test]
async fn one_row_at_most_is_fetched_without_the_key() {
    let db = Db::with(BOOKS).await;
    let none = sell!(name "Nova").at_most(1).fetch_optional(&db.pool).await;
    assert_eq!(none.unwrap(), None);
    let one = sell!(name "Supernova")
        .at_most(1)
        .fetch_optional(&db.pool)
        .await;
    assert_eq!(one.unwrap(), Some((3, "sale".to_owned())));

    let before = books(&db).await;
    let several = sell!("fiction").at_most(1).fetch_optional(&db.pool).await;
    assert_row_count(several, ExpectedRows::AtMost(1), 2);
    let several = sell!("fiction").at_most(5).fetch_optional(&db.pool).await;
    assert_row_count(several, ExpectedRows::AtMost(1), 2);
    let one = sell!(name "Sun City")
        .at_most(0)
        .fetch_optional(&db.pool)
        .await;
    assert_row_count(one, ExpectedRows::AtMost(0), 1);
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn all_rows_are_fetched_if_the_guard_allows_their_number() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let missed = [
        (
            sell!("fiction").exactly(2).fetch_all(&db.pool).await,
            ExpectedRows::Exactly(2),
        ),
        (
            sell!("fiction").at_most(2).fetch_all(&db.pool).await,
            ExpectedRows::AtMost(2),
        ),
        (
            sell!("fiction").at_least(4).fetch_all(&db.pool).await,
            ExpectedRows::AtLeast(4),
        ),
    ];
    for (result, expected) in missed {
        assert_row_count(result, expected, 3);
    }
    assert_eq!(books(&db).await, before);

    let mut fetched = sell!("fiction")
        .at_least(1)
        .fetch_all(&db.pool)
        .await
        .unwrap();
    fetched.sort_by_key(|book| book.book_id);
    let mut expected = books(&db).await;
    expected.retain(|book| book.genre == "sale");
    assert_eq!(expected.len(), 3);
    assert_eq!(fetched, expected);
    // What is counted without being read is the same.
    sell!("sale")
        .exactly(3)
        .execute(&db.pool)
        .await
        .assert_matched(3);
}

#[tokio::test]
async fn a_fetch_that_misses_its_guard_leaves_the_transaction_usable() {
    let db = Db::with(BOOKS).await;
    let mut tx = db.pool.begin().await.unwrap();
    let several = sell!("fiction").exactly(1).fetch_one(&mut *tx).await;
    assert_row_count(several, ExpectedRows::Exactly(1), 3);
    let one = sell!(name "Supernova").exactly(1).fetch_one(&mut *tx).await;
    assert_eq!(one.unwrap(), (3, "sale".to_owned()));
    tx.commit().await.unwrap();
    let sold: Vec<i64> = books(&db)
        .await
        .into_iter()
        .filter(|book| book.genre == "sale")
        .map(|book| book.book_id)
        .collect();
    assert_eq!(sold, [3]);
}

/// `genre` is no number in the database.
#[derive(Debug, FromRow, Updatable)]
#[updatable(table = "books")]
#[allow(dead_code, reason = "it cannot be read")]
struct Mistaken {
    #[updatable(key)]
    book_id: i64,
    genre: i32,
    version: i32,
}

#[tokio::test]
async fn a_row_that_cannot_be_read_back_is_not_changed_under_a_guard() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let update = || {
        update!(
            Mistaken as m,
            set(m.version = 2),
            filter(m.version == 1 && m.book_id == 1),
            returning(m)
        )
    };
    let row = update().exactly(1).fetch_one(&db.pool).await;
    assert!(matches!(row, Err(Error::Database(_))), "{row:?}");
    let row = update().at_most(1).fetch_optional(&db.pool).await;
    assert!(matches!(row, Err(Error::Database(_))), "{row:?}");
    let mut tx = db.pool.begin().await.unwrap();
    let row = update().at_least(1).fetch_all(&mut *tx).await;
    assert!(matches!(row, Err(Error::Database(_))), "{row:?}");
    tx.commit().await.unwrap();
    assert_eq!(books(&db).await, before);
}

#[derive(Debug, Updatable)]
#[updatable(table = "child")]
#[allow(dead_code, reason = "it is never made")]
struct Child {
    #[updatable(key)]
    id: i64,
    parent: i64,
}

const DEFERRED: &str = "
    CREATE TABLE parent (id {i64} PRIMARY KEY) {end};
    CREATE TABLE child (
        id {i64} PRIMARY KEY, parent {i64} NOT NULL,
        CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED
    ) {end};
    INSERT INTO parent VALUES (1);
    INSERT INTO child VALUES (1, 1);
";

#[tokio::test]
async fn a_commit_that_the_database_refuses_is_its_error_and_is_rolled_back() {
    let db = Db::with(DEFERRED).await;
    let mut connection = db.pool.acquire().await.unwrap();
    let orphan = || update!(Child as c, set(c.parent = 999), filter(c.id == 1)).exactly(1);
    for _ in 0..2 {
        let result = orphan().execute(&mut *connection).await;
        assert!(
            matches!(
                result,
                Err(Error::Constraint {
                    kind: ConstraintKind::ForeignKey,
                    ..
                })
            ),
            "{result:?}"
        );
        // SQLite leaves the transaction open, and its lock with it.
        assert!(!connection.is_in_transaction());
        update!(Child as c, set(c.parent = 1), filter(c.id == 1))
            .execute(&db.pool)
            .await
            .assert_matched(1);
    }

    // In a transaction it is that transaction's COMMIT.
    let mut tx = connection.begin().await.unwrap();
    orphan().execute(&mut *tx).await.assert_matched(1);
    let error = Error::from(tx.commit().await.unwrap_err());
    assert!(matches!(error, Error::Constraint { .. }), "{error:?}");
    assert_eq!(row::<(i64,)>(&db, "SELECT parent FROM child").await, (1,));
}
