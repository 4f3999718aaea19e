//! JSON documents: set, removed, merged and read by path, the same on every database.

use std::collections::HashMap;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use sqlx::FromRow;
use sqlx::types::Json;
use updatable::{Error, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "docs")]
struct Doc {
    #[updatable(key)]
    id: i64,
    meta: Option<Value>,
    label: Option<String>,
}

const DOCS: &str = "CREATE TABLE docs (id {i64} PRIMARY KEY, meta {json}, label {text}) {end}";

/// A table with these documents, numbered from 1; `None` is NULL.
async fn documents(documents: &[Option<Value>]) -> Db {
    let db = Db::with(DOCS).await;
    for (id, document) in (1_i64..).zip(documents) {
        db.run(&format!("INSERT INTO docs (id) VALUES ({id})"))
            .await;
        update!(
            Doc as d,
            set(d.meta = Some(document.clone())),
            filter(d.id == id)
        )
        .execute(&db.pool)
        .await
        .assert_matched(1);
    }
    db
}

async fn metas(db: &Db) -> Vec<Option<Value>> {
    let docs: Vec<Doc> = rows(db, "SELECT * FROM docs ORDER BY id").await;
    docs.into_iter().map(|doc| doc.meta).collect()
}

async fn labels(db: &Db) -> Vec<Option<String>> {
    let docs: Vec<Doc> = rows(db, "SELECT * FROM docs ORDER BY id").await;
    docs.into_iter().map(|doc| doc.label).collect()
}

/// Documents of every shape that a path may meet.
fn shapes() -> Vec<Option<Value>> {
    let mut shapes = vec![None];
    shapes.extend(
        [
            json!({}),
            json!([]),
            json!(null),
            json!(5),
            json!("text"),
            json!(true),
            json!({ "a": null }),
            json!({ "a": 5 }),
            json!({ "a": "x" }),
            json!({ "a": {} }),
            json!({ "a": [] }),
            json!({ "a": { "b": null, "c": "kept" } }),
            json!({ "a": { "b": { "c": "deep" } }, "z": [1] }),
            json!({ "a": { "0": "zero", "1": "one" } }),
            json!({ "a": [10] }),
            json!({ "a": [10, 20], "b": { "c": 1 } }),
            json!({ "a": [{ "b": "first" }, { "b": ["x"] }, 3] }),
            json!({ "a": [[1, 2], "s", null] }),
            json!({ "0": "key", "1": { "b": "k" } }),
            json!([1, [2, 3], { "a": "in array" }]),
            json!([{ "a": { "b": "c" } }]),
            json!([["x"]]),
        ]
        .map(Some),
    );
    shapes
}

#[derive(Clone, Copy)]
enum Step {
    Key(&'static str),
    Index(usize),
}

impl From<&'static str> for Step {
    fn from(key: &'static str) -> Self {
        Step::Key(key)
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Step::Index(index)
    }
}

/// The rule of `json_set`; none where the document stays as it is.
fn set(target: Option<&Value>, path: &[Step], value: &Value) -> Option<Value> {
    let Some((first, rest)) = path.split_first() else {
        return Some(value.clone());
    };
    match *first {
        Step::Key(key) => {
            let mut members = match target {
                None => Map::new(),
                Some(target) => target.as_object()?.clone(),
            };
            let member = set(members.get(key), rest, value)?;
            members.insert(key.to_owned(), member);
            Some(Value::Object(members))
        }
        Step::Index(index) => {
            let mut elements = match target {
                None => Vec::new(),
                Some(target) => target.as_array()?.clone(),
            };
            let element = set(elements.get(index), rest, value)?;
            if index > elements.len() {
                return None;
            }
            if index == elements.len() {
                elements.push(element);
            } else {
                elements[index] = element;
            }
            Some(Value::Array(elements))
        }
    }
}

fn at<'a>(target: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(target, |target, step| match *step {
        Step::Key(key) => target.as_object()?.get(key),
        Step::Index(index) => target.as_array()?.get(index),
    })
}

