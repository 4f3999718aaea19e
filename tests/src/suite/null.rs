//! NULL: unchanged, cleared, compared.

use sqlx::FromRow;
use updatable::{ConstraintKind, Error, NULL, Updatable, update};
use updatable_tests::fixtures::{BOOKS, Book, BookPatch, FOUR, Four};

use super::{Outcome as _, book, books, row, rows};
use crate::Db;

#[tokio::test]
async fn a_nullable_column_is_left_alone_cleared_or_set_by_a_patch() {
    let db = Db::with(BOOKS).await;
    for (patch, expected) in [
        (BookPatch::new().genre("a").note("first"), Some("first")),
        (BookPatch::new().genre("b"), Some("first")),
        (
            BookPatch {
                genre: Some("c".to_owned()),
                note: Some(None),
                ..BookPatch::default()
            },
            None,
        ),
        (
            BookPatch {
                note: Some(Some("second".to_owned())),
                ..BookPatch::default()
            },
            Some("second"),
        ),
        (
            BookPatch {
                genre: Some("d".to_owned()),
                note: None,
                ..BookPatch::default()
            },
            Some("second"),
        ),
        (BookPatch::new().clear_note(), None),
    ] {
        update!(Book as b, set(..patch), filter(b.book_id == 1))
            .execute(&db.pool)
            .await
            .assert_matched(1);
        assert_eq!(book(&db, 1).await.note.as_deref(), expected);
    }
    assert_eq!(book(&db, 1).await.genre, "d");
    assert_eq!(book(&db, 2).await.note, None);
}

