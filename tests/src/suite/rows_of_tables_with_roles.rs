//! Rows in memory of tables that count versions, say who updates, and mark what is deleted.

use sqlx::FromRow;
use updatable::{Error, NULL, Tracked, Updatable, refresh, update};

use super::row;
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "sheets", scope = "tenant", soft_delete = "deleted_on")]
struct Sheet {
    #[updatable(key)]
    id: i64,
    tenant: i64,
    body: String,
    #[updatable(previous_of = "body")]
    old_body: Option<String>,
    deleted_on: Option<i64>,
    #[updatable(version)]
    version: i32,
    #[updatable(actor)]
    updated_by: String,
}

const SHEETS: &str = "
    CREATE TABLE sheets (
        id {i64} PRIMARY KEY, tenant {i64} NOT NULL, body {text} NOT NULL, old_body {text}, deleted_on {i64},
        version {i32} NOT NULL, updated_by {text} NOT NULL
    ) {end};
    INSERT INTO sheets VALUES (1, 100, 'a', NULL, NULL, 1, 'nobody'), (2, 100, 'b', NULL, NULL, 5, 'nobody');
";

async fn sheet(db: &Db) -> Sheet {
    row(db, "SELECT * FROM sheets WHERE id = 1").await
}

#[track_caller]
fn assert_conflict<T: std::fmt::Debug>(result: Result<T, Error>, versions: (i64, i64)) {
    match result {
        Err(Error::Conflict {
            table: "sheets",
            expected,
            actual,
            ..
        }) => assert_eq!((expected, actual), versions),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_row_has_its_new_version_and_the_next_update_checks_that() {
    let db = Db::with(SHEETS).await;
    let (mut ours, mut theirs) = (sheet(&db).await, sheet(&db).await);
    update!(&mut ours as s, set(s.body = "b"))
        .actor("ann")
        .execute(&db.pool)
        .await
        .unwrap();
    Sheet::update_row(&mut ours)
        .set(|s| s.body.set("c"))
        .actor("ann")
        .execute(&db.pool)
        .await
        .unwrap();
    let expected = Sheet {
        id: 1,
        tenant: 100,
        body: "c".into(),
        old_body: Some("b".into()),
        deleted_on: None,
        version: 3,
        updated_by: "ann".into(),
    };
    assert_eq!(ours, expected);
    assert_eq!(sheet(&db).await, expected);

    let before = theirs.clone();
    let late = update!(&mut theirs as s, set(s.body = "x"))
        .actor("bob")
        .execute(&db.pool)
        .await;
    assert_conflict(late, (1, 3));
    assert_eq!(theirs, before);
    refresh(&mut theirs, &db.pool).await.unwrap();
    assert_eq!(theirs, expected);
}

#[tokio::test]
async fn a_tracked_row_is_saved_by_somebody_and_checks_its_version() {
    let db = Db::with(SHEETS).await;
    let (mut ours, mut theirs) = (
        Tracked::new(sheet(&db).await),
        Tracked::new(sheet(&db).await),
    );
    let mut tx = db.pool.begin().await.unwrap();
    ours.body = "b".into();
    ours.actor("ann").save(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((ours.version, ours.updated_by.as_str()), (2, "ann"));
    assert!(!ours.is_changed());
    assert_eq!(*ours, sheet(&db).await);

    theirs.body = "x".into();
    assert_conflict(theirs.actor("bob").save(&db.pool).await, (1, 2));
    assert!(theirs.is_changed());

    let nothing = ours.actor("ann").save(&db.pool).await;
    assert!(
        matches!(nothing, Err(Error::NoChanges { .. })),
        "{nothing:?}"
    );
    assert_eq!(sheet(&db).await.version, 2);
}

#[tokio::test]
async fn what_an_update_sets_by_itself_is_not_saved() {
    let db = Db::with(SHEETS).await;
    let loaded = sheet(&db).await;
    type Change = fn(&mut Sheet);
    let changes: [(Change, &str); 4] = [
        (|row| row.version = 7, "version"),
        (|row| row.tenant = 7, "tenant"),
        (|row| row.old_body = Some("x".into()), "old_body"),
        (|row| row.updated_by = "eve".into(), "updated_by"),
    ];
    for (change, column) in changes {
        let mut tracked = Tracked::new(loaded.clone());
        tracked.body = "x".into();
        change(&mut tracked);
        let result = tracked.actor("eve").save(&db.pool).await;
        let Err(Error::Invalid(invalid)) = &result else {
            panic!("{column}: {result:?}");
        };
        assert_eq!(invalid.column(), Some(column));
    }
    assert_eq!(sheet(&db).await, loaded);
}

#[tokio::test]
async fn a_row_that_is_deleted_by_its_own_update_is_still_read() {
    let db = Db::with(SHEETS).await;
    let mut deleted = sheet(&db).await;
    update!(&mut deleted as s, set(s.deleted_on = 8))
        .actor("ann")
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!((deleted.deleted_on, deleted.version), (Some(8), 2));

    // From then on it is not there for updates, but can be read and taken back.
    let gone = update!(&mut deleted as s, set(s.deleted_on = NULL))
        .actor("ann")
        .execute(&db.pool)
        .await;
    assert!(matches!(gone, Err(Error::NotFound { .. })), "{gone:?}");
    let restored = Sheet::update_by_key(1, 100, 2)
        .set(|s| s.deleted_on.set(NULL))
        .actor("ann")
        .with_deleted()
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!(restored.matched, 1);
    refresh(&mut deleted, &db.pool).await.unwrap();
    assert_eq!((deleted.deleted_on, deleted.version), (None, 3));
}

#[tokio::test]
async fn a_deleted_row_in_memory_is_taken_back_if_that_is_said() {
    let db = Db::with(SHEETS).await;
    let mut row = sheet(&db).await;
    let stale = row.clone();
    update!(&mut row as s, set(s.deleted_on = 8))
        .actor("ann")
        .execute(&db.pool)
        .await
        .unwrap();
    let mut tracked = Tracked::new(row.clone());

    update!(&mut row as s, set(s.deleted_on = NULL))
        .actor("bob")
        .with_deleted()
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!((row.deleted_on, row.version), (None, 3));
    assert_eq!(row, sheet(&db).await);

    // Deleted again, it is still checked for its version.
    let mut late = stale;
    Sheet::update_row(&mut row)
        .set(|s| s.deleted_on.set(9))
        .actor("ann")
        .execute(&db.pool)
        .await
        .unwrap();
    let result = update!(&mut late as s, set(s.deleted_on = NULL))
        .with_deleted()
        .actor("bob")
        .execute(&db.pool)
        .await;
    assert_conflict(result, (1, 4));
    tracked.deleted_on = None;
    assert_conflict(
        tracked.with_deleted().actor("bob").save(&db.pool).await,
        (2, 4),
    );

    let mut tracked = Tracked::new(row);
    tracked.deleted_on = None;
    let gone = tracked.actor("bob").save(&db.pool).await;
    assert!(matches!(gone, Err(Error::NotFound { .. })), "{gone:?}");
    tracked
        .actor("bob")
        .with_deleted()
        .save(&db.pool)
        .await
        .unwrap();
    assert_eq!((tracked.deleted_on, tracked.version), (None, 5));
    assert_eq!(*tracked, sheet(&db).await);
}

/// Without one who says so.
#[tokio::test]
async fn a_deleted_tracked_row_of_a_table_without_an_actor_is_taken_back() {
    #[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
    #[updatable(table = "leaves", soft_delete = "deleted_on")]
    struct Leaf {
        #[updatable(key)]
        id: i64,
        deleted_on: Option<i64>,
    }

    let db = Db::with(
        "CREATE TABLE leaves (id {i64} PRIMARY KEY, deleted_on {i64}) {end};
         INSERT INTO leaves VALUES (1, 7);",
    )
    .await;
    let loaded: Leaf = row(&db, "SELECT * FROM leaves").await;
    let mut leaf = Tracked::new(loaded);
    leaf.deleted_on = None;
    assert!(leaf.save(&db.pool).await.is_err());
    leaf.with_deleted().save(&db.pool).await.unwrap();
    assert_eq!(
        row::<Leaf>(&db, "SELECT * FROM leaves").await,
        leaf.into_inner()
    );
}
