struct Request {
    book_id: i64,
    if_match: Option<String>,
    body: Vec<u8>,
}

struct Response {
    status: u16,
    etag: Option<String>,
    body: serde_json::Value,
}

async fn handle(pool: &SqlitePool, request: Request) -> Response {
    // A client who says no version may not have seen the book.
    let Some(if_match) = &request.if_match else {
        return problem(428, "say which version is changed, with `If-Match`");
    };
    let Some(version) = version(if_match) else {
        return problem(400, "`If-Match` is a version in quotes");
    };
    let patch = match serde_json::from_slice(&request.body) {
        Ok(patch) => patch,
        Err(error) => return problem(400, &error.to_string()),
    };
    match change(pool, request.book_id, version, patch).await {
        Ok(book) => ok(&book),
        // Nothing was sent: it is the book that the client has seen, or not.
        Err(Error::NoChanges { .. }) => match find(pool, request.book_id).await {
            Ok(Some(book)) if book.version == version => ok(&book),
            Ok(Some(_)) => problem(412, "the book was changed by somebody else"),
            Ok(None) => problem(404, "there is no such book"),
            Err(error) => answer(&error),
        },
        Err(error) => answer(&error),
    }
}

/// `"3"`, with the quotes.
fn version(tag: &str) -> Option<i32> {
    tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

/// Changes the book if it is still of this version, and gives it as it is then.
async fn change(pool: &SqlitePool, id: i64, version: i32, patch: PublicBookPatch) -> Result<Book, Error> {
    update!(
        Book as b,
        set(..patch),
        filter(b.book_id == id && b.version == version),
        returning(b)
    )
    .fetch_one(pool)
    .await
}

async fn find(pool: &SqlitePool, id: i64) -> Result<Option<Book>, Error> {
    let book = sqlx::query_as("SELECT * FROM books WHERE book_id = $1").bind(id);
    Ok(book.fetch_optional(pool).await?)
}

fn ok(book: &Book) -> Response {
    Response {
        status: 200,
        etag: Some(format!("\"{}\"", book.version)),
        body: json!(book),
    }
}

fn problem(status: u16, title: &str) -> Response {
    Response {
        status,
        etag: None,
        body: json!({ "status": status, "title": title, "errors": {} }),
    }
}
