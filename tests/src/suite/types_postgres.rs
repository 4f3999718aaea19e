//! Types of PostgreSQL alone.

use std::net::IpAddr;
use std::ops::Bound;

use sqlx::postgres::types::{PgCiText, PgInterval, PgMoney, PgRange};
use sqlx::types::chrono::{DateTime, Utc};
use sqlx::types::ipnetwork::IpNetwork;
use sqlx::types::{Json, JsonValue, Uuid};
use updatable::{Updatable, update};

use crate::Db;
use crate::suite::each_type::{each_type, insert, table};
use crate::suite::{Outcome as _, code, row};

each_type! {
    integers: "INT[]", Vec<i32>, alone, vec![], vec![1, 2];
    texts: "TEXT[]", Vec<String>, alone, vec![], vec!["a,\"b".to_owned(), "{}".to_owned()];
    options: "TEXT[]", Vec<Option<String>>, alone, vec![None], vec![None, Some(String::new())];
    enums: "TEXT[]", Vec<Size>, alone, vec![], vec![Size::Large];
    points_in_time: "TIMESTAMPTZ[]", Vec<DateTime<Utc>>, alone, vec![], vec![DateTime::UNIX_EPOCH];
    range: "INT4RANGE", PgRange<i32>, equal, PgRange::from(1..3), PgRange::from(2..9);
    range_of_time: "TSTZRANGE", PgRange<DateTime<Utc>>, alone, unbounded(), PgRange::from(DateTime::UNIX_EPOCH..);
    network: "CIDR", IpNetwork, ordered, "10.0.0.0/8".parse().expect("an address"), "10.1.0.0/16".parse().expect("an address");
    address: "INET", IpAddr, ordered, "10.0.0.1".parse().expect("an address"), "::1".parse().expect("an address");
    interval: "INTERVAL", PgInterval, ordered, interval(1), interval(2);
    money: "MONEY", PgMoney, ordered, PgMoney(-1), PgMoney(100);
    case_insensitive: "CITEXT", PgCiText, equal, ci("a"), ci("B");
    jsonb: "JSONB", Json<Vec<i64>>, equal, Json(vec![]), Json(vec![1]);
    json: "JSON", Json<Vec<i64>>, stored, Json(vec![]), Json(vec![1]);
    real_enum: "MOOD", Mood, ordered, Mood::Sad, Mood::Happy;
    real_enums: "MOOD[]", Vec<Mood>, alone, vec![], vec![Mood::Happy, Mood::Sad];
}

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "lowercase")]
enum Size {
    Large,
}

#[derive(Debug, Clone, Copy, PartialEq, sqlx::Type)]
#[sqlx(type_name = "mood", rename_all = "lowercase")]
enum Mood {
    Sad,
    Happy,
}

fn unbounded() -> PgRange<DateTime<Utc>> {
    PgRange {
        start: Bound::Unbounded,
        end: Bound::Unbounded,
    }
}

fn interval(days: i32) -> PgInterval {
    PgInterval {
        months: 0,
        days,
        microseconds: 5,
    }
}

fn ci(text: &str) -> PgCiText {
    PgCiText(text.to_owned())
}

/// Without a word on its form: the table is on PostgreSQL alone.
#[derive(Updatable)]
#[updatable(table = "one_type", databases(postgres))]
#[allow(dead_code, reason = "it is never made")]
struct OnlyHere {
    #[updatable(key)]
    id: i64,
    value: Uuid,
    maybe: Option<Uuid>,
}

#[tokio::test]
async fn a_uuid_needs_no_form_in_a_table_of_postgresql_alone() {
    let db = table("UUID").await;
    let (old, new) = (Uuid::from_u128(1), Uuid::from_u128(2));
    insert(&db, 1, old).await;
    update!(
        OnlyHere as r,
        set(r.value = new, r.maybe = &old),
        filter(r.value == old && r.value.is_in(vec![old]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let back: (Uuid, Option<Uuid>) = update!(
        OnlyHere as r,
        set(r.maybe = NULL),
        filter(r.id == 1),
        returning(r.value, r.maybe)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(back, (new, None));
}

/// A parameter of type `text` makes the comparison one of texts.
#[tokio::test]
async fn a_string_is_compared_with_citext_as_text() {
    let db = table("CITEXT").await;
    insert(&db, 1, ci("Hello")).await;
    {
        #[derive(Updatable)]
        #[updatable(table = "one_type")]
        #[allow(dead_code, reason = "it is never made")]
        struct Row {
            #[updatable(key)]
            id: i64,
            value: String,
        }
        update!(Row as r, set(r.value = "Hello"), filter(r.value == "hello"))
            .execute(&db.pool)
            .await
            .assert_matched(0);
    }
    #[derive(Updatable)]
    #[updatable(table = "one_type")]
    #[allow(dead_code, reason = "it is never made")]
    struct Row {
        #[updatable(key)]
        id: i64,
        value: PgCiText,
    }
    update!(
        Row as r,
        set(r.value = ci("Hello")),
        filter(r.value == ci("hello") && r.value.is_in(vec![ci("HELLO")]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[tokio::test]
async fn json_that_is_not_jsonb_has_no_equality() {
    #[derive(Updatable)]
    #[updatable(table = "one_type")]
    #[allow(dead_code, reason = "it is never made")]
    struct Row {
        #[updatable(key)]
        id: i64,
        value: JsonValue,
    }
    let db: Db = table("JSON").await;
    insert(&db, 1, JsonValue::Null).await;
    let error = update!(
        Row as r,
        set(r.value = JsonValue::Bool(true)),
        filter(r.value == JsonValue::Null)
    )
    .execute(&db.pool)
    .await
    .unwrap_err();
    assert_eq!(code(&error), "42883");
}

/// The server converts, by the time zone of the session: a type belongs to a column.
#[tokio::test]
async fn a_point_in_time_in_a_column_without_a_zone_is_the_wall_clock_of_the_session() {
    #[derive(Updatable)]
    #[updatable(table = "one_type")]
    #[allow(dead_code, reason = "it is never made")]
    struct Row {
        #[updatable(key)]
        id: i64,
        value: DateTime<Utc>,
    }
    let db: Db = table("TIMESTAMP").await;
    insert(&db, 1, DateTime::<Utc>::UNIX_EPOCH.naive_utc()).await;
    let mut connection = db.pool.acquire().await.unwrap();
    sqlx::query("SET TIME ZONE 'America/New_York'")
        .execute(&mut *connection)
        .await
        .unwrap();
    let noon: DateTime<Utc> = "2024-01-01T12:00:00Z".parse().unwrap();
    update!(Row as r, set(r.value = noon), filter(r.id == 1))
        .execute(&mut *connection)
        .await
        .assert_matched(1);
    let (stored,): (String,) = row(&db, "SELECT CAST(value AS TEXT) FROM one_type").await;
    assert_eq!(stored, "2024-01-01 07:00:00");
}

#[tokio::test]
async fn text_for_an_enum_is_an_error() {
    #[derive(Updatable)]
    #[updatable(table = "one_type")]
    #[allow(dead_code, reason = "it is never made")]
    struct Row {
        #[updatable(key)]
        id: i64,
        value: String,
    }
    let db: Db = table("MOOD").await;
    insert(&db, 1, Mood::Sad).await;
    let error = update!(Row as r, set(r.value = "happy"), filter(r.id == 1))
        .execute(&db.pool)
        .await
        .unwrap_err();
    assert_eq!(code(&error), "42804");
}
