//! What must not be sent, and what must not be changed.

use sqlx::FromRow;
use updatable::{Error, Updatable, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{BOOKS, Book, BookPatch, FOUR, Four, FourPatch};

use super::{KIND, Outcome as _, book, books, code, row};
use crate::Db;

#[tokio::test]
async fn all_rows_changes_every_row() {
    let db = Db::with(BOOKS).await;

    update!(Book as b, set(b.genre = "sci-fi"), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(5);
    assert!(books(&db).await.iter().all(|book| book.genre == "sci-fi"));

    Book::update_all_rows()
        .set(|b| b.genre.set("poetry"))
        .execute(&db.pool)
        .await
        .assert_matched(5);
    assert!(books(&db).await.iter().all(|book| book.genre == "poetry"));
}

#[tokio::test]
async fn a_filter_that_matches_nothing_changes_nothing_and_is_no_error() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    update!(
        Book as b,
        set(b.genre = "sci-fi"),
        filter(b.genre == "poetry")
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn an_update_without_changes_sends_nothing() {
    let db = Db::with(BOOKS).await;
    let absent: Option<&str> = None;
    // Whoever sends something on a closed pool learns that it is closed.
    db.pool.close().await;

    // There is a book 1, and no book 999: it makes no difference.
    for id in [1, 999] {
        let results = [
            update!(Book as b, set(..BookPatch::new()), filter(b.book_id == id))
                .execute(&db.pool)
                .await,
            update!(Book as b, set(b.genre = absent), filter(b.book_id == id))
                .execute(&db.pool)
                .await,
            update!(
                Book as b,
                set(
                    b.genre = absent,
                    b.note = None::<Option<&str>>,
                    ..BookPatch::default()
                ),
                filter(b.book_id == id)
            )
            .execute(&db.pool)
            .await,
            update!(
                Book as b,
                set(b.version += None::<i32>),
                filter(b.book_id == id)
            )
            .execute(&db.pool)
            .await,
            Book::update_by_key(id)
                .patch(BookPatch::new())
                .execute(&db.pool)
                .await,
            Book::update_by_key(id)
                .set(|b| (b.genre.set(absent), b.version.set(None::<i32>)))
                .execute(&db.pool)
                .await,
        ];
        for result in results {
            let error = result.unwrap_err();
            assert!(
                matches!(error, Error::NoChanges { table: "books", .. }),
                "{error:?}"
            );
        }
    }
    let result = update!(Book as b, set(b.genre = absent), all_rows())
        .execute(&db.pool)
        .await;
    assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}");

    // The pool is closed indeed.
    let result = update!(Book as b, set(b.genre = "x"), all_rows())
        .execute(&db.pool)
        .await;
    assert!(
        matches!(result, Err(Error::Database(sqlx::Error::PoolClosed))),
        "{result:?}"
    );
}

#[tokio::test]
async fn an_update_without_changes_leaves_a_transaction_usable() {
    let db = Db::with(BOOKS).await;
    let mut tx = db.pool.begin().await.unwrap();
    let result = Book::update_by_key(1)
        .patch(BookPatch::new())
        .execute(&mut *tx)
        .await;
    assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}");
    Book::update_by_key(1)
        .set(|b| b.genre.set("sci-fi"))
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    tx.commit().await.unwrap();
    assert_eq!(book(&db, 1).await.genre, "sci-fi");
}

/// What `pattern` of the four columns says.
fn present<T>(pattern: u8, column: u8, value: T) -> Option<T> {
    (pattern & (1 << column) != 0).then_some(value)
}

/// What comes of it.
fn changed(pattern: u8) -> Four {
    Four {
        id: 1,
        label: present(pattern, 0, "new").unwrap_or("label").to_owned(),
        size: present(pattern, 1, 11).unwrap_or(10),
        note: present(pattern, 2, None).unwrap_or(Some("note".to_owned())),
        level: present(pattern, 3, Some(21)).unwrap_or(Some(20)),
    }
}

async fn reset(db: &Db) {
    db.run("UPDATE four SET label = 'label', size = 10, note = 'note', level = 20 WHERE id = 1")
        .await;
}

async fn assert_changed(db: &Db, pattern: u8) {
    let four: Four = row(db, "SELECT * FROM four WHERE id = 1").await;
    assert_eq!(four, changed(pattern), "pattern {pattern:04b}");
    let other: Four = row(db, "SELECT * FROM four WHERE id = 2").await;
    assert_eq!(
        (other.label.as_str(), other.size, other.note, other.level),
        ("other", 30, None, None)
    );
}

#[tokio::test]
async fn a_patch_changes_the_columns_that_it_has_in_every_pattern() {
    let db = Db::with(FOUR).await;
    for pattern in 0..16 {
        reset(&db).await;
        let patch = FourPatch {
            label: present(pattern, 0, "new".to_owned()),
            size: present(pattern, 1, 11),
            note: present(pattern, 2, None),
            level: present(pattern, 3, Some(21)),
        };
        assert_eq!(patch.is_empty(), pattern == 0);
        let mut four: Four = row(&db, "SELECT * FROM four WHERE id = 1").await;
        patch.clone().apply_to(&mut four);
        assert_eq!(four, changed(pattern), "apply_to, pattern {pattern:04b}");

        let result = update!(Four as f, set(..patch), filter(f.id == 1))
            .execute(&db.pool)
            .await;
        match pattern {
            0 => assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}"),
            _ => result.assert_matched(1),
        }
        assert_changed(&db, pattern).await;
    }
}

