//! The suite on SQLite, which needs no server.

#[path = "../src/suite/mod.rs"]
mod suite;

type Driver = sqlx::Sqlite;
type Db = updatable_tests::database::Database<Driver>;
