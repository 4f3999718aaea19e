//! Types of MySQL and MariaDB alone, and what their servers make of values.

use sqlx::types::Uuid;
use sqlx::types::chrono::{DateTime, Utc};
use sqlx::types::time::OffsetDateTime;
use updatable::{Error, Updatable, update};

use crate::Db;
use crate::suite::each_type::{each_type, insert, table};
use crate::suite::{Outcome as _, code, row, rows};

each_type! {
    u64: "{u64}", u64, ordered, 0, u64::MAX;
    timestamp_of_chrono: "TIMESTAMP(6) NULL", DateTime<Utc>, ordered, at("1970-01-01T00:00:01Z"), at("2038-01-19T03:14:07Z");
    timestamp_of_time: "TIMESTAMP(6) NULL", OffsetDateTime, ordered, offset(1), offset(i64::from(i32::MAX));
    native_enum: "ENUM('small', 'large')", Size => String, equal, Size::Small, Size::Large;
}

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
enum Size {
    Small,
    Large,
}

/// sqlx does not read the enum from an ENUM column that is NOT NULL.
impl From<Size> for String {
    fn from(size: Size) -> Self {
        match size {
            Size::Small => "small".to_owned(),
            Size::Large => "large".to_owned(),
        }
    }
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a point in time")
}

fn offset(second: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(second).expect("a point in time")
}

/// A column of the type, read as text.
macro_rules! row_of {
    ($T:ty) => {
        #[derive(Updatable)]
        #[updatable(table = "one_type")]
        #[allow(dead_code, reason = "it is never made")]
        struct Row {
            #[updatable(key)]
            id: i64,
            value: $T,
            maybe: Option<$T>,
        }
    };
}

async fn texts(db: &Db) -> Vec<(Option<String>, Option<String>)> {
    rows(
        db,
        "SELECT CAST(value AS CHAR(30)), CAST(maybe AS CHAR(30)) FROM one_type ORDER BY id",
    )
    .await
}

/// As a parameter of type TIMESTAMP, as which sqlx sends it, MariaDB makes NULL of it, or the current time.
#[tokio::test]
async fn a_point_in_time_that_no_timestamp_column_holds_is_an_error_and_changes_nothing() {
    row_of!(DateTime<Utc>);
    let db = table("TIMESTAMP NULL").await;
    db.run("ALTER TABLE one_type MODIFY value TIMESTAMP NOT NULL")
        .await;
    insert(&db, 1, at("2000-01-01T00:00:00Z")).await;
    let before = texts(&db).await;
    for value in [at("1969-07-20T20:17:40Z"), at("2039-01-01T00:00:00Z")] {
        let results = [
            update!(Row as r, set(r.value = value), filter(r.id == 1))
                .execute(&db.pool)
                .await,
            update!(Row as r, set(r.maybe = value), filter(r.id == 1))
                .execute(&db.pool)
                .await,
            update!(
                Row as r,
                set(r.maybe = Some(Some(&value))),
                filter(r.id == 1)
            )
            .execute(&db.pool)
            .await,
            Row::update_by_key(1)
                .patch(RowPatch::new().value(value))
                .execute(&db.pool)
                .await,
            Row::update_by_key(1)
                .patch(RowPatch::new().maybe(value))
                .execute(&db.pool)
                .await,
        ];
        for result in results {
            assert_eq!(code(&result.unwrap_err()), "1292");
            assert_eq!(texts(&db).await, before);
        }
    }
}

/// Of a year beyond 9999, MariaDB would make the date zero.
#[tokio::test]
async fn a_year_beyond_9999_is_refused_and_nothing_is_sent() {
    let far = DateTime::<Utc>::from_timestamp(253_434_000_000, 0).unwrap();
    let db = table("DATETIME(6)").await;
    insert(&db, 1, at("2000-01-01T00:00:00Z")).await;
    let before = texts(&db).await;
    let utc = {
        row_of!(DateTime<Utc>);
        [
            update!(Row as r, set(r.value = far), filter(r.id == 1))
                .execute(&db.pool)
                .await,
            update!(Row as r, set(r.maybe = Some(Some(far))), filter(r.id == 1))
                .execute(&db.pool)
                .await,
            update!(Row as r, set(r.maybe = NULL), filter(r.value < far))
                .execute(&db.pool)
                .await,
            update!(
                Row as r,
                set(r.maybe = NULL),
                filter(r.value.is_in(vec![far]))
            )
            .execute(&db.pool)
            .await,
        ]
    };
    let naive = {
        row_of!(sqlx::types::chrono::NaiveDateTime);
        [
            update!(Row as r, set(r.value = far.naive_utc()), filter(r.id == 1))
                .execute(&db.pool)
                .await,
            Row::update_by_key(1)
                .patch(RowPatch::new().maybe(far.naive_utc()))
                .execute(&db.pool)
                .await,
        ]
    };
    let date = {
        row_of!(sqlx::types::chrono::NaiveDate);
        [
            update!(Row as r, set(r.value = far.date_naive()), filter(r.id == 1))
                .execute(&db.pool)
                .await,
        ]
    };
    for result in utc.into_iter().chain(naive).chain(date) {
        let Err(Error::Invalid(invalid)) = result else {
            panic!("{result:?}");
        };
        let reason = std::error::Error::source(&invalid).map(ToString::to_string);
        assert!(
            reason.is_some_and(|reason| reason.contains("9999")),
            "{invalid:?}"
        );
        assert_eq!(texts(&db).await, before);
    }
}

