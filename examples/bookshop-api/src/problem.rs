//! Every error, as [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) has it: `application/problem+json`.

use std::collections::BTreeMap;

use axum::http::header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use updatable::{ConstraintKind, Error, Invalid};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::merge_patch::MEDIA_TYPE;

/// An error, on its way to the client. Nothing in it is from the database.
#[derive(Debug)]
pub(crate) struct Problem {
    // Boxed, as clippy wants what errors are made of.
    details: Box<Details>,
    headers: Vec<(HeaderName, &'static str)>,
}

/// Why a request was not carried out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Details {
    /// Which problem it is, the same for each of its kind.
    #[serde(rename = "type")]
    #[schema(format = "uri", example = "tag:bookshop.example,2026:not-found")]
    kind: String,
    /// The kind, in words.
    title: &'static str,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What was wrong with this request.
    detail: String,
    /// What was wrong with each field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    errors: BTreeMap<String, String>,
    /// The version that the book has now, where the request was for another.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    version: Option<i64>,
    /// What to ask the operator with: the log has the rest under this name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = "uri")]
    instance: Option<String>,
}

impl Problem {
    fn new(status: StatusCode, kind: &str, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            details: Box::new(Details {
                kind: format!("tag:bookshop.example,2026:{kind}"),
                title,
                status: status.as_u16(),
                detail: detail.into(),
                errors: BTreeMap::new(),
                version: None,
                instance: None,
            }),
            headers: Vec::new(),
        }
    }

    fn with_error(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.details.errors.insert(field.into(), message.into());
        self
    }

    fn with_header(mut self, name: HeaderName, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    pub(crate) fn no_such_path() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "not-found",
            "Not found",
            "there is nothing here",
        )
    }

    pub(crate) fn no_such_book() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "not-found",
            "Not found",
            "there is no such book",
        )
    }

    pub(crate) fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "Method not allowed",
            "this is not done here; the header `Allow` says what is",
        )
    }

    pub(crate) fn precondition_required() -> Self {
        Self::new(
            StatusCode::PRECONDITION_REQUIRED,
            "if-match-required",
            "Precondition required",
            "say which version is changed: `If-Match` with the `ETag` of the book that was read, or `*`",
        )
    }

    pub(crate) fn bad_if_match() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "bad-if-match",
            "Malformed If-Match",
            "`If-Match` is `*`, or a list of tags in quotes",
        )
    }

    pub(crate) fn precondition_failed(actual: i64) -> Self {
        let mut problem = Self::new(
            StatusCode::PRECONDITION_FAILED,
            "version-conflict",
            "The book was changed meanwhile",
            format!("the book is of version {actual} now: read it again"),
        );
        problem.details.version = Some(actual);
        problem
    }

    pub(crate) fn unsupported_media_type() -> Self {
        // RFC 5789 asks for `Accept-Patch`.
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "Unsupported media type",
            format!("a change is a document of type `{MEDIA_TYPE}`"),
        )
        .with_header(HeaderName::from_static("accept-patch"), MEDIA_TYPE)
        .with_header(ACCEPT, MEDIA_TYPE)
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too-large",
            "Content too large",
            format!("a document is at most {limit} bytes long"),
        )
    }

    pub(crate) fn unreadable_body() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "unreadable-body",
            "Unreadable body",
            "the body did not arrive as it was announced",
        )
    }

    pub(crate) fn not_json(reason: String) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "not-json",
            "Malformed JSON",
            reason,
        )
    }

    /// JSON, but no change to a book: of the whole, or of one field.
    pub(crate) fn no_patch(field: Option<String>, reason: String) -> Self {
        let detail = match &field {
            Some(field) => format!("`{field}` cannot be changed like this: {reason}"),
            None => reason.clone(),
        };
        let problem = Self::new(
            StatusCode::BAD_REQUEST,
            "no-patch",
            "The document is no change to a book",
            detail,
        );
        match field {
            Some(field) => problem.with_error(field, reason),
            None => problem,
        }
    }

    fn invalid(invalid: &Invalid) -> Self {
        let mut problem = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            "The change breaks a rule",
            "a value is not allowed: `errors` has the reason for each field",
        );
        for (path, error) in invalid.report().into_iter().flat_map(garde::Report::iter) {
            problem
                .details
                .errors
                .entry(path.to_string())
                .and_modify(|message| *message = format!("{message}; {error}"))
                .or_insert_with(|| error.to_string());
        }
        match invalid.column() {
            Some(column) => problem.with_error(column, "it does not fit"),
            None => problem,
        }
    }

    fn constraint(kind: ConstraintKind, columns: &[String]) -> Self {
        let (status, name, title, reason) = match kind {
            ConstraintKind::Unique => (
                StatusCode::CONFLICT,
                "taken",
                "Another book has it already",
                "it is taken",
            ),
            ConstraintKind::ForeignKey => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "no-such-reference",
                "The change refers to nothing",
                "there is no such thing",
            ),
            _ => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                "The change breaks a rule",
                "it does not go with the rest of the book",
            ),
        };
        let problem = Self::new(status, name, title, "`errors` has the field and the reason");
        // SQLite does not say which foreign key it was. A book has one.
        if columns.is_empty() && kind == ConstraintKind::ForeignKey {
            return problem.with_error("publisher_id", reason);
        }
        columns.iter().fold(problem, |problem, column| {
            problem.with_error(column, reason)
        })
    }

    fn try_again() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "busy",
            "Busy",
            "too much is going on at once; nothing was changed",
        )
        .with_header(RETRY_AFTER, "1")
    }

    /// The reason is for the log alone.
    pub(crate) fn internal(error: &(dyn std::error::Error + 'static)) -> Self {
        let instance = Uuid::new_v4().urn().to_string();
        tracing::error!(%instance, error, "a request failed");
        let mut problem = Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "Internal error",
            "something went wrong here, and was noted",
        );
        problem.details.instance = Some(instance);
        problem
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match &error {
            Error::NotFound { .. } => Self::no_such_book(),
            Error::Conflict { actual, .. } => Self::precondition_failed(*actual),
            Error::Invalid(invalid) => Self::invalid(invalid),
            Error::Constraint { kind, columns, .. } => Self::constraint(*kind, columns),
            error if error.is_retryable() => Self::try_again(),
            Error::Database(sqlx::Error::PoolTimedOut) => Self::try_again(),
            error => Self::internal(error),
        }
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        Error::from(error).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.details.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut headers: HeaderMap = self
            .headers
            .into_iter()
            .map(|(name, value)| (name, HeaderValue::from_static(value)))
            .collect();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        // Strings, numbers and a map of strings: that is always written.
        let body = serde_json::to_vec(&self.details).unwrap_or_default();
        (status, headers, body).into_response()
    }
}
