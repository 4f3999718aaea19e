//! `#[updatable(history = "..")]`: what rows were and became; events and revisions beside an update.

use sqlx::FromRow;
use sqlx::types::Json;
use sqlx::types::chrono::{DateTime, Utc};
use updatable::{Error, Tracked, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "prices", history = "prices_history")]
pub(crate) struct Price {
    #[updatable(key)]
    shop: i64,
    #[updatable(key)]
    item: String,
    pub(crate) amount: i64,
    note: Option<String>,
    #[updatable(version)]
    pub(crate) version: i32,
    #[updatable(actor)]
    pub(crate) updated_by: String,
}

pub(crate) const PRICES: &str = "
    CREATE TABLE prices (
        shop {i64} NOT NULL, item {text} NOT NULL, amount {i64} NOT NULL, note {text},
        version {i32} NOT NULL, updated_by {text} NOT NULL, PRIMARY KEY (shop, item), CHECK (amount >= 0)
    ) {end};
    CREATE TABLE prices_history (
        shop {i64} NOT NULL, item {text} NOT NULL, old_row {json} NOT NULL, new_row {json},
        changed_at {utc} NOT NULL, changed_by {text}
    ) {end};
    INSERT INTO prices VALUES
        (1, 'tea', 10, NULL, 1, 'nobody'), (1, 'it''s \"coffee\"', 20, 'hot', 4, 'nobody'), (2, 'tea', 30, NULL, 1, 'nobody');
";

#[derive(Debug, FromRow)]
struct Change {
    shop: i64,
    item: String,
    old_row: Json<serde_json::Value>,
    new_row: Json<serde_json::Value>,
    changed_at: DateTime<Utc>,
    changed_by: String,
}

async fn changes(db: &Db) -> Vec<Change> {
    rows(
        db,
        "SELECT shop, item, old_row, new_row, changed_at, changed_by FROM prices_history ORDER BY shop, item",
    )
    .await
}

#[tokio::test]
async fn each_updated_row_is_written_down_with_what_it_was_and_became() {
    let db = Db::with(PRICES).await;
    update!(Price as p, set(p.amount += 1), filter(p.shop == 1))
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await
        .assert_matched(2);

    let changes = changes(&db).await;
    let items: Vec<_> = changes.iter().map(|change| change.item.as_str()).collect();
    assert_eq!(items, ["it's \"coffee\"", "tea"]);
    let coffee = &changes[0];
    assert_eq!(
        *coffee.old_row,
        serde_json::json!({
            "shop": 1, "item": "it's \"coffee\"", "amount": 20, "note": "hot", "version": 4, "updated_by": "nobody"
        })
    );
    assert_eq!(
        *coffee.new_row,
        serde_json::json!({
            "shop": 1, "item": "it's \"coffee\"", "amount": 21, "note": "hot", "version": 5, "updated_by": "ann"
        })
    );
    assert_eq!((coffee.shop, coffee.changed_by.as_str()), (1, "ann"));
    assert!((Utc::now() - coffee.changed_at).num_seconds().abs() < 60);
    assert!(changes[1].old_row["note"].is_null());
    let total: (i64,) = row(
        &db,
        "SELECT CAST(sum(amount) AS {i64}) FROM prices"
            .replace(
                "{i64}",
                match KIND {
                    Kind::MySql => "SIGNED",
                    Kind::Sqlite | Kind::Postgres => "bigint",
                },
            )
            .as_str(),
    )
    .await;
    assert_eq!(total.0, 62);
}

#[tokio::test]
async fn an_update_that_fails_or_finds_nothing_leaves_no_history() {
    let db = Db::with(PRICES).await;
    let missing = Price::update_by_key(9, "tea".to_owned(), 1)
        .set(|p| p.amount.set(5))
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await;
    assert!(
        matches!(missing, Err(Error::NotFound { .. })),
        "{missing:?}"
    );
    let late = Price::update_by_key(1, "tea".to_owned(), 7)
        .set(|p| p.amount.set(5))
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await;
    assert!(
        matches!(
            late,
            Err(Error::Conflict {
                expected: 7,
                actual: 1,
                ..
            })
        ),
        "{late:?}"
    );
    let refused = update!(Price as p, set(p.amount -= 15), filter(p.shop > 0))
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await;
    assert!(
        matches!(refused, Err(Error::Constraint { .. })),
        "{refused:?}"
    );
    let empty = Price::update_where(|p| p.shop.gt(0))
        .patch(PricePatch::new())
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await;
    assert!(matches!(empty, Err(Error::NoChanges { .. })), "{empty:?}");
    update!(Price as p, set(p.amount = 0), filter(p.shop == 77))
        .actor("ann")
        .recorded()
        .execute(&db.pool)
        .await
        .assert_matched(0);

    assert!(changes(&db).await.is_empty());
    let amounts: Vec<(i64,)> = rows(&db, "SELECT amount FROM prices ORDER BY amount").await;
    assert_eq!(amounts, [(10,), (20,), (30,)]);
}

