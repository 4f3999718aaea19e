//! Random statements on SQLite.

#[path = "../src/property/mod.rs"]
mod property;
#[path = "../src/property/returning.rs"]
mod returning;
#[path = "../src/property/simultaneous.rs"]
mod simultaneous;

use returning::{fetched, row, rows};

type Driver = sqlx::Sqlite;
type Db = updatable_tests::database::Database<Driver>;

#[tokio::test]
async fn statements_do_what_the_model_does() {
    let mut shapes = property::shapes::all();
    shapes.extend(simultaneous::shapes());
    property::check(shapes).await;
}
