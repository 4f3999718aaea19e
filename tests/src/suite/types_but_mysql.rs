//! Types that MySQL does not have, and what comes back where there is RETURNING.

use sqlx::types::Uuid;
use sqlx::types::chrono::{DateTime, FixedOffset};
use sqlx::{Decode, FromRow};
use updatable::{Error, TextUuid, Updatable, update};

use crate::Db;
use crate::suite::each_type::each_type;

each_type! {
    // On SQLite, the text is compared: all of one offset.
    chrono_offset: "{timestamptz}", DateTime<FixedOffset>, ordered, at("1969-07-20T20:17:40+00:00"), at("2039-07-20T20:17:40.000005+00:00");
}

fn at(text: &str) -> DateTime<FixedOffset> {
    text.parse().expect("a point in time")
}

/// Read by its own code from either form.
#[derive(Debug, PartialEq, FromRow, Updatable)]
#[updatable(table = "devices")]
struct Device {
    #[updatable(key, uuid = "text")]
    #[sqlx(try_from = "TextUuid")]
    id: Uuid,
    #[updatable(uuid = "binary")]
    place: Uuid,
    #[updatable(uuid = "binary")]
    former: Option<Uuid>,
    parent: Option<TextUuid>,
    label: String,
}

#[tokio::test]
async fn uuids_of_either_form_come_back_as_uuids() {
    let db = Db::with(
        "CREATE TABLE devices (
            id {uuid text} PRIMARY KEY, place {uuid binary} NOT NULL, former {uuid binary}, parent {uuid text},
            label {text} NOT NULL
        ) {end}",
    )
    .await;
    let [id, place, parent] = [0xa, 0xb, 0xc].map(Uuid::from_u128);
    crate::suite::types_uuid::insert(&db, id, place).await;

    let whole: Device = update!(
        Device as d,
        set(d.label = "new", d.parent = parent),
        filter(d.id == id),
        returning(d)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    let expected = Device {
        id,
        place,
        former: None,
        parent: Some(parent.into()),
        label: "new".to_owned(),
    };
    assert_eq!(whole, expected);

    let columns: (Uuid, Uuid, Option<Uuid>, Option<TextUuid>) = update!(
        Device as d,
        set(d.former = d.place),
        filter(d.id == id),
        returning(d.id, d.place, d.former, d.parent)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(columns, (id, place, Some(place), Some(parent.into())));
    let one: Uuid = update!(
        Device as d,
        set(d.label = "newer"),
        filter(d.id == id),
        returning(d.id)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(one, id);
}

/// A column whose text form may be NULL.
#[derive(Debug, Updatable)]
#[updatable(table = "devices")]
#[allow(dead_code, reason = "it is never made")]
struct Parents {
    #[updatable(key, uuid = "text")]
    id: Uuid,
    #[updatable(uuid = "text")]
    parent: Option<Uuid>,
}

#[tokio::test]
async fn a_uuid_as_text_that_may_be_null_comes_back_as_an_option() {
    let db = Db::with(crate::suite::types_uuid::DEVICES).await;
    let id = Uuid::from_u128(1);
    crate::suite::types_uuid::insert(&db, id, id).await;
    for parent in [Some(Uuid::from_u128(7)), None] {
        let returned: Option<Uuid> = update!(
            Parents as p,
            set(p.parent = Some(parent)),
            filter(p.id == id),
            returning(p.parent)
        )
        .fetch_one(&db.pool)
        .await
        .unwrap();
        assert_eq!(returned, parent);
    }
}

/// One label of three.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Known;

impl<DB: sqlx::Database> sqlx::Type<DB> for Known
where
    String: sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <String as sqlx::Type<DB>>::type_info()
    }
}

impl<'r, DB: sqlx::Database> Decode<'r, DB> for Known
where
    String: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        match <String as Decode<'r, DB>>::decode(value)?.as_str() {
            "known" => Ok(Self),
            _ => Err("an unknown label".into()),
        }
    }
}

#[derive(Updatable)]
#[updatable(table = "labels")]
#[allow(dead_code, reason = "it is never made")]
struct Label {
    #[updatable(key)]
    id: i64,
    #[updatable(readonly)]
    label: Known,
    size: i32,
}

#[tokio::test]
async fn a_label_that_rust_does_not_know_is_an_error_after_the_change() {
    let db = Db::with(
        "CREATE TABLE labels (id {i64} PRIMARY KEY, label {text} NOT NULL, size {i32} NOT NULL) {end};
         INSERT INTO labels VALUES (1, 'known', 0), (2, 'new', 0)",
    )
    .await;
    let known: Known = update!(
        Label as l,
        set(l.size = 1),
        filter(l.id == 1),
        returning(l.label)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap();
    assert_eq!(known, Known);
    let error = update!(
        Label as l,
        set(l.size = 1),
        filter(l.id == 2),
        returning(l.label)
    )
    .fetch_one(&db.pool)
    .await
    .unwrap_err();
    assert!(
        matches!(
            error,
            Error::DecodeAfterApply {
                table: "labels",
                ..
            }
        ),
        "{error:?}"
    );
    let sizes: Vec<(i32,)> = crate::suite::rows(&db, "SELECT size FROM labels").await;
    assert_eq!(sizes, [(1,), (1,)]);
}
