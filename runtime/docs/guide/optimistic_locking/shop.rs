// What the examples of the page begin with.

include!("book.rs");

use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use updatable::{Error, Tracked, Updatable, update};

async fn shop(copies: i64) -> Result<SqlitePool, sqlx::Error> {
    // One connection, as each one to memory has a database of its own.
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect("sqlite::memory:")
        .await?;
    sqlx::raw_sql(
        "CREATE TABLE books (
             book_id INTEGER PRIMARY KEY, book_name TEXT NOT NULL, copies INTEGER NOT NULL,
             version INTEGER NOT NULL DEFAULT 1
         ) STRICT;
         INSERT INTO books VALUES (3, 'Supernova', 0, 1);",
    )
    .execute(&pool)
    .await?;
    sqlx::query("UPDATE books SET copies = $1")
        .bind(copies)
        .execute(&pool)
        .await?;
    Ok(pool)
}
