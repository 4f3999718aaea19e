//! `touch`, `actor` and `previous_of`: what each update records by itself.

use std::time::Duration;

use sqlx::FromRow;
use sqlx::types::chrono::{DateTime, TimeZone as _, Utc};
use updatable::{Error, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "audited")]
struct Audited {
    #[updatable(key)]
    id: i64,
    price: i64,
    note: Option<String>,
    #[updatable(previous_of = "price")]
    old_price: Option<i64>,
    #[updatable(previous_of = "note")]
    old_note: Option<String>,
    #[updatable(readonly)]
    created_at: DateTime<Utc>,
    #[updatable(touch)]
    updated_at: DateTime<Utc>,
    #[updatable(actor)]
    updated_by: String,
}

const AUDITED: &str = "
    CREATE TABLE audited (
        id {i64} PRIMARY KEY, price {i64} NOT NULL, note {text}, old_price {i64}, old_note {text},
        created_at {utc} NOT NULL, updated_at {utc} NOT NULL, updated_by {text} NOT NULL,
        CHECK (price >= 0)
    ) {end};
    INSERT INTO audited VALUES
        (1, 10, 'a', NULL, NULL, '2001-02-03 04:05:06', '2001-02-03 04:05:06', 'nobody'),
        (2, 20, NULL, 15, 'z', '2001-02-03 04:05:06', '2001-02-03 04:05:06', 'nobody');
";

fn long_ago() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2001, 2, 3, 4, 5, 6).unwrap()
}

async fn audited(db: &Db, id: i64) -> Audited {
    row(db, &format!("SELECT * FROM audited WHERE id = {id}")).await
}

#[track_caller]
fn assert_is_now(time: DateTime<Utc>) {
    let age = (Utc::now() - time).abs();
    assert!(age.num_seconds() < 60, "{time}");
}

#[tokio::test]
async fn an_update_records_when_who_and_what_was_before() {
    let db = Db::with(AUDITED).await;
    update!(Audited as a, set(a.price = 11), filter(a.id == 1))
        .actor("ann")
        .execute(&db.pool)
        .await
        .assert_matched(1);

    let stored = audited(&db, 1).await;
    assert_is_now(stored.updated_at);
    let expected = Audited {
        price: 11,
        old_price: Some(10),
        updated_at: stored.updated_at,
        updated_by: "ann".to_owned(),
        id: 1,
        note: Some("a".to_owned()),
        old_note: None,
        created_at: long_ago(),
    };
    assert_eq!(stored, expected);
}

#[tokio::test]
async fn what_is_not_set_leaves_no_previous_value() {
    let db = Db::with(AUDITED).await;
    update!(Audited as a, set(a.note = "b"), filter(a.id == 2))
        .actor("bob".to_owned())
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let stored = audited(&db, 2).await;
    // What was before is NULL, and the record before that is gone.
    assert_eq!((stored.old_price, stored.old_note), (Some(15), None));
    assert_eq!(stored.note.as_deref(), Some("b"));
}

#[tokio::test]
async fn every_pattern_of_present_values_records_what_it_sets() {
    let db = Db::with(AUDITED).await;
    for pattern in 0..4 {
        let before = audited(&db, 1).await;
        let patch = AuditedPatch {
            price: (pattern & 1 != 0).then_some(100 + pattern),
            note: (pattern & 2 != 0).then(|| Some(format!("n{pattern}"))),
        };
        let mut expected = before.clone();
        patch.apply_to(&mut expected);
        if patch.price.is_some() {
            expected.old_price = Some(before.price);
        }
        if patch.note.is_some() {
            expected.old_note = before.note;
        }
        let empty = patch.is_empty();
        let result = Audited::update_by_key(1)
            .patch(patch)
            .actor(format!("p{pattern}"))
            .execute(&db.pool)
            .await;
        let stored = audited(&db, 1).await;
        if empty {
            assert!(matches!(result, Err(Error::NoChanges { .. })), "{result:?}");
            assert_eq!(stored.updated_at, long_ago());
        } else {
            result.assert_matched(1);
            assert_is_now(stored.updated_at);
            expected.updated_by = format!("p{pattern}");
            expected.updated_at = stored.updated_at;
        }
        assert_eq!(stored, expected, "pattern {pattern}");
    }
}

