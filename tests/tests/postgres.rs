//! The suite on PostgreSQL.

#[path = "../src/suite/mod.rs"]
mod suite;

type Driver = sqlx::Postgres;
type Db = updatable_tests::database::Database<Driver>;
