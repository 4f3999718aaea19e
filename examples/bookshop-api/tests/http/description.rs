//! The OpenAPI document.

use serde_json::{Value, json};

use super::Service;

#[tokio::test]
async fn it_describes_the_patch_as_it_is_read() {
    let service = Service::start().await;
    let answer = service.get("/openapi.json").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let document = answer.json();
    assert_eq!(document["openapi"], "3.1.0");

    let patch = &document["paths"]["/books/{id}"]["patch"];
    assert_eq!(
        patch["requestBody"]["content"],
        json!({"application/merge-patch+json": {"schema": {"$ref": "#/components/schemas/PublicBookPatch"}}})
    );
    let mut statuses: Vec<&String> = patch["responses"].as_object().unwrap().keys().collect();
    statuses.sort();
    assert_eq!(
        statuses,
        [
            "200", "400", "404", "409", "412", "413", "415", "422", "428", "5XX"
        ]
    );

    let schemas = &document["components"]["schemas"];
    let names: Vec<&String> = schemas.as_object().unwrap().keys().collect();
    assert_eq!(names, ["Book", "Problem", "PublicBookPatch"]);
    let patch = &schemas["PublicBookPatch"];
    // Nothing must be there, and nothing else may.
    assert_eq!(patch["required"], Value::Null);
    assert_eq!(patch["additionalProperties"], false);
    let properties = patch["properties"].as_object().unwrap();
    let types: Vec<_> = properties
        .iter()
        .map(|(name, property)| (name.as_str(), property["type"].clone()))
        .collect();
    assert_eq!(
        types,
        [
            ("copies", json!("integer")),
            ("isbn", json!("string")),
            ("note", json!(["string", "null"])),
            ("price", json!("string")),
            ("publisher_id", json!(["integer", "null"])),
            ("title", json!("string")),
        ]
    );
    assert_eq!(
        properties["price"]["pattern"],
        r"^[0-9]{1,8}(\.[0-9]{1,2})?$"
    );
    assert_eq!(properties["copies"]["maximum"], 1_000_000);

    let book = &schemas["Book"];
    assert_eq!(book["required"].as_array().map(Vec::len), Some(11));
    assert_eq!(book["properties"]["price"]["type"], "string");
    assert_eq!(
        book["properties"]["price"]["pattern"],
        r"^[0-9]{1,8}\.[0-9]{2}$"
    );
    service.end().await;
}

/// A client that is made of the document reads what the service writes.
#[tokio::test]
async fn an_answer_is_as_described() {
    let service = Service::start().await;
    let document = service.get("/openapi.json").await.json();
    let schemas = &document["components"]["schemas"];
    let answers = [
        ("Book", service.get("/books/3").await),
        ("Problem", service.get("/books/77").await),
        (
            "Problem",
            service.patch(3, "\"7\"", r#"{"copies": 4}"#).await,
        ),
        ("Problem", service.patch(3, "*", r#"{"copies": -4}"#).await),
    ];
    for (name, answer) in answers {
        let (schema, answer) = (&schemas[name], answer.json());
        for required in schema["required"].as_array().unwrap() {
            assert!(answer.get(required.as_str().unwrap()).is_some(), "{answer}");
        }
        for (member, value) in answer.as_object().unwrap() {
            let kind = match value {
                Value::Null => "null",
                Value::Bool(_) => "boolean",
                Value::Number(_) => "integer",
                Value::String(_) => "string",
                Value::Array(_) => "array",
                Value::Object(_) => "object",
            };
            let described = &schema["properties"][member]["type"];
            let several = described.as_array().map(Vec::as_slice);
            assert!(
                several
                    .unwrap_or(std::slice::from_ref(described))
                    .contains(&json!(kind)),
                "{member}: {value} is no {described}"
            );
        }
    }
    service.end().await;
}
