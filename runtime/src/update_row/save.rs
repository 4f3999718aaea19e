//! Sending the update of one row, and reading the row as it is then.

use std::ops::DerefMut;

use sqlx::{Acquire, Database};

use crate::actor::Signs;
use crate::assignment::table;
use crate::backend::Backend;
use crate::conflict::Sequel;
use crate::error::Error;
use crate::execute::{Answer, Query, not_found};
use crate::guard::{Discard, transact};
use crate::in_memory::{InMemory, ReadsWhole};
use crate::joins::NoJoins;
use crate::part::{Changes, Sends, SendsAll};
use crate::recorded::{self, Insertion};
use crate::refresh;
use crate::returning::Returning;
use crate::steps::{Outcome, Steps};
use crate::storage::Keeps;
use crate::table::{History, Updatable};
use crate::update::Update;

use super::found::{Finds, NotDeleted};

/// How a database gives back the row that it has updated.
#[doc(hidden)]
pub trait GivesBack: Database {
    /// With the update itself.
    const AT_ONCE: bool;
    /// What the update returns.
    type GivenBack<T: Updatable>: Returning;

    /// It.
    fn given_back<T: Updatable>() -> Self::GivenBack<T>;
}

macro_rules! gives_back {
    ($($feature:literal $DB:ident $at_once:literal $Row:ty = $row:expr;)*) => {
        $(
            #[cfg(feature = $feature)]
            impl GivesBack for sqlx::$DB {
                const AT_ONCE: bool = $at_once;
                type GivenBack<T: Updatable> = $Row;

                fn given_back<T: Updatable>() -> $Row {
                    $row
                }
            }
        )*
    };
}

gives_back! {
    "postgres" Postgres true crate::returning::WholeRow<T> = crate::returning::WholeRow(std::marker::PhantomData);
    // A trigger changes the row by another statement there, after RETURNING has looked.
    "sqlite" Sqlite false crate::returning::NoRows = crate::returning::NoRows;
    "mysql" MySql false crate::returning::NoRows = crate::returning::NoRows;
}

/// A database that a row of `T` can be updated on and read from, with the assignments `S`: a bound on the database, as all
/// those of an executor are.
#[doc(hidden)]
pub trait UpdatesRow<T: InMemory, S, D: Finds<T> = NotDeleted>:
    Keeps<T>
    + ReadsWhole<T>
    + Sends<T::ByKey>
    + SendsAll<S, D::Filter, <Self as GivesBack>::GivenBack<T>, NoJoins>
    + Signs<T, S>
{
}

impl<DB, T, S, D> UpdatesRow<T, S, D> for DB
where
    T: InMemory,
    D: Finds<T>,
    DB: Keeps<T>
        + ReadsWhole<T>
        + Sends<T::ByKey>
        + SendsAll<S, D::Filter, <Self as GivesBack>::GivenBack<T>, NoJoins>
        + Signs<T, S>,
{
}

