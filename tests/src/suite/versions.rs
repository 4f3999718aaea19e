//! `#[updatable(version)]`: counted by each update, and checked by those that say one.

use sqlx::{Connection as _, FromRow};
use updatable::{Error, Number, RetryKind, Tracked, Updatable, Version, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row, rows};
use crate::{Db, Driver};

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "docs")]
struct Doc {
    #[updatable(key)]
    id: i64,
    val: String,
    #[updatable(unique)]
    code: i64,
    note: Option<String>,
    #[updatable(version)]
    version: i32,
}

const DOCS: &str = "
    CREATE TABLE docs (
        id {i64} PRIMARY KEY, val {text} NOT NULL, code {i64} NOT NULL UNIQUE, note {text}, version {i32} NOT NULL
    ) {end};
    INSERT INTO docs VALUES (1, 'a', 10, NULL, 1), (2, 'b', 20, NULL, 5);
";

async fn doc(db: &Db, id: i64) -> Doc {
    row(db, &format!("SELECT * FROM docs WHERE id = {id}")).await
}

#[track_caller]
fn assert_conflict<T: std::fmt::Debug>(result: Result<T, Error>, versions: (i64, i64)) {
    match result {
        Err(Error::Conflict {
            table: "docs",
            expected,
            actual,
            ..
        }) => assert_eq!((expected, actual), versions),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn assert_not_found<T: std::fmt::Debug>(result: Result<T, Error>) {
    assert!(
        matches!(result, Err(Error::NotFound { table: "docs", .. })),
        "{result:?}"
    );
}

#[tokio::test]
async fn the_second_of_two_who_read_the_same_version_gets_a_conflict() {
    let db = Db::with(DOCS).await;
    let (first, second) = (doc(&db, 1).await, doc(&db, 1).await);

    Doc::update_by_key(first.id, first.version)
        .set(|d| d.val.set("first"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let late = Doc::update_by_key(second.id, second.version)
        .set(|d| d.val.set("second"))
        .execute(&db.pool)
        .await;

    assert_conflict(late, (1, 2));
    let now = doc(&db, 1).await;
    assert_eq!((now.val.as_str(), now.version), ("first", 2));
}

#[tokio::test]
async fn an_update_says_the_version_in_its_filter_in_any_place() {
    let db = Db::with(DOCS).await;
    let mut connection = db.pool.acquire().await.unwrap();
    let (stale, current) = (4, 5);

    let late = update!(
        Doc as d,
        set(d.val = "x"),
        filter(d.id == 2 && d.version == stale)
    )
    .execute(&mut *connection)
    .await;
    assert_conflict(late, (4, 5));
    let late = update!(
        Doc as d,
        set(d.val = "x"),
        filter(d.val.like("b%") && (stale == d.version && 2 == d.id))
    )
    .execute(&mut *connection)
    .await;
    assert_conflict(late, (4, 5));

    update!(
        Doc as d,
        set(d.val = "x"),
        filter(d.id == 2 && d.version == current)
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    assert_eq!(doc(&db, 2).await.version, 6);
}

#[tokio::test]
async fn a_row_that_is_gone_is_not_found_and_no_conflict() {
    let db = Db::with(DOCS).await;
    let old = doc(&db, 1).await;
    db.run("DELETE FROM docs WHERE id = 1").await;

    let update = Doc::update_by_key(old.id, old.version).set(|d| d.val.set("x"));
    assert_not_found(update.execute(&db.pool).await);
    let update = Doc::update_by_key(old.id, old.version).set(|d| d.val.set("x"));
    assert_not_found(update.exactly(1).execute(&db.pool).await);
}

#[tokio::test]
async fn a_row_that_a_further_condition_hides_is_not_found_and_no_conflict() {
    let db = Db::with(DOCS).await;
    let hidden = update!(
        Doc as d,
        set(d.val = "x"),
        filter(d.id == 1 && d.version == 1 && d.val == "other")
    );
    assert_not_found(hidden.execute(&db.pool).await);
    assert_eq!(doc(&db, 1).await.version, 1);
}

#[tokio::test]
async fn a_unique_column_says_which_row_as_well_as_the_key() {
    let db = Db::with(DOCS).await;
    let late = update!(
        Doc as d,
        set(d.val = "x"),
        filter(d.code == 20 && d.version == 4)
    );
    assert_conflict(late.execute(&db.pool).await, (4, 5));
    let none = update!(
        Doc as d,
        set(d.val = "x"),
        filter(d.code == 30 && d.version == 4)
    );
    assert_not_found(none.execute(&db.pool).await);
}

#[tokio::test]
async fn a_conflict_is_told_by_guards_and_by_reading_back() {
    let db = Db::with(DOCS).await;
    let late = || Doc::update_by_key(2, 4).set(|d| d.val.set("x"));

    assert_conflict(late().exactly(1).execute(&db.pool).await, (4, 5));
    assert_conflict(late().at_least(1).execute(&db.pool).await, (4, 5));
    // It allows no row, but not another version.
    assert_conflict(late().at_most(1).execute(&db.pool).await, (4, 5));

    let mut tx = db.pool.begin().await.unwrap();
    let read = late().returning_row().reading_back();
    assert_conflict(read.fetch_one(&mut tx).await, (4, 5));
    let read = late().returning_row().reading_back();
    assert_conflict(read.fetch_all(&mut tx).await, (4, 5));
    let current = Doc::update_by_key(2, 5)
        .set(|d| d.val.set("x"))
        .returning_row()
        .reading_back();
    let changed = current.fetch_one(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((changed.val.as_str(), changed.version), ("x", 6));
    assert_eq!(doc(&db, 2).await, changed);
}

#[tokio::test]
async fn an_update_by_filter_counts_up_every_row_so_that_stale_rows_conflict() {
    let db = Db::with(DOCS).await;
    let stale = doc(&db, 1).await;

    Doc::update_where(|d| d.id.gt(0))
        .set(|d| d.note.set("batch"))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    update!(Doc as d, set(d.note = "all"), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(2);
    // By the key alone: no version is checked.
    update!(Doc as d, set(d.note = "key"), filter(d.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);

    let versions: Vec<(i32,)> = rows(&db, "SELECT version FROM docs ORDER BY id").await;
    assert_eq!(versions, [(4,), (7,)]);
    let late = Doc::update_by_key(stale.id, stale.version).set(|d| d.val.set("x"));
    assert_conflict(late.execute(&db.pool).await, (1, 4));
}

#[tokio::test]
async fn equal_values_are_an_update_too() {
    let db = Db::with(DOCS).await;
    let same = Doc::update_by_key(1, 1).patch(DocPatch::new().val("a"));
    same.execute(&db.pool).await.assert_matched(1);
    assert_eq!(doc(&db, 1).await.version, 2);
}

#[tokio::test]
async fn an_empty_patch_leaves_the_version() {
    let db = Db::with(DOCS).await;
    let none: Option<String> = None;
    for result in [
        Doc::update_by_key(1, 1)
            .patch(DocPatch::new())
            .execute(&db.pool)
            .await,
        update!(Doc as d, set(d.val = none), all_rows())
            .execute(&db.pool)
            .await,
    ] {
        assert!(
            matches!(result, Err(Error::NoChanges { table: "docs", .. })),
            "{result:?}"
        );
    }
    assert_eq!(doc(&db, 1).await.version, 1);
}

#[tokio::test]
async fn every_pattern_of_present_values_counts_once() {
    let db = Db::with(DOCS).await;
    let mut version = 1;
    for pattern in 1..8 {
        let present = |bit: i32| pattern & bit != 0;
        let patch = DocPatch {
            val: present(1).then(|| format!("v{pattern}")),
            code: present(2).then_some(100 + i64::from(pattern)),
            note: present(4).then(|| Some(format!("n{pattern}"))),
        };
        let mut expected = doc(&db, 1).await;
        patch.apply_to(&mut expected);
        Doc::update_by_key(1, version)
            .patch(patch)
            .execute(&db.pool)
            .await
            .assert_matched(1);
        version += 1;
        expected.version = version;
        assert_eq!(doc(&db, 1).await, expected);
    }
}

#[tokio::test]
async fn a_version_at_its_end_is_an_error_and_does_not_begin_anew() {
    let db = Db::with(DOCS).await;
    db.run("UPDATE docs SET version = 2147483647 WHERE id = 1")
        .await;
    let result = Doc::update_by_key(1, i32::MAX)
        .set(|d| d.val.set("x"))
        .execute(&db.pool)
        .await;
    assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    let unchanged = doc(&db, 1).await;
    assert_eq!((unchanged.val.as_str(), unchanged.version), ("a", i32::MAX));
}

/// Where the transaction sees the row as it was, the conflict is found nevertheless.
#[tokio::test]
async fn a_conflict_under_repeatable_read_knows_the_version_that_counts() {
    let db = Db::with(DOCS).await;
    let mut connection = db.pool.acquire().await.unwrap();
    let mut tx = match KIND {
        Kind::Postgres => {
            connection
                .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ")
                .await
        }
        Kind::Sqlite | Kind::MySql => connection.begin().await,
    }
    .unwrap();
    let read: (i32,) = sqlx::query_as("SELECT version FROM docs WHERE id = 1")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    update!(Doc as d, set(d.val = "theirs"), filter(d.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);

    let late = Doc::update_by_key(1, read.0)
        .set(|d| d.val.set("ours"))
        .execute(&mut *tx)
        .await;
    match KIND {
        Kind::MySql => assert_conflict(late, (1, 2)),
        // The transaction is told to begin anew.
        Kind::Postgres => assert!(
            matches!(
                late,
                Err(Error::Retryable {
                    kind: RetryKind::Serialization,
                    ..
                })
            ),
            "{late:?}"
        ),
        Kind::Sqlite => assert!(matches!(late, Err(Error::Retryable { .. })), "{late:?}"),
    }
    drop(tx);
    assert_eq!(doc(&db, 1).await.val, "theirs");
}

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Revision(i64);

impl Number for Revision {
    type Factor = i64;
}

impl Version for Revision {}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "revisions")]
struct Page {
    #[updatable(key)]
    site: i64,
    #[updatable(key)]
    path: String,
    #[updatable(version)]
    revision: Revision,
    body: String,
}

#[tokio::test]
async fn a_newtype_counts_and_the_key_may_be_of_several_columns() {
    let db = Db::with(
        "CREATE TABLE revisions (
            site {i64} NOT NULL, path {text} NOT NULL, revision {i64} NOT NULL, body {text} NOT NULL,
            PRIMARY KEY (site, path)
        ) {end};
        INSERT INTO revisions VALUES (1, '/', 7, 'a'), (2, '/', 9, 'a');",
    )
    .await;
    let update = |revision| {
        Page::update_by_key(1, "/".to_owned(), Revision(revision)).set(|p| p.body.set("b"))
    };
    update(7).execute(&db.pool).await.assert_matched(1);
    let late = update(7).execute(&db.pool).await;
    assert!(
        matches!(
            late,
            Err(Error::Conflict {
                table: "revisions",
                expected: 7,
                actual: 8,
                ..
            })
        ),
        "{late:?}"
    );
    let pages: Vec<Page> = rows(&db, "SELECT * FROM revisions ORDER BY site").await;
    let revisions = pages.iter().map(|page| page.revision.0);
    assert_eq!(revisions.collect::<Vec<_>>(), [8, 9]);
}

/// In which way a row is updated.
#[derive(Clone, Copy)]
enum Manner {
    ByKey,
    InMemory,
    Tracked,
}

async fn count_up(manner: Manner, mut doc: Doc, pool: &sqlx::Pool<Driver>) -> Result<(), Error> {
    let next = doc.code + 1;
    match manner {
        Manner::ByKey => {
            let update = Doc::update_by_key(1, doc.version).set(|d| d.code.set(next));
            assert_eq!(update.execute(pool).await?.matched, 1);
            Ok(())
        }
        Manner::InMemory => {
            update!(&mut doc as d, set(d.code = next))
                .execute(pool)
                .await
        }
        Manner::Tracked => {
            let mut doc = Tracked::new(doc);
            doc.code = next;
            doc.save(pool).await
        }
    }
}

/// No update is lost, whoever comes first: each adds one to what it has read, and tries again if that was not the last.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_tasks_lose_no_update() {
    const TASKS: i64 = 16;
    const EACH: i64 = 250;

    let db = Db::with(
        "CREATE TABLE docs (
            id {i64} PRIMARY KEY, val {text} NOT NULL, code {i64} NOT NULL UNIQUE, note {text}, version {i32} NOT NULL
        ) {end};
        INSERT INTO docs VALUES (1, 'a', 0, NULL, 1);",
    )
    .await;
    let manners = [Manner::ByKey, Manner::InMemory, Manner::Tracked];
    let tasks: Vec<_> = manners
        .into_iter()
        .cycle()
        .zip(0..TASKS)
        .map(|(manner, _)| {
            let pool = db.pool.clone();
            tokio::spawn(async move {
                let mut conflicts = 0;
                let mut counted = 0;
                while counted < EACH {
                    let doc: Doc = sqlx::query_as("SELECT * FROM docs WHERE id = 1")
                        .fetch_one(&pool)
                        .await
                        .unwrap();
                    let version = i64::from(doc.version);
                    match count_up(manner, doc, &pool).await {
                        Ok(()) => counted += 1,
                        Err(Error::Conflict {
                            expected, actual, ..
                        }) => {
                            assert_eq!(expected, version);
                            assert!(actual > expected, "{actual} after {expected}");
                            conflicts += 1;
                        }
                        // Several statements wait for each other.
                        Err(Error::Retryable { .. }) if !matches!(manner, Manner::ByKey) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                }
                conflicts
            })
        })
        .collect();
    let mut conflicts = 0;
    for task in tasks {
        conflicts += task.await.unwrap();
    }

    let last = doc(&db, 1).await;
    assert_eq!(
        (last.code, i64::from(last.version)),
        (TASKS * EACH, TASKS * EACH + 1)
    );
    assert!(conflicts > 0, "nobody was late: this has shown nothing");
}
