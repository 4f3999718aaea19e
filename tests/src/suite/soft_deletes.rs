//! `#[updatable(soft_delete = "..")]`: what is marked as deleted stays as it is.

use sqlx::FromRow;
use updatable::{Error, NULL, Updatable, update};

use super::{Outcome as _, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "notes", soft_delete = "deleted_on")]
struct Note {
    #[updatable(key)]
    id: i64,
    body: String,
    deleted_on: Option<i64>,
    #[updatable(version)]
    version: i64,
}

const NOTES: &str = "
    CREATE TABLE notes (id {i64} PRIMARY KEY, body {text} NOT NULL, deleted_on {i64}, version {i64} NOT NULL) {end};
    INSERT INTO notes VALUES (1, 'a', NULL, 1), (2, 'b', 7, 1), (3, 'c', NULL, 1), (4, 'd', 7, 1);
";

async fn bodies(db: &Db) -> Vec<String> {
    let rows: Vec<(String,)> = rows(db, "SELECT body FROM notes ORDER BY id").await;
    rows.into_iter().map(|(body,)| body).collect()
}

#[tokio::test]
async fn no_update_changes_what_is_deleted() {
    let db = Db::with(NOTES).await;
    update!(Note as n, set(n.body = "x"), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(2);
    assert_eq!(bodies(&db).await, ["x", "b", "x", "d"]);

    // The filter is one whole beside what is added to it.
    update!(Note as n, set(n.body = "y"), filter(n.id == 1 || n.id == 2))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    Note::update_all_rows()
        .set(|n| n.body.set(n.body.concat("!")))
        .exactly(2)
        .execute(&db.pool)
        .await
        .assert_matched(2);
    assert_eq!(bodies(&db).await, ["y!", "b", "x!", "d"]);
}

#[tokio::test]
async fn a_deleted_row_is_not_found_whatever_its_version() {
    let db = Db::with(NOTES).await;
    for version in [1, 9] {
        let result = Note::update_by_key(2, version)
            .set(|n| n.body.set("x"))
            .execute(&db.pool)
            .await;
        assert!(matches!(result, Err(Error::NotFound { .. })), "{result:?}");
    }
    assert_eq!(bodies(&db).await, ["a", "b", "c", "d"]);
}

#[tokio::test]
async fn deleting_and_taking_back_are_updates() {
    let db = Db::with(NOTES).await;
    let delete = || update!(Note as n, set(n.deleted_on = 8), filter(n.id == 1));
    delete().execute(&db.pool).await.assert_matched(1);
    let again = delete().execute(&db.pool).await;
    assert!(matches!(again, Err(Error::NotFound { .. })), "{again:?}");

    update!(Note as n, set(n.deleted_on = NULL), filter(n.id == 1))
        .with_deleted()
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let late = Note::update_by_key(4, 9)
        .set(|n| n.deleted_on.set(NULL))
        .with_deleted()
        .execute(&db.pool)
        .await;
    assert!(
        matches!(
            late,
            Err(Error::Conflict {
                expected: 9,
                actual: 1,
                ..
            })
        ),
        "{late:?}"
    );
    update!(Note as n, set(n.body = "all"), all_rows())
        .with_deleted()
        .execute(&db.pool)
        .await
        .assert_matched(4);
}

#[tokio::test]
async fn rows_are_read_back_with_and_without_deleted_ones() {
    let db = Db::with(NOTES).await;
    let mut tx = db.pool.begin().await.unwrap();
    let live = update!(
        Note as n,
        set(n.body = "x"),
        filter(n.id <= 2),
        returning(n.id)
    )
    .reading_back()
    .fetch_all(&mut tx)
    .await
    .unwrap();
    let all = update!(
        Note as n,
        set(n.body = "y"),
        filter(n.id <= 2),
        returning(n.id)
    )
    .with_deleted()
    .reading_back()
    .fetch_all(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    assert_eq!((live, all.len()), (vec![1], 2));
}
