//! What a client is answered, and what is in the table then.

use hyper::Method;
use serde_json::json;
use updatable::Numeric;

use super::Service;
use super::client::MERGE_PATCH;

fn price(text: &str) -> Numeric<10, 2> {
    text.parse().expect("a price")
}

#[tokio::test]
async fn a_book_is_read() {
    let service = Service::start().await;
    let answer = service.get("/books/3").await;
    assert_eq!(
        answer.book(),
        json!({
            "book_id": 3,
            "isbn": "9780000000033",
            "title": "Supernova",
            "price": "121.60",
            "previous_price": null,
            "note": "signed",
            "publisher_id": 2,
            "copies": 3,
            "reserved": 1,
            "is_staff_pick": true,
            "version": 1,
        })
    );
    assert_eq!(answer.etag(), "\"1\"");

    let head = service.send(Method::HEAD, "/books/3", &[], "").await;
    assert_eq!(
        (head.status, head.etag(), head.body.len()),
        (200, "\"1\"", 0)
    );
    service.end().await;
}

#[tokio::test]
async fn what_is_in_the_patch_changes_and_nothing_else() {
    let service = Service::start().await;
    let before = service.rows().await;

    let patch = json!({"price": "99.90", "note": null, "title": "Nova"}).to_string();
    let answer = service.patch(3, "\"1\"", patch).await;
    let mut expected = before.clone();
    let changed = &mut expected[2];
    changed.price = price("99.90");
    changed.previous_price = Some(price("121.60"));
    changed.note = None;
    changed.title = "Nova".to_owned();
    changed.version = 2;
    assert_eq!(answer.book(), serde_json::to_value(&*changed).unwrap());
    assert_eq!(answer.etag(), "\"2\"");
    assert_eq!(service.rows().await, expected);

    // The new tag is the one to go on with, and the old one is of no use.
    let patch = json!({"note": "once more", "publisher_id": null, "copies": 8}).to_string();
    service
        .patch(3, "\"1\"", patch.clone())
        .await
        .problem(412, "version-conflict");
    assert_eq!(service.rows().await, expected);
    let answer = service.patch(3, answer.etag(), patch).await;
    let changed = &mut expected[2];
    changed.note = Some("once more".to_owned());
    changed.publisher_id = None;
    changed.copies = 8;
    changed.version = 3;
    assert_eq!(answer.book(), serde_json::to_value(&*changed).unwrap());
    assert_eq!(service.rows().await, expected);
    assert_eq!(service.get("/books/3").await.book(), answer.book());
    service.end().await;
}

#[tokio::test]
async fn an_amount_is_what_was_written() {
    let service = Service::start().await;
    for (written, read) in [
        ("\"0.1\"", "0.10"),
        ("0.29", "0.29"),
        ("12", "12.00"),
        ("\"99999999.99\"", "99999999.99"),
        ("99999999.99", "99999999.99"),
        ("1e2", "100.00"),
        ("-0.0", "0.00"),
        ("\"0.00\"", "0.00"),
    ] {
        let answer = service
            .patch(1, "*", format!("{{\"price\": {written}}}"))
            .await;
        assert_eq!(answer.book()["price"], read, "{written}");
        assert_eq!(service.row(1).await.price, price(read), "{written}");
    }
    service.end().await;
}

#[tokio::test]
async fn an_empty_patch_reads_the_book() {
    let service = Service::start().await;
    let before = service.rows().await;
    for if_match in ["\"1\"", "*", "\"7\", \"1\""] {
        let answer = service.patch(3, if_match, "{}").await;
        assert_eq!(answer.book(), serde_json::to_value(&before[2]).unwrap());
    }
    let problem = service
        .patch(3, "\"2\"", " {} ")
        .await
        .problem(412, "version-conflict");
    assert_eq!(problem["version"], 1);
    service
        .patch(77, "\"1\"", "{}")
        .await
        .problem(404, "not-found");
    service.patch(77, "*", "{}").await.problem(404, "not-found");
    assert_eq!(service.rows().await, before);
    service.end().await;
}

