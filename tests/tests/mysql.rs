//! The suite on MySQL or MariaDB.

/// For tests of RETURNING, which this database does not have.
macro_rules! where_rows_come_back {
    ($($tests:tt)*) => {};
}

#[path = "../src/suite/decimals.rs"]
mod decimals;
#[path = "../src/suite/defaults.rs"]
mod defaults;
#[path = "../src/suite/functions_on_mysql.rs"]
mod functions_on_mysql;
#[path = "../src/suite/limited.rs"]
mod limited;
#[path = "../src/suite/lost_connection.rs"]
mod lost_connection;
#[path = "../src/suite/only_mysql.rs"]
mod only_mysql;
#[path = "../src/suite/mod.rs"]
mod suite;
#[path = "../src/suite/types_but_postgres.rs"]
mod types_but_postgres;
#[path = "../src/suite/types_but_sqlite.rs"]
mod types_but_sqlite;
#[path = "../src/suite/types_mysql.rs"]
mod types_mysql;

type Driver = sqlx::MySql;
type Db = updatable_tests::database::Database<Driver>;