/// The rule of `json_remove`.
fn remove(mut target: Value, path: &[Step]) -> Value {
    let Some((last, before)) = path.split_last() else {
        return target;
    };
    let pointer: Option<&mut Value> =
        before
            .iter()
            .try_fold(&mut target, |target, step| match *step {
                Step::Key(key) => target.as_object_mut()?.get_mut(key),
                Step::Index(index) => target.as_array_mut()?.get_mut(index),
            });
    match (pointer, *last) {
        (Some(Value::Object(members)), Step::Key(key)) => {
            members.remove(key);
        }
        (Some(Value::Array(elements)), Step::Index(index)) if index < elements.len() => {
            elements.remove(index);
        }
        _ => {}
    }
    target
}

/// RFC 7396, section 2.
fn merge(target: Option<Value>, patch: &Value) -> Value {
    let Value::Object(patch) = patch else {
        return patch.clone();
    };
    let mut members = match target {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    };
    for (key, value) in patch {
        if value.is_null() {
            members.remove(key);
        } else {
            let merged = merge(members.remove(key), value);
            members.insert(key.clone(), merged);
        }
    }
    Value::Object(members)
}

/// Calls `$check` with each of the paths, as the crate takes it and as the model does.
macro_rules! for_each_path {
    ($check:ident) => {
        $check!("a", ["a"]);
        $check!("0", ["0"]);
        $check!(["a", "b"], ["a", "b"]);
        $check!(["a", "0"], ["a", "0"]);
        $check!(["0", "b"], ["0", "b"]);
        $check!(["a", "b", "c"], ["a", "b", "c"]);
        $check!(["x", "y", "z", "w"], ["x", "y", "z", "w"]);
        $check!(0, [0]);
        $check!(1, [1]);
        $check!(3, [3]);
        $check!(9, [9]);
        $check!([1, 1], [1, 1]);
        $check!([0, 0], [0, 0]);
        $check!(("a", 0), ["a", 0]);
        $check!(("a", 1), ["a", 1]);
        $check!(("a", 2), ["a", 2]);
        $check!(("a", 0, "b"), ["a", 0, "b"]);
        $check!(("a", 1, "b", 0), ["a", 1, "b", 0]);
        $check!(("a", 1, "b", 1), ["a", 1, "b", 1]);
        $check!(("a", 3, "n", "m"), ["a", 3, "n", "m"]);
        $check!(("a", 0, 1), ["a", 0, 1]);
        $check!(("a", 0, 0, 0), ["a", 0, 0, 0]);
        $check!((0, "a", "b"), [0, "a", "b"]);
        $check!((2, "a"), [2, "a"]);
        $check!(("x", 0, "y", 0, "z", 0), ["x", 0, "y", 0, "z", 0]);
        $check!(("x", 1), ["x", 1]);
        $check!(("x", 0, "y", 1), ["x", 0, "y", 1]);
    };
}

#[tokio::test]
async fn set_changes_what_is_at_the_path_and_nothing_else() {
    let before = shapes();
    let db = documents(&before).await;
    let reset = async || {
        for (id, document) in (1_i64..).zip(&before) {
            update!(
                Doc as d,
                set(d.meta = Some(document.as_ref())),
                filter(d.id == id)
            )
            .execute(&db.pool)
            .await
            .assert_matched(1);
        }
    };
    macro_rules! check {
        ($path:expr, [$($step:expr),+]) => {
            for value in [json!("new"), json!({ "n": [1, null] })] {
                update!(Doc as d, set(d.meta = d.meta.json_set($path, &value)), all_rows())
                    .execute(&db.pool)
                    .await
                    .assert_matched(before.len() as u64);
                let path: &[Step] = &[$(Step::from($step)),+];
                for (before, after) in before.iter().zip(metas(&db).await) {
                    let empty = json!({});
                    let document = before.as_ref().unwrap_or(&empty);
                    let expected = set(Some(document), path, &value).unwrap_or_else(|| document.clone());
                    assert_eq!(after, Some(expected), "{before:?} with {} set", stringify!($path));
                }
                reset().await;
            }
        };
    }
    for_each_path!(check);
}

