//! What changed between two rows, and rows that know it of themselves.

use sqlx::FromRow;
use updatable::{Error, Tracked, Updatable, update};
use updatable_tests::fixtures::{BOOKS, BookPatch, FOUR, Four, FourPatch, PEOPLE, Person};

use super::{book, row, rows};
use crate::Db;

#[test]
fn a_difference_is_the_settable_columns_that_differ() {
    let before = Four {
        id: 1,
        label: "label".into(),
        size: 10,
        note: Some("note".into()),
        level: None,
    };
    assert!(FourPatch::diff(&before, &before.clone()).is_empty());
    let after = Four {
        id: 2,
        label: "other".into(),
        note: None,
        level: Some(3),
        ..before.clone()
    };
    let patch = FourPatch::diff(&before, &after);
    assert_eq!(patch, FourPatch::new().label("other").clear_note().level(3));
    assert_eq!(
        FourPatch::diff(&after, &before),
        FourPatch::new().label("label").note("note").clear_level()
    );
}

/// Of every pair of rows: there, in memory and in the database.
#[tokio::test]
async fn a_difference_makes_one_row_the_other() {
    let db = Db::with(FOUR).await;
    let mut all = Vec::new();
    for label in ["", "x"] {
        for size in [0, 1] {
            for note in [None, Some("")] {
                for level in [None, Some(0)] {
                    all.push(Four {
                        id: 1,
                        label: label.into(),
                        size,
                        note: note.map(str::to_owned),
                        level,
                    });
                }
            }
        }
    }
    let mut stored: Four = row(&db, "SELECT * FROM four WHERE id = 1").await;
    for before in &all {
        // Those in the order in which each row follows on each other at some time.
        for after in &all {
            for to in [before, after] {
                let patch = FourPatch::diff(&stored, to);
                let mut in_memory = stored.clone();
                patch.apply_to(&mut in_memory);
                assert_eq!(&in_memory, to);
                let result = update!(Four as f, set(..patch), filter(f.id == 1))
                    .execute(&db.pool)
                    .or_unchanged()
                    .await;
                assert_eq!(result.unwrap().is_none(), stored == *to);
                stored = row(&db, "SELECT * FROM four WHERE id = 1").await;
                assert_eq!(&stored, to);
            }
        }
    }
    let other: Four = row(&db, "SELECT * FROM four WHERE id = 2").await;
    assert_eq!((other.label.as_str(), other.size), ("other", 30));
}

/// A patch of some columns sees the others' differences as none.
#[test]
fn a_difference_of_some_columns() {
    #[derive(Debug, Clone, PartialEq, Updatable)]
    #[updatable(table = "people", patch(name = NamePatch, only(name)))]
    struct Named {
        #[updatable(key)]
        id: i64,
        name: String,
        age: i32,
        diff: bool,
    }

    let before = Named {
        id: 1,
        name: "john".into(),
        age: 25,
        diff: false,
    };
    let after = Named {
        name: "jack".into(),
        age: 26,
        diff: true,
        ..before.clone()
    };
    assert_eq!(
        NamePatch::diff(&before, &after),
        NamePatch::new().name("jack")
    );
    assert!(
        NamePatch::diff(
            &before,
            &Named {
                age: 26,
                ..before.clone()
            }
        )
        .is_empty()
    );
    let full = NamedPatch::diff(&before, &after);
    assert_eq!((full.age, full.diff), (Some(26), Some(true)));
}

