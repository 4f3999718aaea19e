//! Points in time beyond the years 1970 to 2038, to which sqlx limits them on MySQL.

use sqlx::types::chrono::{DateTime, Local, Utc};
use sqlx::types::time::{OffsetDateTime, UtcOffset};
use updatable::{Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row, rows};
use crate::Db;

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
struct Birthday(DateTime<Utc>);

#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "times")]
struct Times {
    #[updatable(key)]
    id: i64,
    utc: DateTime<Utc>,
    local: DateTime<Local>,
    moment: OffsetDateTime,
    born: Birthday,
    maybe_utc: Option<DateTime<Utc>>,
    maybe_moment: Option<OffsetDateTime>,
    maybe_born: Option<Birthday>,
}

const TIMES: &str = "
    CREATE TABLE times (
        id {i64} PRIMARY KEY, utc {timestamptz} NOT NULL, local {timestamptz} NOT NULL,
        moment {timestamptz} NOT NULL, born {timestamptz} NOT NULL,
        maybe_utc {timestamptz}, maybe_moment {timestamptz}, maybe_born {timestamptz}
    ) {end};
    INSERT INTO times (id, utc, local, moment, born)
    VALUES (1, '2000-01-01 00:00:00', '2000-01-01 00:00:00', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
";

async fn stored(db: &Db) -> Times {
    row(db, "SELECT * FROM times").await
}

#[tokio::test]
async fn a_point_in_time_of_any_year_is_stored_and_found() {
    let db = Db::with(TIMES).await;
    let mut connection = db.pool.acquire().await.unwrap();
    for year in ["0999", "1931", "1969", "2000", "2038", "2039", "9999"] {
        let utc: DateTime<Utc> = format!("{year}-12-31T23:59:59.5Z").parse().unwrap();
        let nanos = i128::from(utc.timestamp_millis()) * 1_000_000;
        let moment = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap();
        let (local, born) = (DateTime::<Local>::from(utc), Birthday(utc));
        let whole = Times {
            id: 1,
            utc,
            local,
            moment,
            born,
            maybe_utc: Some(utc),
            maybe_moment: Some(moment),
            maybe_born: Some(born),
        };

        update!(
            Times as t,
            set(
                t.utc = utc,
                t.local = local,
                t.moment = moment,
                t.born = born,
                t.maybe_utc = utc,
                t.maybe_moment = Some(Some(&moment)),
                t.maybe_born = &born
            ),
            filter(t.id == 1)
        )
        .execute(&mut *connection)
        .await
        .assert_matched(1);
        assert_eq!(stored(&db).await, whole);

        update!(
            Times as t,
            set(
                t.maybe_utc = NULL,
                t.maybe_moment = NULL,
                t.maybe_born = NULL
            ),
            filter(
                t.utc == utc
                    && t.local == &local
                    && t.moment == moment
                    && t.born == born
                    && t.utc.between(utc, &utc)
                    && t.utc.is_in([utc])
                    && t.local.is_in(vec![local])
                    && t.moment.is_in(&vec![moment])
                    && t.born.is_in(&[born])
                    && !(t.born < born)
                    && t.maybe_utc == utc
                    && t.maybe_born.is_in(vec![born])
            )
        )
        .execute(&mut *connection)
        .await
        .assert_matched(1);

        let patch = TimesPatch::new()
            .utc(utc)
            .local(local)
            .moment(moment)
            .born(born)
            .maybe_utc(utc)
            .maybe_moment(moment)
            .maybe_born(born);
        update!(Times as t, set(..&patch), filter(t.id == 1))
            .execute(&mut *connection)
            .await
            .assert_matched(1);
        assert_eq!(stored(&db).await, whole);
    }
}

/// Two texts of one moment are not equal, and the later one may sort first.
#[tokio::test]
async fn sqlite_alone_compares_points_in_time_as_text() {
    let db = Db::with(TIMES).await;
    let right = u64::from(KIND != Kind::Sqlite);
    let whole = OffsetDateTime::from_unix_timestamp(1_700_000_000).unwrap();
    let later = whole.replace_millisecond(500).unwrap();
    let abroad = whole.to_offset(UtcOffset::from_hms(2, 0, 0).unwrap());

    // `..:20.5Z` is before `..:20Z` there.
    update!(Times as t, set(t.moment = later), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Times as t,
        set(t.maybe_moment = whole),
        filter(t.moment > whole)
    )
    .execute(&db.pool)
    .await
    .assert_matched(right);
    let set: Vec<(i64,)> = rows(&db, "SELECT id FROM times WHERE maybe_moment IS NOT NULL").await;
    assert_eq!(set.len() as u64, right);

    update!(Times as t, set(t.moment = abroad), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Times as t,
        set(t.maybe_moment = NULL),
        filter(t.moment == whole)
    )
    .execute(&db.pool)
    .await
    .assert_matched(right);
}