#[tokio::test]
async fn remove_takes_away_what_is_at_the_path_and_nothing_else() {
    let before = shapes();
    macro_rules! check {
        ($path:expr, [$($step:expr),+]) => {
            let db = documents(&before).await;
            update!(Doc as d, set(d.meta = d.meta.json_remove($path)), all_rows())
                .execute(&db.pool)
                .await
                .assert_matched(before.len() as u64);
            let path: &[Step] = &[$(Step::from($step)),+];
            for (before, after) in before.iter().zip(metas(&db).await) {
                let expected = before.clone().map(|before| remove(before, path));
                assert_eq!(after, expected, "{before:?} without {}", stringify!($path));
            }
        };
    }
    for_each_path!(check);
}

#[tokio::test]
async fn text_is_what_is_at_the_path_if_it_is_a_string() {
    let documents_ = shapes();
    let db = documents(&documents_).await;
    macro_rules! check {
        ($path:expr, [$($step:expr),+]) => {
            update!(Doc as d, set(d.label = d.meta.json_text($path)), all_rows())
                .execute(&db.pool)
                .await
                .assert_matched(documents_.len() as u64);
            let path: &[Step] = &[$(Step::from($step)),+];
            let expected: Vec<Option<String>> = documents_
                .iter()
                .map(|document| Some(at(document.as_ref()?, path)?.as_str()?.to_owned()))
                .collect();
            assert_eq!(labels(&db).await, expected, "{}", stringify!($path));
        };
    }
    for_each_path!(check);
}

#[tokio::test]
async fn merge_is_that_of_rfc_7396() {
    let mut before = shapes();
    before.extend([
        Some(json!({ "a": { "b": { "c": 1, "d": 2 }, "e": [1] }, "f": "g" })),
        Some(json!({ "é \"quoted\" \\ 'x' $.a": { "y": 1 } })),
    ]);
    for patch in [
        json!({}),
        json!({ "a": 1 }),
        json!({ "a": null }),
        json!({ "a": { "b": null } }),
        json!({ "a": { "b": { "c": null, "new": { "x": null, "y": [null, { "z": null }] } }, "e": {} } }),
        json!({ "a": [1, null] }),
        json!({ "a": { "0": null, "1": 5 }, "0": { "deep": { "er": "x" } } }),
        json!({ "é \"quoted\" \\ 'x' $.a": { "y": null, "'; DROP TABLE docs; --": "$1 ? {}" } }),
        json!({ "": { "": "" } }),
        json!([1, 2]),
        json!("text"),
        json!(7.5),
        json!(false),
        json!(null),
    ] {
        let db = documents(&before).await;
        update!(
            Doc as d,
            set(d.meta = d.meta.json_merge(&patch)),
            all_rows()
        )
        .execute(&db.pool)
        .await
        .assert_matched(before.len() as u64);
        for (before, after) in before.iter().zip(metas(&db).await) {
            let expected = merge(before.clone(), &patch);
            assert_eq!(after, Some(expected), "{before:?} merged with {patch}");
        }
    }
}

#[tokio::test]
async fn examples_of_rfc_7396_come_out_as_it_says() {
    // Appendix A. The target `null` is JSON's.
    for (target, patch, result) in [
        (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
        (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
        (json!({"a":"b"}), json!({"a":null}), json!({})),
        (
            json!({"a":"b","b":"c"}),
            json!({"a":null}),
            json!({"b":"c"}),
        ),
        (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
        (json!({"a":"c"}), json!({"a":["b"]}), json!({"a":["b"]})),
        (
            json!({"a":{"b":"c"}}),
            json!({"a":{"b":"d","c":null}}),
            json!({"a":{"b":"d"}}),
        ),
        (json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]})),
        (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
        (json!({"a":"b"}), json!(["c"]), json!(["c"])),
        (json!({"a":"foo"}), json!(null), json!(null)),
        (json!({"a":"foo"}), json!("bar"), json!("bar")),
        (json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1})),
        (json!([1, 2]), json!({"a":"b","c":null}), json!({"a":"b"})),
        (
            json!({}),
            json!({"a":{"bb":{"ccc":null}}}),
            json!({"a":{"bb":{}}}),
        ),
    ] {
        let db = documents(&[Some(target.clone())]).await;
        Doc::update_by_key(1)
            .set(|d| d.meta.set(d.meta.json_merge(&patch)))
            .execute(&db.pool)
            .await
            .assert_matched(1);
        assert_eq!(metas(&db).await, [Some(result)], "{target} with {patch}");
    }
}

