//! Changed rows that are read by SELECT, in the transaction of the update.

use rust_decimal::dec;
use updatable::{Error, update};
use updatable_tests::fixtures::{
    BOOKS, Book, BookPatch, CP, Cp, FOUR, Four, FourPatch, Price, SW, Sw,
};

use super::{KIND, book, books};
use crate::Db;
use updatable_tests::database::Kind;

#[tokio::test]
async fn rows_come_back_whatever_the_update_did_to_the_filter() {
    let db = Db::with(BOOKS).await;
    let mut tx = db.pool.begin().await.unwrap();
    let mut changed: Vec<Book> = update!(
        Book as b,
        set(b.genre = "sci-fi"),
        filter(b.genre == "fiction"),
        returning(b)
    )
    .reading_back()
    .fetch_all(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    changed.sort_by_key(|book| book.book_id);
    let ids: Vec<_> = changed.iter().map(|book| book.book_id).collect();
    assert_eq!(ids, [1, 3, 5]);
    assert!(changed.iter().all(|book| book.genre == "sci-fi"));
    let all = books(&db).await;
    assert_eq!(changed, [all[0].clone(), all[2].clone(), all[4].clone()]);
    assert_eq!(all[1].genre, "non-fiction");
}

#[tokio::test]
async fn values_of_one_row() {
    let db = Db::with(BOOKS).await;
    let mut tx = db.pool.begin().await.unwrap();
    let (price, note): (Price, Option<String>) = Book::update_by_key(1)
        .set(|b| b.book_price.set(b.book_price.plus(dec!(5))))
        .patch(BookPatch::new().note("signed"))
        .returning(|b| (b.book_price, b.note))
        .reading_back()
        .fetch_one(&mut tx)
        .await
        .unwrap();
    assert_eq!(price, dec!(17.20));
    assert_eq!(note.as_deref(), Some("signed"));
    let doubled: i32 = update!(
        Book as b,
        set(b.version = 4),
        filter(b.book_id == 1),
        returning((b.version + 1) * 2)
    )
    .reading_back()
    .fetch_one(&mut tx)
    .await
    .unwrap();
    assert_eq!(doubled, 10);
    tx.rollback().await.unwrap();
    assert_eq!(book(&db, 1).await.version, 1);
}

#[tokio::test]
async fn a_row_that_is_not_there() {
    let db = Db::with(BOOKS).await;
    let mut tx = db.pool.begin().await.unwrap();
    let missing = || {
        update!(
            Book as b,
            set(b.version = 2),
            filter(b.book_id == 99),
            returning(b)
        )
        .reading_back()
    };
    let one = missing().fetch_one(&mut tx).await;
    assert!(matches!(one, Err(Error::NotFound { .. })), "{one:?}");
    let optional = missing().fetch_optional(&mut tx).await;
    assert!(matches!(optional, Ok(None)), "{optional:?}");
    let all = missing().fetch_all(&mut tx).await.unwrap();
    assert!(all.is_empty());
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_composite_key() {
    let db = Db::with(CP).await;
    let mut tx = db.pool.begin().await.unwrap();
    let mut changed: Vec<(i64, i64, String)> = update!(
        Cp as c,
        set(c.v = "y"),
        filter(c.a == 1 || c.b == 1),
        returning(c.a, c.b, c.v)
    )
    .reading_back()
    .fetch_all(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    changed.sort();
    assert_eq!(
        changed,
        [(1, 1, "y".into()), (1, 2, "y".into()), (2, 1, "y".into())]
    );

    let mut tx = db.pool.begin().await.unwrap();
    let changed: Vec<Cp> = update!(
        Cp as c,
        set(c.v = "z"),
        filter(c.a < 2 && c.b < 2),
        returning(c)
    )
    .reading_back()
    .fetch_all(&mut tx)
    .await
    .unwrap();
    assert_eq!(changed.len(), 1);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn nothing_to_change_and_empty_filters_are_said_before_anything_is_sent() {
    let db = Db::with(FOUR).await;
    let mut tx = db.pool.begin().await.unwrap();
    let result = update!(
        Four as f,
        set(..FourPatch::new()),
        filter(f.id == 1),
        returning(f)
    )
    .reading_back()
    .fetch_one(&mut tx)
    .await;
    assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}");
    let result = update!(
        Four as f,
        set(f.size = 1),
        filter(f.id.not_in(Vec::<i64>::new())),
        returning(f)
    )
    .reading_back()
    .fetch_all(&mut tx)
    .await;
    assert!(
        matches!(result, Err(Error::EmptyFilter { .. })),
        "{result:?}"
    );
    let sizes = update!(
        Four as f,
        set(f.label = None::<&str>, ..FourPatch::new().size(7)),
        filter(f.id.is_in(vec![1, 2])),
        returning(f.size)
    )
    .reading_back()
    .fetch_all(&mut tx)
    .await
    .unwrap();
    assert_eq!(sizes, [7, 7]);
    tx.rollback().await.unwrap();
}

/// Many transactions count one row up; each reads what it has made of it.
#[tokio::test]
async fn each_writer_reads_its_own_row() {
    if KIND == Kind::Sqlite {
        return each_writer_in_turn().await;
    }
    let db = Db::with(SW).await;
    let tasks: Vec<_> = (0..4)
        .map(|_| {
            let pool = db.pool.clone();
            tokio::spawn(async move {
                let mut seen = Vec::new();
                for _ in 0..20 {
                    let mut tx = pool.begin().await.unwrap();
                    let value = update!(Sw as s, set(s.a += 1), filter(s.id == 1), returning(s.a))
                        .reading_back()
                        .fetch_one(&mut tx)
                        .await
                        .unwrap();
                    tx.commit().await.unwrap();
                    seen.push(value);
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
    assert_eq!(seen, (11..=90).collect::<Vec<i64>>());
}

/// SQLite has one writer at a time: a transaction that means to write says so as it begins.
async fn each_writer_in_turn() {
    let db = Db::with(SW).await;
    for expected in 11..=20 {
        let mut tx = db
            .pool
            .begin_with("BEGIN IMMEDIATE")
            .await
            .expect("the database answers");
        let value = update!(Sw as s, set(s.a += 1), filter(s.id == 1), returning(s.a))
            .reading_back()
            .fetch_one(&mut tx)
            .await
            .expect("the database answers");
        tx.commit().await.expect("the database answers");
        assert_eq!(value, expected);
    }
}

/// RETURNING would not see what a trigger does after it.
#[tokio::test]
async fn what_a_trigger_did_afterwards_is_seen() {
    let db = Db::with(SW).await;
    let trigger = match KIND {
        Kind::Sqlite => "CREATE TRIGGER t AFTER UPDATE OF a ON sw BEGIN UPDATE sw SET c = 777 WHERE id = NEW.id; END",
        Kind::Postgres => {
            "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN UPDATE sw SET c = 777 WHERE id = NEW.id; RETURN NULL; END $$ LANGUAGE plpgsql;
             CREATE TRIGGER t AFTER UPDATE OF a ON sw FOR EACH ROW EXECUTE FUNCTION f()"
        }
        // Its own table is out of reach for a trigger, but in one before the change.
        Kind::MySql => "CREATE TRIGGER t BEFORE UPDATE ON sw FOR EACH ROW SET NEW.c = 777",
    };
    let mut connection = db.pool.acquire().await.unwrap();
    sqlx::raw_sql(trigger)
        .execute(&mut *connection)
        .await
        .unwrap();
    drop(connection);
    let mut tx = db.pool.begin().await.unwrap();
    let row: Sw = update!(Sw as s, set(s.a = 1), filter(s.id == 1), returning(s))
        .reading_back()
        .fetch_one(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!((row.a, row.c), (1, 777));
}