#[tokio::test]
async fn optional_values_change_the_columns_that_they_have_in_every_pattern() {
    let db = Db::with(FOUR).await;
    for pattern in 0..16 {
        reset(&db).await;
        let result = update!(
            Four as f,
            set(
                f.label = present(pattern, 0, "new"),
                f.size += present(pattern, 1, 1),
                f.note = present(pattern, 2, None::<&str>),
                f.level = present(pattern, 3, Some(21)),
            ),
            filter(f.id == 1)
        )
        .execute(&db.pool)
        .await;
        match pattern {
            0 => assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}"),
            _ => result.assert_matched(1),
        }
        assert_changed(&db, pattern).await;
    }
}

#[tokio::test]
async fn optional_values_stand_between_values_that_are_always_there() {
    let db = Db::with(FOUR).await;
    for pattern in 0..16 {
        // The columns 0 and 2 are always assigned; 1 and 3 as the pattern says.
        let pattern = pattern | 0b0101;
        reset(&db).await;
        update!(
            Four as f,
            set(
                f.label = "new",
                f.size = present(pattern, 1, 11),
                f.note = NULL,
                f.level = present(pattern, 3, Some(21)),
            ),
            filter(f.size == 10 && f.label.is_in(vec!["label", "new"]))
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        assert_changed(&db, pattern).await;
    }
}

#[tokio::test]
async fn a_patch_and_assignments_of_other_columns_go_together() {
    let db = Db::with(FOUR).await;
    for pattern in 0..16 {
        reset(&db).await;
        let patch = FourPatch {
            size: present(pattern, 1, 11),
            level: present(pattern, 3, Some(21)),
            ..FourPatch::default()
        };
        update!(
            Four as f,
            set(f.label = "new", ..&patch, f.note = NULL),
            filter(f.id == 1)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        assert_changed(&db, pattern | 0b0101).await;
    }
}

#[tokio::test]
async fn a_column_of_a_patch_that_is_assigned_as_well_is_refused_and_nothing_is_sent() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let patch = BookPatch::new().genre("sci-fi").clear_note();
    let results = [
        update!(
            Book as b,
            set(..&patch, b.genre = "poetry"),
            filter(b.book_id == 1)
        )
        .execute(&db.pool)
        .await,
        update!(
            Book as b,
            set(b.genre = Some("poetry"), ..&patch),
            filter(b.book_id == 1)
        )
        .execute(&db.pool)
        .await,
        Book::update_by_key(1)
            .patch(&patch)
            .set(|b| b.genre.set("poetry"))
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        let Err(Error::Invalid(invalid)) = &result else {
            panic!("{result:?}")
        };
        assert_eq!(
            (invalid.table(), invalid.column()),
            ("books", Some("genre"))
        );
    }
    let result = update!(
        Book as b,
        set(..&patch, ..BookPatch::new().note("x")),
        filter(b.book_id == 1)
    )
    .execute(&db.pool)
    .await;
    let Err(Error::Invalid(invalid)) = &result else {
        panic!("{result:?}")
    };
    assert_eq!(invalid.column(), Some("note"));
    assert_eq!(books(&db).await, before);

    // Which columns are there is known at run time only: these are two.
    update!(
        Book as b,
        set(..&patch, b.book_name = "Old", ..BookPatch::new().version(2)),
        filter(b.book_id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Book as b,
        set(..BookPatch::new().version(3), b.genre = None::<&str>),
        filter(b.book_id == 2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(
        book(&db, 1).await,
        Book {
            book_name: "Old".to_owned(),
            genre: "sci-fi".to_owned(),
            version: 2,
            ..before[0].clone()
        }
    );
    assert_eq!(
        book(&db, 2).await,
        Book {
            version: 3,
            ..before[1].clone()
        }
    );
}

#[tokio::test]
async fn an_update_that_is_not_executed_changes_nothing() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    drop(update!(Book as b, set(b.genre = "x"), all_rows()));
    drop(Book::update_all_rows().set(|b| b.genre.set("x")));
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn an_execution_that_is_not_awaited_changes_nothing() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    drop(update!(Book as b, set(b.genre = "x"), all_rows()).execute(&db.pool));
    assert_eq!(books(&db).await, before);
}

/// `y` is computed by the database, and the struct says so.
#[derive(Debug, PartialEq, FromRow, Updatable)]
#[updatable(table = "g")]
struct Honest {
    #[updatable(key)]
    id: i64,
    x: i64,
    #[updatable(generated)]
    y: i64,
    #[updatable(readonly)]
    made: String,
}

/// The same table, and the struct does not know.
#[derive(Debug, Updatable)]
#[updatable(table = "g")]
#[allow(dead_code, reason = "it is never made")]
struct Liar {
    #[updatable(key)]
    id: i64,
    y: i64,
}

const GENERATED: &str = "
    CREATE TABLE g (
        id {i64} PRIMARY KEY, x {i64} NOT NULL, y {i64} GENERATED ALWAYS AS (x * 2) STORED, made {text} NOT NULL
    ) {end};
    INSERT INTO g (id, x, made) VALUES (1, 4, 'once'), (2, 5, 'once');
";

#[tokio::test]
async fn generated_and_read_only_columns_can_be_filtered_by() {
    let db = Db::with(GENERATED).await;
    update!(
        Honest as g,
        set(g.x = g.y + 1),
        filter(g.y > 9 && g.made == "once")
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    Honest::update_by_key(1)
        .patch(HonestPatch { x: Some(3) })
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let expected = [(1, 3, 6), (2, 11, 22)].map(|(id, x, y)| Honest {
        id,
        x,
        y,
        made: "once".to_owned(),
    });
    assert_eq!(
        super::rows::<Honest>(&db, "SELECT * FROM g ORDER BY id").await,
        expected
    );
}

#[tokio::test]
async fn a_generated_column_that_the_struct_does_not_know_is_the_databases_error() {
    let db = Db::with(GENERATED).await;
    let error = update!(Liar as g, set(g.y = 7), filter(g.id == 1))
        .execute(&db.pool)
        .await
        .unwrap_err();
    let code = code(&error);
    match KIND {
        Kind::Sqlite => assert_eq!(code, "1"),
        Kind::Postgres => assert_eq!(code, "428C9"),
        // MariaDB's number and MySQL's.
        Kind::MySql => assert!(["1906", "3105"].contains(&code.as_str()), "{code}"),
    }
    let y: (i64,) = row(&db, "SELECT y FROM g WHERE id = 1").await;
    assert_eq!(y, (8,));
}
