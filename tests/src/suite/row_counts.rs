//! Guards on the number of rows: kept, or rolled back.

use std::time::Duration;

use sqlx::Connection as _;
use sqlx::pool::PoolOptions;
use updatable::{ConstraintKind, Error, ExpectedRows, Updated, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{BOOKS, Book, BookPatch, SW, Sw};

use super::{KIND, Outcome as _, book, books, row, rows};
use crate::{Db, Driver};

/// Three of the five books are fiction.
macro_rules! sell_fiction {
    () => {
        update!(
            Book as b,
            set(b.genre = "sale"),
            filter(b.genre == "fiction")
        )
    };
}

async fn sold(db: &Db) -> usize {
    let books = books(db).await;
    books.iter().filter(|book| book.genre == "sale").count()
}

#[track_caller]
fn assert_row_count(result: Result<Updated, Error>, rows: ExpectedRows, number: u64) {
    match result {
        Err(Error::RowCount {
            table: "books",
            expected,
            actual,
            ..
        }) => assert_eq!((expected, actual), (rows, number)),
        other => panic!("{other:?}"),
    }
}

/// A pool with one connection: what needs a second one waits for ever, and what is left behind on it is found.
async fn pool_of_one(db: &Db) -> sqlx::Pool<Driver> {
    PoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(5))
        .connect_with(db.pool.connect_options().as_ref().clone())
        .await
        .expect("a connection")
}

#[tokio::test]
async fn an_update_that_meets_its_guard_is_kept() {
    let db = Db::with(BOOKS).await;
    let guarded = [
        sell_fiction!().exactly(3).execute(&db.pool).await,
        update!(Book as b, set(b.note = "x"), filter(b.genre == "sale"))
            .at_most(3)
            .execute(&db.pool)
            .await,
        update!(Book as b, set(b.note = "y"), filter(b.genre == "sale"))
            .at_most(100)
            .execute(&db.pool)
            .await,
        Book::update_where(|b| b.genre.eq("sale"))
            .set(|b| b.version.set(2))
            .at_least(3)
            .execute(&db.pool)
            .await,
        Book::update_where(|b| b.genre.eq("sale"))
            .patch(BookPatch::new().version(3))
            .at_least(1)
            .execute(&db.pool)
            .await,
        // As many as before, though nothing in them is new.
        update!(Book as b, set(b.version = 3), filter(b.genre == "sale"))
            .exactly(3)
            .execute(&db.pool)
            .await,
    ];
    for result in guarded {
        result.assert_matched(3);
    }
    let stored = books(&db).await;
    let of_sale = |book: &&Book| book.genre == "sale";
    assert_eq!(stored.iter().filter(of_sale).count(), 3);
    assert!(
        stored
            .iter()
            .filter(of_sale)
            .all(|book| book.note.as_deref() == Some("y") && book.version == 3)
    );
}

#[tokio::test]
async fn an_update_that_misses_its_guard_is_undone() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    // A connection that was open all the time, beside those that the pool hands out.
    let mut other = db.pool.acquire().await.unwrap();

    let misses = [
        (
            sell_fiction!().exactly(2).execute(&db.pool).await,
            ExpectedRows::Exactly(2),
        ),
        (
            sell_fiction!().exactly(4).execute(&db.pool).await,
            ExpectedRows::Exactly(4),
        ),
        (
            sell_fiction!().at_most(2).execute(&db.pool).await,
            ExpectedRows::AtMost(2),
        ),
        (
            sell_fiction!().at_most(0).execute(&db.pool).await,
            ExpectedRows::AtMost(0),
        ),
        (
            sell_fiction!().at_least(4).execute(&db.pool).await,
            ExpectedRows::AtLeast(4),
        ),
        (
            Book::update_where(|b| b.genre.eq("fiction"))
                .set(|b| b.genre.set("sale"))
                .exactly(0)
                .execute(&db.pool)
                .await,
            ExpectedRows::Exactly(0),
        ),
    ];
    for (result, expected) in misses {
        assert_row_count(result, expected, 3);
    }
    let result = update!(Book as b, set(b.genre = "sale"), all_rows())
        .at_most(4)
        .execute(&db.pool)
        .await;
    assert_row_count(result, ExpectedRows::AtMost(4), 5);
    let result = update!(Book as b, set(b.genre = "x"), filter(b.genre == "sale"))
        .at_least(1)
        .execute(&db.pool)
        .await;
    assert_row_count(result, ExpectedRows::AtLeast(1), 0);

    assert_eq!(books(&db).await, before);
    let seen: Vec<Book> = sqlx::query_as("SELECT * FROM books ORDER BY book_id")
        .fetch_all(&mut *other)
        .await
        .unwrap();
    assert_eq!(seen, before);
}

