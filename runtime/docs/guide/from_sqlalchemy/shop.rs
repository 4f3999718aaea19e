// What the examples of the page begin with.

include!("book.rs");

use rust_decimal::dec;
use sqlx::{Connection, SqliteConnection};
use updatable::{Error, Filter, Tracked, update};

async fn shop() -> Result<SqliteConnection, sqlx::Error> {
    let mut db = SqliteConnection::connect("sqlite::memory:").await?;
    sqlx::raw_sql(
        "CREATE TABLE books (
             book_id INTEGER PRIMARY KEY, book_name TEXT NOT NULL CONSTRAINT books_name_key UNIQUE,
             book_price INTEGER NOT NULL, genre TEXT NOT NULL, copies INTEGER NOT NULL, note TEXT,
             version INTEGER NOT NULL DEFAULT 1
         ) STRICT;
         INSERT INTO books VALUES (1, 'Old Age', 1220, 'fiction', 4, NULL, 1),
                                  (2, 'Saturn Rings', 1320, 'fiction', 9, NULL, 1),
                                  (3, 'Supernova', 12160, 'poetry', 3, 'signed', 1);",
    )
    .execute(&mut db)
    .await?;
    Ok(db)
}
