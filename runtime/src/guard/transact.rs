//! Executing a statement in a transaction that is kept only if what came of the statement passes a check.

use std::ops::DerefMut;
use std::pin::Pin;

use sqlx::error::BoxDynError;
use sqlx::pool::PoolConnection;
use sqlx::{Connection, Database, Transaction};

use crate::backend::Backend;
use crate::conflict::Sequel;
use crate::error::{Error, of_commit};
use crate::execute::{Answer, Query};
use crate::steps::Outcome;

/// Executing on a connection, where the database is a type parameter: `&mut DB::Connection: Executor` cannot be
/// said of every lifetime without saying it to the user.
#[doc(hidden)]
pub trait Transact: Database {
    /// Executes a statement.
    fn execute(
        connection: &mut Self::Connection,
        query: Query<Self>,
    ) -> Answer<'_, Self::QueryResult>;

    /// Executes a statement, and reads every row that comes back.
    fn fetch_all(
        connection: &mut Self::Connection,
        query: Query<Self>,
    ) -> Answer<'_, Vec<Self::Row>>;

    /// Executes a constant text of our own, which is not worth preparing.
    fn run<'c>(connection: &'c mut Self::Connection, text: &'static str) -> Answer<'c, ()>;

    /// Binds text of our own making.
    fn add_text(arguments: &mut Self::Arguments, text: String) -> Result<(), BoxDynError>;

    /// A value of a row, as text.
    fn text(row: &Self::Row, index: usize) -> Result<String, sqlx::Error>;

    /// The two numbers of a row.
    fn versions(row: &Self::Row) -> Result<(i64, i64), sqlx::Error>;

    /// Whether the rollback that was just done undid everything.
    fn undid_all(connection: &mut Self::Connection) -> Answer<'_, bool> {
        let _ = connection;
        Box::pin(std::future::ready(Ok(true)))
    }
}

macro_rules! transact {
    ($($feature:literal $DB:ident { $($undid_all:item)? })*) => {
        $(
            #[cfg(feature = $feature)]
            impl Transact for sqlx::$DB {
                fn execute(
                    connection: &mut Self::Connection,
                    query: Query<Self>,
                ) -> Answer<'_, Self::QueryResult> {
                    sqlx::Executor::execute(connection, query)
                }

                fn fetch_all(
                    connection: &mut Self::Connection,
                    query: Query<Self>,
                ) -> Answer<'_, Vec<Self::Row>> {
                    sqlx::Executor::fetch_all(connection, query)
                }

                fn run<'c>(connection: &'c mut Self::Connection, text: &'static str) -> Answer<'c, ()> {
                    Box::pin(async move {
                        sqlx::Executor::execute(connection, sqlx::raw_sql(text)).await?;
                        Ok(())
                    })
                }

                fn add_text(arguments: &mut Self::Arguments, text: String) -> Result<(), BoxDynError> {
                    sqlx::Arguments::add(arguments, text)
                }

                fn text(row: &Self::Row, index: usize) -> Result<String, sqlx::Error> {
                    // MariaDB calls a JSON document what it likes.
                    sqlx::Row::try_get_unchecked(row, index)
                }

                fn versions(row: &Self::Row) -> Result<(i64, i64), sqlx::Error> {
                    Ok((sqlx::Row::try_get(row, 0)?, sqlx::Row::try_get(row, 1)?))
                }

                $($undid_all)?
            }
        )*
    };
}

transact! {
    "sqlite" Sqlite {}
    "postgres" Postgres {}
    "mysql" MySql {
        /// Tables of MyISAM and the like have no transactions, and the server mentions it in passing.
        fn undid_all(connection: &mut Self::Connection) -> Answer<'_, bool> {
            use sqlx::{Executor as _, Row as _};

            const ER_WARNING_NOT_COMPLETE_ROLLBACK: u32 = 1196;
            Box::pin(async move {
                let warnings = connection.fetch_all(sqlx::raw_sql("SHOW WARNINGS")).await?;
                for warning in warnings {
                    let code: u32 = warning.try_get_unchecked("Code")?;
                    if code == ER_WARNING_NOT_COMPLETE_ROLLBACK {
                        return Ok(false);
                    }
                }
                Ok(true)
            })
        }
    }
}

/// What is being sent.
type Pending<'t, I, E> = Pin<Box<dyn Future<Output = Result<I, E>> + Send + 't>>;

