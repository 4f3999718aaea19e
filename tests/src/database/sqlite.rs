//! SQLite: a file for each test.

use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqlitePool};
use tempfile::TempDir;

use super::{Driver, Kind, Types};

impl Driver for Sqlite {
    const KIND: Kind = Kind::Sqlite;
    const TYPES: Types = Types {
        kind: Kind::Sqlite,
        words: &[
            ("i16", "INTEGER"),
            ("i32", "INTEGER"),
            ("i64", "INTEGER"),
            ("f32", "REAL"),
            ("f64", "REAL"),
            ("text", "TEXT"),
            ("bytewise text", "TEXT"),
            ("bool", "INTEGER"),
            ("json", "TEXT"),
            ("bytes", "BLOB"),
            ("i8", "INTEGER"),
            ("u8", "INTEGER"),
            ("u16", "INTEGER"),
            ("u32", "INTEGER"),
            ("timestamptz", "TEXT"),
            ("timestamp", "TEXT"),
            ("date", "TEXT"),
            ("time", "TEXT"),
            ("uuid text", "TEXT"),
            ("uuid binary", "BLOB"),
            ("money", "INTEGER"),
            ("utc", "TEXT"),
            ("datetime", "TEXT"),
            ("numeric", "INTEGER"),
            ("true", "1"),
            ("false", "0"),
            // Else a column takes values of any type.
            ("end", "STRICT"),
        ],
    };
    type Place = TempDir;

    async fn create() -> (SqlitePool, TempDir) {
        let directory = TempDir::with_prefix("updatable-").expect("a temporary directory");
        let options = SqliteConnectOptions::new()
            .filename(directory.path().join("suite.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Off)
            .busy_timeout(Duration::from_secs(20));
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options)
            .await
            .expect("a database file");
        (pool, directory)
    }
}