#[tokio::test]
async fn a_time_that_is_set_counts() {
    let db = Db::with(AUDITED).await;
    let then = long_ago() + Duration::from_secs(1);
    let set = |time: Option<DateTime<Utc>>| {
        update!(
            Audited as a,
            set(a.price += 1, a.updated_at = time),
            filter(a.id == 1)
        )
        .actor("import")
    };
    set(Some(then)).execute(&db.pool).await.assert_matched(1);
    assert_eq!(audited(&db, 1).await.updated_at, then);
    set(None).execute(&db.pool).await.assert_matched(1);
    assert_is_now(audited(&db, 1).await.updated_at);
    update!(Audited as a, set(a.updated_at = then), filter(a.id == 1))
        .actor("import")
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let stored = audited(&db, 1).await;
    assert_eq!((stored.updated_at, stored.price), (then, 12));
}

#[tokio::test]
async fn a_previous_value_may_be_taken_back_where_old_values_are_read() {
    let db = Db::with(AUDITED).await;
    let undo = update!(
        Audited as a,
        set(a.price = a.old_price.assert_not_null()),
        filter(a.id == 2)
    )
    .actor("undo")
    .execute(&db.pool)
    .await;
    match KIND {
        Kind::MySql => {
            assert!(matches!(undo, Err(Error::Unsupported { .. })), "{undo:?}");
            assert_eq!(audited(&db, 2).await.price, 20);
        }
        Kind::Sqlite | Kind::Postgres => {
            undo.assert_matched(1);
            let stored = audited(&db, 2).await;
            assert_eq!((stored.price, stored.old_price), (15, Some(20)));
        }
    }
}

/// An event beside each change, in one transaction with it: each with what was before, and none for what did not happen.
#[tokio::test]
async fn events_are_of_the_rows_that_were_changed() {
    let db = Db::with(AUDITED).await;
    db.run("CREATE TABLE ev (book {i64} NOT NULL, old_price {i64} NOT NULL, new_price {i64} NOT NULL) {end};")
        .await;
    let reprice = async |id: i64, price: i64| -> Result<(), Error> {
        let mut tx = db.pool.begin().await?;
        let changed: Vec<(i64, Option<i64>, i64)> = update!(
            Audited as a,
            set(a.price = price),
            filter(a.id >= id && a.price >= 0),
            returning(a.id, a.old_price, a.price)
        )
        .actor("shop")
        .reading_back()
        .fetch_all(&mut tx)
        .await?;
        for (book, old, new) in changed {
            let old = old.expect("it was set");
            let insert = format!("INSERT INTO ev VALUES ({book}, {old}, {new})");
            sqlx::query(sqlx::AssertSqlSafe(insert))
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    };

    reprice(1, 30).await.unwrap();
    reprice(999, 40).await.unwrap();
    let refused = reprice(2, -1).await;
    assert!(
        matches!(refused, Err(Error::Constraint { .. })),
        "{refused:?}"
    );

    let events: Vec<(i64, i64, i64)> = super::rows(&db, "SELECT * FROM ev ORDER BY book").await;
    assert_eq!(events, [(1, 10, 30), (2, 20, 30)]);
}

#[tokio::test]
async fn updates_by_filter_record_each_row_of_its_own() {
    let db = Db::with(AUDITED).await;
    Audited::update_all_rows()
        .set(|a| a.price.set(a.price.plus(1)))
        .actor("all")
        .exactly(2)
        .execute(&db.pool)
        .await
        .assert_matched(2);
    for (id, old) in [(1, 10), (2, 20)] {
        let stored = audited(&db, id).await;
        assert_eq!((stored.old_price, stored.price), (Some(old), old + 1));
        assert_eq!(stored.updated_by, "all");
    }
}