/// A unit of a column without decimals is cut off, and what was stored is not found by the value.
#[tokio::test]
async fn a_datetime_without_decimals_loses_them() {
    row_of!(DateTime<Utc>);
    let db = table("DATETIME").await;
    insert(&db, 1, at("2000-01-01T00:00:00Z")).await;
    let value = at("2024-05-06T07:08:09.4Z");
    update!(Row as r, set(r.value = value), filter(r.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(
        texts(&db).await,
        [(Some("2024-05-06 07:08:09".to_owned()), None)]
    );
    update!(Row as r, set(r.maybe = value), filter(r.value == value))
        .execute(&db.pool)
        .await
        .assert_matched(0);
}

/// Its collation says what is equal.
#[tokio::test]
async fn text_is_compared_without_case_accents_and_trailing_blanks() {
    row_of!(String);
    let db = table("VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci").await;
    for (id, text) in ["Hello", "hello ", "h\u{e9}llo", "hell"]
        .into_iter()
        .enumerate()
    {
        insert(&db, id as i64, text.to_owned()).await;
    }
    update!(Row as r, set(r.maybe = "found"), filter(r.value == "hello"))
        .execute(&db.pool)
        .await
        .assert_matched(3);
    update!(
        Row as r,
        set(r.maybe = "found"),
        filter(r.value.is_in(["HELLO"]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);

    let db = table("VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin").await;
    insert(&db, 1, "Hello".to_owned()).await;
    update!(Row as r, set(r.maybe = "found"), filter(r.value == "hello"))
        .execute(&db.pool)
        .await
        .assert_matched(0);
}

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[repr(i32)]
enum Place {
    First = 1,
    Third = 3,
}

/// What the table of types says of sqlx: from a nullable ENUM column, and from no other.
#[tokio::test]
async fn sqlx_reads_an_enum_from_a_nullable_enum_column_alone() {
    row_of!(Size);
    let db = table("ENUM('small', 'large')").await;
    db.run("INSERT INTO one_type (id, value) VALUES (1, 'small')")
        .await;
    update!(
        Row as r,
        set(r.value = Size::Large, r.maybe = Size::Large),
        filter(r.value == Size::Small)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let (maybe,): (Option<Size>,) = row(&db, "SELECT maybe FROM one_type").await;
    assert_eq!(maybe, Some(Size::Large));
    for query in ["SELECT value FROM one_type", "SELECT 'large' FROM one_type"] {
        let refused: Result<Size, _> = sqlx::query_scalar(query).fetch_one(&db.pool).await;
        assert!(
            matches!(refused, Err(sqlx::Error::ColumnDecode { .. })),
            "{refused:?}"
        );
    }
}

/// The crate does not see that the column is an ENUM: labels are text, in Rust an enum without `repr`.
#[tokio::test]
async fn a_number_selects_a_label_of_an_enum_column_by_its_place() {
    row_of!(Place);
    let db = Db::with(
        "CREATE TABLE one_type (id BIGINT PRIMARY KEY, value ENUM('c', 'b', 'a') NOT NULL, maybe ENUM('c', 'b', 'a'));
         INSERT INTO one_type (id, value) VALUES (1, 'b')",
    )
    .await;
    for (place, label) in [(Place::Third, "a"), (Place::First, "c")] {
        update!(Row as r, set(r.value = place), filter(r.id == 1))
            .execute(&db.pool)
            .await
            .assert_matched(1);
        assert_eq!(texts(&db).await[0].0.as_deref(), Some(label));
    }
}

#[derive(Updatable)]
#[updatable(table = "devices")]
#[allow(dead_code, reason = "it is never made")]
struct Device {
    #[updatable(key, uuid = "text")]
    id: Uuid,
    label: String,
}

/// MariaDB has a type for UUIDs, and takes text for it. MySQL has none.
#[tokio::test]
async fn a_uuid_as_text_finds_its_row_in_a_uuid_column_of_mariadb() {
    let db = Db::with("SELECT 1").await;
    let (version,): (String,) = row(&db, "SELECT VERSION()").await;
    let column = if version.contains("MariaDB") {
        "UUID"
    } else {
        "CHAR(36)"
    };
    let id = Uuid::from_u128(0xabc);
    db.run(&format!(
        "CREATE TABLE devices (id {column} PRIMARY KEY, label VARCHAR(9) NOT NULL);
         INSERT INTO devices VALUES ('{id}', ''), ('{}', '')",
        Uuid::nil()
    ))
    .await;
    update!(Device as d, set(d.label = "1"), filter(d.id == id))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Device as d,
        set(d.label = "2"),
        filter(d.id.is_in(vec![id]) && d.label == "1")
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let (read,): (updatable::TextUuid,) =
        row(&db, "SELECT id FROM devices WHERE label = '2'").await;
    assert_eq!(read, id);
}
