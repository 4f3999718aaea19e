//! Patches that are described by the derives of others: utoipa's `ToSchema` and schemars' `JsonSchema`.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use updatable::{Numeric, Updatable};

mod openapi {
    use super::*;

    #[derive(Updatable)]
    #[updatable(
        table = "books",
        patch(derive(utoipa::ToSchema)),
        patch(
            name = PublicBookPatch,
            only(title, price, note),
            derive(utoipa::ToSchema),
            attr(schema(description = "What a client may change.")),
            attr(serde(deny_unknown_fields)),
        )
    )]
    pub(super) struct Book {
        #[updatable(key)]
        book_id: i64,
        /// The title.
        #[updatable(attr(schema(nullable = false, max_length = 200)))]
        title: String,
        #[updatable(attr(schema(value_type = Option<String>, nullable = false, pattern = r"^\d+\.\d{2}$")))]
        price: Numeric<10, 2>,
        note: Option<String>,
        #[updatable(attr(schema(nullable = false)))]
        is_staff_pick: bool,
    }

    pub(super) fn schema<P: utoipa::PartialSchema>() -> Value {
        serde_json::to_value(P::schema()).expect("a schema")
    }
}

mod json_schema {
    use super::*;

    #[derive(Updatable)]
    #[updatable(
        table = "books",
        patch(derive(schemars::JsonSchema)),
        patch(
            name = PublicBookPatch,
            only(title, price, note),
            derive(schemars::JsonSchema),
            attr(schemars(deny_unknown_fields)),
        )
    )]
    pub(super) struct Book {
        #[updatable(key)]
        book_id: i64,
        /// The title.
        #[updatable(attr(schemars(
            with = "String",
            default,
            skip_serializing_if = "Option::is_none",
            length(max = 200)
        )))]
        title: String,
        #[updatable(attr(schemars(
            with = "String",
            default,
            skip_serializing_if = "Option::is_none",
            regex(pattern = r"^\d+\.\d{2}$")
        )))]
        price: Numeric<10, 2>,
        note: Option<String>,
        is_staff_pick: bool,
    }

    pub(super) fn schema<P: schemars::JsonSchema>() -> Value {
        schemars::schema_for!(P).to_value()
    }
}

#[test]
fn utoipa_describes_what_is_read() {
    assert_eq!(
        openapi::schema::<openapi::PublicBookPatch>(),
        json!({
            "type": "object",
            "description": "What a client may change.",
            "properties": {
                // What is said of the field, and not what the table is like.
                "title": {"type": "string", "description": "The title.", "maxLength": 200},
                "price": {
                    "type": "string",
                    "description": "Column `price` of table `books`: `Numeric<10, 2>`.",
                    "pattern": r"^\d+\.\d{2}$"
                },
                "note": {
                    "type": ["string", "null"],
                    "description": "Column `note` of table `books`: `Option<String>`."
                },
            },
            "additionalProperties": false,
        })
    );
    let all = openapi::schema::<openapi::BookPatch>();
    assert_eq!(all["properties"]["is_staff_pick"]["type"], "boolean");
    // Nobody said so of this one.
    assert_eq!(all["additionalProperties"], Value::Null);
}

#[test]
fn schemars_describes_what_is_read() {
    let schema = json_schema::schema::<json_schema::PublicBookPatch>();
    assert_eq!(schema["title"], "PublicBookPatch");
    assert_eq!(schema["type"], "object");
    assert_eq!(schema["required"], Value::Null);
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(
        schema["properties"],
        json!({
            "title": {"type": "string", "description": "The title.", "maxLength": 200},
            "price": {
                "type": "string",
                "description": "Column `price` of table `books`: `Numeric<10, 2>`.",
                "pattern": r"^\d+\.\d{2}$"
            },
            "note": {
                "type": ["string", "null"],
                "description": "Column `note` of table `books`: `Option<String>`."
            },
        })
    );
    let all = json_schema::schema::<json_schema::BookPatch>();
    assert!(all["properties"]["is_staff_pick"].is_object(), "{all}");
}

