//! The changed rows come back: on PostgreSQL and SQLite.

use sqlx::FromRow;
use updatable::{ConstraintKind, Error, Updatable, update};
use updatable_tests::fixtures::{BOOKS, Book, BookPatch, CP, Cp, PEOPLE, Person};

use crate::Db;
use crate::suite::{Outcome as _, book, books, rows};

#[tokio::test]
async fn the_whole_row_comes_back_as_it_is_after_the_update() {
    let db = Db::with(BOOKS).await;
    let before = book(&db, 2).await;
    let price = "14.50".parse().unwrap();
    let returned: Book = update!(
        Book as b,
        set(b.book_price = price, b.version += 1),
        filter(b.book_id == 2),
        returning(b)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(
        returned,
        Book {
            book_price: price,
            version: 2,
            ..before
        }
    );
    assert_eq!(returned, book(&db, 2).await);

    let returned: Option<Book> = Book::update_by_key(2)
        .set(|b| b.note.set("x"))
        .returning_row()
        .fetch_optional(&db.pool)
        .await
        .unwrap();
    assert_eq!(returned, Some(book(&db, 2).await));

    let mut returned: Vec<Book> = Book::update_where(|b| b.genre.eq("fiction"))
        .patch(BookPatch::new().genre("sci-fi"))
        .returning_row()
        .fetch_all(&db.pool)
        .await
        .unwrap();
    returned.sort_by_key(|book| book.book_id);
    let mut expected = books(&db).await;
    expected.retain(|book| book.genre == "sci-fi");
    assert_eq!(expected.len(), 3);
    assert_eq!(returned, expected);
}

#[tokio::test]
async fn columns_come_back_as_a_tuple_and_one_column_as_its_value() {
    let db = Db::with(BOOKS).await;
    let tuple: (i64, String, Option<String>) = update!(
        Book as b,
        set(b.note = "n"),
        filter(b.book_id == 2),
        returning(b.book_id, b.book_name, b.note)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(tuple, (2, "Saturn Rings".to_owned(), Some("n".to_owned())));

    let version: i32 = update!(
        Book as b,
        set(b.version += 4),
        filter(b.book_id == 2),
        returning(b.version)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(version, 5);

    let mut notes: Vec<Option<String>> = update!(
        Book as b,
        set(b.version += 1),
        filter(b.book_id <= 2),
        returning(b.note)
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    notes.sort();
    assert_eq!(notes, [None, Some("n".to_owned())]);

    let built: (String, i64) = Book::update_by_key(1)
        .set(|b| b.genre.set("g"))
        .returning(|b| (b.genre, b.book_id))
        .fetch_one(&db.pool)
        .await
        .unwrap();
    assert_eq!(built, ("g".to_owned(), 1));
    let built: i32 = Book::update_by_key(1)
        .set(|b| b.version.set(8))
        .returning(|b| b.version)
        .fetch_one(&db.pool)
        .await
        .unwrap();
    assert_eq!(built, 8);
}

#[tokio::test]
async fn every_changed_row_comes_back() {
    let db = Db::with(PEOPLE).await;
    let mut ids = update!(
        Person as p,
        set(p.age = p.age - 10),
        filter(p.age > 29),
        returning(p.id)
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    ids.sort_unstable();
    assert_eq!(ids, [2, 4]);
    let mut all = update!(
        Person as p,
        set(p.age = 1),
        all_rows(),
        returning(p.id, p.age)
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    all.sort_unstable();
    assert_eq!(all, [(1, 1), (2, 1), (3, 1), (4, 1)]);
}

#[tokio::test]
async fn no_row_is_not_found_none_or_an_empty_list_and_nothing_is_inserted() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let one = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id == 999),
        returning(b)
    )
    .fetch_one(&db.pool)
    .await;
    assert!(
        matches!(one, Err(Error::NotFound { table: "books", .. })),
        "{one:?}"
    );
    let one = Book::update_by_key(999)
        .set(|b| b.genre.set("x"))
        .returning(|b| b.genre)
        .fetch_one(&db.pool)
        .await;
    assert!(matches!(one, Err(Error::NotFound { .. })), "{one:?}");
    let optional = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id == 999),
        returning(b.genre)
    )
    .fetch_optional(&db.pool)
    .await
    .unwrap();
    assert_eq!(optional, None);
    let all = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id == 999),
        returning(b)
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    assert_eq!(all, []);
    let all = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.genre == "poetry"),
        returning(b)
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    assert_eq!(all, []);
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn a_further_condition_beside_the_key_may_hide_the_row() {
    let db = Db::with(BOOKS).await;
    // Optimistic locking in one line.
    let save = |version: i32, genre: &'static str| {
        update!(
            Book as b,
            set(b.genre = genre, b.version += 1),
            filter(b.book_id == 1 && b.version == version),
            returning(b.version)
        )
    };
    assert_eq!(save(1, "mine").fetch_one(&db.pool).await.unwrap(), 2);
    let late = save(1, "yours").fetch_one(&db.pool).await;
    assert!(matches!(late, Err(Error::NotFound { .. })), "{late:?}");
    assert_eq!(book(&db, 1).await.genre, "mine");
}

