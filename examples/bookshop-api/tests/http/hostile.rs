//! Requests of those who mean harm, or whose software does.

use hyper::Method;
use hyper::body::Bytes;
use serde_json::json;

use super::Service;
use super::client::MERGE_PATCH;

/// The service refuses it, names the field if there is one, changes nothing, and goes on.
async fn refuses(service: &Service, body: impl Into<Bytes>, kind: &str, field: Option<&str>) {
    let body = body.into();
    let before = service.rows().await;
    let answer = service.patch(3, "*", body.clone()).await;
    let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
    let problem = answer.problem(400, kind);
    let errors: Vec<&String> = problem["errors"]
        .as_object()
        .into_iter()
        .flat_map(serde_json::Map::keys)
        .collect();
    assert_eq!(errors, Vec::from_iter(field), "{shown}: {problem}");
    if let Some(field) = field {
        let reason = problem["errors"][field].as_str().unwrap_or_default();
        assert!(
            !reason.is_empty() && !reason.contains("at line"),
            "{reason}"
        );
    }
    assert_eq!(service.rows().await, before, "{shown}");
    assert_eq!(service.get("/books/3").await.status, 200, "{shown}");
}

#[tokio::test]
async fn fields_that_are_not_for_clients() {
    let service = Service::start().await;
    for field in [
        "book_id",
        "version",
        "previous_price",
        "reserved",
        "is_staff_pick",
        "prize",
        "Title",
        "TITLE",
        " title",
        "title ",
        "titlе",
        "__proto__",
        "constructor",
        "$where",
        "books.title",
        "\"title\"",
        "title = title; DROP TABLE books; --",
        "",
        "\0",
        "🦀",
    ] {
        for value in [json!(7), json!(null), json!("x"), json!({}), json!([[]])] {
            // Beside one that is allowed, which does not change either.
            for patch in [json!({field: value}), json!({"copies": 9, field: value})] {
                refuses(&service, patch.to_string(), "no-patch", Some(field)).await;
            }
        }
    }
    let long = "x".repeat(10_000);
    refuses(
        &service,
        json!({&long: 1}).to_string(),
        "no-patch",
        Some(&long),
    )
    .await;
    service.end().await;
}

#[tokio::test]
async fn values_of_other_types() {
    let service = Service::start().await;
    let no_text = [
        json!(7),
        json!(true),
        json!(["x"]),
        json!({"x": 1}),
        json!(1.5),
    ];
    let no_number = [
        json!("7"),
        json!(true),
        json!([7]),
        json!({"x": 1}),
        json!(1.5),
    ];
    for (field, values) in [
        ("isbn", &no_text),
        ("title", &no_text),
        ("note", &no_text),
        ("publisher_id", &no_number),
        ("copies", &no_number),
    ] {
        for value in values {
            let patch = json!({field: value}).to_string();
            refuses(&service, patch, "no-patch", Some(field)).await;
        }
    }
    for value in [
        "true", "[]", "{}", "\"\"", "\"free\"", "\"1,5\"", "\"0x10\"", "\" 1\"", "\"1e2\"",
        "\"NaN\"", "\"٣\"",
    ] {
        let patch = format!("{{\"price\": {value}}}");
        refuses(&service, patch, "no-patch", Some("price")).await;
    }
    for field in ["isbn", "title", "price", "copies"] {
        let patch = json!({field: null}).to_string();
        refuses(&service, patch, "no-patch", Some(field)).await;
    }
    service.end().await;
}

#[tokio::test]
async fn numbers_that_do_not_fit() {
    let service = Service::start().await;
    let ten_to_forty = format!("1{}", "0".repeat(40));
    for (field, number) in [
        ("copies", "1e400"),
        ("copies", "-1e400"),
        ("copies", "2147483648"),
        ("copies", "-2147483649"),
        ("copies", "99999999999999999999"),
        ("copies", &ten_to_forty),
        ("copies", "-0.0"),
        ("copies", "1.0"),
        ("copies", "1e0"),
        ("publisher_id", "9223372036854775808"),
        ("publisher_id", "1e400"),
        ("price", "1e400"),
        ("price", "-1e400"),
        ("price", "99999999999999999999"),
        ("price", &ten_to_forty),
        ("price", "100000000"),
        ("price", "0.001"),
        ("price", "12.345"),
        ("price", "1e-400001"),
        ("price", "\"100000000.00\""),
        ("price", "\"0.005\""),
        ("price", &format!("\"{ten_to_forty}\"")),
    ] {
        // Too small to be another number than 0, which fits.
        if number == "1e-400001" {
            let answer = service
                .patch(3, "*", format!("{{\"price\": {number}}}"))
                .await;
            assert_eq!(answer.book()["price"], "0.00");
            continue;
        }
        refuses(
            &service,
            format!("{{\"{field}\": {number}}}"),
            "no-patch",
            Some(field),
        )
        .await;
    }
    service.end().await;
}

