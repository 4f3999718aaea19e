// What the examples of the page begin with.

include!("book.rs");

use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;

async fn shop() -> Result<SqlitePool, sqlx::Error> {
    // One connection, as each one to memory has a database of its own.
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect("sqlite::memory:")
        .await?;
    sqlx::raw_sql(
        "CREATE TABLE books (
             book_id INTEGER PRIMARY KEY, shop_id INTEGER NOT NULL, book_name TEXT NOT NULL,
             price INTEGER NOT NULL, previous_price INTEGER,
             created_at TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT
         ) STRICT;
         INSERT INTO books VALUES
             (1, 7, 'Old Age', 1220, NULL, '2001-02-03 04:05:06', '2001-02-03 04:05:06', 'nobody', NULL),
             (2, 7, 'Saturn Rings', 1320, NULL, '2001-02-03 04:05:06', '2001-02-03 04:05:06', 'nobody', NULL),
             (3, 8, 'Supernova', 12160, NULL, '2001-02-03 04:05:06', '2001-02-03 04:05:06', 'nobody', NULL);",
    )
    .execute(&pool)
    .await?;
    Ok(pool)
}
