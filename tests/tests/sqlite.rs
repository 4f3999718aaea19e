//! The suite on SQLite, which needs no server.

#[path = "../src/suite/only_sqlite.rs"]
mod only_sqlite;
#[path = "../src/suite/returning.rs"]
mod returning;
#[path = "../src/suite/row_counts_returning.rs"]
mod row_counts_returning;
#[path = "../src/suite/simultaneous.rs"]
mod simultaneous;
#[path = "../src/suite/mod.rs"]
mod suite;
#[path = "../src/suite/unique_returning.rs"]
mod unique_returning;

type Driver = sqlx::Sqlite;
type Db = updatable_tests::database::Database<Driver>;