#[tokio::test]
async fn a_composite_key_pins_one_row() {
    let db = Db::with(CP).await;
    let cp: Cp = update!(
        Cp as c,
        set(c.v = "y"),
        filter(c.b == 2 && c.a == 1),
        returning(c)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(
        cp,
        Cp {
            a: 1,
            b: 2,
            v: "y".to_owned()
        }
    );
    let changed: Vec<Cp> = rows(&db, "SELECT * FROM cp WHERE v = 'y'").await;
    assert_eq!(changed, [cp]);
}

#[tokio::test]
async fn rows_may_be_asked_for_and_only_counted() {
    let db = Db::with(BOOKS).await;
    update!(
        Book as b,
        set(b.version = 2),
        filter(b.genre == "fiction"),
        returning(b)
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
    assert_eq!(
        books(&db).await.iter().filter(|b| b.version == 2).count(),
        3
    );
    let result = update!(
        Book as b,
        set(b.version = 2),
        filter(b.book_id == 999),
        returning(b)
    )
    .execute(&db.pool)
    .await;
    assert!(matches!(result, Err(Error::NotFound { .. })), "{result:?}");
}

#[tokio::test]
async fn an_update_that_is_refused_returns_nothing() {
    let db = Db::with(BOOKS).await;
    db.pool.close().await;
    let absent: Option<String> = None;
    let one = update!(
        Book as b,
        set(
            b.genre = &absent.clone().unwrap_or_default(),
            ..BookPatch::new()
        ),
        filter(b.book_id == 1),
        returning(b)
    )
    .fetch_one(&db.pool)
    .await;
    assert!(
        matches!(one, Err(Error::Database(sqlx::Error::PoolClosed))),
        "{one:?}"
    );
    let one = update!(
        Book as b,
        set(b.genre = absent),
        filter(b.book_id == 1),
        returning(b)
    )
    .fetch_one(&db.pool)
    .await;
    assert!(matches!(one, Err(Error::NoChanges { .. })), "{one:?}");
    let none: [i64; 0] = [];
    let all = update!(
        Book as b,
        set(b.genre = "x"),
        filter(b.book_id.not_in(none)),
        returning(b)
    )
    .fetch_all(&db.pool)
    .await;
    assert!(matches!(all, Err(Error::EmptyFilter { .. })), "{all:?}");
    let optional = Book::update_by_key(1)
        .patch(BookPatch::new())
        .returning(|b| b.genre)
        .fetch_optional(&db.pool)
        .await;
    assert!(
        matches!(optional, Err(Error::NoChanges { .. })),
        "{optional:?}"
    );
}

#[tokio::test]
async fn a_column_added_between_two_executions_on_one_connection_makes_no_difference() {
    let db = Db::with(BOOKS).await;
    let mut connection = db.pool.acquire().await.unwrap();
    for round in 0..3 {
        let returned = update!(
            Book as b,
            set(b.version += 1),
            filter(b.book_id == 1),
            returning(b)
        )
        .fetch_one(&mut *connection)
        .await
        .unwrap();
        assert_eq!(returned.version, round + 2);
        let add = format!("ALTER TABLE books ADD COLUMN added_{round} INTEGER");
        sqlx::raw_sql(sqlx::AssertSqlSafe(add))
            .execute(&mut *connection)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn rows_that_came_back_in_a_transaction_are_gone_with_it() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let mut tx = db.pool.begin().await.unwrap();
    let version = update!(
        Book as b,
        set(b.version += 1),
        filter(b.book_id == 1),
        returning(b.version)
    )
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    assert_eq!(version, 2);
    let version = update!(
        Book as b,
        set(b.version += 1),
        filter(b.book_id == 1),
        returning(b.version)
    )
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    assert_eq!(version, 3);
    tx.rollback().await.unwrap();
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn a_constraint_is_reported_by_every_way_to_fetch() {
    let db = Db::with(BOOKS).await;
    db.run("CREATE UNIQUE INDEX one_name ON books (book_name)")
        .await;
    let before = books(&db).await;
    let taken = "Supernova";
    let one = update!(
        Book as b,
        set(b.book_name = taken),
        filter(b.book_id == 1),
        returning(b)
    )
    .fetch_one(&db.pool)
    .await;
    assert!(
        matches!(
            one,
            Err(Error::Constraint {
                kind: ConstraintKind::Unique,
                ..
            })
        ),
        "{one:?}"
    );
    let optional = update!(
        Book as b,
        set(b.book_name = taken),
        filter(b.book_id == 1),
        returning(b)
    )
    .fetch_optional(&db.pool)
    .await;
    assert!(
        matches!(
            optional,
            Err(Error::Constraint {
                kind: ConstraintKind::Unique,
                ..
            })
        ),
        "{optional:?}"
    );
    // The second row is refused, after the first has been returned.
    let all = update!(
        Book as b,
        set(b.book_name = "new"),
        all_rows(),
        returning(b)
    )
    .fetch_all(&db.pool)
    .await;
    assert!(
        matches!(
            all,
            Err(Error::Constraint {
                kind: ConstraintKind::Unique,
                ..
            })
        ),
        "{all:?}"
    );
    assert_eq!(books(&db).await, before);
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
async fn a_row_that_cannot_be_read_back_is_changed_nevertheless() {
    let db = Db::with(BOOKS).await;
    let row = update!(
        Mistaken as m,
        set(m.version = 2),
        filter(m.book_id == 1),
        returning(m)
    )
    .fetch_one(&db.pool)
    .await;
    assert!(
        matches!(row, Err(Error::DecodeAfterApply { table: "books", .. })),
        "{row:?}"
    );
    let column = update!(
        Mistaken as m,
        set(m.version += 1),
        filter(m.book_id == 1),
        returning(m.genre)
    )
    .fetch_all(&db.pool)
    .await;
    assert!(
        matches!(column, Err(Error::DecodeAfterApply { .. })),
        "{column:?}"
    );
    assert_eq!(book(&db, 1).await.version, 3);

    let mut tx = db.pool.begin().await.unwrap();
    let row = update!(
        Mistaken as m,
        set(m.version = 9),
        filter(m.book_id == 1),
        returning(m.book_id, m.genre)
    )
    .fetch_optional(&mut *tx)
    .await;
    assert!(
        matches!(row, Err(Error::DecodeAfterApply { .. })),
        "{row:?}"
    );
    tx.rollback().await.unwrap();
    assert_eq!(book(&db, 1).await.version, 3);
}

#[derive(Debug, PartialEq, FromRow, Updatable)]
#[updatable(table = "g")]
struct Doubled {
    #[updatable(key)]
    id: i64,
    x: i64,
    #[updatable(generated)]
    y: i64,
}

#[tokio::test]
async fn a_generated_column_comes_back_with_its_new_value() {
    let db = Db::with("CREATE TABLE g (id {i64} PRIMARY KEY, x {i64} NOT NULL, y {i64} GENERATED ALWAYS AS (x * 2) STORED) {end}; INSERT INTO g (id, x) VALUES (1, 1)").await;
    let doubled = update!(Doubled as g, set(g.x += 4), filter(g.id == 1), returning(g))
        .fetch_one(&db.pool)
        .await
        .unwrap();
    assert_eq!(doubled, Doubled { id: 1, x: 5, y: 10 });
}

#[tokio::test]
async fn a_condition_comes_back_as_whether_it_is_true() {
    let db = Db::with(BOOKS).await;
    let book = update!(
        Book as b,
        set(b.version += 1),
        filter(b.book_id == 1),
        returning(
            b.note.is_null(),
            b.version > 2,
            b.note == "signed",
            !(b.genre == "fiction")
        )
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(book, (true, false, None, false));
    let is_signed: Option<bool> = Book::update_by_key(1)
        .set(|b| b.note.set("signed"))
        .returning(|b| b.note.eq("signed"))
        .fetch_one(&db.pool)
        .await
        .unwrap();
    assert_eq!(is_signed, Some(true));
}