/// Keys that mean something in a path, in SQL or in JSON.
const HOSTILE: [&str; 24] = [
    "",
    " ",
    "'",
    "''",
    "\"",
    "\\",
    "\\\"",
    "a\"b",
    "a\\b",
    ".",
    "a.b",
    "$",
    "$.a",
    "[0]",
    "a[0]",
    "*",
    "**",
    "#",
    "1",
    "1-",
    "é ü 日本 🦀",
    "tab\tnew\nline\u{1}\u{7f}",
    "'); DROP TABLE docs; --",
    "? $1 {} :x \\u0041",
];

#[tokio::test]
async fn any_key_is_taken_literally() {
    for key in HOSTILE {
        let others = json!({ "other": 1, "a": { "b": [2] }, "A": "x" });
        let db = documents(&[Some(others.clone()), None]).await;
        let value = format!("value of {key}");
        update!(
            Doc as d,
            set(d.meta = d
                .meta
                .json_set(key, &value)
                .json_set([key.to_owned(), key.to_owned() + "2"], 0)
                .json_set(["deep", key], &value)
                .json_set([&format!("{key}{key}"), key, "x"], &value)),
            all_rows()
        )
        .execute(&db.pool)
        .await
        .assert_matched(2);
        let ours = |document: Value| {
            let mut document = document;
            document[key] = json!(value);
            let double = format!("{key}{key}");
            // Of the empty key, the double one is the same, and a text.
            let paths: [Vec<&str>; 2] = [vec!["deep", key], vec![double.as_str(), key, "x"]];
            for path in paths {
                document = set_keys(document, &path, json!(value));
            }
            document
        };
        let expected = [Some(ours(others)), Some(ours(json!({})))];
        assert_eq!(metas(&db).await, expected, "{key:?}");

        // It is found again.
        update!(
            Doc as d,
            set(d.label = d.meta.json_text(["deep", key])),
            filter(d.meta.json_text(key) == &value)
        )
        .execute(&db.pool)
        .await
        .assert_matched(2);
        assert_eq!(
            labels(&db).await,
            [Some(value.clone()), Some(value.clone())],
            "{key:?}"
        );
        update!(
            Doc as d,
            set(d.meta = d.meta.json_remove(["deep", key]).json_remove(key)),
            all_rows()
        )
        .execute(&db.pool)
        .await
        .assert_matched(2);
        for (after, before) in metas(&db).await.into_iter().zip(expected) {
            let mut before = before.unwrap();
            before["deep"].as_object_mut().unwrap().remove(key);
            before.as_object_mut().unwrap().remove(key);
            assert_eq!(after, Some(before), "{key:?}");
        }
    }
}

/// [`set`] for keys that are not static; what cannot be set is left.
fn set_keys(document: Value, path: &[&str], value: Value) -> Value {
    fn inner(target: Option<&Value>, path: &[&str], value: Value) -> Option<Value> {
        let Some((first, rest)) = path.split_first() else {
            return Some(value);
        };
        let mut members = match target {
            None => Map::new(),
            Some(target) => target.as_object()?.clone(),
        };
        let member = inner(members.get(*first), rest, value)?;
        members.insert((*first).to_owned(), member);
        Some(Value::Object(members))
    }
    inner(Some(&document), path, value).unwrap_or(document)
}

