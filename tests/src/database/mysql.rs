//! MySQL and MariaDB: a database for each test.

use sqlx::mysql::{MySqlConnectOptions, MySqlPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, MySql, MySqlPool};

use super::{Driver, Kind, Types, block_on, unique_name, url};

/// A database.
#[derive(Debug)]
pub struct Schema {
    name: String,
    options: MySqlConnectOptions,
}

impl Driver for MySql {
    const KIND: Kind = Kind::MySql;
    const TYPES: Types = Types {
        kind: Kind::MySql,
        words: &[
            ("i16", "SMALLINT"),
            ("i32", "INT"),
            ("i64", "BIGINT"),
            ("f32", "FLOAT"),
            ("f64", "DOUBLE"),
            // Not TEXT, which cannot be unique.
            ("text", "VARCHAR(200)"),
            (
                "bytewise text",
                "VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            ),
            ("bool", "BOOLEAN"),
            ("json", "JSON"),
            ("bytes", "VARBINARY(200)"),
            ("i8", "TINYINT"),
            ("u8", "TINYINT UNSIGNED"),
            ("u16", "SMALLINT UNSIGNED"),
            ("u32", "INT UNSIGNED"),
            ("u64", "BIGINT UNSIGNED"),
            ("timestamptz", "DATETIME(6)"),
            ("timestamp", "DATETIME(6)"),
            ("date", "DATE"),
            ("time", "TIME(6)"),
            ("uuid text", "CHAR(36)"),
            ("uuid binary", "BINARY(16)"),
            ("decimal", "DECIMAL(20, 4)"),
            ("money", "DECIMAL(10, 2)"),
            ("utc", "TIMESTAMP(6)"),
            ("datetime", "DATETIME(6)"),
            ("numeric", "DECIMAL(18, 4)"),
            ("true", "TRUE"),
            ("false", "FALSE"),
            ("end", "ENGINE = InnoDB"),
        ],
    };
    type Place = Schema;

    async fn create() -> (MySqlPool, Schema) {
        let options: MySqlConnectOptions = url("UPDATABLE_MYSQL_URL")
            .parse()
            .expect("a URL of MySQL in `UPDATABLE_MYSQL_URL`");
        let name = unique_name();
        let mut connection = options.connect().await.expect("the MySQL server");
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut connection)
            .await
            .expect("a database");
        connection.close().await.expect("an end of the connection");
        let pool = MySqlPoolOptions::new()
            .max_connections(4)
            .connect_with(
                options
                    .clone()
                    .database(&name)
                    // A statement that leaves the cache is closed in a packet without an answer, and the next packet
                    // then waits 40 ms for the server's acknowledgement: sqlx does not set TCP_NODELAY.
                    .statement_cache_capacity(4096),
            )
            .await
            .expect("the MySQL server");
        (pool, Schema { name, options })
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        block_on(async {
            let mut connection = self.options.connect().await?;
            // A test that failed may have left a transaction behind that is not over yet.
            let drop = format!("SET lock_wait_timeout = 1; DROP DATABASE {}", self.name);
            sqlx::raw_sql(AssertSqlSafe(drop))
                .execute(&mut connection)
                .await?;
            connection.close().await
        });
    }
}
