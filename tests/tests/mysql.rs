//! The suite on MySQL or MariaDB.

#[path = "../src/suite/defaults.rs"]
mod defaults;
#[path = "../src/suite/limited.rs"]
mod limited;
#[path = "../src/suite/lost_connection.rs"]
mod lost_connection;
#[path = "../src/suite/only_mysql.rs"]
mod only_mysql;
#[path = "../src/suite/mod.rs"]
mod suite;

type Driver = sqlx::MySql;
type Db = updatable_tests::database::Database<Driver>;