#[tokio::test]
async fn a_key_that_is_not_there_is_not_found_unless_the_guard_allows_no_row() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let missing = |genre| update!(Book as b, set(b.genre = genre), filter(b.book_id == 999));
    let refused = [
        missing("x").exactly(1).execute(&db.pool).await,
        missing("x").at_least(1).execute(&db.pool).await,
        missing("x").exactly(2).execute(&db.pool).await,
        Book::update_by_key(999)
            .set(|b| b.genre.set("x"))
            .exactly(1)
            .execute(&db.pool)
            .await,
    ];
    for result in refused {
        assert!(
            matches!(result, Err(Error::NotFound { table: "books", .. })),
            "{result:?}"
        );
    }
    let allowed = [
        missing("x").at_most(1).execute(&db.pool).await,
        missing("x").exactly(0).execute(&db.pool).await,
        missing("x").at_least(0).execute(&db.pool).await,
    ];
    for result in allowed {
        result.assert_matched(0);
    }
    assert_eq!(books(&db).await, before);

    // A row that is there is one too many for this one, and its key is not missing.
    let result = update!(Book as b, set(b.genre = "x"), filter(b.book_id == 1))
        .exactly(0)
        .execute(&db.pool)
        .await;
    assert_row_count(result, ExpectedRows::Exactly(0), 1);
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn what_is_refused_before_it_is_sent_begins_no_transaction() {
    let db = Db::with(BOOKS).await;
    let absent: Option<&str> = None;
    let nobody: Vec<i64> = vec![];
    // Whoever asks for a connection of a closed pool learns that it is closed.
    db.pool.close().await;

    let result = update!(Book as b, set(b.genre = absent), filter(b.book_id == 1))
        .exactly(1)
        .execute(&db.pool)
        .await;
    assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}");
    let result = Book::update_all_rows()
        .patch(BookPatch::new())
        .at_most(1)
        .execute(&db.pool)
        .await;
    assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}");
    let result = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id.not_in(&nobody))
    )
    .at_least(1)
    .execute(&db.pool)
    .await;
    assert!(
        matches!(result, Err(Error::EmptyFilter { .. })),
        "{result:?}"
    );
    let result = update!(
        Book as b,
        set(..BookPatch::new().genre("x"), b.genre = "y"),
        filter(b.book_id == 1)
    )
    .exactly(1)
    .execute(&db.pool)
    .await;
    assert!(matches!(result, Err(Error::Invalid(_))), "{result:?}");

    let result = sell_fiction!().exactly(3).execute(&db.pool).await;
    assert!(
        matches!(result, Err(Error::Database(sqlx::Error::PoolClosed))),
        "{result:?}"
    );
}

#[tokio::test]
async fn a_guarded_update_runs_on_a_pool_a_connection_and_a_transaction() {
    let db = Db::with(SW).await;
    let increment = || update!(Sw as s, set(s.a += 1), filter(s.a < 100)).exactly(1);
    increment().execute(&db.pool).await.assert_matched(1);
    let pool = db.pool.clone();
    increment().execute(&pool).await.assert_matched(1);

    let mut pooled = db.pool.acquire().await.unwrap();
    increment().execute(&mut pooled).await.assert_matched(1);
    increment().execute(&mut *pooled).await.assert_matched(1);
    let connection: &mut <Driver as sqlx::Database>::Connection = &mut pooled;
    increment().execute(connection).await.assert_matched(1);
    assert!(!pooled.is_in_transaction());
    drop(pooled);

    let mut tx = db.pool.begin().await.unwrap();
    increment().execute(&mut tx).await.assert_matched(1);
    increment().execute(&mut *tx).await.assert_matched(1);
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (15,),
        "a savepoint is not committed before its transaction"
    );
    tx.commit().await.unwrap();
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (17,)
    );
}

#[tokio::test]
async fn a_guarded_update_can_be_sent_to_another_thread() {
    let db = Db::with(BOOKS).await;
    let pool = db.pool.clone();
    let task = tokio::spawn(async move { sell_fiction!().exactly(3).execute(&pool).await });
    task.await.unwrap().assert_matched(3);
    assert_eq!(sold(&db).await, 3);
}

