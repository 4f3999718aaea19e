//! PostgreSQL: a schema for each test.

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgPool, Postgres};

use super::{Driver, Kind, Types, block_on, unique_name, url};

/// A schema.
#[derive(Debug)]
pub struct Schema {
    name: String,
    options: PgConnectOptions,
}

impl Driver for Postgres {
    const KIND: Kind = Kind::Postgres;
    const TYPES: Types = Types {
        kind: Kind::Postgres,
        words: &[
            ("i16", "SMALLINT"),
            ("i32", "INTEGER"),
            ("i64", "BIGINT"),
            ("f32", "REAL"),
            ("f64", "DOUBLE PRECISION"),
            ("text", "TEXT"),
            ("bytewise text", "TEXT COLLATE \"C\""),
            ("bool", "BOOLEAN"),
            ("json", "JSONB"),
            ("bytes", "BYTEA"),
            ("i8", "\"char\""),
            ("timestamptz", "TIMESTAMPTZ"),
            ("timestamp", "TIMESTAMP"),
            ("date", "DATE"),
            ("time", "TIME"),
            ("uuid text", "UUID"),
            ("uuid binary", "UUID"),
            ("decimal", "NUMERIC(20, 4)"),
            ("money", "NUMERIC(10, 2)"),
            ("utc", "TIMESTAMPTZ"),
            ("datetime", "TIMESTAMP"),
            ("numeric", "NUMERIC(18, 4)"),
            ("true", "TRUE"),
            ("false", "FALSE"),
            ("end", ""),
        ],
    };
    type Place = Schema;

    async fn create() -> (PgPool, Schema) {
        let options: PgConnectOptions = url("UPDATABLE_POSTGRES_URL")
            .parse()
            .expect("a URL of PostgreSQL in `UPDATABLE_POSTGRES_URL`");
        let name = unique_name();
        let mut connection = options.connect().await.expect("the PostgreSQL server");
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE SCHEMA {name}")))
            .execute(&mut connection)
            .await
            .expect("a schema");
        connection.close().await.expect("an end of the connection");
        let pool = PgPoolOptions::new()
            .max_connections(4)
            .connect_with(options.clone().options([("search_path", &name)]))
            .await
            .expect("the PostgreSQL server");
        (pool, Schema { name, options })
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        block_on(async {
            let mut connection = self.options.connect().await?;
            // A test that failed may have left a transaction behind that is not over yet.
            let drop = format!("SET lock_timeout = '1s'; DROP SCHEMA {} CASCADE", self.name);
            sqlx::raw_sql(AssertSqlSafe(drop))
                .execute(&mut connection)
                .await?;
            connection.close().await
        });
    }
}