/// Whether or not a row is there to be locked.
#[tokio::test]
async fn what_cannot_be_executed_is_refused_before_anything_is_sent() {
    let db = Db::with(PRICES).await;
    for shop in [2, 77] {
        let twice = Price::update_where(|p| p.shop.eq(shop))
            .set(|p| p.amount.set(5))
            .patch(PricePatch::new().amount(6))
            .actor("ann")
            .recorded()
            .execute(&db.pool)
            .await;
        assert!(matches!(twice, Err(Error::Invalid(_))), "{twice:?}");
        let signed_twice = update!(Price as p, set(p.amount = 5), filter(p.shop == shop))
            .actor("ann")
            .actor("bob")
            .recorded()
            .execute(&db.pool)
            .await;
        assert!(
            matches!(signed_twice, Err(Error::Invalid(_))),
            "{signed_twice:?}"
        );
    }
    assert!(changes(&db).await.is_empty());
}

/// What others wrote there is theirs; and a table may be called as the statement calls another one.
#[tokio::test]
async fn rows_of_others_in_the_history_stay_as_they_are() {
    #[derive(FromRow, Updatable)]
    #[updatable(table = "t0", history = "t1")]
    struct H {
        #[updatable(key)]
        id: i64,
        n: i64,
    }

    let db = Db::with(
        "CREATE TABLE t0 (id {i64} PRIMARY KEY, n {i64} NOT NULL) {end};
         CREATE TABLE t1 (id {i64} NOT NULL, old_row {json} NOT NULL, new_row {json}, changed_at {utc} NOT NULL) {end};
         INSERT INTO t0 VALUES (1, 10), (2, 20);
         INSERT INTO t1 VALUES (2, '[]', NULL, '2001-02-03 04:05:06');",
    )
    .await;
    update!(H as x, set(x.n += 1), filter(x.id == 2))
        .recorded()
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let written: Vec<(i64, Option<Json<serde_json::Value>>)> =
        rows(&db, "SELECT id, new_row FROM t1").await;
    let new: Vec<_> = written.iter().filter_map(|(_, new)| new.as_ref()).collect();
    assert_eq!(written.len(), 2);
    assert_eq!(new.len(), 1, "{written:?}");
    assert_eq!(*new[0], Json(serde_json::json!({"id": 2, "n": 21})));

    let mut first: H = row(&db, "SELECT * FROM t0 WHERE id = 1").await;
    update!(&mut first as x, set(x.n += 1))
        .execute(&db.pool)
        .await
        .unwrap();
    let (new,): (Json<serde_json::Value>,) = row(&db, "SELECT new_row FROM t1 WHERE id = 1").await;
    assert_eq!(new, Json(serde_json::json!({"id": 1, "n": 11})));
}

#[tokio::test]
async fn a_history_goes_with_its_transaction() {
    let db = Db::with(PRICES).await;
    let mut tx = db.pool.begin().await.unwrap();
    let cheaper = || update!(Price as p, set(p.amount -= 1), filter(p.shop == 2)).actor("bob");
    cheaper()
        .recorded()
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    // A failure in a savepoint of it takes nothing else along.
    let refused = update!(Price as p, set(p.amount = -1), filter(p.shop == 2))
        .actor("bob")
        .recorded()
        .execute(&mut *tx)
        .await;
    assert!(
        matches!(refused, Err(Error::Constraint { .. })),
        "{refused:?}"
    );
    cheaper()
        .recorded()
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    tx.commit().await.unwrap();
    let amounts: Vec<_> = changes(&db)
        .await
        .iter()
        .map(|change| {
            (
                change.old_row["amount"].clone(),
                change.new_row["amount"].clone(),
            )
        })
        .collect();
    let expected = [(30, 29), (29, 28)].map(|(old, new)| (old.into(), new.into()));
    assert_eq!(amounts.len(), 2);
    assert!(
        expected.iter().all(|pair| amounts.contains(pair)),
        "{amounts:?}"
    );

    let mut tx = db.pool.begin().await.unwrap();
    cheaper()
        .recorded()
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    tx.rollback().await.unwrap();
    assert_eq!(changes(&db).await.len(), 2);
}