#[tokio::test]
async fn one_connection_is_enough_and_is_given_back_as_it_was() {
    let db = Db::with(BOOKS).await;
    db.run("CREATE UNIQUE INDEX one_name ON books (book_name)")
        .await;
    let before = books(&db).await;
    let pool = pool_of_one(&db).await;
    for _ in 0..3 {
        let result = sell_fiction!().exactly(1).execute(&pool).await;
        assert_row_count(result, ExpectedRows::Exactly(1), 3);
        let result = update!(Book as b, set(b.book_name = "one"), all_rows())
            .exactly(5)
            .execute(&pool)
            .await;
        assert!(
            matches!(
                result,
                Err(Error::Constraint {
                    kind: ConstraintKind::Unique,
                    ..
                })
            ),
            "{result:?}"
        );
        // An open transaction would keep this from everybody else.
        assert!(!pool.acquire().await.unwrap().is_in_transaction());
        Book::update_by_key(2)
            .set(|b| b.version.set(b.version.plus(1)))
            .execute(&pool)
            .await
            .assert_matched(1);
    }
    let mut expected = before;
    expected[1].version += 3;
    assert_eq!(books(&db).await, expected);

    sell_fiction!()
        .exactly(3)
        .execute(&pool)
        .await
        .assert_matched(3);
    assert_eq!(sold(&db).await, 3);
    pool.close().await;
}

#[tokio::test]
async fn in_a_transaction_the_guarded_update_alone_is_undone() {
    let db = Db::with(BOOKS).await;
    db.run("CREATE UNIQUE INDEX one_name ON books (book_name)")
        .await;
    let mut tx = db.pool.begin().await.unwrap();
    let note = |id: i64, note| update!(Book as b, set(b.note = note), filter(b.book_id == id));
    note(1, "before").execute(&mut *tx).await.assert_matched(1);

    let result = sell_fiction!().exactly(2).execute(&mut *tx).await;
    assert_row_count(result, ExpectedRows::Exactly(2), 3);
    note(2, "after a miss")
        .execute(&mut *tx)
        .await
        .assert_matched(1);

    let result = update!(Book as b, set(b.book_name = "one"), all_rows())
        .at_least(1)
        .execute(&mut *tx)
        .await;
    assert!(
        matches!(
            result,
            Err(Error::Constraint {
                kind: ConstraintKind::Unique,
                ..
            })
        ),
        "{result:?}"
    );
    note(3, "after an error")
        .execute(&mut *tx)
        .await
        .assert_matched(1);

    let result = note(999, "nowhere").exactly(1).execute(&mut *tx).await;
    assert!(matches!(result, Err(Error::NotFound { .. })), "{result:?}");
    note(4, "guarded")
        .exactly(1)
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    tx.commit().await.unwrap();

    let notes: Vec<Option<String>> = books(&db).await.into_iter().map(|b| b.note).collect();
    let expected = [
        Some("before"),
        Some("after a miss"),
        Some("after an error"),
        Some("guarded"),
        None,
    ];
    assert_eq!(notes, expected.map(|note| note.map(str::to_owned)));
    assert_eq!(sold(&db).await, 0);
}

#[tokio::test]
async fn in_a_savepoint_the_guarded_update_alone_is_undone() {
    let db = Db::with(SW).await;
    let mut outer = db.pool.begin().await.unwrap();
    let add = |id: i64| update!(Sw as s, set(s.a += 1), filter(s.id == id));
    add(1).execute(&mut *outer).await.assert_matched(1);

    let mut inner = outer.begin().await.unwrap();
    add(1).execute(&mut *inner).await.assert_matched(1);
    let missed = update!(Sw as s, set(s.a = 0), all_rows())
        .at_most(1)
        .execute(&mut *inner)
        .await;
    assert!(matches!(missed, Err(Error::RowCount { .. })), "{missed:?}");
    add(2)
        .exactly(1)
        .execute(&mut *inner)
        .await
        .assert_matched(1);
    inner.commit().await.unwrap();

    let mut inner = outer.begin().await.unwrap();
    add(1)
        .exactly(1)
        .execute(&mut *inner)
        .await
        .assert_matched(1);
    inner.rollback().await.unwrap();
    outer.commit().await.unwrap();
    let stored: Vec<(i64,)> = rows(&db, "SELECT a FROM sw ORDER BY id").await;
    assert_eq!(stored, [(12,), (101,)]);
}

