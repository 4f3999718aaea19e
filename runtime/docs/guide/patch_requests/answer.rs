fn answer(error: &Error) -> Response {
    let mut errors = serde_json::Map::new();
    let (status, title) = match error {
        Error::NotFound { .. } => (404, "there is no such book"),
        Error::Conflict { .. } => (412, "the book was changed by somebody else"),
        Error::Invalid(invalid) => {
            for (path, error) in invalid.report().into_iter().flat_map(garde::Report::iter) {
                errors.insert(path.to_string(), json!(error.message()));
            }
            if let Some(column) = invalid.column() {
                errors.insert(column.to_owned(), json!("it does not fit"));
            }
            (422, "a rule is broken")
        }
        Error::Constraint { kind, columns, .. } => {
            let (status, reason) = match kind {
                ConstraintKind::Unique => (409, "it is taken"),
                ConstraintKind::ForeignKey => (422, "there is no such thing"),
                _ => (422, "it does not go with the rest"),
            };
            errors.extend(columns.iter().map(|column| (column.clone(), json!(reason))));
            (status, "the change does not fit the others")
        }
        error if error.is_retryable() => (503, "too much at once: send it again"),
        error => {
            eprintln!("{error}"); // its sources as well, where clients do not see them
            (500, "something went wrong here")
        }
    };
    let mut response = problem(status, title);
    response.body["errors"] = errors.into();
    response
}