/// A document that the schemas allow, and what they do not.
#[test]
fn the_patches_are_read_as_they_are_described() {
    fn reads<P: DeserializeOwned>() {
        for (document, read) in [
            (json!({}), true),
            (json!({"title": "x", "price": "12.20", "note": null}), true),
            (json!({"title": null}), false),
            (json!({"price": null}), false),
            (json!({"is_staff_pick": true}), false),
            (json!({"book_id": 7}), false),
            (json!({"prize": 7}), false),
        ] {
            let patch = serde_json::from_value::<P>(document.clone());
            assert_eq!(patch.is_ok(), read, "{document}");
        }
    }
    reads::<openapi::PublicBookPatch>();
    reads::<json_schema::PublicBookPatch>();
}

/// A row whose document has other names than its fields.
mod renamed {
    use super::*;

    #[derive(Updatable)]
    #[serde(rename_all = "camelCase")]
    #[updatable(
        table = "books",
        patch(derive(utoipa::ToSchema, schemars::JsonSchema)),
        patch(
            name = PublicBookPatch,
            only(book_name, copies, staff_note),
            derive(utoipa::ToSchema, schemars::JsonSchema),
        )
    )]
    pub(super) struct Book {
        #[updatable(key)]
        book_id: i64,
        #[updatable(attr(schema(max_length = 200)), attr(schemars(length(max = 200))))]
        book_name: String,
        #[serde(rename = "kind")]
        r#type: Option<String>,
        #[serde(rename(deserialize = "set_copies", serialize = "copies"))]
        copies: i64,
        genre: String,
        #[serde(skip)]
        seen_by: i64,
        #[serde(skip_deserializing)]
        staff_note: Option<String>,
        #[serde(skip_serializing)]
        web_secret: String,
        // What is said is not said again.
        #[updatable(
            attr(schema(rename = "shelfId", minimum = 1)),
            attr(schemars(rename = "shelfId", range(min = 1)))
        )]
        shelf_id: i64,
        #[serde(skip)]
        #[updatable(attr(schema(ignore)), attr(schemars(skip)))]
        cache_key: i64,
    }
}

fn properties(schema: &Value) -> Vec<&str> {
    let properties = schema["properties"].as_object().expect("an object");
    let mut names: Vec<_> = properties.keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

/// Those that a patch reads, of which it tells whoever sends another.
fn read_names<P: DeserializeOwned + std::fmt::Debug>() -> Vec<String> {
    let error = serde_json::from_value::<P>(json!({"?": 1})).expect_err("no such name");
    let error = error.to_string();
    let mut names: Vec<_> = error.split('`').skip(3).step_by(2).collect();
    names.sort_unstable();
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn the_names_are_those_that_are_read() {
    use renamed::{BookPatch, PublicBookPatch};

    let all = read_names::<BookPatch>();
    assert_eq!(
        all,
        [
            "bookName",
            "genre",
            "kind",
            "set_copies",
            "shelfId",
            "webSecret"
        ]
    );
    assert_eq!(properties(&openapi::schema::<BookPatch>()), all);
    assert_eq!(properties(&json_schema::schema::<BookPatch>()), all);

    let public = read_names::<PublicBookPatch>();
    assert_eq!(public, ["bookName", "set_copies"]);
    assert_eq!(properties(&openapi::schema::<PublicBookPatch>()), public);
    assert_eq!(
        properties(&json_schema::schema::<PublicBookPatch>()),
        public
    );
}

#[test]
fn what_else_is_said_of_a_renamed_field_is_kept() {
    use renamed::BookPatch;

    for schema in [
        openapi::schema::<BookPatch>(),
        json_schema::schema::<BookPatch>(),
    ] {
        assert_eq!(
            schema["properties"]["bookName"]["maxLength"], 200,
            "{schema}"
        );
        assert_eq!(schema["properties"]["shelfId"]["minimum"], 1, "{schema}");
    }
}

#[test]
fn whoever_watches_knows_which_field_is_wrong() {
    for (document, path) in [
        (r#"{"title": "x", "price": null}"#, "price"),
        (r#"{"price": true}"#, "price"),
        (r#"{"title": "x", "title": "y"}"#, "title"),
        (r#"{"book_id": 7}"#, "book_id"),
        (r#"{"prize": 7}"#, "prize"),
        (r#"[]"#, "."),
    ] {
        let mut reader = serde_json::Deserializer::from_str(document);
        let patch = serde_path_to_error::deserialize::<_, openapi::PublicBookPatch>(&mut reader);
        assert_eq!(patch.unwrap_err().path().to_string(), path, "{document}");
    }
}
