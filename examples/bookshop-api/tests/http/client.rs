//! A client, as small as can be: a connection for each request.

use std::net::SocketAddr;

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, ETAG, HOST, HeaderMap, IF_MATCH};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

pub(crate) const MERGE_PATCH: &str = "application/merge-patch+json";

/// Asks the service at this address.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Client(pub(crate) SocketAddr);

/// What it said.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Client {
    pub(crate) async fn get(self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], "").await
    }

    /// As a well-behaved client does it.
    pub(crate) async fn patch(
        self,
        book: i64,
        if_match: &str,
        document: impl Into<Bytes>,
    ) -> Answer {
        let headers: &[(&str, &[u8])] = &[
            (CONTENT_TYPE.as_str(), MERGE_PATCH.as_bytes()),
            (IF_MATCH.as_str(), if_match.as_bytes()),
        ];
        self.send(Method::PATCH, &format!("/books/{book}"), headers, document)
            .await
    }

    pub(crate) async fn send(
        self,
        method: Method,
        path: &str,
        headers: &[(&str, &[u8])],
        body: impl Into<Bytes>,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.0.to_string());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request
            .body(Full::new(body.into()))
            .unwrap_or_else(|error| panic!("{path}: {error}"));

        let stream = TcpStream::connect(self.0).await.expect("a connection");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .expect("HTTP");
        let connection = tokio::spawn(connection);
        let (head, body) = sender
            .send_request(request)
            .await
            .unwrap_or_else(|error| panic!("{path}: {error}"))
            .into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        drop(sender);
        connection.await.expect("no panic").expect("an orderly end");
        Answer {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        }
    }

    /// Sends these very bytes, whatever they are, and gives what comes back until the service is done with them.
    pub(crate) async fn raw(self, parts: Vec<Bytes>) -> String {
        let stream = TcpStream::connect(self.0).await.expect("a connection");
        let (mut reader, mut writer) = stream.into_split();
        let write = async move {
            for part in parts {
                // The service need not read to the end what it does not like.
                if writer.write_all(&part).await.is_err() {
                    break;
                }
            }
            let _ = writer.shutdown().await;
        };
        let read = async move {
            let mut answer = Vec::new();
            // Nor need it close the connection in an orderly way then.
            let _ = reader.read_to_end(&mut answer).await;
            String::from_utf8_lossy(&answer).into_owned()
        };
        tokio::join!(write, read).1
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub(crate) fn etag(&self) -> &str {
        self.header(ETAG.as_str()).expect("an ETag")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {:?}", self.body))
    }

    /// The book in an answer that is one.
    #[track_caller]
    pub(crate) fn book(&self) -> Value {
        assert_eq!(self.status, 200, "{:?}", self.body);
        assert_eq!(self.header("content-type"), Some("application/json"));
        let book = self.json();
        assert_eq!(self.etag(), format!("\"{}\"", book["version"]));
        book
    }

    /// The problem in an answer that is one.
    #[track_caller]
    pub(crate) fn problem(&self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status, status, "{:?}", self.body);
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json")
        );
        let problem = self.json();
        assert_eq!(problem["status"], status);
        assert_eq!(
            problem["type"],
            format!("tag:bookshop.example,2026:{kind}"),
            "{problem}"
        );
        for member in ["title", "detail"] {
            let text = problem[member].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{member}: {problem}");
            // What databases say, and those that talk to them.
            for word in [
                "sqlx",
                "SQL",
                "constraint",
                "database",
                "relation",
                "books_",
            ] {
                assert!(!text.contains(word), "{word}: {text}");
            }
        }
        problem
    }

    /// The one field that a problem is about, and why.
    #[track_caller]
    pub(crate) fn problem_of(&self, status: u16, kind: &str, field: &str) -> String {
        let problem = self.problem(status, kind);
        let errors = problem["errors"]
            .as_object()
            .unwrap_or_else(|| panic!("{problem}"));
        assert_eq!(errors.keys().collect::<Vec<_>>(), [field]);
        errors[field].as_str().expect("a text").to_owned()
    }
}
