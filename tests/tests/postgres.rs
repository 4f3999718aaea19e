//! The suite on PostgreSQL.

#[path = "../src/suite/arrays.rs"]
mod arrays;
#[path = "../src/suite/defaults.rs"]
mod defaults;
#[path = "../src/suite/only_postgres.rs"]
mod only_postgres;
#[path = "../src/suite/returning.rs"]
mod returning;
#[path = "../src/suite/simultaneous.rs"]
mod simultaneous;
#[path = "../src/suite/mod.rs"]
mod suite;

type Driver = sqlx::Postgres;
type Db = updatable_tests::database::Database<Driver>;
