//! Patches as documents, whatever the row's struct is like.

#![allow(missing_docs, reason = "the columns say what they are")]

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;
use updatable::Updatable;

/// Dates as a number of days, and the words for it.
mod days {
    use super::*;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<String, D::Error> {
        i64::deserialize(deserializer).map(|days| format!("day {days}"))
    }

    pub(super) fn serialize<S: Serializer>(day: &str, serializer: S) -> Result<S::Ok, S::Error> {
        day.trim_start_matches("day ")
            .parse::<i64>()
            .expect("a day")
            .serialize(serializer)
    }
}

fn maybe_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::<i64>::deserialize(deserializer).map(|days| days.map(|days| format!("day {days}")))
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Updatable)]
#[serde(rename_all(deserialize = "camelCase", serialize = "SCREAMING-KEBAB-CASE"))]
#[updatable(table = "loans")]
struct Loan<T> {
    #[updatable(key)]
    id: i64,
    #[serde(with = "days")]
    due_on: String,
    #[serde(deserialize_with = "maybe_day", skip_serializing)]
    back_on: Option<String>,
    #[serde(rename(serialize = "b", deserialize = "a"))]
    r#type: T,
    #[serde(flatten)]
    #[updatable(skip)]
    rest: Rest,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Rest {
    rest: i64,
}

#[test]
fn functions_of_serde_are_used_in_a_generic_struct_too() {
    let patch: LoanPatch<u8> =
        serde_json::from_value(json!({"dueOn": 7, "backOn": null, "a": 5})).unwrap();
    assert_eq!(
        patch,
        LoanPatch::new()
            .due_on("day 7".to_owned())
            .clear_back_on()
            .r#type(5)
    );
    assert_eq!(
        serde_json::to_value(&patch).unwrap(),
        json!({"DUE-ON": 7, "b": 5})
    );
    let patch: LoanPatch<u8> = serde_json::from_value(json!({"backOn": 3})).unwrap();
    assert_eq!(patch.back_on, Some(Some("day 3".to_owned())));
    let error = serde_json::from_value::<LoanPatch<u8>>(json!({"dueOn": null})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`dueOn`: it is never NULL, and cannot be removed"
    );
}

#[derive(Debug, Clone, PartialEq, Updatable)]
#[updatable(table = "borrowed")]
struct Borrowed<'a> {
    #[updatable(key)]
    id: i64,
    name: &'a str,
    #[serde(rename = "text")]
    note: Option<Cow<'a, str>>,
}

