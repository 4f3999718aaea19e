//! The table of the tour, as SQLite and as Rust know it.

use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use updatable::{Numeric, Updatable};

use crate::source::cut;

/// STRICT, so that SQLite takes nothing but integers as prices. They are in cents: 1220 is 12.20.
const SCHEMA: &str = "\
CREATE TABLE books (
    book_id    INTEGER PRIMARY KEY,
    book_name  TEXT    NOT NULL,
    book_price INTEGER NOT NULL, -- in cents
    genre      TEXT    NOT NULL,
    note       TEXT
) STRICT";

const ROWS: &str = "\
INSERT INTO books (book_id, book_name, book_price, genre, note) VALUES
    (1, 'Old Age',                1220, 'fiction',     NULL),
    (2, 'Saturn Rings',           1320, 'non-fiction', NULL),
    (3, 'Supernova',             12160, 'fiction',     NULL),
    (4, 'History of the World',  10000, 'non-fiction', 'signed'),
    (5, 'Sun City',             111220, 'fiction',     NULL)";

// [book]
#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
pub(crate) struct Book {
    #[updatable(key)]
    pub(crate) book_id: i64,
    pub(crate) book_name: String,
    pub(crate) book_price: Numeric<10, 2>,
    pub(crate) genre: String,
    pub(crate) note: Option<String>,
}
// [end]

/// A database of its own, with the five books in it.
pub(crate) async fn open() -> Result<SqlitePool, sqlx::Error> {
    let pool = SqlitePoolOptions::new()
        // Every connection to `:memory:` would see a database of its own.
        .max_connections(1)
        .connect("sqlite::memory:")
        .await?;
    sqlx::raw_sql(SCHEMA).execute(&pool).await?;
    sqlx::raw_sql(ROWS).execute(&pool).await?;
    Ok(pool)
}

pub(crate) async fn all(pool: &SqlitePool) -> Result<Vec<Book>, sqlx::Error> {
    sqlx::query_as("SELECT book_id, book_name, book_price, genre, note FROM books ORDER BY book_id")
        .fetch_all(pool)
        .await
}

pub(crate) fn schema() -> &'static str {
    SCHEMA
}

pub(crate) fn definition() -> String {
    cut(include_str!("book.rs"), "book").replace("pub(crate) ", "")
}