#[tokio::test]
async fn what_changed_is_saved_and_nothing_else() {
    let db = Db::with(BOOKS).await;
    let mut supernova = Tracked::new(book(&db, 3).await);
    assert!(!supernova.is_changed());
    assert!(supernova.changes().is_empty());
    // Meanwhile.
    db.run("UPDATE books SET genre = 'poetry', note = 'lent' WHERE book_id = 3")
        .await;
    supernova.book_name.push('!');
    supernova.book_price = "122.60".parse().unwrap();
    assert!(supernova.is_changed());
    assert_eq!(
        supernova.changes(),
        BookPatch::new()
            .book_name("Supernova!")
            .book_price("122.60".parse().unwrap())
    );
    supernova.save(&db.pool).await.unwrap();
    assert!(!supernova.is_changed());
    assert_eq!(supernova.genre, "poetry");
    let stored = book(&db, 3).await;
    assert_eq!(stored.note.as_deref(), Some("lent"));
    assert_eq!(stored.book_name, "Supernova!");
    assert_eq!(*supernova, stored);
    assert_eq!(*supernova.loaded(), stored);

    // From there on.
    supernova.note = None;
    let mut tx = db.pool.begin().await.unwrap();
    supernova.save(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(supernova.into_inner(), book(&db, 3).await);
    assert_eq!(book(&db, 3).await.note, None);
}

#[tokio::test]
async fn nothing_changed_is_nothing_sent() {
    let db = Db::with(PEOPLE).await;
    let mut john = Tracked::new(row::<Person>(&db, "SELECT * FROM people WHERE id = 1").await);
    db.pool.close().await;
    let saved = john.save(&db.pool).await;
    assert!(
        matches!(
            saved,
            Err(Error::NoChanges {
                table: "people",
                ..
            })
        ),
        "{saved:?}"
    );
    let saved = john.save(&db.pool).or_unchanged().await;
    assert!(matches!(saved, Ok(None)), "{saved:?}");
    // A value that was changed and changed back is none.
    john.age += 1;
    john.age -= 1;
    let saved = john.save(&db.pool).or_unchanged().await;
    assert!(matches!(saved, Ok(None)), "{saved:?}");
}

#[tokio::test]
async fn after_an_error_it_can_be_saved_again() {
    let db = Db::with(PEOPLE).await;
    db.run("CREATE UNIQUE INDEX ages ON people (age)").await;
    let loaded: Person = row(&db, "SELECT * FROM people WHERE id = 1").await;
    let mut john = Tracked::new(loaded.clone());
    john.name = "johnny".into();
    john.age = 47;
    let taken = john.save(&db.pool).await;
    assert!(matches!(taken, Err(Error::Constraint { .. })), "{taken:?}");
    assert_eq!((john.name.as_str(), john.age), ("johnny", 47));
    assert_eq!(*john.loaded(), loaded);
    john.age = 48;
    john.save(&db.pool).await.unwrap();
    let stored: Person = row(&db, "SELECT * FROM people WHERE id = 1").await;
    assert_eq!((stored.name.as_str(), stored.age), ("johnny", 48));

    db.run("DELETE FROM people WHERE id = 1").await;
    john.age = 49;
    let gone = john.save(&db.pool).await;
    assert!(matches!(gone, Err(Error::NotFound { .. })), "{gone:?}");
    assert!(john.is_changed());
    john.revert();
    assert_eq!(*john, stored);
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "marked")]
struct Marked {
    #[updatable(key)]
    id: i64,
    count: i64,
    #[updatable(readonly)]
    made: i64,
    #[updatable(generated)]
    doubled: Option<i64>,
    #[updatable(skip)]
    #[sqlx(skip)]
    seen: u32,
}

const MARKED: &str = "
    CREATE TABLE marked (
        id {i64} PRIMARY KEY, count {i64} NOT NULL, made {i64} NOT NULL,
        doubled {i64} GENERATED ALWAYS AS (count * 2) STORED
    ) {end};
    INSERT INTO marked (id, count, made) VALUES (1, 5, 10), (2, 6, 20);
";

#[tokio::test]
async fn a_column_that_no_update_sets_is_refused_before_anything_is_sent() {
    let db = Db::with(MARKED).await;
    let all = "SELECT * FROM marked ORDER BY id";
    let loaded: Vec<Marked> = rows(&db, all).await;
    type Change = fn(&mut Marked);
    let changes: [(Change, &str, &str); 3] = [
        (
            |row| row.id = 2,
            "id",
            "the column is part of the key, which stays as it is",
        ),
        (|row| row.made = 2, "made", "the column is read-only"),
        (
            |row| row.doubled = None,
            "doubled",
            "the database computes the column",
        ),
    ];
    for (change, column, reason) in changes {
        let mut marked = Tracked::new(loaded[0].clone());
        marked.count = 100;
        change(&mut marked);
        assert!(marked.is_changed());
        let result = marked.save(&db.pool).await;
        let Err(Error::Invalid(invalid)) = &result else {
            panic!("{column}: {result:?}");
        };
        assert_eq!(
            (invalid.table(), invalid.column()),
            ("marked", Some(column))
        );
        let source = std::error::Error::source(invalid).unwrap();
        assert_eq!(source.to_string(), reason);
        // That alone is a change, too.
        marked.count = 5;
        assert!(marked.is_changed() && marked.changes().is_empty());
        marked.revert();
        assert_eq!(*marked, loaded[0]);
    }
    assert_eq!(rows::<Marked>(&db, all).await, loaded);

    let mut marked = Tracked::new(loaded[0].clone());
    marked.count = 7;
    // No column, and so no change.
    marked.seen = 3;
    marked.save(&db.pool).await.unwrap();
    assert_eq!((marked.doubled, marked.seen), (Some(14), 3));
    assert!(!marked.is_changed());
    marked.revert();
    assert_eq!(marked.seen, 3);
}
