//! The database, and everything that is asked of it.

use std::str::FromStr as _;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{PgPool, SqlitePool};
use updatable::update;

use crate::books::{Book, PublicBookPatch};

/// A pool of connections to SQLite or PostgreSQL, with the tables in it.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file, or memory.
    Sqlite(SqlitePool),
    /// A server.
    Postgres(PgPool),
}

/// The same code for either: a statement is of no database until it is given a pool.
macro_rules! on {
    ($database:expr, $pool:ident => $code:expr) => {
        match $database {
            Database::Sqlite($pool) => $code,
            Database::Postgres($pool) => $code,
        }
    };
}

/// Both take `$1`.
const BY_ID: &str = "\
SELECT book_id, isbn, title, price, previous_price, note, publisher_id, copies, reserved, is_staff_pick,
    version
FROM books WHERE book_id = $1";

impl Database {
    /// Connects to `sqlite:..` or `postgres:..`, and creates the tables where they are missing.
    ///
    /// # Errors
    ///
    /// If the URL is of another database, or there is no connection.
    pub async fn connect(url: &str) -> Result<Self, sqlx::Error> {
        let scheme = url.split_once(':').map(|(scheme, _)| scheme);
        let database = match scheme {
            Some("sqlite") => Self::Sqlite(sqlite(url).await?),
            Some("postgres" | "postgresql") => Self::Postgres(PgPool::connect(url).await?),
            _ => {
                return Err(sqlx::Error::Configuration(
                    "the URL of the database begins with neither `sqlite:` nor `postgres:`".into(),
                ));
            }
        };
        database.create_tables().await?;
        Ok(database)
    }

    /// Creates the tables where they are missing, with five books in them.
    ///
    /// # Errors
    ///
    /// Those of sqlx.
    pub async fn create_tables(&self) -> Result<(), sqlx::Error> {
        let schema = match self {
            Self::Sqlite(_) => include_str!("../schema/sqlite.sql"),
            Self::Postgres(_) => include_str!("../schema/postgres.sql"),
        };
        on!(self, pool => sqlx::raw_sql(schema).execute(pool).await.map(|_| ()))
    }

    /// The book of this number.
    ///
    /// # Errors
    ///
    /// Those of sqlx.
    pub async fn book(&self, book_id: i64) -> Result<Option<Book>, sqlx::Error> {
        on!(self, pool => sqlx::query_as(BY_ID).bind(book_id).fetch_optional(pool).await)
    }

    /// Changes the book if it is still of this version, and gives it as it is now.
    ///
    /// # Errors
    ///
    /// Those of an update; [`updatable::Error::Conflict`] if the version is another.
    pub async fn change(
        &self,
        book_id: i64,
        version: i64,
        patch: PublicBookPatch,
    ) -> Result<Book, updatable::Error> {
        let update = update!(
            Book as b,
            set(..patch),
            filter(b.book_id == book_id && b.version == version),
            returning(b)
        );
        on!(self, pool => update.fetch_one(pool).await)
    }

    /// Changes the book whatever its version is.
    ///
    /// # Errors
    ///
    /// Those of an update.
    pub async fn change_any(
        &self,
        book_id: i64,
        patch: PublicBookPatch,
    ) -> Result<Book, updatable::Error> {
        let update = update!(
            Book as b,
            set(..patch),
            filter(b.book_id == book_id),
            returning(b)
        );
        on!(self, pool => update.fetch_one(pool).await)
    }

    /// Ends the connections, when their work is done.
    pub async fn close(&self) {
        on!(self, pool => pool.close().await);
    }
}

async fn sqlite(url: &str) -> Result<SqlitePool, sqlx::Error> {
    // Readers do not wait for a writer then.
    let options = SqliteConnectOptions::from_str(url)?.journal_mode(SqliteJournalMode::Wal);
    let mut pool = SqlitePoolOptions::new();
    if url.contains(":memory:") || url.contains("mode=memory") {
        // Each connection to memory has a database of its own, which is gone with it.
        pool = pool
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None);
    }
    pool.connect_with(options).await
}