#[tokio::test]
async fn the_same_value_again_is_a_change() {
    let service = Service::start().await;
    let answer = service.patch(3, "\"1\"", r#"{"title": "Supernova"}"#).await;
    assert_eq!(answer.book()["version"], 2);
    assert_eq!(service.row(3).await.version, 2);
    service.end().await;
}

#[tokio::test]
async fn a_book_that_is_not_there_is_404() {
    let service = Service::start().await;
    let before = service.rows().await;
    service.get("/books/77").await.problem(404, "not-found");
    for if_match in ["\"1\"", "*", "W/\"1\"", "\"1\", \"2\""] {
        let answer = service.patch(77, if_match, r#"{"copies": 4}"#).await;
        answer.problem(404, "not-found");
    }
    for path in [
        "/",
        "/books",
        "/books/",
        "/books/3/",
        "/books/3/price",
        "/openapi",
    ] {
        service.get(path).await.problem(404, "not-found");
    }
    assert_eq!(service.rows().await, before);
    service.end().await;
}

#[tokio::test]
async fn another_method_is_405() {
    let service = Service::start().await;
    for method in [Method::PUT, Method::POST, Method::DELETE] {
        let answer = service.send(method, "/books/3", &[], "{}").await;
        answer.problem(405, "method-not-allowed");
        let allowed = answer.header("allow").expect("`Allow`");
        assert!(
            allowed.contains("GET") && allowed.contains("PATCH"),
            "{allowed}"
        );
    }
    service.end().await;
}

#[tokio::test]
async fn another_type_is_415() {
    let service = Service::start().await;
    let before = service.rows().await;
    let patch = |kind: &'static [u8]| {
        let headers: [(&str, &[u8]); 2] = [("content-type", kind), ("if-match", b"\"1\"")];
        let client = *service;
        async move {
            client
                .send(Method::PATCH, "/books/3", &headers, r#"{"copies": 4}"#)
                .await
        }
    };
    for kind in [
        &b"application/json"[..],
        b"application/json-patch+json",
        b"text/plain",
        b"application/merge-patch+jsonx",
        b"",
        b";",
        b"\xFF\xFE",
    ] {
        let answer = patch(kind).await;
        answer.problem(415, "unsupported-media-type");
        assert_eq!(answer.header("accept-patch"), Some(MERGE_PATCH));
    }
    let headers: [(&str, &[u8]); 1] = [("if-match", b"\"1\"")];
    let answer = service
        .send(Method::PATCH, "/books/3", &headers, r#"{"copies": 4}"#)
        .await;
    answer.problem(415, "unsupported-media-type");
    assert_eq!(service.rows().await, before);

    let answer = patch(b"Application/Merge-Patch+JSON ; charset=utf-8").await;
    assert_eq!(answer.book()["copies"], 4);
    service.end().await;
}

#[tokio::test]
async fn what_another_book_has_is_409() {
    let service = Service::start().await;
    let before = service.rows().await;
    let answer = service
        .patch(3, "\"1\"", r#"{"isbn": "9780000000019", "copies": 4}"#)
        .await;
    assert_eq!(answer.problem_of(409, "taken", "isbn"), "it is taken");
    assert_eq!(service.rows().await, before);
    // One's own is not taken.
    let answer = service
        .patch(3, "\"1\"", r#"{"isbn": "9780000000033"}"#)
        .await;
    assert_eq!(answer.book()["version"], 2);
    service.end().await;
}

#[tokio::test]
async fn a_broken_rule_is_422_and_names_the_field() {
    let service = Service::start().await;
    let before = service.rows().await;
    for (patch, field) in [
        (json!({"isbn": "978000000003"}), "isbn"),
        (json!({"isbn": "978000000003X"}), "isbn"),
        (json!({"isbn": "９７８０００００００００1"}), "isbn"),
        (json!({"title": ""}), "title"),
        (json!({"title": "x".repeat(201)}), "title"),
        (json!({"title": "two\nlines"}), "title"),
        (json!({"title": "NUL \0"}), "title"),
        (json!({"note": "NUL \0"}), "note"),
        (json!({"note": "ü".repeat(1001)}), "note"),
        (json!({"price": "-0.01"}), "price"),
        (json!({"price": -1}), "price"),
        (json!({"copies": -1}), "copies"),
        (json!({"copies": 1_000_001}), "copies"),
    ] {
        let answer = service.patch(3, "*", patch.to_string()).await;
        let reason = answer.problem_of(422, "invalid", field);
        assert!(!reason.is_empty(), "{patch}");
    }
    let patch = json!({"title": "", "copies": -1, "note": "fine"}).to_string();
    let problem = service.patch(3, "*", patch).await.problem(422, "invalid");
    let errors = problem["errors"].as_object().unwrap();
    assert_eq!(errors.keys().collect::<Vec<_>>(), ["copies", "title"]);
    assert_eq!(service.rows().await, before);
    service.end().await;
}

#[tokio::test]
async fn what_does_not_go_together_is_422() {
    let service = Service::start().await;
    let before = service.rows().await;
    // Two copies of this one are reserved.
    let answer = service.patch(2, "\"1\"", r#"{"copies": 1}"#).await;
    answer.problem_of(422, "invalid", "copies");
    let answer = service.patch(2, "\"1\"", r#"{"publisher_id": 9}"#).await;
    answer.problem_of(422, "no-such-reference", "publisher_id");
    assert_eq!(service.rows().await, before);
    service.end().await;
}

#[tokio::test]
async fn what_the_database_says_is_not_for_clients() {
    let service = Service::start().await;
    service.run("ALTER TABLE books RENAME TO secrets").await;
    let answers = [
        service.get("/books/3").await,
        service.patch(3, "\"1\"", r#"{"copies": 4}"#).await,
        service.patch(3, "*", r#"{"copies": 4}"#).await,
        service.patch(3, "*", "{}").await,
    ];
    let mut instances = Vec::new();
    for answer in answers {
        let problem = answer.problem(500, "internal");
        let instance = problem["instance"].as_str().expect("a name").to_owned();
        assert!(instance.starts_with("urn:uuid:"), "{instance}");
        let text = String::from_utf8_lossy(&answer.body);
        assert!(
            !text.contains("books\"") && !text.contains("no such table"),
            "{text}"
        );
        instances.push(instance);
    }
    instances.sort();
    instances.dedup();
    assert_eq!(instances.len(), 4);

    service.run("ALTER TABLE secrets RENAME TO books").await;
    assert_eq!(service.get("/books/3").await.book()["copies"], 3);
    service.end().await;
}
