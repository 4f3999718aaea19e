//! The service over HTTP, on SQLite in a file.

mod http;

use bookshop_api::Database;
use tempfile::TempDir;

/// A file, gone with the directory that it is in.
struct Place(TempDir);

impl Place {
    async fn create() -> Self {
        Self(tempfile::tempdir().expect("a directory"))
    }

    async fn open(&self) -> Database {
        let path = self.0.path().join("books.db");
        Database::connect(&format!("sqlite://{}?mode=rwc", path.display()))
            .await
            .expect("a database")
    }

    async fn remove(self) {
        self.0.close().expect("a directory that can be removed");
    }
}
