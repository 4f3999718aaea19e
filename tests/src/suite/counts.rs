//! How many rows, and on what an update is executed: a pool, a connection, a transaction.

use sqlx::Connection as _;
use updatable::{Error, update};
use updatable_tests::fixtures::{BOOKS, Book, BookPatch, SW, Sw};

use super::{Outcome as _, book, books, row};
use crate::Db;

#[tokio::test]
async fn a_row_counts_when_it_matches_though_nothing_in_it_is_new() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    for _ in 0..2 {
        update!(
            Book as b,
            set(b.genre = "fiction"),
            filter(b.genre == "fiction")
        )
        .execute(&db.pool)
        .await
        .assert_matched(3);
        update!(Book as b, set(b.version = b.version), all_rows())
            .execute(&db.pool)
            .await
            .assert_matched(5);
        Book::update_by_key(1)
            .patch(BookPatch::new().genre("fiction").clear_note())
            .execute(&db.pool)
            .await
            .assert_matched(1);
    }
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn an_update_by_key_that_matches_no_row_is_not_found_and_inserts_nothing() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let id = 999;
    let results = [
        update!(Book as b, set(b.genre = "x"), filter(b.book_id == id))
            .execute(&db.pool)
            .await,
        update!(Book as b, set(b.genre = "x"), filter(id == b.book_id))
            .execute(&db.pool)
            .await,
        update!(
            Book as b,
            set(b.genre = "x"),
            filter(b.book_id == 1 && b.version == 7)
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.genre = "x"),
            filter(b.genre.is_in(["fiction"]) && (b.version == 1 && b.book_id == id))
        )
        .execute(&db.pool)
        .await,
        Book::update_by_key(id)
            .patch(BookPatch::new().genre("x"))
            .execute(&db.pool)
            .await,
        Book::update_by_key(id)
            .set(|b| b.genre.set("x"))
            .execute(&db.pool)
            .await,
        Book::update_where(|b| b.book_id.eq(id))
            .set(|b| b.genre.set("x"))
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        assert!(
            matches!(result, Err(Error::NotFound { table: "books", .. })),
            "{result:?}"
        );
    }
    // These may match several rows, or none.
    update!(Book as b, set(b.genre = "x"), filter(b.book_id > 900))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id == id || b.book_id == 998)
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);
    update!(Book as b, set(b.genre = "x"), filter(b.book_id.is_in([id])))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    update!(Book as b, set(b.genre = "x"), filter(!(b.book_id != id)))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn not_found_leaves_a_transaction_usable() {
    let db = Db::with(BOOKS).await;
    let mut tx = db.pool.begin().await.unwrap();
    let result = Book::update_by_key(999)
        .set(|b| b.genre.set("x"))
        .execute(&mut *tx)
        .await;
    assert!(matches!(result, Err(Error::NotFound { .. })), "{result:?}");
    Book::update_by_key(1)
        .set(|b| b.genre.set("y"))
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    tx.commit().await.unwrap();
    assert_eq!(book(&db, 1).await.genre, "y");
}

#[tokio::test]
async fn an_update_runs_on_a_pool_a_connection_and_a_transaction() {
    let db = Db::with(SW).await;
    let increment = || update!(Sw as s, set(s.a += 1), filter(s.id == 1));
    increment().execute(&db.pool).await.assert_matched(1);
    let pool = db.pool.clone();
    increment().execute(&pool).await.assert_matched(1);

    let mut pooled = db.pool.acquire().await.unwrap();
    increment().execute(&mut *pooled).await.assert_matched(1);
    let connection: &mut <crate::Driver as sqlx::Database>::Connection = &mut pooled;
    increment()
        .execute(&mut *connection)
        .await
        .assert_matched(1);
    increment().execute(connection).await.assert_matched(1);
    drop(pooled);

    let mut tx = db.pool.begin().await.unwrap();
    increment().execute(&mut *tx).await.assert_matched(1);
    increment().execute(&mut *tx).await.assert_matched(1);
    tx.commit().await.unwrap();
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (17,)
    );
}

#[tokio::test]
async fn a_transaction_that_is_rolled_back_or_dropped_changes_nothing() {
    let db = Db::with(SW).await;
    for round in 0..4 {
        let mut tx = db.pool.begin().await.unwrap();
        update!(Sw as s, set(s.a += 1, s.b = s.a), all_rows())
            .execute(&mut *tx)
            .await
            .assert_matched(2);
        match round % 2 {
            0 => tx.rollback().await.unwrap(),
            _ => drop(tx),
        }
        assert_eq!(
            row::<Sw>(&db, "SELECT * FROM sw WHERE id = 1").await,
            Sw {
                id: 1,
                a: 10,
                b: 20,
                c: 30
            }
        );
    }
    // The last one was dropped, and its connection may not know yet.
    db.pool.close().await;
}

#[tokio::test]
async fn a_savepoint_is_rolled_back_alone() {
    let db = Db::with(BOOKS).await;
    db.run("CREATE UNIQUE INDEX one_name ON books (book_name)")
        .await;
    let mut outer = db.pool.begin().await.unwrap();
    Book::update_by_key(1)
        .set(|b| b.genre.set("outer"))
        .execute(&mut *outer)
        .await
        .assert_matched(1);

    let mut inner = outer.begin().await.unwrap();
    Book::update_by_key(2)
        .set(|b| b.genre.set("inner"))
        .execute(&mut *inner)
        .await
        .assert_matched(1);
    let taken = Book::update_by_key(2)
        .set(|b| b.book_name.set("Supernova"))
        .execute(&mut *inner)
        .await;
    assert!(matches!(taken, Err(Error::Constraint { .. })), "{taken:?}");
    inner.rollback().await.unwrap();

    let mut inner = outer.begin().await.unwrap();
    Book::update_by_key(3)
        .set(|b| b.genre.set("kept"))
        .execute(&mut *inner)
        .await
        .assert_matched(1);
    inner.commit().await.unwrap();

    Book::update_by_key(4)
        .set(|b| b.genre.set("outer"))
        .execute(&mut *outer)
        .await
        .assert_matched(1);
    outer.commit().await.unwrap();
    let genres: Vec<String> = books(&db)
        .await
        .into_iter()
        .map(|book| book.genre)
        .collect();
    assert_eq!(genres, ["outer", "non-fiction", "kept", "outer", "fiction"]);
}

#[tokio::test]
async fn an_update_alone_is_seen_by_other_connections_at_once() {
    let db = Db::with(SW).await;
    let mut first = db.pool.acquire().await.unwrap();
    let mut second = db.pool.acquire().await.unwrap();
    for a in 1..5 {
        update!(Sw as s, set(s.a = a), filter(s.id == 1))
            .execute(&mut *first)
            .await
            .assert_matched(1);
        let seen: (i64,) = sqlx::query_as("SELECT a FROM sw WHERE id = 1")
            .fetch_one(&mut *second)
            .await
            .unwrap();
        assert_eq!(seen, (a,));
    }
}

#[tokio::test]
async fn an_execution_can_be_sent_to_another_thread() {
    let db = Db::with(SW).await;
    let pool = db.pool.clone();
    let text = String::from("sent");
    let task = tokio::spawn(async move {
        // A value that is lent to the statement, across an `await`.
        let length = &(text.len() as i64);
        update!(Sw as s, set(s.a = length), filter(s.id == 1))
            .execute(&pool)
            .await
    });
    task.await.unwrap().assert_matched(1);
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (4,)
    );
}
