//! An update that checks a version, and finds no row: is there none, or has it another version by now?
//!
//! The update itself is one statement. Only where it matches no row, a second one looks at the row, on the same connection.

use std::ops::DerefMut;

use sqlx::{Acquire, AssertSqlSafe, Database, Executor, SqlSafeStr};

use crate::assemble::Output;
use crate::backend::{Arguments, Backend};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::execute::{Answer, Execution, Query};
use crate::filter::Where;
use crate::key::{Check, Checked, Pins, Unchecked};
use crate::part::Sends;
use crate::source::Target;
use crate::steps::Outcome;
use crate::table::{ColumnName, Table, Updatable};

/// Whether an update with the filter `F` checks a version: [`Checked`] or [`Unchecked`].
pub(crate) type CheckOf<F> = <<F as Where>::Pins<Target> as Pins>::Check;

/// The question what became of the row. It is asked on PostgreSQL in the statement's own snapshot, which is newer than that
/// of the update or else the update had failed; on MySQL with a lock, since a plain SELECT would see the transaction's first
/// snapshot, in which nothing has happened yet.
#[doc(hidden)]
pub struct Sequel<DB: Backend> {
    table: &'static Table,
    version: &'static ColumnName,
    /// Which columns say which row it is.
    by: &'static [&'static ColumnName],
    with_deleted: bool,
    arguments: Arguments<DB>,
}

impl<DB: Backend> Sequel<DB> {
    /// That of an update with this filter, if it checks a version and the row is said by values.
    #[inline]
    pub(crate) fn of<T: Updatable, F: Where>(filter: &F) -> Result<Option<Self>, Error>
    where
        DB: Sends<F>,
    {
        match T::TABLE.version {
            Some(version) if CheckOf::<F>::CHECKED => Self::by_any::<T, F>(version, filter),
            _ => Ok(None),
        }
    }

    /// By the key, or by the first unique column that has a value.
    fn by_any<T: Updatable, F: Where>(
        version: &'static ColumnName,
        filter: &F,
    ) -> Result<Option<Self>, Error>
    where
        DB: Sends<F>,
    {
        let unique = T::TABLE.unique.iter().map(std::slice::from_ref);
        for by in std::iter::once(T::TABLE.keys).chain(unique) {
            let mut arguments = Arguments::<DB>::default();
            let mut bound = DB::bind_pin(filter, version, &mut arguments)?;
            for column in by.iter().chain(&T::TABLE.scope) {
                bound = bound && DB::bind_pin(filter, column, &mut arguments)?;
            }
            if bound {
                return Ok(Some(Self {
                    table: T::TABLE,
                    version,
                    by,
                    with_deleted: F::WITH_DELETED,
                    arguments,
                }));
            }
        }
        Ok(None)
    }

    /// The error, if the row is there with another version.
    pub(crate) async fn ask(self, connection: &mut DB::Connection) -> Result<Option<Error>, Error> {
        let table = self.table.name;
        let sql = AssertSqlSafe(self.text()).into_sql_str();
        let query = Query::of(sql, self.arguments);
        let rows = DB::fetch_all(connection, query).await?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let (expected, actual) = DB::versions(row)?;
        Ok((expected != actual).then_some(Error::Conflict {
            table,
            expected,
            actual,
        }))
    }

    fn text(&self) -> String {
        let mut out = Output::new(DB::DIALECT);
        let integer = match DB::DIALECT {
            Dialect::Sqlite => "INTEGER",
            Dialect::Postgres => "bigint",
            Dialect::MySql => "SIGNED",
        };
        let as_integer = |out: &mut Output| {
            out.push(" AS ");
            out.push(integer);
            out.push(")");
        };
        out.push("SELECT CAST(");
        out.parameter();
        as_integer(&mut out);
        out.push(", CAST(");
        out.quoted(&self.version.qualified);
        as_integer(&mut out);
        out.push(" FROM ");
        out.quoted(&self.table.quoted);
        for (index, column) in self.by.iter().chain(&self.table.scope).enumerate() {
            out.push(if index == 0 { " WHERE " } else { " AND " });
            out.quoted(&column.qualified);
            out.push(" = ");
            out.parameter();
        }
        if let (Some(deleted), false) = (self.table.soft_delete, self.with_deleted) {
            out.push(" AND ");
            out.quoted(&deleted.qualified);
            out.push(" IS NULL");
        }
        if DB::DIALECT == Dialect::MySql {
            // FOR SHARE is not known to MariaDB.
            out.push(" LOCK IN SHARE MODE");
        }
        out.finish().text
    }
}

/// In which way a statement is sent, and what comes of it.
#[doc(hidden)]
pub trait Manner<DB: Database> {
    /// It.
    type Answer: Send;

    /// Sends it to an executor.
    fn on_executor<'e, 'c, E>(executor: E, query: Query<DB>) -> Answer<'e, Self::Answer>
    where
        'c: 'e,
        E: Executor<'c, Database = DB> + 'e;

