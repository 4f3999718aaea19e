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
            ("bool", "BOOLEAN"),
            ("json", "JSON"),
            ("bytes", "VARBINARY(200)"),
            ("money", "DECIMAL(10, 2)"),
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
            .connect_with(options.clone().database(&name))
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