#[tokio::test]
async fn a_row_in_memory_is_written_down_by_itself() {
    let db = Db::with(PRICES).await;
    let mut price: Price = row(&db, "SELECT * FROM prices WHERE shop = 2").await;
    update!(&mut price as p, set(p.amount -= 5))
        .actor("ann")
        .execute(&db.pool)
        .await
        .unwrap();
    assert_eq!((price.amount, price.version), (25, 2));
    let mut tracked = Tracked::new(price.clone());
    tracked.note = Some("fresh".to_owned());
    tracked.actor("bob").save(&db.pool).await.unwrap();

    // It is not as it was any more, and nothing of this is written.
    let late = update!(&mut price as p, set(p.amount = 0))
        .actor("eve")
        .execute(&db.pool)
        .await;
    assert!(matches!(late, Err(Error::Conflict { .. })), "{late:?}");
    let mut written: Vec<_> = changes(&db)
        .await
        .into_iter()
        .map(|change| {
            let version = change.old_row["version"].as_i64();
            let became = change.new_row["version"].as_i64();
            (version, became, change.changed_by)
        })
        .collect();
    written.sort();
    let expected = [
        (Some(1), Some(2), "ann".to_owned()),
        (Some(2), Some(3), "bob".to_owned()),
    ];
    assert_eq!(written, expected);
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "counters", history = "counters_history")]
struct Counter {
    #[updatable(key)]
    id: i64,
    n: i64,
}

const COUNTERS: &str = "
    CREATE TABLE counters (id {i64} PRIMARY KEY, n {i64} NOT NULL) {end};
    CREATE TABLE counters_history (
        id {i64} NOT NULL, old_row {json} NOT NULL, new_row {json} NOT NULL, changed_at {utc} NOT NULL
    ) {end};
";

/// They are written in several statements.
#[tokio::test]
async fn hundreds_of_rows_are_written_down() {
    const ROWS: i64 = 250;

    let values: Vec<_> = (0..ROWS).map(|id| format!("({id}, 0)")).collect();
    let values = values.join(", ");
    let db = Db::with(&format!("{COUNTERS} INSERT INTO counters VALUES {values};")).await;
    update!(Counter as c, set(c.n = c.id * 2), all_rows())
        .recorded()
        .execute(&db.pool)
        .await
        .assert_matched(250);
    type Written = (i64, Json<serde_json::Value>, Json<serde_json::Value>);
    let written: Vec<Written> = rows(
        &db,
        "SELECT id, old_row, new_row FROM counters_history ORDER BY id",
    )
    .await;
    assert_eq!(written.len(), 250);
    for (expected, (id, old, new)) in (0..).zip(written) {
        assert_eq!(id, expected);
        assert_eq!(*old, serde_json::json!({"id": id, "n": 0}));
        assert_eq!(*new, serde_json::json!({"id": id, "n": id * 2}));
    }
}