#[tokio::test]
async fn a_guarded_update_is_undone_with_its_transaction() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    for round in 0..2 {
        let mut tx = db.pool.begin().await.unwrap();
        sell_fiction!()
            .exactly(3)
            .execute(&mut *tx)
            .await
            .assert_matched(3);
        match round {
            0 => tx.rollback().await.unwrap(),
            _ => drop(tx),
        }
        assert_eq!(books(&db).await, before);
    }
    db.pool.close().await;
}

#[tokio::test]
async fn a_guarded_update_that_is_dropped_on_its_way_is_undone() {
    let db = Db::with(SW).await;
    let pool = pool_of_one(&db).await;
    let double = || update!(Sw as s, set(s.a = s.a * 2), all_rows()).exactly(2);
    // It is created, and never polled.
    drop(double().execute(&pool));

    // It waits for a lock.
    let mut blocker = db.pool.begin().await.unwrap();
    update!(Sw as s, set(s.b = 0), filter(s.id == 2))
        .execute(&mut *blocker)
        .await
        .assert_matched(1);
    let short = Duration::from_millis(100);
    tokio::time::timeout(short, double().execute(&pool))
        .await
        .unwrap_err();
    blocker.commit().await.unwrap();
    // The only connection of the pool comes back when the statement and its rollback are done.
    assert!(!pool.acquire().await.unwrap().is_in_transaction());
    let stored: Vec<(i64, i64)> = rows(&db, "SELECT a, b FROM sw ORDER BY id").await;
    assert_eq!(stored, [(10, 20), (100, 0)]);
    double().execute(&pool).await.assert_matched(2);
}

#[tokio::test]
async fn a_guarded_update_that_is_dropped_in_a_transaction_is_no_part_of_it() {
    let db = Db::with(SW).await;
    let mut tx = db.pool.begin().await.unwrap();
    if KIND != Kind::Sqlite {
        // There is one lock for all on SQLite, and this would take it.
        update!(Sw as s, set(s.c = 1), filter(s.id == 1))
            .execute(&mut *tx)
            .await
            .assert_matched(1);
    }
    let mut blocker = db.pool.begin().await.unwrap();
    update!(Sw as s, set(s.b = 0), filter(s.id == 2))
        .execute(&mut *blocker)
        .await
        .assert_matched(1);
    let double = update!(Sw as s, set(s.a = s.a * 2), all_rows()).exactly(2);
    let short = Duration::from_millis(100);
    tokio::time::timeout(short, double.execute(&mut *tx))
        .await
        .unwrap_err();
    blocker.commit().await.unwrap();

    update!(Sw as s, set(s.c = 2), filter(s.id == 2))
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    tx.commit().await.unwrap();
    let stored: Vec<(i64, i64)> = rows(&db, "SELECT a, c FROM sw ORDER BY id").await;
    let first = if KIND == Kind::Sqlite { 30 } else { 1 };
    assert_eq!(stored, [(10, first), (100, 2)]);
}

#[tokio::test]
async fn a_guarded_update_waits_for_who_writes_before_it() {
    let db = Db::with(SW).await;
    let mut theirs = db.pool.begin().await.unwrap();
    update!(Sw as s, set(s.a += 1), filter(s.id == 1))
        .execute(&mut *theirs)
        .await
        .assert_matched(1);
    let (mine, ()) = tokio::join!(
        update!(Sw as s, set(s.a = s.a * 2), filter(s.a < 100))
            .exactly(1)
            .execute(&db.pool),
        async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            theirs.commit().await.unwrap();
        }
    );
    mine.assert_matched(1);
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (22,)
    );
}

#[tokio::test]
async fn the_error_of_the_statement_is_that_of_an_update_without_a_guard() {
    let db = Db::with(BOOKS).await;
    db.run("CREATE UNIQUE INDEX one_name ON books (book_name)")
        .await;
    let taken = || {
        update!(
            Book as b,
            set(b.book_name = "Supernova"),
            filter(b.book_id == 1)
        )
    };
    let plain = taken().execute(&db.pool).await.unwrap_err();
    let guarded = taken().exactly(1).execute(&db.pool).await.unwrap_err();
    assert_eq!(guarded.to_string(), plain.to_string());
    assert!(
        matches!(
            guarded,
            Error::Constraint {
                kind: ConstraintKind::Unique,
                ..
            }
        ),
        "{guarded:?}"
    );
    assert_eq!(book(&db, 1).await.book_name, "Old Age");
}
