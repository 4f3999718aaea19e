//! The suite on PostgreSQL.

/// For tests of RETURNING.
macro_rules! where_rows_come_back {
    ($($tests:tt)*) => { $($tests)* };
}

#[path = "../src/suite/arrays.rs"]
mod arrays;
#[path = "../src/suite/decimals.rs"]
mod decimals;
#[path = "../src/suite/defaults.rs"]
mod defaults;
#[path = "../src/suite/history_returning.rs"]
mod history_returning;
#[path = "../src/suite/joins_returning.rs"]
mod joins_returning;
#[path = "../src/suite/lost_connection.rs"]
mod lost_connection;
#[path = "../src/suite/old.rs"]
mod old;
#[path = "../src/suite/only_postgres.rs"]
mod only_postgres;
#[path = "../src/suite/other_rows_but_mysql.rs"]
mod other_rows_but_mysql;
#[path = "../src/suite/permissions.rs"]
mod permissions;
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
#[path = "../src/suite/types_but_sqlite.rs"]
mod types_but_sqlite;
#[path = "../src/suite/types_postgres.rs"]
mod types_postgres;
#[path = "../src/suite/unique_returning.rs"]
mod unique_returning;

type Driver = sqlx::Postgres;
type Db = updatable_tests::database::Database<Driver>;
