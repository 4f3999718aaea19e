//! The tests that every database passes. `crate::Db` is the database they run on.

mod arithmetic;
mod assignments;
mod audit;
mod builder;
mod case;
mod casts;
mod clock;
mod composed;
mod conditions;
mod counts;
mod documents;
pub(crate) mod each_type;
mod errors;
mod filters;
mod guards;
pub(crate) mod history;
mod hosts;
pub(crate) mod joins;
mod merge_patch;
mod money;
mod names;
mod null;
mod null_safe;
mod numbers;
pub(crate) mod other_rows;
mod overflow;
mod reading_back;
mod row_counts;
mod rows;
mod rows_in_memory;
mod rows_of_tables_with_roles;
mod scopes;
mod soft_deletes;
mod subqueries;
mod text;
mod tracked;
mod types;
mod types_common;
mod types_facts;
mod types_time;
pub(crate) mod types_uuid;
mod unique;
mod validation;
mod versions;
mod views;

use sqlx::{AssertSqlSafe, Database, FromRow};
use updatable::{Error, Updated};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::Book;

use crate::{Db, Driver};

/// The database, for what differs on purpose.
pub(crate) const KIND: Kind = Db::KIND;

/// What sqlx reads with this query, apart from the crate under test.
pub(crate) async fn rows<T>(db: &Db, query: &str) -> Vec<T>
where
    T: for<'r> FromRow<'r, <Driver as Database>::Row> + Send + Unpin,
{
    sqlx::query_as::<Driver, T>(AssertSqlSafe(query.to_owned()))
        .fetch_all(&db.pool)
        .await
        .unwrap_or_else(|error| panic!("{error}\nin: {query}"))
}

/// The one row that sqlx reads with this query.
pub(crate) async fn row<T>(db: &Db, query: &str) -> T
where
    T: for<'r> FromRow<'r, <Driver as Database>::Row> + Send + Unpin,
{
    let mut rows = rows(db, query).await;
    assert_eq!(rows.len(), 1, "{query}");
    rows.remove(0)
}

pub(crate) async fn books(db: &Db) -> Vec<Book> {
    rows(db, "SELECT * FROM books ORDER BY book_id").await
}

pub(crate) async fn book(db: &Db, id: i64) -> Book {
    let mut books = books(db).await;
    books.retain(|book| book.book_id == id);
    books.remove(0)
}

/// The code of the database behind an error that the crate passes on as it is.
pub(crate) fn code(error: &Error) -> String {
    let Error::Database(sqlx::Error::Database(error)) = error else {
        panic!("not an error of the database: {error:?}");
    };
    code_of(&**error)
}

/// The code by which the database's manual lists the error.
pub(crate) fn code_of(error: &dyn sqlx::error::DatabaseError) -> String {
    #[cfg(feature = "mysql")]
    if let Some(error) = error.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>() {
        return error.number().to_string();
    }
    error.code().expect("a code").into_owned()
}

/// What came of an update.
pub(crate) trait Outcome {
    /// It was executed, and matched so many rows.
    fn assert_matched(self, rows: u64);
}

impl Outcome for Result<Updated, Error> {
    #[track_caller]
    fn assert_matched(self, rows: u64) {
        match self {
            Ok(updated) => assert_eq!(updated.matched, rows, "matched rows"),
            Err(error) => panic!("{error}: {error:?}"),
        }
    }
}
