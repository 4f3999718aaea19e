//! The paths, and what is done there.

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use updatable::Error;

use crate::books::{Book, PublicBookPatch};
use crate::database::Database;
use crate::etag::{self, IfMatch};
use crate::merge_patch::{LIMIT, MergePatch};
use crate::openapi;
use crate::problem::{Details, Problem};

pub(crate) fn router(database: Database) -> Router {
    Router::new()
        .route("/books/{id}", get(read).patch(change))
        .route("/openapi.json", get(openapi::document))
        .fallback(async || Problem::no_such_path())
        .method_not_allowed_fallback(async || Problem::method_not_allowed())
        .layer(DefaultBodyLimit::max(LIMIT))
        .with_state(database)
}

/// Reads a book.
#[utoipa::path(
    get,
    path = "/books/{id}",
    tag = "books",
    params(("id" = i64, Path, description = "The number of the book.")),
    responses(
        (status = 200, body = Book, headers(("ETag" = String, description = "The version of the book."))),
        (status = 404, body = Details, content_type = "application/problem+json"),
        (status = "5XX", body = Details, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn read(
    State(database): State<Database>,
    BookId(id): BookId,
) -> Result<Answer, Problem> {
    let book = database.book(id).await?;
    book.map(Answer).ok_or_else(Problem::no_such_book)
}

/// Changes a book.
#[utoipa::path(
    patch,
    path = "/books/{id}",
    tag = "books",
    params(
        ("id" = i64, Path, description = "The number of the book."),
        ("If-Match" = String, Header, description = "The `ETag` of the book that was read, or `*`.", example = "\"1\""),
    ),
    request_body(content = PublicBookPatch, content_type = "application/merge-patch+json"),
    responses(
        (status = 200, body = Book, headers(("ETag" = String, description = "The new version of the book."))),
        (status = 400, body = Details, content_type = "application/problem+json", description = "No change to a book."),
        (status = 404, body = Details, content_type = "application/problem+json", description = "No such book."),
        (status = 409, body = Details, content_type = "application/problem+json", description = "Another book has this ISBN."),
        (status = 412, body = Details, content_type = "application/problem+json", description = "The book is of another version."),
        (status = 413, body = Details, content_type = "application/problem+json", description = "Too long."),
        (status = 415, body = Details, content_type = "application/problem+json", description = "Not a JSON Merge Patch."),
        (status = 422, body = Details, content_type = "application/problem+json", description = "A rule is broken."),
        (status = 428, body = Details, content_type = "application/problem+json", description = "No `If-Match`."),
        (status = "5XX", body = Details, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn change(
    State(database): State<Database>,
    BookId(id): BookId,
    if_match: IfMatch,
    MergePatch(patch): MergePatch<PublicBookPatch>,
) -> Result<Answer, Problem> {
    let IfMatch::Versions(versions) = if_match else {
        return change_any(&database, id, patch).await;
    };
    // One tag is the usual case, and no reason to look first.
    let mut version = match versions.as_slice() {
        [version] if !patch.is_empty() => *version,
        _ => {
            let book = database.book(id).await?.ok_or_else(Problem::no_such_book)?;
            if !versions.contains(&book.version) {
                return Err(Problem::precondition_failed(book.version));
            }
            if patch.is_empty() {
                return Ok(Answer(book));
            }
            book.version
        }
    };
    loop {
        match database.change(id, version, patch.clone()).await {
            // Changed since it was looked at, into another version of the list.
            Err(Error::Conflict { actual, .. })
                if actual != version && versions.contains(&actual) =>
            {
                version = actual;
            }
            outcome => return Ok(Answer(outcome?)),
        }
    }
}

/// The version does not matter, but there has to be one.
async fn change_any(
    database: &Database,
    id: i64,
    patch: PublicBookPatch,
) -> Result<Answer, Problem> {
    if patch.is_empty() {
        let book = database.book(id).await?;
        return book.map(Answer).ok_or_else(Problem::no_such_book);
    }
    Ok(Answer(database.change_any(id, patch).await?))
}

/// A book and its tag.
pub(crate) struct Answer(Book);

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let Self(book) = self;
        let json = HeaderValue::from_static("application/json");
        // Strings, numbers and truth values: that is always written.
        let body = serde_json::to_vec(&book).unwrap_or_default();
        (
            [(CONTENT_TYPE, json), (ETAG, etag::of(book.version))],
            Body::from(body),
        )
            .into_response()
    }
}

/// The number in the path. What is no number is the number of no book.
pub(crate) struct BookId(i64);

impl<S: Send + Sync> FromRequestParts<S> for BookId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Path::<i64>::from_request_parts(parts, state)
            .await
            .map(|Path(id)| Self(id))
            .map_err(|_: PathRejection| Problem::no_such_book())
    }
}
