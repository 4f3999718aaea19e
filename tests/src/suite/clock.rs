//! The database's clock.

use std::time::Duration;

use sqlx::FromRow;
use sqlx::types::chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::types::time::{Date, OffsetDateTime, PrimitiveDateTime};
use updatable::{Updatable, case, now, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "times")]
struct Times {
    #[updatable(key)]
    id: i64,
    utc: DateTime<Utc>,
    local: NaiveDateTime,
    day: NaiveDate,
    opt: Option<DateTime<Utc>>,
}

/// The same table by the other crate.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "times")]
struct OtherTimes {
    #[updatable(key)]
    id: i64,
    utc: OffsetDateTime,
    local: PrimitiveDateTime,
    day: Date,
    opt: Option<OffsetDateTime>,
}

const TIMES: &str = "
    CREATE TABLE times (id {i64} PRIMARY KEY, utc {utc} NOT NULL, local {datetime} NOT NULL, day {date} NOT NULL, opt {utc} NULL) {end};
    INSERT INTO times VALUES (1, '2001-02-03 04:05:06', '2001-02-03 04:05:06', '2001-02-03', NULL);
";

async fn first(db: &Db) -> Times {
    row(db, "SELECT * FROM times").await
}

#[tokio::test]
async fn it_is_the_time_in_utc() {
    let db = Db::with(TIMES).await;
    // PostgreSQL's is microseconds, SQLite's milliseconds.
    let before = Utc::now() - Duration::from_millis(1);
    update!(
        Times as t,
        set(t.utc = now(), t.local = now(), t.day = now(), t.opt = now()),
        filter(t.utc < now() && t.local != now() && t.day <= now() && t.opt.is_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = Utc::now();
    let stored = first(&db).await;
    assert!(
        before <= stored.utc && stored.utc <= after,
        "{before} {stored:?} {after}"
    );
    assert_eq!(stored.opt, Some(stored.utc));
    assert_eq!(stored.local, stored.utc.naive_utc());
    assert_eq!(stored.day, stored.local.date());
}

#[tokio::test]
async fn it_is_the_time_in_utc_by_the_other_crate() {
    let db = Db::with(TIMES).await;
    update!(
        OtherTimes as t,
        set(t.utc = now(), t.local = now(), t.day = now(), t.opt = now()),
        filter(t.utc < now() && t.day < now())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let stored: OtherTimes = row(&db, "SELECT * FROM times").await;
    let age = Utc::now().timestamp() - stored.utc.unix_timestamp();
    assert!((0..60).contains(&age), "{stored:?}");
    assert_eq!(stored.local.assume_utc(), stored.utc);
    assert_eq!(
        (stored.day, stored.opt),
        (stored.local.date(), Some(stored.utc))
    );
}

/// SQLite compares times as texts: what the clock writes is what sqlx writes of the same time.
#[tokio::test]
async fn a_stored_time_equals_the_one_that_was_read() {
    let db = Db::with(TIMES).await;
    for _ in 0..20 {
        update!(
            Times as t,
            set(t.utc = now(), t.local = now(), t.day = now()),
            all_rows()
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        let Times {
            utc, local, day, ..
        } = first(&db).await;
        update!(
            Times as t,
            set(t.opt = utc),
            filter(t.utc == utc && t.local == local && t.day == day)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        update!(
            OtherTimes as t,
            set(t.utc = now(), t.local = now(), t.day = now()),
            all_rows()
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
        let OtherTimes {
            utc, local, day, ..
        } = row(&db, "SELECT * FROM times").await;
        update!(
            OtherTimes as t,
            set(t.opt = utc),
            filter(t.utc == utc && t.local == local && t.day == day)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
    }
}

#[tokio::test]
async fn it_is_one_time_in_one_statement_and_may_be_in_an_expression() {
    let db = Db::with(TIMES).await;
    Times::update_where(|t| t.opt.is_distinct_from(now()))
        .set(|t| {
            (
                t.opt.set(t.opt.coalesce(now())),
                t.utc.set(case().when(t.id.eq(1), now()).otherwise(t.utc)),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let stored = first(&db).await;
    assert_eq!(stored.opt, Some(stored.utc));
    if KIND == Kind::Postgres {
        // Of the transaction's begin, there.
        let mut tx = db.pool.begin().await.expect("a transaction");
        for _ in 0..2 {
            update!(Times as t, set(t.opt = t.utc, t.utc = now()), all_rows())
                .execute(&mut *tx)
                .await
                .assert_matched(1);
        }
        tx.commit().await.expect("a commit");
        let stored = first(&db).await;
        assert_eq!(stored.opt, Some(stored.utc));
    }
}
