//! A bookshop, over HTTP: how a row is changed by a client, from the request to the row and back.
//!
//! ```text
//! cargo run -p bookshop-api                # SQLite in memory, with five books in it
//! DATABASE_URL=sqlite://books.db?mode=rwc cargo run -p bookshop-api
//! DATABASE_URL=postgres://user:password@localhost/books cargo run -p bookshop-api
//! ```
//!
//! It listens on `127.0.0.1:3000`, or on what `LISTEN` says, and logs what `RUST_LOG` says. Ctrl-C and SIGTERM end it when
//! the requests that have begun are answered, or after five seconds. It speaks no HTTPS and waits for slow clients: what
//! stands before it deals with both.
//!
//! ```text
//! $ curl -i localhost:3000/books/3
//! HTTP/1.1 200 OK
//! etag: "1"
//!
//! {"book_id":3,"isbn":"9780000000033","title":"Supernova","price":"121.60","note":"signed",..,"version":1}
//!
//! $ curl -i -X PATCH localhost:3000/books/3 -H 'Content-Type: application/merge-patch+json' \
//!     -H 'If-Match: "1"' -d '{"price": "99.90", "note": null}'
//! HTTP/1.1 200 OK
//! etag: "2"
//!
//! {"book_id":3,..,"price":"99.90","note":null,..,"version":2}
//!
//! $ curl localhost:3000/openapi.json
//! ```
//!
//! # What a PATCH is answered with
//!
//! | | |
//! |---|---|
//! | 200 | the book as it is now, and its new `ETag` |
//! | 400 | the body is no JSON, or no change to a book: a field that is unknown or not for clients, `null` where there must be a value, a wrong type; or `If-Match` is malformed |
//! | 404 | there is no such book |
//! | 409 | another book has this ISBN |
//! | 412 | the book is of another version than `If-Match` says; `version` in the problem is the one it has |
//! | 413 | the body is longer than 16 KiB |
//! | 415 | the body is not of type `application/merge-patch+json` |
//! | 422 | a rule is broken: of one field, or of several together; or the publisher does not exist |
//! | 428 | there is no `If-Match` ([RFC 6585](https://www.rfc-editor.org/rfc/rfc6585#section-3)): who changes a book has read it |
//! | 500, 503 | the database failed, or is busy |
//!
//! Errors are problem details, [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457), with `errors` from field to message.
//!
//! `If-Match: *` is for those who mean whatever version there is. Of a list of tags, any one may be the book's. A weak tag
//! matches nothing, as [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1) has it.
//!
//! A patch without a field, `{}`, changes nothing: no statement is sent but the one that reads the book, the version stays,
//! and the answer is 200 with the book, or 412 if it is not of the version in `If-Match`. A patch that sets a field to the
//! value it has already is a change: the version is another afterwards.

mod books;
mod database;
mod etag;
mod merge_patch;
mod openapi;
mod problem;
mod routes;

use std::future::{Future, IntoFuture as _};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub use crate::books::{Book, BookPatch, PublicBookPatch};
pub use crate::database::Database;

/// How long a request that has begun may take when the service is told to end.
const GRACE: Duration = Duration::from_secs(5);

/// Answers requests until `end` comes, and then, for five seconds, those that have begun.
///
/// # Errors
///
/// Those of the socket.
pub async fn serve(
    listener: TcpListener,
    database: Database,
    end: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (tell, told) = oneshot::channel();
    let server =
        axum::serve(listener, routes::router(database.clone())).with_graceful_shutdown(async {
            end.await;
            let _ = tell.send(());
        });
    let too_late = async {
        let _ = told.await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = server.into_future() => ended?,
        () = too_late => tracing::warn!("a request was not over in time"),
    }
    database.close().await;
    Ok(())
}
