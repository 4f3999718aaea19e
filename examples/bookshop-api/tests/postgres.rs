//! The service over HTTP, on PostgreSQL, in a schema for each test.

mod http;

use std::sync::atomic::{AtomicUsize, Ordering};

use bookshop_api::Database;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

/// A schema.
struct Place {
    name: String,
    options: PgConnectOptions,
}

impl Place {
    async fn create() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);

        let url = std::env::var("UPDATABLE_POSTGRES_URL").expect(
            "`UPDATABLE_POSTGRES_URL`: run `cargo xtask test`, which starts the server that these tests need",
        );
        let place = Self {
            name: format!(
                "bookshop_{}_{}",
                std::process::id(),
                NEXT.fetch_add(1, Ordering::Relaxed)
            ),
            options: url.parse().expect("a URL of PostgreSQL"),
        };
        place.run(format!("CREATE SCHEMA {}", place.name)).await;
        place
    }

    async fn open(&self) -> Database {
        let options = self.options.clone();
        let pool = PgPoolOptions::new()
            .max_connections(4)
            .connect_with(options.options([("search_path", &self.name)]))
            .await
            .expect("the PostgreSQL server");
        let database = Database::Postgres(pool);
        database.create_tables().await.expect("tables");
        database
    }

    /// A test that fails leaves its schema behind, which is gone with the server.
    async fn remove(self) {
        self.run(format!("DROP SCHEMA {} CASCADE", self.name)).await;
    }

    async fn run(&self, statement: String) {
        let mut connection = self.options.connect().await.expect("the PostgreSQL server");
        sqlx::raw_sql(AssertSqlSafe(statement))
            .execute(&mut connection)
            .await
            .expect("a statement that is carried out");
        connection.close().await.expect("an end of the connection");
    }
}
