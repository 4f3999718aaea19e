//! A body that is a JSON Merge Patch, [RFC 7396](https://www.rfc-editor.org/rfc/rfc7396), or a problem that says what is
//! wrong with it.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::problem::Problem;

/// The type of such a document.
pub(crate) const MEDIA_TYPE: &str = "application/merge-patch+json";

/// How long it may be, in bytes.
pub(crate) const LIMIT: usize = 16 * 1024;

/// A patch, from the body of a request.
#[derive(Debug)]
pub(crate) struct MergePatch<P>(pub(crate) P);

impl<S, P> FromRequest<S> for MergePatch<P>
where
    S: Send + Sync,
    P: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_merge_patch(request.headers()) {
            return Err(Problem::unsupported_media_type());
        }
        let body =
            Bytes::from_request(request, state)
                .await
                .map_err(|rejection| match rejection {
                    BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
                        Problem::too_large(LIMIT)
                    }
                    _ => Problem::unreadable_body(),
                })?;
        read(&body).map(Self)
    }
}

/// Whatever parameters the type has: none are known.
fn is_merge_patch(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case(MEDIA_TYPE))
}

fn read<P: DeserializeOwned>(body: &[u8]) -> Result<P, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let patch = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error
            .path()
            .iter()
            .next()
            .map(|segment| segment.to_string());
        problem(error.inner(), field)
    })?;
    reader.end().map_err(|error| problem(&error, None))?;
    Ok(patch)
}

fn problem(error: &serde_json::Error, field: Option<String>) -> Problem {
    let message = error.to_string();
    if error.classify() != Category::Data {
        return Problem::not_json(message);
    }
    // The field is said in its own place, and that of a byte says no more.
    let reason = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(reason, _)| reason);
    let prefix = field.as_deref().map(|field| format!("`{field}`: "));
    let reason = prefix
        .and_then(|prefix| reason.strip_prefix(&prefix))
        .unwrap_or(reason);
    Problem::no_patch(field, reason.to_owned())
}