    /// Sends it on a connection.
    fn on_connection(connection: &mut DB::Connection, query: Query<DB>)
    -> Answer<'_, Self::Answer>;

    /// How many rows matched.
    fn matched(answer: &Self::Answer) -> u64;
}

/// To know how many rows.
pub(crate) enum Executing {}

/// To have the rows.
pub(crate) enum Fetching {}

impl<DB: Backend> Manner<DB> for Executing {
    type Answer = DB::QueryResult;

    #[inline]
    fn on_executor<'e, 'c, E>(executor: E, query: Query<DB>) -> Answer<'e, Self::Answer>
    where
        'c: 'e,
        E: Executor<'c, Database = DB> + 'e,
    {
        executor.execute(query)
    }

    fn on_connection(
        connection: &mut DB::Connection,
        query: Query<DB>,
    ) -> Answer<'_, Self::Answer> {
        DB::execute(connection, query)
    }

    fn matched(answer: &Self::Answer) -> u64 {
        <DB as Backend>::matched(answer)
    }
}

/// It waits for the end of the statement in every case: with sqlx's `fetch_one`, which stops at the first row, an error that
/// the database reports after it (a deferred constraint) would go unseen.
impl<DB: Backend> Manner<DB> for Fetching {
    type Answer = Vec<DB::Row>;

    #[inline]
    fn on_executor<'e, 'c, E>(executor: E, query: Query<DB>) -> Answer<'e, Self::Answer>
    where
        'c: 'e,
        E: Executor<'c, Database = DB> + 'e,
    {
        executor.fetch_all(query)
    }

    fn on_connection(
        connection: &mut DB::Connection,
        query: Query<DB>,
    ) -> Answer<'_, Self::Answer> {
        DB::fetch_all(connection, query)
    }

    fn matched(answer: &Self::Answer) -> u64 {
        answer.len() as u64
    }
}

/// An executor that can run an update that is [`Checked`] or [`Unchecked`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an update that checks a version looks at the row again if it is not found, and needs the connection for that",
    label = "no connection can be acquired from this executor",
    note = "besides `Executor<'c>`, ask for `sqlx::Acquire<'c, Database = ..>`: `&Pool`, `&mut Connection` and `&mut *tx` are both"
)]
pub trait Runs<'c, C>: Executor<'c, Database: Backend> {
    /// Runs it.
    fn run<'e, M, O>(
        self,
        query: Query<Self::Database>,
        sequel: Option<Sequel<Self::Database>>,
        finish: fn(M::Answer) -> Result<O, Error>,
    ) -> Execution<'e, M::Answer, O>
    where
        'c: 'e,
        Self: 'e,
        M: Manner<Self::Database>,
        M::Answer: 'e,
        O: 'e;
}

#[diagnostic::do_not_recommend]
impl<'c, E: Executor<'c, Database: Backend>> Runs<'c, Unchecked> for E {
    #[inline]
    fn run<'e, M, O>(
        self,
        query: Query<Self::Database>,
        _: Option<Sequel<Self::Database>>,
        finish: fn(M::Answer) -> Result<O, Error>,
    ) -> Execution<'e, M::Answer, O>
    where
        'c: 'e,
        Self: 'e,
        M: Manner<Self::Database>,
        M::Answer: 'e,
        O: 'e,
    {
        Execution::sent(M::on_executor(self, query), finish)
    }
}

#[diagnostic::do_not_recommend]
impl<'c, E> Runs<'c, Checked> for E
where
    E: Executor<'c, Database: Backend> + Acquire<'c, Database = <E as Executor<'c>>::Database>,
{
    fn run<'e, M, O>(
        self,
        query: Query<<Self as Executor<'c>>::Database>,
        sequel: Option<Sequel<<Self as Executor<'c>>::Database>>,
        finish: fn(M::Answer) -> Result<O, Error>,
    ) -> Execution<'e, M::Answer, O>
    where
        'c: 'e,
        Self: 'e,
        M: Manner<<Self as Executor<'c>>::Database>,
        M::Answer: 'e,
        O: 'e,
    {
        let connection = self.acquire();
        Execution::stepped(checked::<_, _, M, _>(connection, query, sequel, finish))
    }
}

/// Generic over the connection: as a projection of `Acquire<'c>`, a future that holds it could not be shown to be `Send`.
fn checked<'e, DB, C, M, O>(
    connection: Answer<'e, C>,
    query: Query<DB>,
    sequel: Option<Sequel<DB>>,
    finish: fn(M::Answer) -> Result<O, Error>,
) -> Outcome<'e, O>
where
    DB: Backend,
    C: DerefMut<Target = DB::Connection> + Send + 'e,
    M: Manner<DB>,
    M::Answer: 'e,
    O: 'e,
{
    Box::pin(async move {
        let mut connection = connection.await?;
        let answer = M::on_connection(&mut connection, query).await?;
        if M::matched(&answer) == 0
            && let Some(sequel) = sequel
            && let Some(conflict) = sequel.ask(&mut connection).await?
        {
            return Err(conflict);
        }
        finish(answer)
    })
}