/// Whoever updates another row does not wait for this one's history, not even if nothing is indexed in it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn histories_of_several_rows_are_written_at_once() {
    const TASKS: i64 = 8;
    const EACH: i64 = 20;

    let db = Db::with(&format!(
        "{COUNTERS} INSERT INTO counters VALUES (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0);"
    ))
    .await;
    let tasks: Vec<_> = (0..TASKS)
        .map(|id| {
            let pool = db.pool.clone();
            tokio::spawn(async move {
                for _ in 0..EACH {
                    // Two in one transaction, where each could hold what another one needs.
                    let mut tx = match KIND {
                        Kind::Sqlite => pool.begin_with("BEGIN IMMEDIATE").await,
                        Kind::Postgres | Kind::MySql => pool.begin().await,
                    }
                    .unwrap();
                    for _ in 0..2 {
                        update!(Counter as c, set(c.n += 1), filter(c.id == id))
                            .recorded()
                            .execute(&mut *tx)
                            .await
                            .assert_matched(1);
                    }
                    tx.commit().await.unwrap();
                    let mut counter = Counter { id, n: 0 };
                    update!(&mut counter as c, set(c.n += 1))
                        .execute(&pool)
                        .await
                        .unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let counters: Vec<Counter> = rows(&db, "SELECT * FROM counters ORDER BY id").await;
    assert!(counters.iter().all(|counter| counter.n == 3 * EACH));
    let (written,): (i64,) = row(&db, "SELECT count(*) FROM counters_history").await;
    assert_eq!(written, TASKS * EACH * 3);
}

/// Many columns: SQLite's functions take 127 arguments.
#[tokio::test]
async fn a_wide_row_is_written_down_whole() {
    #[derive(FromRow, Updatable)]
    #[updatable(table = "wide", history = "wide_history", rename_all = "kebab-case")]
    struct Wide {
        #[updatable(key)]
        id: i64,
        c_01: i64,
        c_02: i64,
        c_03: i64,
        c_04: i64,
        c_05: i64,
        c_06: i64,
        c_07: i64,
        c_08: i64,
        c_09: i64,
        c_10: i64,
        c_11: i64,
        c_12: i64,
        c_13: i64,
        c_14: i64,
        c_15: i64,
        c_16: i64,
        c_17: i64,
        c_18: i64,
        c_19: i64,
        c_20: i64,
        c_21: i64,
        c_22: i64,
        c_23: i64,
        c_24: i64,
        c_25: i64,
        c_26: i64,
        c_27: i64,
        c_28: i64,
        c_29: i64,
        c_30: i64,
        c_31: i64,
        c_32: i64,
        c_33: i64,
        c_34: i64,
        c_35: i64,
        c_36: i64,
        c_37: i64,
        c_38: i64,
        c_39: i64,
        c_40: i64,
        c_41: i64,
        c_42: i64,
        c_43: i64,
        c_44: i64,
        c_45: i64,
        c_46: i64,
        c_47: i64,
        c_48: i64,
        c_49: i64,
        c_50: i64,
        c_51: i64,
        c_52: i64,
        c_53: i64,
        c_54: i64,
        c_55: i64,
        c_56: i64,
        c_57: i64,
        c_58: i64,
        c_59: i64,
        c_60: i64,
        c_61: i64,
        c_62: i64,
        c_63: i64,
        c_64: i64,
        c_65: i64,
        c_66: i64,
        c_67: i64,
        c_68: i64,
        c_69: i64,
        c_70: i64,
        c_71: i64,
        c_72: i64,
        c_73: i64,
        c_74: i64,
        c_75: i64,
        c_76: i64,
        c_77: i64,
        c_78: i64,
        c_79: i64,
        c_80: i64,
        c_81: i64,
        c_82: i64,
        c_83: i64,
    }

    let quote = match KIND {
        Kind::MySql => '`',
        Kind::Sqlite | Kind::Postgres => '"',
    };
    let columns = (1..=83).map(|n| format!("{quote}c-{n:02}{quote} {{i64}} NOT NULL"));
    let columns = columns.collect::<Vec<_>>().join(", ");
    let values = (1..=83)
        .map(|n: i32| n.to_string())
        .collect::<Vec<_>>()
        .join(", ");
    let db = Db::with(&format!(
        "CREATE TABLE wide (id {{i64}} PRIMARY KEY, {columns}) {{end}};
         CREATE TABLE wide_history (
            id {{i64}} NOT NULL, old_row {{json}} NOT NULL, new_row {{json}}, changed_at {{utc}} NOT NULL
         ) {{end}};
         INSERT INTO wide VALUES (1, {values});"
    ))
    .await;
    update!(Wide as w, set(w.c_83 += 1), all_rows())
        .recorded()
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let (old, new): (Json<serde_json::Value>, Json<serde_json::Value>) =
        row(&db, "SELECT old_row, new_row FROM wide_history").await;
    for n in 1..=83 {
        let name = format!("c-{n:02}");
        assert_eq!(old[&name], n, "{name}");
        assert_eq!(new[&name], if n == 83 { 84 } else { n }, "{name}");
    }
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "cur")]
struct Current {
    #[updatable(key)]
    doc: i64,
    rev_id: i64,
}

/// Revisions are only ever added; which of them counts is one row of another table, moved on from the revision that the
/// writer has read.
#[tokio::test]
async fn of_two_who_supersede_one_revision_one_wins_and_no_orphan_stays() {
    let db = Db::with(
        "CREATE TABLE rev (id {i64} PRIMARY KEY, doc {i64} NOT NULL, body {text} NOT NULL, supersedes {i64} UNIQUE) {end};
         CREATE TABLE cur (doc {i64} PRIMARY KEY, rev_id {i64} NOT NULL) {end};
         INSERT INTO rev VALUES (1, 1, 'first', NULL);
         INSERT INTO cur VALUES (1, 1);",
    )
    .await;
    let write = async |id: i64, body: &str| -> Result<(), Error> {
        let mut tx = db.pool.begin().await?;
        // First the pointer: who finds it moved has written nothing.
        let _one = update!(
            Current as c,
            set(c.rev_id = id),
            filter(c.doc == 1 && c.rev_id == 1)
        )
        .exactly(1)
        .execute(&mut *tx)
        .await?;
        let insert = format!("INSERT INTO rev VALUES ({id}, 1, '{body}', 1)");
        sqlx::query(sqlx::AssertSqlSafe(insert))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    };
    write(2, "second").await.unwrap();
    let late = write(3, "third").await;
    assert!(matches!(late, Err(Error::NotFound { .. })), "{late:?}");
    let current: Current = row(&db, "SELECT * FROM cur").await;
    assert_eq!(current, Current { doc: 1, rev_id: 2 });
    let revisions: Vec<(i64,)> = rows(&db, "SELECT id FROM rev ORDER BY id").await;
    assert_eq!(revisions, [(1,), (2,)]);
}