#[tokio::test]
async fn documents_of_other_shapes() {
    let service = Service::start().await;
    for (body, kind) in [
        ("[]", "no-patch"),
        ("null", "no-patch"),
        ("true", "no-patch"),
        ("7", "no-patch"),
        ("\"copies\"", "no-patch"),
        ("[{\"copies\": 9}]", "no-patch"),
        (
            "[{\"op\": \"replace\", \"path\": \"/copies\", \"value\": 9}]",
            "no-patch",
        ),
        ("", "not-json"),
        (" ", "not-json"),
        ("{", "not-json"),
        ("{\"copies\": 9", "not-json"),
        ("{\"copies\": 9,}", "not-json"),
        ("{copies: 9}", "not-json"),
        ("{\"copies\": 0x9}", "not-json"),
        ("{'copies': 9}", "not-json"),
        ("{\"copies\": 9} {\"copies\": 8}", "not-json"),
        ("{\"copies\": 9}; DROP TABLE books", "not-json"),
        ("\u{feff}{\"copies\": 9}", "not-json"),
        ("<book copies='9'/>", "not-json"),
        ("copies=9", "not-json"),
    ] {
        refuses(&service, body, kind, None).await;
    }
    // Where a value is none, the field is known.
    for (field, value) in [
        ("copies", "09"),
        ("copies", "+9"),
        ("copies", "NaN"),
        ("copies", "Infinity"),
        ("title", "\"\\ud800\""),
        ("title", "\"a\nb\""),
        ("title", "\"\\x41\""),
        ("title", "'x'"),
        ("note", "nil"),
    ] {
        let body = format!("{{\"{field}\": {value}}}");
        refuses(&service, body, "no-patch", Some(field)).await;
    }
    service.end().await;
}

