//! Patches as documents: RFC 7396.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, from_value, json, to_value};
use sqlx::FromRow;
use updatable::{Error, Numeric, Updatable, update};

use super::row;
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Serialize, Deserialize, Updatable)]
#[serde(rename_all = "camelCase")]
#[updatable(table = "articles")]
struct Article {
    #[updatable(key)]
    article_id: i64,
    article_name: String,
    article_price: Numeric<10, 2>,
    #[serde(rename = "n", alias = "remark")]
    note: Option<String>,
    copies: Option<i32>,
    rating: Option<Numeric<18, 4>>,
    on_sale: bool,
    #[updatable(readonly)]
    created_by: String,
    #[serde(skip)]
    secret: i64,
}

const ARTICLES: &str = "
    CREATE TABLE articles (
        article_id {i64} PRIMARY KEY, article_name {text} NOT NULL, article_price {money} NOT NULL, note {text},
        copies {i32}, rating {numeric}, on_sale {bool} NOT NULL, created_by {text} NOT NULL, secret {i64} NOT NULL
    ) {end};
    INSERT INTO articles VALUES (1, 'name', {money 12.20}, 'note', 7, NULL, {true}, 'me', 42);
";

fn read(document: Value) -> Result<ArticlePatch, String> {
    from_value(document).map_err(|error| error.to_string())
}

async fn article(db: &Db) -> Article {
    row(db, "SELECT * FROM articles").await
}

#[test]
fn what_is_missing_is_unchanged_and_null_is_null() {
    assert_eq!(read(json!({})), Ok(ArticlePatch::new()));
    assert_eq!(
        read(json!({"articleName": "x", "n": null, "copies": 3})),
        Ok(ArticlePatch::new().article_name("x").clear_note().copies(3))
    );
    assert_eq!(
        read(json!({"remark": "by its other name"})),
        Ok(ArticlePatch::new().note("by its other name"))
    );
}

#[test]
fn what_cannot_be_changed_is_an_error_by_name() {
    for (document, error) in [
        (
            json!({"articleId": 2}),
            "`articleId` cannot be changed: it is part of the key",
        ),
        (
            json!({"createdBy": "x"}),
            "`createdBy` cannot be changed: it is read-only",
        ),
        (
            json!({"secret": 1}),
            "`secret` cannot be changed: it is not part of the document",
        ),
        (
            json!({"note": "x"}),
            "unknown field `note`, expected one of `articleName`, `articlePrice`, `n`, `copies`, `rating`, `onSale`",
        ),
        (
            json!({"articleName": null}),
            "`articleName`: it is never NULL, and cannot be removed",
        ),
        (
            json!({"articleName": 7}),
            "`articleName`: invalid type: integer `7`, expected a string",
        ),
        (
            json!({"copies": 3_000_000_000_i64}),
            "`copies`: invalid value: integer `3000000000`, expected i32",
        ),
        (
            json!({"articlePrice": "12.345"}),
            "`articlePrice`: more than 2 digits after the point",
        ),
        (
            json!([1]),
            "invalid type: sequence, expected an object: the fields of `Article` to change",
        ),
    ] {
        assert_eq!(read(document), Err(error.to_owned()));
    }
    let twice = serde_json::from_str::<ArticlePatch>(r#"{"n": "x", "copies": 1, "remark": null}"#);
    let error = twice.unwrap_err().to_string();
    assert!(error.starts_with("duplicate field `n`"), "{error}");
    let at = serde_json::from_str::<ArticlePatch>("{\n  \"copies\": true\n}");
    let error = at.unwrap_err().to_string();
    assert_eq!(
        error,
        "`copies`: invalid type: boolean `true`, expected i32 at line 2 column 16"
    );
}

#[test]
fn it_is_written_as_it_was_read() {
    for document in [
        json!({}),
        json!({"articleName": "x", "n": null, "articlePrice": "0.10"}),
        json!({"copies": null, "rating": "9.5000", "onSale": false, "n": "null"}),
    ] {
        let patch = read(document.clone()).unwrap();
        assert_eq!(to_value(&patch).unwrap(), document);
    }
}

/// A document of random fields.
fn random(random: &mut fastrand::Rng) -> Value {
    let mut document = Map::new();
    let mut may = |name: &str, nullable: bool, value: Value, random: &mut fastrand::Rng| {
        if random.bool() {
            let null = nullable && random.u8(..3) == 0;
            document.insert(name.to_owned(), if null { Value::Null } else { value });
        }
    };
    let text = |random: &mut fastrand::Rng| {
        ["", "x", "null", "a'b\"c", "%", "ü"][random.usize(..6)].to_owned()
    };
    let value = json!(text(random));
    may("articleName", false, value, random);
    let value = json!(
        format!("{}.{:02}", random.i32(-999..999), random.u8(..100)).replace("-0.00", "0.00")
    );
    may("articlePrice", false, value, random);
    let value = json!(text(random));
    may("n", true, value, random);
    let value = json!(random.i32(..));
    may("copies", true, value, random);
    let value = json!(format!("{}.{:04}", random.u8(1..100), random.u16(..10_000)));
    may("rating", true, value, random);
    let value = json!(random.bool());
    may("onSale", false, value, random);
    Value::Object(document)
}

#[tokio::test]
async fn random_documents_are_merged_as_rfc_7396_says() {
    let db = Db::with(ARTICLES).await;
    let mut rng = fastrand::Rng::with_seed(7396);
    for _ in 0..200 {
        let document = random(&mut rng);
        let mut stored = article(&db).await;
        let mut expected = to_value(&stored).unwrap();
        json_patch::merge(&mut expected, &document);
        // A member that is removed is one that is null.
        for name in ["n", "copies", "rating"] {
            let members = expected.as_object_mut().expect("an object");
            members.entry(name).or_insert(Value::Null);
        }
        let patch = read(document.clone()).unwrap();
        let result = update!(Article as a, set(..&patch), filter(a.article_id == 1))
            .execute(&db.pool)
            .await;
        match result {
            Ok(updated) => assert_eq!(updated.matched, 1),
            Err(Error::NoChanges { .. }) => assert_eq!(document, json!({})),
            Err(error) => panic!("{error}: {document}"),
        }
        patch.apply_to(&mut stored);
        assert_eq!(to_value(&stored).unwrap(), expected, "{document}");
        assert_eq!(article(&db).await, stored, "{document}");
    }
}
