//! What MySQL and MariaDB alone have.

use sqlx::FromRow;
use updatable::{Error, RetryKind, Updatable, update};
use updatable_tests::fixtures::{BOOKS, Book, SW, Sw, SwPatch};

use crate::Db;
use crate::suite::{Outcome as _, code, row, rows};

#[derive(Debug, Clone, Copy, PartialEq, FromRow, Updatable)]
#[updatable(table = "unsigned_numbers")]
struct Unsigned {
    #[updatable(key)]
    id: u64,
    tiny: u8,
    small: u16,
    medium: u32,
    large: u64,
}

const UNSIGNED: &str = "
    CREATE TABLE unsigned_numbers (
        id BIGINT UNSIGNED PRIMARY KEY, tiny TINYINT UNSIGNED NOT NULL, small SMALLINT UNSIGNED NOT NULL,
        medium INT UNSIGNED NOT NULL, large BIGINT UNSIGNED NOT NULL
    );
    INSERT INTO unsigned_numbers VALUES (1, 1, 1, 1, 1)";

#[tokio::test]
async fn unsigned_columns_are_computed_with() {
    let db = Db::with(UNSIGNED).await;
    update!(
        Unsigned as u,
        set(
            u.tiny += 254,
            u.small = u.small * 65_535,
            u.medium += &4_294_967_294,
            u.large = u64::MAX
        ),
        filter(u.id == 1 && u.large < 10)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let expected = Unsigned {
        id: 1,
        tiny: u8::MAX,
        small: u16::MAX,
        medium: u32::MAX,
        large: u64::MAX,
    };
    assert_eq!(
        row::<Unsigned>(&db, "SELECT * FROM unsigned_numbers").await,
        expected
    );
    update!(
        Unsigned as u,
        set(u.large -= u64::MAX),
        filter(u.large == u64::MAX)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(
        row::<Unsigned>(&db, "SELECT * FROM unsigned_numbers").await,
        Unsigned {
            large: 0,
            ..expected
        }
    );
}

#[tokio::test]
async fn an_unsigned_column_below_zero_is_an_error_and_changes_nothing() {
    let db = Db::with(UNSIGNED).await;
    let before: Unsigned = row(&db, "SELECT * FROM unsigned_numbers").await;
    let results = [
        update!(Unsigned as u, set(u.medium -= 2), filter(u.id == 1))
            .execute(&db.pool)
            .await,
        update!(
            Unsigned as u,
            set(u.large = u.large - 1 - 1),
            filter(u.id == 1)
        )
        .execute(&db.pool)
        .await,
        update!(
            Unsigned as u,
            set(u.large = u64::MAX),
            filter(u.id == 1 && u.large - 2 < 5)
        )
        .execute(&db.pool)
        .await,
    ];
    for result in results {
        assert_eq!(code(&result.unwrap_err()), "1690");
        assert_eq!(
            row::<Unsigned>(&db, "SELECT * FROM unsigned_numbers").await,
            before
        );
    }
    let error = update!(Unsigned as u, set(u.tiny += 255), filter(u.id == 1))
        .execute(&db.pool)
        .await
        .unwrap_err();
    assert_eq!(code(&error), "1264");
    assert_eq!(
        row::<Unsigned>(&db, "SELECT * FROM unsigned_numbers").await,
        before
    );
}

#[tokio::test]
async fn the_builder_refuses_to_read_a_column_that_it_assigned_before_and_sends_nothing() {
    let db = Db::with(SW).await;
    let before: Sw = row(&db, "SELECT * FROM sw WHERE id = 1").await;
    let results = [
        Sw::update_by_key(1)
            .set(|s| (s.a.set(s.a.plus(1)), s.b.set(s.a)))
            .execute(&db.pool)
            .await,
        Sw::update_by_key(1)
            .set(|s| s.a.set(5))
            .set(|s| s.b.set(s.c.plus(s.a)))
            .execute(&db.pool)
            .await,
        // The patch may set it.
        Sw::update_by_key(1)
            .patch(SwPatch::new().a(5))
            .set(|s| s.b.set(s.a))
            .execute(&db.pool)
            .await,
        Sw::update_by_key(1)
            .set(|s| (s.a.set(s.b), s.b.set(s.a)))
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        assert!(
            matches!(result, Err(Error::Unsupported { table: "sw", .. })),
            "{result:?}"
        );
        assert_eq!(
            row::<Sw>(&db, "SELECT * FROM sw WHERE id = 1").await,
            before
        );
    }
    // In the other order it is what it says.
    Sw::update_by_key(1)
        .set(|s| (s.b.set(s.a), s.a.set(s.a.plus(1))))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(
        row::<Sw>(&db, "SELECT * FROM sw WHERE id = 1").await,
        Sw {
            a: 11,
            b: 10,
            ..before
        }
    );
}

#[tokio::test]
async fn safe_updates_of_the_server_refuse_what_has_no_key() {
    let db = Db::with(SW).await;
    let mut connection = db.pool.acquire().await.unwrap();
    sqlx::raw_sql("SET sql_safe_updates = 1")
        .execute(&mut *connection)
        .await
        .unwrap();
    let error = update!(Sw as s, set(s.a = 0), all_rows())
        .execute(&mut *connection)
        .await
        .unwrap_err();
    assert_eq!(code(&error), "1175");
    update!(Sw as s, set(s.a = 0), filter(s.id == 1))
        .execute(&mut *connection)
        .await
        .assert_matched(1);
    connection.close().await.unwrap();
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 2").await,
        (100,)
    );
}

#[tokio::test]
async fn a_list_of_more_values_than_the_server_takes_is_refused_and_nothing_is_sent() {
    let db = Db::with(BOOKS).await;
    for length in [65_535, 65_536, 100_000] {
        let texts = vec!["poetry"; length];
        let mut tx = db.pool.begin().await.unwrap();
        match update!(
            Book as b,
            set(b.version = 2),
            filter(b.genre.not_in(&texts))
        )
        .execute(&mut *tx)
        .await
        {
            Err(Error::TooManyParameters {
                table,
                limit,
                actual,
                ..
            }) => {
                assert_eq!((table, limit, actual), ("books", 65_535, length + 1));
            }
            other => panic!("{other:?}"),
        }
        let error = update!(
            Book as b,
            set(b.version = 2),
            filter(b.genre.not_in(&texts) && b.book_id == 1),
            returning(b.version)
        )
        .reading_back()
        .fetch_one(&mut tx)
        .await
        .unwrap_err();
        assert!(
            matches!(error, Error::TooManyParameters { actual, .. } if actual == length + 1),
            "{error:?}"
        );
        // The connection has not been told anything.
        update!(Book as b, set(b.version = 2), filter(b.book_id == 1))
            .execute(&mut *tx)
            .await
            .assert_matched(1);
        tx.rollback().await.unwrap();
    }
    // As many as it takes.
    update!(
        Book as b,
        set(b.version = 2),
        filter(b.genre.not_in(vec!["poetry"; 65_534]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(5);
}

/// A deadlock takes the whole transaction with it, the savepoint included.
#[tokio::test]
async fn a_deadlock_in_a_guarded_update_is_its_error_and_no_later_statements() {
    let db = Db::with(BOOKS).await;
    let before: Book = row(&db, "SELECT * FROM books WHERE book_id = 1").await;
    let (mut mine, mut theirs) = (
        db.pool.begin().await.unwrap(),
        db.pool.begin().await.unwrap(),
    );
    update!(Book as b, set(b.note = "mine"), filter(b.book_id == 1))
        .execute(&mut *mine)
        .await
        .assert_matched(1);
    // Who has changed less is the one to be rolled back.
    update!(Book as b, set(b.note = "theirs"), filter(b.book_id > 1))
        .execute(&mut *theirs)
        .await
        .assert_matched(4);
    let (mine_result, theirs_result) = tokio::join!(
        update!(Book as b, set(b.version = 7), filter(b.book_id == 2))
            .exactly(1)
            .execute(&mut *mine),
        update!(Book as b, set(b.version = 8), filter(b.book_id == 1)).execute(&mut *theirs)
    );
    theirs_result.assert_matched(1);
    assert!(
        matches!(
            mine_result,
            Err(Error::Retryable {
                kind: RetryKind::Deadlock,
                ..
            })
        ),
        "{mine_result:?}"
    );
    // It does not answer for a savepoint that went with the transaction.
    sqlx::query("SELECT 1").fetch_one(&mut *mine).await.unwrap();
    mine.rollback().await.unwrap();
    theirs.rollback().await.unwrap();
    assert_eq!(
        row::<Book>(&db, "SELECT * FROM books WHERE book_id = 1").await,
        before
    );
}

#[tokio::test]
async fn a_guard_on_a_table_without_transactions_says_that_it_undid_nothing() {
    let db = Db::with(
        "CREATE TABLE sw (id BIGINT PRIMARY KEY, a BIGINT NOT NULL, b BIGINT NOT NULL, c BIGINT NOT NULL) ENGINE = MyISAM;
         INSERT INTO sw VALUES (1, 10, 20, 30), (2, 100, 200, 300);",
    )
    .await;
    let set = |a: i64| update!(Sw as s, set(s.a = a), all_rows()).exactly(1);
    let mut tx = db.pool.begin().await.unwrap();
    for result in [
        set(1).execute(&db.pool).await,
        set(2).execute(&mut *tx).await,
    ] {
        assert!(
            matches!(result, Err(Error::Unsupported { table: "sw", .. })),
            "{result:?}"
        );
    }
    tx.rollback().await.unwrap();
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (2,)
    );
    update!(Sw as s, set(s.a = 3), all_rows())
        .exactly(2)
        .execute(&db.pool)
        .await
        .assert_matched(2);
}

/// MariaDB 10.11 remembers of a prepared statement that a subquery was empty when it was executed first.
#[tokio::test]
async fn a_subquery_is_looked_at_anew_each_time() {
    #[derive(Debug, Updatable)]
    #[updatable(table = "shelved")]
    struct Shelved {
        #[updatable(key)]
        id: i64,
        place: Option<i64>,
        seen: i64,
    }

    #[derive(Debug, Updatable)]
    #[updatable(table = "places")]
    struct Place {
        #[updatable(key)]
        id: i64,
        room: i64,
    }

    let db = Db::with(
        "CREATE TABLE shelved (id BIGINT PRIMARY KEY, place BIGINT, seen BIGINT NOT NULL);
         CREATE TABLE places (id BIGINT PRIMARY KEY, room BIGINT NOT NULL);
         INSERT INTO shelved VALUES (1, NULL, 0), (2, 7, 0);
         INSERT INTO places VALUES (5, 1);",
    )
    .await;
    let mut connection = db.pool.acquire().await.unwrap();
    // NULL is in no rows, and perhaps in some. So it is found, and then it is not.
    for (room, found) in [(1, 1), (2, 2), (1, 1)] {
        update!(Place as p, set(p.room = room), all_rows())
            .execute(&mut *connection)
            .await
            .assert_matched(1);
        update!(
            Shelved as s,
            set(s.seen += 1),
            filter(s.place.not_in(select(
                p.room,
                from(Place as p),
                from(Shelved as other, on(other.id == p.room)),
                filter(p.room == 1)
            )))
        )
        .execute(&mut *connection)
        .await
        .assert_matched(found);
    }
}

#[derive(Debug, Updatable)]
#[updatable(table = "tags", history = "tags_history")]
struct Tag {
    #[updatable(key)]
    id: i64,
    name: String,
}

#[tokio::test]
async fn what_failed_on_a_table_without_transactions_says_that_a_part_of_it_stays() {
    let db = Db::with(
        "CREATE TABLE tags (id BIGINT PRIMARY KEY, name VARCHAR(9) NOT NULL UNIQUE) ENGINE = MyISAM;
         CREATE TABLE tags_history (
             id BIGINT NOT NULL, old_row JSON NOT NULL, new_row JSON, changed_at DATETIME(6) NOT NULL
         ) ENGINE = InnoDB;
         INSERT INTO tags VALUES (1, 'a'), (2, 'b');",
    )
    .await;
    let all = |name: &'static str| update!(Tag as t, set(t.name = name), all_rows()).recorded();
    let mut tx = db.pool.begin().await.unwrap();
    for result in [
        all("c").execute(&db.pool).await,
        all("d").execute(&mut *tx).await,
    ] {
        assert!(
            matches!(result, Err(Error::Unsupported { table: "tags", .. })),
            "{result:?}"
        );
    }
    tx.rollback().await.unwrap();
    let names: Vec<(String,)> = rows(&db, "SELECT name FROM tags ORDER BY id").await;
    assert_eq!(names, [("d".to_owned(),), ("b".to_owned(),)]);
    // What has changed nothing has nothing to undo.
    let missing = Tag::update_by_key(9)
        .set(|t| t.name.set("e"))
        .recorded()
        .execute(&db.pool)
        .await;
    assert!(
        matches!(missing, Err(Error::NotFound { .. })),
        "{missing:?}"
    );
}

/// Equal values make no new version of the row, and a plain SELECT would see the transaction's old snapshot of it.
#[tokio::test]
async fn a_row_in_memory_is_read_as_it_is_and_not_as_the_transaction_saw_it_first() {
    let db = Db::with(SW).await;
    let mut tx = db.pool.begin().await.unwrap();
    let mut sw: Sw = sqlx::query_as("SELECT * FROM sw WHERE id = 1")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    update!(Sw as s, set(s.a = 11, s.b = 50), filter(s.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);

    update!(&mut sw as s, set(s.a = 11))
        .execute(&mut *tx)
        .await
        .unwrap();
    assert_eq!((sw.a, sw.b), (11, 50));
    let read: Sw = update!(Sw as s, set(s.a = 11), filter(s.id == 1), returning(s))
        .reading_back()
        .fetch_one(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!((read.a, read.b), (11, 50));
}