#[tokio::test]
async fn any_value_arrives_as_it_is() {
    #[derive(Serialize)]
    struct Address<'a> {
        street: &'a str,
        lines: Vec<u8>,
        #[serde(rename = "post-code")]
        code: Option<i32>,
    }
    let address = Address {
        street: "'); DROP TABLE docs; --",
        lines: vec![1, 2],
        code: None,
    };
    let db = documents(&[Some(json!({ "kept": [1] }))]).await;
    macro_rules! assert_value {
        ($value:expr, $($expected:tt)+) => {
            update!(Doc as d, set(d.meta = d.meta.json_set("v", $value)), filter(d.id == 1))
                .execute(&db.pool)
                .await
                .assert_matched(1);
            let expected = json!({ "kept": [1], "v": $($expected)+ });
            assert_eq!(metas(&db).await, [Some(expected)], "{}", stringify!($value));
        };
    }
    assert_value!(
        "it's \"quoted\" \\ and\nbroken \u{1} é 🦀",
        "it's \"quoted\" \\ and\nbroken \u{1} é 🦀"
    );
    assert_value!("", "");
    assert_value!("null", "null");
    assert_value!("{\"a\": 1}", "{\"a\": 1}");
    assert_value!(String::from("x"), "x");
    assert_value!(true, true);
    assert_value!(-7, -7);
    assert_value!(i64::MAX, i64::MAX);
    assert_value!(1.5, 1.5);
    assert_value!('c', "c");
    assert_value!([1, 2], [1, 2]);
    assert_value!(vec!["a", "b"], ["a", "b"]);
    assert_value!(HashMap::from([("k", [1.25])]), { "k": [1.25] });
    assert_value!(json!({ "deep": { "er": [null, {}] } }), { "deep": { "er": [null, {}] } });
    assert_value!(&address, { "street": "'); DROP TABLE docs; --", "lines": [1, 2], "post-code": null });
    assert_value!(Json(&address), { "street": "'); DROP TABLE docs; --", "lines": [1, 2], "post-code": null });
    assert_value!(Some(3), 3);
    // JSON's null: neither NULL, nor unchanged, nor the end of the document.
    assert_value!(None::<i32>, null);
    assert_value!(Value::Null, null);
    assert_value!((), null);
}

