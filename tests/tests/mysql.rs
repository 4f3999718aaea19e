//! The suite on MySQL or MariaDB.

#[path = "../src/suite/decimals.rs"]
mod decimals;
#[path = "../src/suite/functions_on_mysql.rs"]
mod functions_on_mysql;
#[path = "../src/suite/only_mysql.rs"]
mod only_mysql;
#[path = "../src/suite/mod.rs"]
mod suite;

type Driver = sqlx::MySql;
type Db = updatable_tests::database::Database<Driver>;
