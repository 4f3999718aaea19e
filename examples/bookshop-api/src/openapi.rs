//! The description of the service, made of the types that it reads and writes.

use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;

use crate::problem::Problem;
use crate::routes;

#[derive(OpenApi)]
#[openapi(
    info(title = "Bookshop", description = "Books, and changes to them."),
    paths(routes::read, routes::change)
)]
struct Description;

pub(crate) async fn document() -> Result<Response, Problem> {
    let json = Description::openapi()
        .to_json()
        .map_err(|error| Problem::internal(&error))?;
    let kind = HeaderValue::from_static("application/json");
    Ok(([(CONTENT_TYPE, kind)], json).into_response())
}
