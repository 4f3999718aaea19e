//! The suite on SQLite, which needs no server.

/// For tests of RETURNING.
macro_rules! where_rows_come_back {
    ($($tests:tt)*) => { $($tests)* };
}

#[path = "../src/suite/history_returning.rs"]
mod history_returning;
#[path = "../src/suite/joins_returning.rs"]
mod joins_returning;
#[path = "../src/suite/only_sqlite.rs"]
mod only_sqlite;
#[path = "../src/suite/other_rows_but_mysql.rs"]
mod other_rows_but_mysql;
#[path = "../src/suite/returning.rs"]
mod returning;
#[path = "../src/suite/row_counts_returning.rs"]
mod row_counts_returning;
#[path = "../src/suite/simultaneous.rs"]
mod simultaneous;
#[path = "../src/suite/mod.rs"]
mod suite;
#[path = "../src/suite/triggers.rs"]
mod triggers;
#[path = "../src/suite/types_but_mysql.rs"]
mod types_but_mysql;
#[path = "../src/suite/types_but_postgres.rs"]
mod types_but_postgres;
#[path = "../src/suite/unique_returning.rs"]
mod unique_returning;

type Driver = sqlx::Sqlite;
type Db = updatable_tests::database::Database<Driver>;
