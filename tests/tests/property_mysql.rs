//! Random statements on MySQL or MariaDB.

#[path = "../src/property/mod.rs"]
mod property;

/// There is no `returning`.
macro_rules! rows {
    ($($statement:tt)+) => {
        []
    };
}
use {rows, rows as row};

type Driver = sqlx::MySql;
type Db = updatable_tests::database::Database<Driver>;

#[tokio::test]
async fn statements_do_what_the_model_does() {
    property::check(property::shapes::all()).await;
}
