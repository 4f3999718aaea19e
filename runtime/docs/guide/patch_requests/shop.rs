// What the examples of the page begin with.

include!("book.rs");

use serde_json::json;
use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use updatable::{ConstraintKind, Error, update};

async fn shop() -> Result<SqlitePool, sqlx::Error> {
    // One connection, as each one to memory has a database of its own.
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect("sqlite::memory:")
        .await?;
    sqlx::raw_sql(
        "CREATE TABLE publishers (publisher_id INTEGER PRIMARY KEY) STRICT;
         CREATE TABLE books (
             book_id INTEGER PRIMARY KEY, isbn TEXT NOT NULL CONSTRAINT books_isbn_key UNIQUE,
             title TEXT NOT NULL, price INTEGER NOT NULL, note TEXT,
             publisher_id INTEGER REFERENCES publishers, is_staff_pick INTEGER NOT NULL,
             version INTEGER NOT NULL DEFAULT 1
         ) STRICT;
         INSERT INTO books VALUES (1, '9780000000019', 'Old Age', 1220, NULL, NULL, FALSE, 1),
                                  (3, '9780000000033', 'Supernova', 12160, 'signed', NULL, TRUE, 1);",
    )
    .execute(&pool)
    .await?;
    Ok(pool)
}
