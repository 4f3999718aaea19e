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
