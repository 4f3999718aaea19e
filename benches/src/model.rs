//! The table, its one row, and the values that the updates set.

use sqlx::{Connection as _, Executor as _, SqliteConnection};
use updatable::{Numeric, Updatable};

use crate::BoxError;

/// A key, and ten columns that a patch can set.
#[derive(Debug, Updatable)]
#[updatable(table = "books")]
pub struct Book {
    /// The key.
    #[updatable(key)]
    pub book_id: i64,
    /// Set by the patch.
    pub title: String,
    /// Set by the full patch alone.
    pub author: String,
    /// Set by the patch and by the static update.
    pub genre: String,
    /// Set by the full patch alone.
    pub isbn: String,
    /// Set by the patch and by the static update, which also filters on it.
    pub copies: i64,
    /// Set by the full patch alone.
    pub pages: i64,
    /// Set by the full patch alone.
    pub rating: f64,
    /// Set by the full patch alone.
    pub available: bool,
    /// Set by the patch.
    pub price: Numeric<10, 2>,
    /// Set by the patch.
    pub note: Option<String>,
}

/// The values of the static update.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    /// The row's key.
    pub book_id: i64,
    /// What `genre` becomes.
    pub genre: &'a str,
    /// What `copies` grows by.
    pub more: i64,
    /// What `copies` must be below.
    pub limit: i64,
}

/// The key of the one row.
pub const BOOK_ID: i64 = 3;

/// The values of the static update.
pub const VALUES: Values<'static> = Values {
    book_id: BOOK_ID,
    genre: "science fiction",
    more: 1,
    limit: i64::MAX,
};

/// Five of ten columns are present.
pub fn patch() -> Result<BookPatch, BoxError> {
    Ok(BookPatch {
        title: Some("The Left Hand of Darkness".to_owned()),
        genre: Some("science fiction".to_owned()),
        copies: Some(1_000_000),
        price: Some("12.50".parse()?),
        note: Some(Some("signed by the author".to_owned())),
        ..BookPatch::new()
    })
}

/// All ten columns are present.
pub fn full_patch() -> Result<BookPatch, BoxError> {
    Ok(BookPatch {
        author: Some("Ursula K. Le Guin".to_owned()),
        isbn: Some("978-0-441-47812-5".to_owned()),
        pages: Some(304),
        rating: Some(4.5),
        available: Some(true),
        ..patch()?
    })
}

/// A new database in memory, with one row.
pub async fn connect() -> Result<SqliteConnection, BoxError> {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await?;
    connection
        .execute(
            "CREATE TABLE books (book_id INTEGER PRIMARY KEY, title TEXT NOT NULL, author TEXT NOT NULL,
                genre TEXT NOT NULL, isbn TEXT NOT NULL, copies INTEGER NOT NULL, pages INTEGER NOT NULL,
                rating REAL NOT NULL, available INTEGER NOT NULL, price INTEGER NOT NULL, note TEXT) STRICT",
        )
        .await?;
    // So many copies that no number of updates makes them need more bytes.
    connection
        .execute("INSERT INTO books VALUES (3, '', '', '', '', 1000000, 0, 0.0, 0, 0, NULL)")
        .await?;
    Ok(connection)
}
