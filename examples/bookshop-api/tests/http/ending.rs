//! The end of the service.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::Service;
use super::client::MERGE_PATCH;

/// Sends the head of a PATCH and a part of its body. What is left to send comes back.
async fn begin(service: &Service) -> (TcpStream, &'static str) {
    let body = r#"{"copies": 4}"#;
    let (early, late) = body.split_at(5);
    let mut stream = TcpStream::connect(service.0).await.expect("a connection");
    let head = format!(
        "PATCH /books/3 HTTP/1.1\r\nHost: shop\r\nContent-Type: {MERGE_PATCH}\r\nIf-Match: \"1\"\r\nContent-Length: {}\r\n\r\n{early}",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.expect("a head");
    // For the service to have begun with it.
    tokio::time::sleep(Duration::from_millis(200)).await;
    (stream, late)
}

#[tokio::test]
async fn a_request_that_has_begun_is_answered() {
    let service = Service::start().await;
    let (mut stream, late) = begin(&service).await;
    let (client, ended) = service.begin_to_end();
    // Others are too late.
    tokio::time::timeout(Duration::from_secs(4), async {
        while TcpStream::connect(client.0).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .expect("a port that is closed");

    stream.write_all(late.as_bytes()).await.expect("a body");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(
        answer.contains("\"copies\":4") && answer.contains("etag: \"2\""),
        "{answer}"
    );
    ended.await;
}

#[tokio::test]
async fn a_request_that_never_goes_on_is_not_waited_for() {
    let service = Service::start().await;
    let (stream, _) = begin(&service).await;
    let (_, ended) = service.begin_to_end();
    tokio::time::timeout(Duration::from_secs(20), ended)
        .await
        .expect("an end");
    drop(stream);
}