/// How the row is found: to be updated, and to be read.
pub(crate) struct Filters<T: InMemory, D: Finds<T>> {
    unchanged: D::Filter,
    by_key: T::ByKey,
    /// To be written down, if the table has a history: read before, and after.
    history: Option<(&'static History, [T::ByKey; 2])>,
}

impl<T: InMemory, D: Finds<T>> Filters<T, D> {
    pub(crate) fn of(row: &T) -> Self {
        Filters {
            unchanged: D::filter(row),
            by_key: row.by_key(),
            history: T::TABLE
                .history
                .map(|history| (history, [row.by_key(), row.by_key()])),
        }
    }
}

/// Sends the update, and hands the fresh row to `keep`.
pub(crate) fn save<'e, 'c, T, S, D, A>(
    filters: Filters<T, D>,
    set: S,
    executor: A,
    keep: impl FnOnce(T) + Send + 'e,
) -> Steps<'e, ()>
where
    'c: 'e,
    A: Acquire<'c, Connection: Discard, Database: UpdatesRow<T, S, D>> + 'e,
    D: Finds<T>,
    S: Changes,
    T: InMemory + Send + 'e,
{
    match prepare::<A::Database, T, S, D>(filters, set) {
        Ok(queries) => Steps::of::<T>(run::<A::Database, T, _>(executor.acquire(), queries, keep)),
        Err(error) => Steps::refused(error),
    }
}

/// What is sent.
struct Queries<DB: Backend> {
    update: Query<DB>,
    /// What reads the row before the update, and what writes it down after it.
    history: Option<(Query<DB>, Insertion<DB>)>,
    /// The SELECT after it, if there is one.
    read: Option<Query<DB>>,
    /// What is asked if the row is not as it was.
    sequel: Option<Sequel<DB>>,
}

fn prepare<DB, T, S, D>(filters: Filters<T, D>, set: S) -> Result<Queries<DB>, Error>
where
    DB: UpdatesRow<T, S, D>,
    D: Finds<T>,
    T: InMemory,
    S: Changes,
{
    let sequel = Sequel::of::<T, _>(&filters.unchanged)?;
    let update: Update<T, S, _, DB::GivenBack<T>> =
        crate::update::update(table(), set, filters.unchanged).giving(DB::given_back());
    let update = update.prepare::<DB, false>()?;
    let history = match filters.history {
        Some((history, [before, after])) => {
            let write = refresh::condition::<DB, T>;
            let old = recorded::select::<DB, T, _>(before, write)?;
            Some((old, Insertion::new::<T, _>(history, after, write)?))
        }
        None => None,
    };
    let read = match DB::AT_ONCE && history.is_none() {
        true => None,
        false => Some(refresh::select::<DB, T, true>(filters.by_key)?),
    };
    Ok(Queries {
        update,
        history,
        read,
        sequel,
    })
}

fn run<'e, DB, T, C>(
    connection: Answer<'e, C>,
    queries: Queries<DB>,
    keep: impl FnOnce(T) + Send + 'e,
) -> Outcome<'e, ()>
where
    DB: Backend + ReadsWhole<T>,
    C: DerefMut<Target = DB::Connection> + Discard + Send + 'e,
    T: Updatable + Send + 'e,
{
    let Queries {
        update,
        history,
        read,
        sequel,
    } = queries;
    let Some(read) = read else {
        return Box::pin(async move {
            let mut connection = connection.await?;
            let rows = DB::fetch_all(&mut connection, update).await?;
            if rows.is_empty()
                && let Some(sequel) = sequel
                && let Some(conflict) = sequel.ask(&mut connection).await?
            {
                return Err(conflict);
            }
            keep(returned::<DB, T>(&rows)?);
            Ok(())
        });
    };
    let updated = transact::<DB, C, _, Error, _>(
        T::TABLE.name,
        connection,
        move |connection| {
            Box::pin(async move {
                let mut record = None;
                if let Some((old, insertion)) = history {
                    let rows = DB::fetch_all(connection, old).await?;
                    let Some(row) = rows.first() else {
                        return Ok(Vec::new());
                    };
                    record = Some(insertion.of(recorded::document::<DB, T>(row)?)?);
                }
                let result = DB::execute(connection, update).await?;
                if DB::matched(&result) == 0 {
                    return Ok(Vec::new());
                }
                if let Some(record) = record {
                    DB::execute(connection, record).await?;
                }
                Ok(DB::fetch_all(connection, read).await?)
            })
        },
        sequel,
        |rows: &Vec<DB::Row>| rows.len() as u64,
        |rows: Vec<DB::Row>| refresh::read::<DB, T>(&rows),
    );
    Box::pin(async move {
        keep(updated.await?);
        Ok(())
    })
}

/// The row that came back with the update, if it was there.
fn returned<DB: ReadsWhole<T>, T: Updatable>(rows: &[DB::Row]) -> Result<T, Error> {
    let row = rows.first().ok_or_else(not_found::<T>)?;
    DB::read_whole(row).map_err(|source| Error::DecodeAfterApply {
        table: T::TABLE.name,
        source,
    })
}
