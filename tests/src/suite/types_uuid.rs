//! UUIDs: as text, as bytes, and as the type of PostgreSQL.

use sqlx::types::Uuid;
use sqlx::{AssertSqlSafe, Database};
use updatable::{Error, TextUuid, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row, rows};
use crate::{Db, Driver};

#[derive(Debug, Clone, PartialEq, Updatable)]
#[updatable(table = "devices")]
struct Device {
    #[updatable(key, uuid = "text")]
    id: Uuid,
    #[updatable(uuid = "binary")]
    place: Uuid,
    #[updatable(uuid = "text")]
    parent: Option<Uuid>,
    #[updatable(uuid = "binary")]
    former: Option<Uuid>,
    label: String,
}

pub(crate) const DEVICES: &str = "
    CREATE TABLE devices (
        id {uuid text} PRIMARY KEY, place {uuid binary} NOT NULL, parent {uuid text}, former {uuid binary},
        label {text} NOT NULL
    ) {end};
";

/// A row, written by sqlx alone.
pub(crate) async fn insert(db: &Db, id: Uuid, place: Uuid) {
    let placeholders = match KIND {
        Kind::Postgres => "$1::uuid, $2",
        Kind::Sqlite | Kind::MySql => "?, ?",
    };
    let mut arguments = <Driver as Database>::Arguments::default();
    sqlx::Arguments::add(&mut arguments, id.to_string()).expect("a row");
    sqlx::Arguments::add(&mut arguments, place).expect("a row");
    sqlx::query_with::<Driver, _>(
        AssertSqlSafe(format!(
            "INSERT INTO devices (id, place, label) VALUES ({placeholders}, '')"
        )),
        arguments,
    )
    .execute(&db.pool)
    .await
    .expect("a row");
}

fn ids() -> [Uuid; 3] {
    [0xa1, 0xb2, 0xc3].map(Uuid::from_u128)
}

async fn devices() -> Db {
    let db = Db::with(DEVICES).await;
    for id in ids() {
        insert(&db, id, id).await;
    }
    db
}

/// Of each row, in the order of the keys.
async fn labels(db: &Db) -> Vec<String> {
    let labels: Vec<(String,)> = rows(db, "SELECT label FROM devices ORDER BY id").await;
    labels.into_iter().map(|(label,)| label).collect()
}

#[tokio::test]
async fn a_key_finds_its_row_in_each_form() {
    let db = devices().await;
    let [first, second, third] = ids();
    update!(Device as d, set(d.label = "1"), filter(d.id == first))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Device as d, set(d.label = "2"), filter(d.place == &second))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    Device::update_by_key(third)
        .set(|d| d.label.set("3"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(labels(&db).await, ["1", "2", "3"]);
    let gone = Device::update_by_key(Uuid::nil())
        .set(|d| d.label.set("x"))
        .execute(&db.pool)
        .await;
    assert!(matches!(gone, Err(Error::NotFound { .. })), "{gone:?}");
}

#[tokio::test]
async fn lists_find_their_rows_in_each_form() {
    let db = devices().await;
    let [first, second, third] = ids();
    let list = vec![first, third];
    for (matched, update) in [
        (
            2,
            update!(
                Device as d,
                set(d.label = "1"),
                filter(d.id.is_in(&list) && d.place.is_in(&list))
            )
            .execute(&db.pool),
        ),
        (
            2,
            update!(
                Device as d,
                set(d.label = "2"),
                filter(d.id.is_in([first, third]) && d.place.is_in([first, third]))
            )
            .execute(&db.pool),
        ),
        (
            1,
            update!(
                Device as d,
                set(d.label = "3"),
                filter(d.id.not_in(list.clone()) && d.place.not_in(&list[..]))
            )
            .execute(&db.pool),
        ),
        (
            1,
            update!(
                Device as d,
                set(d.label = "4"),
                filter(d.id.between(first, second) && d.id > first)
            )
            .execute(&db.pool),
        ),
        (
            1,
            update!(
                Device as d,
                set(d.label = "5"),
                filter(d.id.is_in([TextUuid::from(third)]))
            )
            .execute(&db.pool),
        ),
    ] {
        update.await.assert_matched(matched);
    }
    assert_eq!(labels(&db).await, ["2", "4", "5"]);
}

#[tokio::test]
async fn what_is_stored_has_the_form_that_was_said() {
    let db = devices().await;
    let [first, second, _] = ids();
    update!(
        Device as d,
        set(d.parent = second, d.former = second, d.place = second),
        filter(d.id == first)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let query = match KIND {
        Kind::Postgres => {
            "SELECT CAST(parent AS TEXT), CAST(former AS TEXT) FROM devices WHERE parent IS NOT NULL"
        }
        Kind::Sqlite | Kind::MySql => {
            "SELECT parent, lower(hex(former)) FROM devices WHERE parent IS NOT NULL"
        }
    };
    let (parent, former): (String, String) = row(&db, query).await;
    assert_eq!(parent, second.to_string());
    let former_expected = match KIND {
        Kind::Postgres => second.to_string(),
        Kind::Sqlite | Kind::MySql => second.simple().to_string(),
    };
    assert_eq!(former, former_expected);

    let patch = DevicePatch::new().parent(first).clear_former();
    Device::update_by_key(first)
        .patch(&patch)
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Device as d,
        set(d.label = "patched"),
        filter(d.parent == d.id && d.former.is_null() && d.parent == first)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    Device::update_by_key(first)
        .patch(DevicePatch::new().clear_parent())
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let patched = labels(&db).await;
    assert_eq!(patched, ["patched", "", ""]);
    let cleared: Vec<(i64,)> = rows(&db, "SELECT COUNT(*) FROM devices WHERE parent IS NULL").await;
    assert_eq!(cleared, [(3,)]);
}

/// The keys are read, and bound again.
#[tokio::test]
async fn rows_are_read_back_by_keys_of_text() {
    let db = devices().await;
    let [first, second, _] = ids();
    let mut tx = db.pool.begin().await.unwrap();
    let mut read: Vec<(Uuid, Uuid, Option<Uuid>)> = update!(
        Device as d,
        set(d.parent = first),
        filter(d.id.is_in([first, second])),
        returning(d.id, d.place, d.parent)
    )
    .reading_back()
    .fetch_all(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    read.sort_unstable();
    assert_eq!(
        read,
        [(first, first, Some(first)), (second, second, Some(first))]
    );
}