#[tokio::test]
async fn long_values_and_keys_arrive_whole() {
    let db = documents(&[Some(json!({ "a": [1] }))]).await;
    let (long, key) = ("é".repeat(300_000), "k".repeat(10_000));
    update!(
        Doc as d,
        set(d.meta = d
            .meta
            .json_set("a", &long)
            .json_set([&key, &key], &long)
            .json_set(("l", 0), &long)
            .json_merge(json!({ "m": &long }))),
        filter(d.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let expected = json!({ "a": &long, &key: { &key: &long }, "l": [&long], "m": &long });
    assert!(metas(&db).await == [Some(expected)]);
    update!(
        Doc as d,
        set(d.label = "found"),
        filter(
            d.meta.json_text("a") == &long
                && d.meta.json_text([&key, &key]) == &long
                && d.meta.json_text(("l", 0)) == &long
        )
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[tokio::test]
async fn jsons_null_is_not_null() {
    let db = documents(&[Some(json!({ "a": 1 })), Some(json!({ "a": 1 }))]).await;
    update!(Doc as d, set(d.meta = Value::Null), filter(d.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Doc as d, set(d.meta = NULL), filter(d.id == 2))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Doc as d, set(d.label = "null"), filter(d.meta.is_null()))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(labels(&db).await, [None, Some("null".to_owned())]);
    // NULL counts as `{}`, JSON's null is no object.
    update!(
        Doc as d,
        set(d.meta = d.meta.json_set("a", Value::Null)),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(
        metas(&db).await,
        [Some(json!(null)), Some(json!({ "a": null }))]
    );
}

#[tokio::test]
async fn changes_follow_each_other_in_one_value() {
    let before =
        json!({ "user": { "name": "Alice", "age": 30 }, "active": true, "tags": ["a", "b"] });
    let db = documents(&[Some(before)]).await;
    update!(
        Doc as d,
        set(d.meta = d
            .meta
            .json_set(["user", "name"], "Bob")
            .json_set(("tags", 1), "c")
            .json_remove("active")
            .json_merge(json!({ "user": { "age": null, "town": "X" } }))
            .json_set(["user", "town"], json!({ "zip": 1 }))
            .json_set(("tags", 2), "d")
            .json_remove(("tags", 0))),
        filter(d.id == 1 && d.meta.json_text(("tags", 0)) == "a")
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let expected = json!({ "user": { "name": "Bob", "town": { "zip": 1 } }, "tags": ["c", "d"] });
    assert_eq!(metas(&db).await, [Some(expected)]);
}

#[tokio::test]
async fn a_path_of_eight_elements_of_each_kind_fits() {
    let db = documents(&[None, Some(json!({}))]).await;
    update!(
        Doc as d,
        set(d.meta = d
            .meta
            .json_set(["a", "b", "c", "d", "e", "f", "g", "h"], 1)
            .json_set(("i", 0, 0, 0, 0, 0, 0, 0), "deep")),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let expected = json!({
        "a": { "b": { "c": { "d": { "e": { "f": { "g": { "h": 1 } } } } } } },
        "i": [[[[[[["deep"]]]]]]],
    });
    assert_eq!(metas(&db).await, [Some(expected.clone()), Some(expected)]);
    update!(
        Doc as d,
        set(
            d.label = d.meta.json_text(("i", 0, 0, 0, 0, 0, 0, 0)),
            d.meta = d.meta.json_remove(["a", "b", "c", "d", "e", "f", "g", "h"])
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(
        labels(&db).await,
        [Some("deep".to_owned()), Some("deep".to_owned())]
    );
    assert_eq!(
        metas(&db).await[0].as_ref().unwrap()["a"]["b"]["c"]["d"]["e"]["f"]["g"],
        json!({})
    );
}

#[tokio::test]
async fn a_key_that_begins_with_a_minus_is_taken_literally_or_refused() {
    let before = json!({ "-": "x", "a": [1] });
    let db = documents(&[Some(before.clone())]).await;
    let results = [
        update!(
            Doc as d,
            set(d.meta = d.meta.json_set("-", "y").json_set(["b", "-1"], 1)),
            filter(d.id == 1 && d.meta.json_text("-") == "x")
        )
        .execute(&db.pool)
        .await,
        update!(
            Doc as d,
            set(d.meta = d.meta.json_remove("-")),
            filter(d.meta.json_text("-") == "y")
        )
        .execute(&db.pool)
        .await,
    ];
    let expected = match KIND {
        Kind::Sqlite | Kind::Postgres => {
            for result in results {
                result.assert_matched(1);
            }
            json!({ "a": [1], "b": { "-1": 1 } })
        }
        Kind::MySql => {
            for result in results {
                assert!(matches!(result, Err(Error::Invalid(_))), "{result:?}");
            }
            before
        }
    };
    assert_eq!(metas(&db).await, [Some(expected)]);
    // No path is in a patch.
    update!(
        Doc as d,
        set(d.meta = d.meta.json_merge(json!({ "-": "z", "b": null }))),
        filter(d.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(metas(&db).await, [Some(json!({ "-": "z", "a": [1] }))]);
}

struct Unserialisable;

impl Serialize for Unserialisable {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("not today"))
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_invalid_and_nothing_is_changed() {
    let before = Some(json!({ "a": [1] }));
    let db = documents(std::slice::from_ref(&before)).await;
    let huge = usize::try_from(i32::MAX).unwrap() + 1;
    let results = [
        update!(
            Doc as d,
            set(d.meta = d.meta.json_set("a", Unserialisable)),
            filter(d.id == 1)
        )
        .execute(&db.pool)
        .await,
        update!(
            Doc as d,
            set(d.meta = d.meta.json_merge(Unserialisable)),
            filter(d.id == 1)
        )
        .execute(&db.pool)
        .await,
        // Keys of a JSON object are texts.
        update!(
            Doc as d,
            set(d.meta = d.meta.json_merge(HashMap::from([((1, 2), 3)]))),
            filter(d.id == 1)
        )
        .execute(&db.pool)
        .await,
        update!(
            Doc as d,
            set(d.meta = d.meta.json_set(["a", "b\0c"], 1)),
            filter(d.id == 1)
        )
        .execute(&db.pool)
        .await,
        update!(
            Doc as d,
            set(d.meta = d.meta.json_remove(("a", huge))),
            filter(d.id == 1)
        )
        .execute(&db.pool)
        .await,
        update!(
            Doc as d,
            set(d.label = "x"),
            filter(d.meta.json_text("\0") == "x")
        )
        .execute(&db.pool)
        .await,
    ];
    for result in results {
        let Err(Error::Invalid(invalid)) = result else {
            panic!("{result:?}")
        };
        assert!(format!("{invalid:?}").contains("meta"), "{invalid:?}");
    }
    assert_eq!(metas(&db).await, [before]);
}

#[derive(Debug, Clone, PartialEq, Serialize, serde::Deserialize)]
struct Settings {
    theme: String,
    #[serde(default)]
    tags: Vec<String>,
}

/// The names that the crate's own SQL uses, as names of a table and its columns; a typed document, never NULL.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "x")]
struct Named {
    #[updatable(key)]
    k1: i64,
    d: Json<Settings>,
    v: Json<Settings>,
    p: Option<String>,
    n: Option<String>,
}

#[tokio::test]
async fn names_of_the_statement_do_not_meet_those_of_the_table() {
    let db = Db::with(
        "CREATE TABLE x (k1 {i64} PRIMARY KEY, d {json} NOT NULL, v {json} NOT NULL, p {text}, n {text}) {end};",
    )
    .await;
    let settings = |theme: &str, tags: &[&str]| {
        Json(Settings {
            theme: theme.to_owned(),
            tags: tags.iter().map(ToString::to_string).collect(),
        })
    };
    let empty = match KIND {
        Kind::Sqlite | Kind::Postgres | Kind::MySql => "'[]'",
    };
    db.run(&format!(
        "INSERT INTO x (k1, d, v) VALUES (1, {empty}, {empty})"
    ))
    .await;
    update!(
        Named as x,
        set(
            x.d = settings("light", &["a"]),
            x.v = settings("other", &[])
        ),
        filter(x.k1 == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Named as x,
        set(
            x.d =
                x.d.json_set("theme", "dark")
                    .json_set(("tags", 1), "b")
                    .json_remove(("tags", 0)),
            x.v =
                x.v.json_merge(json!({ "theme": "merged" }))
                    .json_set("tags", ["t"]),
            x.p = x.v.json_text("theme"),
            x.n = x.d.json_text(("tags", 0))
        ),
        filter(x.d.json_text("theme") == "light" && x.d.json_text(("tags", 0)) == "a")
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let expected = Named {
        k1: 1,
        d: settings("dark", &["b"]),
        v: settings("merged", &["t"]),
        p: Some("other".to_owned()),
        n: Some("a".to_owned()),
    };
    assert_eq!(row::<Named>(&db, "SELECT * FROM x").await, expected);
}

#[tokio::test]
async fn one_text_means_the_same_whatever_is_bound() {
    let db = documents(&[Some(json!({ "a": [1, 2] }))]).await;
    let mut connection = db.pool.acquire().await.unwrap();
    // Under one prepared statement, then under another of the same kinds.
    for (key, value) in [("a", json!(1)), ("b", json!("x")), ("c", json!(null))] {
        update!(
            Doc as d,
            set(d.meta = d.meta.json_set(key, &value)),
            filter(d.id == 1)
        )
        .execute(&mut *connection)
        .await
        .assert_matched(1);
    }
    update!(
        Doc as d,
        set(d.meta = d.meta.json_remove("a")),
        filter(d.id == 1)
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    update!(
        Doc as d,
        set(d.meta = d.meta.json_remove(0)),
        filter(d.id == 1)
    )
    .execute(&mut *connection)
    .await
    .assert_matched(1);
    assert_eq!(metas(&db).await, [Some(json!({ "b": "x", "c": null }))]);
}