/// Sends something in a transaction of its own, or in a savepoint of the one that the connection is in. Commits if
/// `check` takes what came of it, and else rolls back.
///
/// Generic over the connection: as a projection of `Acquire<'c>`, a future that holds it could not be shown to be `Send`.
pub(crate) fn transact<'c, DB, C, I, E, O>(
    table: &'static str,
    connection: Answer<'c, C>,
    send: impl for<'t> FnOnce(&'t mut DB::Connection) -> Pending<'t, I, E> + Send + 'c,
    sequel: Option<Sequel<DB>>,
    matched: fn(&I) -> u64,
    check: impl FnOnce(I) -> Result<O, Error> + Send + 'c,
) -> Outcome<'c, O>
where
    DB: Backend,
    C: DerefMut<Target = DB::Connection> + Discard + Send + 'c,
    I: Send + 'c,
    E: Into<Error> + Send,
    O: Send + 'c,
{
    Box::pin(async move {
        let mut lent = Lent::of(connection.await?);
        let nested = lent.connection.is_in_transaction();
        let mut transaction = lent.begin::<DB>(nested).await?;
        let answer = match send(&mut transaction).await {
            Ok(answer) => answer,
            // A failed statement has changed nothing, and one before it is rolled back, so its error is what counts, also
            // where the transaction went with it and there is nothing left to roll back: after a deadlock on MySQL, after a
            // ROLLBACK of a trigger on SQLite.
            Err(error) => {
                let undone = roll_back(transaction, nested).await;
                let connection = &mut lent.connection;
                return Err(failed::<DB>(connection, undone, table, error.into()).await);
            }
        };
        let conflict = match sequel {
            Some(sequel) if matched(&answer) == 0 => sequel.ask(&mut transaction).await,
            _ => Ok(None),
        };
        let conflict = match conflict {
            Ok(conflict) => conflict,
            // As of the update: nothing is changed, and the transaction may be gone.
            Err(error) => {
                let undone = roll_back(transaction, nested).await;
                return Err(failed::<DB>(&mut lent.connection, undone, table, error).await);
            }
        };
        let output = match conflict.map_or_else(|| check(answer), Err) {
            Ok(output) => output,
            // Unless the rollback is known to be done, nobody is to be told that it is.
            Err(error) => {
                roll_back(transaction, nested).await?;
                return Err(if DB::undid_all(&mut lent.connection).await? {
                    error
                } else {
                    stays(table)
                });
            }
        };
        match transaction.commit().await {
            Ok(()) => Ok(output),
            Err(error) => {
                settle::<DB>(&mut lent.connection).await;
                // Of a savepoint the outcome is known, whatever happened: the outer transaction has not been committed.
                Err(if nested {
                    error.into()
                } else {
                    of_commit(table, error)
                })
            }
        }
    })
}

/// A connection, and whether its transaction is being begun. If the future is dropped then, sqlx 0.9 forgets that BEGIN was
/// sent, and everything else that is done on the connection is in a transaction that nobody commits.
pub(crate) struct Lent<C: Discard> {
    pub(crate) connection: C,
    beginning: bool,
}

impl<C: Discard> Lent<C> {
    pub(crate) fn of(connection: C) -> Self {
        Self {
            connection,
            beginning: false,
        }
    }

    /// A transaction, or a savepoint if the connection is in one.
    pub(crate) async fn begin<DB>(
        &mut self,
        nested: bool,
    ) -> Result<Transaction<'_, DB>, sqlx::Error>
    where
        DB: Backend,
        C: DerefMut<Target = DB::Connection>,
    {
        self.beginning = true;
        let begun = begin::<DB>(&mut self.connection, nested).await;
        self.beginning = false;
        begun
    }
}

impl<C: Discard> Drop for Lent<C> {
    fn drop(&mut self) {
        if self.beginning {
            self.connection.discard();
        }
    }
}

/// A connection that an [`Acquire`](sqlx::Acquire) gives.
#[doc(hidden)]
pub trait Discard {
    /// Keeps it from being used again, as far as it is ours.
    fn discard(&mut self);
}

impl<DB: Database> Discard for PoolConnection<DB> {
    fn discard(&mut self) {
        self.close_on_drop();
    }
}

/// The caller's own.
impl<C> Discard for &mut C {
    fn discard(&mut self) {}
}

async fn begin<DB: Backend>(
    connection: &mut DB::Connection,
    nested: bool,
) -> Result<Transaction<'_, DB>, sqlx::Error> {
    if nested {
        if let Some(probe) = DB::DIALECT.before_savepoint() {
            DB::run(connection, probe).await?;
        }
        return connection.begin().await;
    }
    match DB::DIALECT.begin() {
        Some(begin) => connection.begin_with(begin).await,
        None => connection.begin().await,
    }
}

pub(crate) async fn roll_back<DB: Backend>(
    mut transaction: Transaction<'_, DB>,
    nested: bool,
) -> Result<(), sqlx::Error> {
    if !nested && let Some(text) = DB::DIALECT.before_rollback() {
        // If this cannot be done, then neither can the rollback.
        let _ = DB::run(&mut transaction, text).await;
    }
    transaction.rollback().await
}

/// What is to be told of `error`, after which a rollback was tried.
pub(crate) async fn failed<DB: Backend>(
    connection: &mut DB::Connection,
    undone: Result<(), sqlx::Error>,
    table: &'static str,
    error: Error,
) -> Error {
    if undone.is_err() {
        settle::<DB>(connection).await;
        return error;
    }
    match DB::undid_all(connection).await {
        Ok(false) => stays(table),
        Ok(true) | Err(_) => error,
    }
}

fn stays(table: &'static str) -> Error {
    Error::Unsupported {
        table,
        reason: "something of the transaction stays though it was undone: a table in it has an engine without transactions",
    }
}

/// A transaction that could not be ended has been dropped, and with that sqlx has queued a rollback. It is carried out
/// now, and its answer read: if it is an error, the caller's next statement would be taken for what failed.
pub(crate) async fn settle<DB: Backend>(connection: &mut DB::Connection) {
    let _ = connection.ping().await;
}