#[tokio::test]
async fn a_nullable_column_is_left_alone_cleared_or_set_by_an_assignment() {
    let db = Db::with(BOOKS).await;
    let outer_none: Option<Option<String>> = None;
    let set = Some(Some("third".to_owned()));
    let mut version = 1;
    macro_rules! assert_note {
        ($expected:expr, $value:expr) => {{
            version += 1;
            update!(
                Book as b,
                set(b.note = $value, b.version = version),
                filter(b.book_id == 1)
            )
            .execute(&db.pool)
            .await
            .assert_matched(1);
            let book = book(&db, 1).await;
            assert_eq!(
                (book.note.as_deref(), book.version),
                ($expected, version),
                "{}",
                stringify!($value)
            );
        }};
    }
    assert_note!(Some("first"), "first");
    assert_note!(Some("first"), outer_none);
    assert_note!(Some("second"), String::from("second"));
    assert_note!(None, Some(None::<String>));
    assert_note!(Some("third"), set);
    assert_note!(Some("third"), None::<Option<&str>>);
    assert_note!(None, Some(None::<&str>));
    assert_note!(Some("fourth"), Some(Some("fourth")));

    update!(Book as b, set(b.note = NULL), filter(b.book_id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(book(&db, 1).await.note, None);
    Book::update_by_key(1)
        .set(|b| b.note.set("fifth"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(book(&db, 1).await.note.as_deref(), Some("fifth"));
    Book::update_by_key(1)
        .set(|b| b.note.set(NULL))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(book(&db, 1).await.note, None);
}

#[tokio::test]
async fn null_and_a_value_follow_each_other_under_the_same_text() {
    let db = Db::with(FOUR).await;
    let mut connection = db.pool.acquire().await.unwrap();
    // The first value that a prepared statement sees must not decide about its type.
    for level in [None, Some(5), None, Some(6)] {
        update!(
            Four as f,
            set(
                f.level = Some(level),
                f.note = Some(level.map(|l| l.to_string()))
            ),
            filter(f.id == 1)
        )
        .execute(&mut *connection)
        .await
        .assert_matched(1);
        let four: Four = row(&db, "SELECT * FROM four WHERE id = 1").await;
        assert_eq!(
            (four.level, four.note),
            (level, level.map(|level| level.to_string()))
        );
    }
}

#[tokio::test]
async fn is_null_and_is_not_null_ask_about_null() {
    let db = Db::with(FOUR).await;
    update!(Four as f, set(f.label = "null"), filter(f.note.is_null()))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Four as f,
        set(f.label = "there"),
        filter(f.note.is_not_null() && !f.level.is_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let labels: Vec<(String,)> = rows(&db, "SELECT label FROM four ORDER BY id").await;
    assert_eq!(labels, [("there".to_owned(),), ("null".to_owned(),)]);
    update!(
        Four as f,
        set(f.label = "x"),
        filter((f.level + 1).is_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[tokio::test]
async fn a_comparison_with_a_column_that_is_null_matches_no_row() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    macro_rules! assert_none {
        (|$b:ident| $($filter:tt)+) => {
            update!(Book as $b, set($b.genre = "x"), filter($($filter)+)).execute(&db.pool).await.assert_matched(0)
        };
    }
    // Every note is NULL.
    assert_none!(|b| b.note == "y");
    assert_none!(|b| b.note != "y");
    assert_none!(|b| !(b.note == "y"));
    assert_none!(|b| !(b.note != "y"));
    assert_none!(|b| b.note < "y" || b.note >= "y");
    assert_none!(|b| b.note.is_in(["y"]));
    assert_none!(|b| b.note.not_in(["y"]));
    assert_none!(|b| !b.note.is_in(["y"]));
    assert_none!(|b| b.note.like("%"));
    assert_none!(|b| !b.note.like("%"));
    assert_none!(|b| b.note.between("a", "z"));
    assert_none!(|b| b.note == b.genre);
    assert_eq!(books(&db).await, before);

    db.run("UPDATE books SET note = 'y' WHERE book_id = 3; UPDATE books SET note = 'z' WHERE book_id = 4").await;
    update!(Book as b, set(b.version = 2), filter(b.note != "y"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Book as b,
        set(b.version = 3),
        filter(b.note.not_in(["z", "w"]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Book as b,
        set(b.version = 4),
        filter(b.note != "y" || b.note.is_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    let versions: Vec<i32> = books(&db).await.iter().map(|book| book.version).collect();
    assert_eq!(versions, [4, 4, 3, 4, 4]);
}

#[tokio::test]
async fn an_empty_list_beside_null_is_as_an_empty_list_beside_a_value() {
    let db = Db::with(BOOKS).await;
    let none: [&str; 0] = [];
    update!(
        Book as b,
        set(b.version = 2),
        filter(b.note.is_in(none) && b.book_id > 0)
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);
    update!(Book as b, set(b.version = 2), filter(b.note.is_in(none)))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    // Every note is NULL, and none of them is in the list.
    update!(
        Book as b,
        set(b.version = 2),
        filter(b.note.not_in(none) && b.book_id < 3)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    update!(
        Book as b,
        set(b.version = 2),
        filter(!b.note.is_in(Vec::<&str>::new()) && b.book_id < 3)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
}

#[tokio::test]
async fn arithmetic_with_null_is_null() {
    let db = Db::with(FOUR).await;
    update!(Four as f, set(f.level += 1), filter(f.id <= 2))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let levels: Vec<(Option<i32>,)> = rows(&db, "SELECT level FROM four ORDER BY id").await;
    assert_eq!(levels, [(Some(21),), (None,)]);
    update!(Four as f, set(f.level = f.level * 2 - 1), filter(f.id <= 2))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let levels: Vec<(Option<i32>,)> = rows(&db, "SELECT level FROM four ORDER BY id").await;
    assert_eq!(levels, [(Some(41),), (None,)]);
}

/// `p` is NOT NULL in the database.
#[derive(Debug, PartialEq, FromRow, Updatable)]
#[updatable(table = "liars")]
struct Liar {
    #[updatable(key)]
    id: i64,
    p: Option<i64>,
    other: Option<i64>,
}

#[tokio::test]
async fn null_in_a_column_that_takes_none_is_a_constraint_error_and_changes_no_row() {
    let db = Db::with(
        "CREATE TABLE liars (id {i64} PRIMARY KEY, p {i64} NOT NULL, other {i64}) {end};
         INSERT INTO liars VALUES (1, 1, 10), (2, 2, NULL), (3, 3, 30)",
    )
    .await;
    let before: Vec<Liar> = rows(&db, "SELECT * FROM liars ORDER BY id").await;
    let results = [
        update!(Liar as l, set(l.p = NULL), filter(l.id == 1))
            .execute(&db.pool)
            .await,
        update!(Liar as l, set(l.p = Some(None::<i64>)), filter(l.id == 1))
            .execute(&db.pool)
            .await,
        Liar::update_by_key(1)
            .patch(LiarPatch::new().clear_p())
            .execute(&db.pool)
            .await,
        // NULL for one row of several: the others are not changed either.
        update!(Liar as l, set(l.p = l.other), filter(l.id > 0))
            .execute(&db.pool)
            .await,
        update!(Liar as l, set(l.p = l.p + l.other), all_rows())
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        let Err(Error::Constraint { kind, columns, .. }) = result else {
            panic!("{result:?}")
        };
        assert_eq!(kind, ConstraintKind::NotNull);
        assert_eq!(*columns, ["p"]);
        assert_eq!(
            rows::<Liar>(&db, "SELECT * FROM liars ORDER BY id").await,
            before
        );
    }
}
