//! `If-Match`, in all that clients make of it.

use hyper::Method;

use super::Service;
use super::client::{Answer, MERGE_PATCH};

/// With these lines of `If-Match`, or none.
async fn patch(service: &Service, if_match: &[&[u8]]) -> Answer {
    let mut headers: Vec<(&str, &[u8])> = vec![("content-type", MERGE_PATCH.as_bytes())];
    headers.extend(if_match.iter().map(|line| ("if-match", *line)));
    service
        .send(Method::PATCH, "/books/3", &headers, r#"{"copies": 4}"#)
        .await
}

#[tokio::test]
async fn it_must_be_there() {
    let service = Service::start().await;
    let before = service.rows().await;
    patch(&service, &[]).await.problem(428, "if-match-required");
    assert_eq!(service.rows().await, before);
    service.end().await;
}

#[tokio::test]
async fn another_version_is_412_and_says_which() {
    let service = Service::start().await;
    let before = service.rows().await;
    for if_match in [
        &b"\"2\""[..],
        b"\"0\"",
        b"\"-1\"",
        b"\"2147483648\"",
        b"\"99999999999999999999999999\"",
        b"W/\"1\"",
        b"\"01\"",
        b"\"+1\"",
        b"\"1.0\"",
        b"\"1e0\"",
        b"\"\"",
        b"\"*\"",
        b"\"abc\", W/\"1\", \"2\"",
        b"\"';DROP_TABLE_books;--\"",
        b"\"\xC3\xA9\xFF\"",
    ] {
        let answer = patch(&service, &[if_match]).await;
        let problem = answer.problem(412, "version-conflict");
        assert_eq!(problem["version"], 1);
        assert_eq!(service.rows().await, before);
    }
    service.end().await;
}

#[tokio::test]
async fn what_is_no_list_of_tags_is_400() {
    let service = Service::start().await;
    let before = service.rows().await;
    for if_match in [
        &b"1"[..],
        b"",
        b",",
        b"\"1",
        b"1\"",
        b"'1'",
        b"**",
        b"*, \"1\"",
        b"\"1\", *",
        b"\"1\" \"2\"",
        b"w/\"1\"",
        b"W/1",
        b"\"1 \"",
        b"\"1\"; DROP TABLE books",
        b"\xFF\xFE",
    ] {
        let answer = patch(&service, &[if_match]).await;
        answer.problem(400, "bad-if-match");
        assert_eq!(service.rows().await, before);
    }
    service.end().await;
}

#[tokio::test]
async fn any_tag_of_a_list_will_do() {
    let service = Service::start().await;
    for (version, if_match) in [
        (2, &[&b"\"1\""[..]][..]),
        (3, &[b"\"1\", \"2\""]),
        (4, &[b"\"3\",\"99\",W/\"5\", \"x\""]),
        (5, &[b"\"1\"", b"\"4\""]),
        (6, &[b"*"]),
        (7, &[b" * "]),
    ] {
        let answer = patch(&service, if_match).await;
        assert_eq!(answer.book()["version"], version);
        assert_eq!(service.row(3).await.version, version);
    }
    let many: Vec<String> = (0..700).map(|version| format!("\"{version}\"")).collect();
    let answer = patch(&service, &[many.join(",").as_bytes()]).await;
    assert_eq!(answer.book()["version"], 8);
    service.end().await;
}