#[test]
fn a_patch_may_borrow_from_the_document() {
    let document = String::from(r#"{"name": "x", "text": "y"}"#);
    let patch: BorrowedPatch<'_> = serde_json::from_str(&document).unwrap();
    assert_eq!(patch, BorrowedPatch::new().name("x").note("y".into()));
    assert_eq!(
        serde_json::to_string(&patch).unwrap(),
        r#"{"name":"x","text":"y"}"#
    );
}

/// What has an escape in it is nowhere in the text.
#[test]
fn a_text_with_escapes_is_not_borrowed() {
    let read = |document| serde_json::from_str::<BorrowedPatch<'_>>(document);
    let patch = read(r#"{"text": "\n"}"#).unwrap();
    assert_eq!(patch, BorrowedPatch::new().note("\n".into()));
    let error = read(r#"{"name": "\n"}"#).unwrap_err().to_string();
    assert!(error.contains("expected a borrowed string"), "{error}");
}

#[derive(Debug, Clone, PartialEq, Updatable)]
#[updatable(table = "docs")]
struct Doc {
    #[updatable(key)]
    id: i64,
    meta: Option<serde_json::Value>,
}

#[test]
fn a_column_that_is_a_document_is_replaced_as_a_whole() {
    let mut row = Doc {
        id: 3,
        meta: Some(json!({"kept": 1, "gone": 2})),
    };
    // RFC 7396 would give `{"kept": 1}`.
    let meta = json!({"gone": null});
    let patch: DocPatch = serde_json::from_value(json!({"meta": meta})).unwrap();
    patch.apply_to(&mut row);
    assert_eq!(row.meta, Some(meta));

    let update = Doc::update_by_key(3).patch(patch);
    assert_eq!(
        update.sql::<sqlx::Sqlite>(),
        r#"UPDATE "docs" SET "meta" = ? WHERE "docs"."id" = ?"#
    );
}

/// Of a column that is written and not read, and the other way round.
#[derive(Debug, Clone, PartialEq, Updatable)]
#[updatable(table = "forwarded")]
struct Forwarded {
    #[updatable(key)]
    id: i64,
    #[serde(skip_serializing)]
    read: i64,
    #[serde(skip_deserializing)]
    written: i64,
}

#[test]
fn what_is_skipped_does_not_survive_being_passed_on() {
    let patch: ForwardedPatch = serde_json::from_value(json!({"read": 1})).unwrap();
    assert_eq!(patch, ForwardedPatch::new().read(1));
    assert_eq!(serde_json::to_value(&patch).unwrap(), json!({}));

    let document = serde_json::to_value(ForwardedPatch::new().written(1)).unwrap();
    assert_eq!(document, json!({"written": 1}));
    let error = serde_json::from_value::<ForwardedPatch>(document).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`written` cannot be changed: it is not part of the document"
    );
}

/// Of no trait of serde.
#[derive(Debug, Clone, PartialEq)]
struct Opaque;

#[derive(Debug, Updatable)]
#[updatable(table = "opaque")]
#[allow(dead_code, reason = "it is never made")]
struct Row {
    #[updatable(key)]
    id: i64,
    opaque: Opaque,
}

#[test]
fn a_column_that_serde_does_not_know_is_no_mistake() {
    assert!(RowPatch::new().is_empty());
}

#[derive(Debug, Clone, PartialEq, Updatable)]
#[updatable(
    table = "users",
    patch(name = UserChanges, derive(Eq, Hash), attr(must_use = "changes do nothing by themselves")),
    patch(name = ProfilePatch, only(name, note), derive(Eq)),
    patch(name = AdminPatch, only(is_admin)),
)]
struct User {
    #[updatable(key)]
    id: i64,
    #[updatable(attr(doc = " As it is shown."))]
    name: String,
    note: Option<String>,
    is_admin: bool,
}

#[test]
fn each_patch_reads_what_it_may_set() {
    let document = json!({"name": "x", "is_admin": true});
    let all: UserChanges = serde_json::from_value(document.clone()).unwrap();
    assert_eq!(all, UserChanges::new().name("x").is_admin(true));
    let error = serde_json::from_value::<ProfilePatch>(document.clone()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`is_admin` cannot be changed: it is not for this patch"
    );
    let error = serde_json::from_value::<AdminPatch>(document).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`name` cannot be changed: it is not for this patch"
    );
}

#[test]
fn each_patch_is_one_of_the_table() {
    use updatable::update;

    let profile = update!(
        User as u,
        set(..ProfilePatch::new().name("x").clear_note()),
        filter(u.id == 3)
    );
    assert_eq!(
        profile.sql::<sqlx::Sqlite>(),
        r#"UPDATE "users" SET "name" = ?, "note" = ? WHERE "users"."id" = ?"#
    );
    let admin = User::update_by_key(3).patch(AdminPatch::new().is_admin(true));
    assert_eq!(
        admin.sql::<sqlx::Sqlite>(),
        r#"UPDATE "users" SET "is_admin" = ? WHERE "users"."id" = ?"#
    );
    let _: <User as Updatable>::Patch = UserChanges::new();
}

#[derive(Debug, Clone, PartialEq, Updatable)]
#[updatable(table = "accounts", scope = "tenant")]
struct Account {
    #[updatable(key)]
    id: i64,
    tenant: i64,
    name: String,
    #[updatable(previous_of = "name")]
    old_name: Option<String>,
    #[updatable(version)]
    version: i32,
    #[updatable(touch)]
    updated_at: sqlx::types::chrono::DateTime<sqlx::types::chrono::Utc>,
    #[updatable(actor)]
    updated_by: String,
}

#[test]
fn what_an_update_sets_by_itself_is_in_no_document() {
    let read = |name: &str| {
        let document = json!({"name": "x", name: 1});
        serde_json::from_value::<AccountPatch>(document)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        read("version"),
        "`version` cannot be changed: it is the version, which each update counts up"
    );
    assert_eq!(
        read("tenant"),
        "`tenant` cannot be changed: it is read-only"
    );
    for name in ["old_name", "updated_at", "updated_by"] {
        assert_eq!(
            read(name),
            format!("`{name}` cannot be changed: each update sets it by itself")
        );
    }
}
