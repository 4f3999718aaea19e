//! Random statements on MySQL or MariaDB.

#[path = "../src/property/limited.rs"]
mod limited;
#[path = "../src/property/mod.rs"]
mod property;

/// There is no `returning`.
macro_rules! rows {
    ($($statement:tt)+) => {
        []
    };
}
macro_rules! fetched {
    ($c:ident, $h:ident, $($statement:tt)+) => {
        $crate::property::shapes::way!(
            $c, $h, Execute, execute, $crate::property::run::matched, $($statement)+
        )
    };
}
use {fetched, rows, rows as row};

type Driver = sqlx::MySql;
type Db = updatable_tests::database::Database<Driver>;

#[tokio::test]
async fn statements_do_what_the_model_does() {
    let mut shapes = property::shapes::all();
    shapes.extend(limited::shapes());
    property::check(shapes).await;
}
