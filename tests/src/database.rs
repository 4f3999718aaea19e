//! A database for one test, gone when the test ends.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;
mod template;

use std::future::Future;

use sqlx::{AssertSqlSafe, Executor, Pool};

pub use template::Types;

/// A database for one test, and a pool of connections to it.
#[derive(Debug)]
pub struct Database<D: Driver> {
    /// Up to four connections.
    pub pool: Pool<D>,
    /// What is dropped with it; after the pool.
    _place: D::Place,
}

/// Which database it is, for what differs on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MySQL or MariaDB.
    MySql,
}

/// How a database for a test is made.
pub trait Driver: sqlx::Database {
    /// Which database it is.
    const KIND: Kind;
    /// What column types are called.
    const TYPES: Types;
    /// What there is to delete at the end.
    type Place: Send + Sync;

    /// Makes an empty database.
    fn create() -> impl Future<Output = (Pool<Self>, Self::Place)> + Send;
}

impl<D: Driver> Database<D>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
{
    /// Which database it is.
    pub const KIND: Kind = D::KIND;

    /// Makes a database with these tables in it.
    pub async fn with(tables: &str) -> Self {
        let (pool, _place) = D::create().await;
        let database = Self { pool, _place };
        database.run(tables).await;
        database
    }

    /// Runs statements in which `{i64}`, `{money 12.20}` and the like stand for what this database has instead.
    pub async fn run(&self, statements: &str) {
        let mut connection = self.pool.acquire().await.expect("a connection");
        sqlx::raw_sql(AssertSqlSafe(D::TYPES.fill(statements)))
            .execute(&mut *connection)
            .await
            .unwrap_or_else(|error| panic!("{error}\nin: {statements}"));
    }
}

/// The URL of the server that `variable` has.
#[cfg(any(feature = "mysql", feature = "postgres"))]
fn url(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| {
        panic!(
            "`{variable}` is not set: run `cargo xtask test`, which starts the servers that these tests need"
        )
    })
}

/// A name that no other test has, in this process or in another.
#[cfg(any(feature = "mysql", feature = "postgres"))]
fn unique_name() -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};

    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!(
        "suite_{}_{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

/// Runs the future to its end from where there is no `async`: in `drop`.
#[cfg(any(feature = "mysql", feature = "postgres"))]
fn block_on(future: impl Future<Output = Result<(), sqlx::Error>> + Send) {
    // On a thread of its own, since a runtime cannot be started inside another.
    std::thread::scope(|scope| {
        let done = scope.spawn(|| {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .map(|runtime| runtime.block_on(future))
        });
        // What is left behind is gone with the server.
        if let Ok(Ok(Err(error))) = done.join() {
            eprintln!("the database of this test could not be deleted: {error}");
        }
    });
}
