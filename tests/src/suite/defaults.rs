//! `DEFAULT`, where a database has it in an update.

use sqlx::FromRow;
use updatable::{ConstraintKind, DEFAULT, Error, Updatable, update};

use crate::Db;
use crate::suite::{Outcome as _, rows};

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "df")]
struct Defaults {
    #[updatable(key)]
    id: i64,
    genre: String,
    copies: i64,
    note: Option<String>,
    bare: i64,
}

const DEFAULTS: &str = "
    CREATE TABLE df (
        id {i64} PRIMARY KEY, genre {text} NOT NULL DEFAULT 'dflt', copies {i64} NOT NULL DEFAULT 7, note {text}, bare {i64} NOT NULL
    ) {end};
    INSERT INTO df VALUES (1, 'a', 1, 'n', 1), (2, 'b', 2, 'm', 2)";

fn defaults(id: i64, genre: &str, copies: i64, note: Option<&str>, bare: i64) -> Defaults {
    Defaults {
        id,
        genre: genre.to_owned(),
        copies,
        note: note.map(ToOwned::to_owned),
        bare,
    }
}

#[tokio::test]
async fn a_column_takes_its_default() {
    let db = Db::with(DEFAULTS).await;
    update!(
        Defaults as d,
        set(
            d.genre = DEFAULT,
            d.note = DEFAULT,
            d.bare = d.copies,
            d.copies = DEFAULT
        ),
        filter(d.id == 2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    Defaults::update_by_key(1)
        .set(|d| (d.copies.set(DEFAULT), d.note.set("kept")))
        .patch(DefaultsPatch::new().bare(9))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(
        rows::<Defaults>(&db, "SELECT * FROM df ORDER BY id").await,
        [
            defaults(1, "a", 7, Some("kept"), 9),
            defaults(2, "dflt", 7, None, 2)
        ]
    );
}

#[tokio::test]
async fn a_column_without_default_that_is_not_null_is_refused() {
    let db = Db::with(DEFAULTS).await;
    let result = update!(Defaults as d, set(d.bare = DEFAULT), filter(d.id == 1))
        .execute(&db.pool)
        .await;
    match result {
        Err(Error::Constraint {
            kind: ConstraintKind::NotNull,
            columns,
            ..
        }) => assert_eq!(*columns, ["bare"]),
        other => panic!("{other:?}"),
    }
    assert_eq!(
        rows::<Defaults>(&db, "SELECT * FROM df WHERE id = 1").await,
        [defaults(1, "a", 1, Some("n"), 1)]
    );
}