#[tokio::test]
async fn a_field_twice() {
    let service = Service::start().await;
    for (body, field) in [
        (r#"{"copies": 9, "copies": 9}"#, "copies"),
        (r#"{"copies": 9, "\u0063opies": 8}"#, "copies"),
        (r#"{"note": null, "title": "x", "note": "y"}"#, "note"),
    ] {
        refuses(&service, body, "no-patch", Some(field)).await;
    }
    service.end().await;
}

#[tokio::test]
async fn nested_a_thousand_times() {
    let service = Service::start().await;
    let (open, close) = ("[".repeat(7_000), "]".repeat(7_000));
    refuses(&service, open.clone(), "no-patch", None).await;
    refuses(&service, format!("{open}{close}"), "no-patch", None).await;
    for field in ["note", "copies", "price"] {
        let body = format!("{{\"{field}\": {open}{close}}}");
        refuses(&service, body, "no-patch", Some(field)).await;
    }
    let objects = format!("{}1{}", "{\"note\":".repeat(1_500), "}".repeat(1_500));
    refuses(&service, objects, "no-patch", Some("note")).await;
    service.end().await;
}

#[tokio::test]
async fn bytes_that_are_no_text() {
    let service = Service::start().await;
    for text in [
        &b"\xFF"[..],
        b"\xC0\xAF",
        b"\xED\xA0\x80",
        b"\xF4\x90\x80\x80",
    ] {
        let value = [b"{\"title\": \"", text, b"\"}"].concat();
        refuses(&service, value, "no-patch", Some("title")).await;
        let name = [b"{\"", text, b"\": 1}"].concat();
        refuses(&service, name, "not-json", None).await;
    }
    for bytes in [
        &b"\xFF\xFE{}"[..],
        b"\0{}",
        b"{\"copies\": 9}\0",
        b"\x1F\x8B\x08\x00",
    ] {
        refuses(&service, bytes, "not-json", None).await;
    }
    // In UTF-16.
    let wide: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refuses(&service, wide, "not-json", None).await;
    service.end().await;
}

#[tokio::test]
async fn text_is_only_text() {
    let service = Service::start().await;
    let mut expected = service.rows().await;
    for text in [
        "'; DROP TABLE books; --",
        "x', is_staff_pick = TRUE, title = 'y",
        "\"; DELETE FROM books; --",
        "$1 ?1 :title @title {} %s",
        "`\\' \\\\ \"\" ''",
        "<script>alert(1)</script>",
        "📚 Ελληνικά 漢字 \u{202e}txet",
        "null",
        "%' OR 1=1 --",
    ] {
        let patch = json!({"title": text, "note": text}).to_string();
        let answer = service.patch(3, "*", patch).await;
        assert_eq!(answer.book()["title"], text);
        expected[2].title = text.to_owned();
        expected[2].note = Some(text.to_owned());
        expected[2].version += 1;
        assert_eq!(service.rows().await, expected);
    }
    service.end().await;
}

#[tokio::test]
async fn numbers_of_books_that_are_none() {
    let service = Service::start().await;
    let before = service.rows().await;
    let headers: [(&str, &[u8]); 2] =
        [("content-type", MERGE_PATCH.as_bytes()), ("if-match", b"*")];
    for id in [
        "abc",
        "3.0",
        "3e0",
        "0x3",
        "-3",
        "-9223372036854775808",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999",
        "%00",
        "3%00",
        "%FF",
        "3%27%20OR%201=1--",
        "3;DROP%20TABLE%20books",
        "..%2F3",
        "%2e%2e",
        "*",
        "null",
        "%D9%A3",
    ] {
        let path = format!("/books/{id}");
        service.get(&path).await.problem(404, "not-found");
        let answer = service
            .send(Method::PATCH, &path, &headers, r#"{"copies": 9}"#)
            .await;
        answer.problem(404, "not-found");
        assert_eq!(service.rows().await, before, "{id}");
    }
    service.end().await;
}

/// The head of a PATCH of book 3, and what follows.
fn head(rest: &str) -> Bytes {
    format!(
        "PATCH /books/3 HTTP/1.1\r\nHost: shop\r\nContent-Type: {MERGE_PATCH}\r\nIf-Match: *\r\nConnection: close\r\n{rest}\r\n\r\n"
    )
    .into()
}

#[tokio::test]
async fn ten_megabytes() {
    let service = Service::start().await;
    let before = service.rows().await;
    let note = Bytes::from("x".repeat(1 << 20));
    let start = Bytes::from_static(b"{\"note\": \"");
    let body = |wrap: fn(Bytes) -> Vec<Bytes>| {
        let parts = std::iter::once(start.clone()).chain(std::iter::repeat_n(note.clone(), 10));
        parts.flat_map(wrap).collect::<Vec<_>>()
    };
    let chunk = |part: Bytes| {
        let size = Bytes::from(format!("{:x}\r\n", part.len()));
        vec![size, part, Bytes::from_static(b"\r\n")]
    };
    let announced = [
        vec![head("Content-Length: 10485770")],
        body(|part| vec![part]),
    ]
    .concat();
    let in_chunks = [vec![head("Transfer-Encoding: chunked")], body(chunk)].concat();
    for request in [announced, in_chunks] {
        let answer = service.raw(request).await;
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        assert!(answer.contains("application/problem+json"), "{answer}");
        assert_eq!(service.rows().await, before);
        assert_eq!(service.get("/books/3").await.status, 200);
    }

    // The most there may be, and one more.
    let fits = |length: usize| format!("{{\"copies\": 9{}}}", " ".repeat(length - 13));
    service
        .patch(3, "*", fits(16 * 1024 + 1))
        .await
        .problem(413, "too-large");
    assert_eq!(service.rows().await, before);
    assert_eq!(
        service.patch(3, "*", fits(16 * 1024)).await.book()["copies"],
        9
    );
    service.end().await;
}

#[tokio::test]
async fn bodies_that_never_come() {
    let service = Service::start().await;
    let before = service.rows().await;
    for rest in ["Content-Length: 99", "Transfer-Encoding: chunked"] {
        let parts = vec![head(rest), Bytes::from_static(b"d\r\n{\"copies\": 9}")];
        let answer = service.raw(parts).await;
        assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
        assert_eq!(service.rows().await, before);
        assert_eq!(service.get("/books/3").await.status, 200);
    }
    service.end().await;
}

#[tokio::test]
async fn what_is_no_http() {
    let service = Service::start().await;
    let before = service.rows().await;
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01"[..],
        b"'; DROP TABLE books; --\r\n\r\n",
        b"PATCH /books/3 HTTP/9.9\r\n\r\n",
        b"PATCH /books/\xFF HTTP/1.1\r\nHost: shop\r\n\r\n",
        b"PATCH /books/3 HTTP/1.1\r\nHost: shop\r\nContent-Length: -1\r\n\r\n",
        b"PATCH /books/3 HTTP/1.1\r\nHost: shop\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
    ] {
        let answer = service.raw(vec![Bytes::from_static(bytes)]).await;
        assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
        assert_eq!(service.rows().await, before);
        assert_eq!(service.get("/books/3").await.status, 200);
    }
    service.end().await;
}
