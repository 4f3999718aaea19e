//! Guards: an update that is rolled back unless it matches the number of rows that its author had in mind.

mod expected;
mod kind;
pub(crate) mod transact;

use std::marker::PhantomData;

use sqlx::{Acquire, Database};

use crate::actor::Signs;
use crate::backend::Backend;
use crate::conflict::{Executing, Fetching, Manner, Sequel};
use crate::error::Error;
use crate::execute::{Updated, not_found};
use crate::filter::Where;
use crate::joins::{Joins, NoJoins};
use crate::key::Pins;
use crate::part::{Bind, Changes, SendsAll};
use crate::recorded::Forgets;
use crate::returning::{Fetch, Returning, Returns};
use crate::source::Target;
use crate::steps::Steps;
use crate::storage::Keeps;
use crate::table::Updatable;
use crate::update::Update;

pub use expected::ExpectedRows;
pub(crate) use kind::{AtLeast, AtMost, Exactly, GuardedFetchOne, GuardedFetchOptional};
pub(crate) use transact::{Discard, Transact, transact};

/// An [`Update`] that is rolled back if it matches another number of rows than it was to.
///
/// Made by [`Update::exactly`], [`Update::at_most`] and [`Update::at_least`], which come last before the update is
/// executed. `G` says which of them it was.
///
/// | guard | methods |
/// |---|---|
/// | `exactly(n)` | `execute`, `fetch_one`, `fetch_all` |
/// | `at_most(n)` | `execute`, `fetch_optional`, `fetch_all` |
/// | `at_least(n)` | `execute`, `fetch_all` |
///
/// What they are given is a `&pool`, a `&mut connection` or a `&mut tx`, of which they use one connection. If it is not in a
/// transaction, the update gets one of its own (on SQLite with `BEGIN IMMEDIATE`), which is committed or rolled back. In
/// your transaction the update gets a savepoint, which is released or rolled back to, and the transaction goes on. It has
/// to be one that sqlx began: of a `BEGIN` in plain SQL it does not know.
///
/// # Example: what must not happen
///
/// ```
/// # use updatable::{Updatable, update};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use sqlx::Connection;
/// # let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await?;
/// # sqlx::raw_sql(
/// #     "CREATE TABLE books (book_id INTEGER PRIMARY KEY, genre TEXT NOT NULL) STRICT;
/// #      INSERT INTO books VALUES (1, 'fiction'), (2, 'poetry'), (3, 'fiction');",
/// # )
/// # .execute(&mut db)
/// # .await?;
/// let error = update!(Book as b, set(b.genre = "sale"), filter(b.genre == "fiction"))
///     .at_most(1)
///     .execute(&mut db)
///     .await
///     .unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "an update of table `books` matched 2 rows, expected at most 1; it was rolled back",
/// );
/// # let (sale,): (i64,) = sqlx::query_as("SELECT count(*) FROM books WHERE genre = 'sale'").fetch_one(&mut db).await?;
/// # assert_eq!(sale, 0);
/// # Ok(())
/// # }
/// ```
#[must_use = "an update does nothing until `.execute(..)` is awaited"]
pub struct Guarded<G, T, S, F, R, J = NoJoins> {
    update: Update<T, S, F, R, J>,
    expected: ExpectedRows,
    guard: PhantomData<fn() -> G>,
}

impl<G, T, S, F, R, J> std::fmt::Debug for Guarded<G, T, S, F, R, J> {
    /// Without the values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Guarded")
    }
}

impl<T: Updatable, S, F, R, J> Update<T, S, F, R, J> {
    /// Has the update rolled back unless it matches this number of rows.
    ///
    /// With `exactly(1)` there is [`fetch_one`](Guarded::fetch_one) for a filter that does not pin the key. See
    /// [`Guarded`].
    ///
    /// # Example: as many rows as were shown
    ///
    /// ```
    /// # use updatable::{Error, Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, shown: u64) -> Result<(), updatable::Error> {
    /// let result = update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"))
    ///     .exactly(shown)
    ///     .execute(pool)
    ///     .await;
    /// if let Err(Error::RowCount { actual, .. }) = result {
    ///     println!("there are {actual} by now, and they are as they were");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn exactly(self, rows: u64) -> Guarded<Exactly, T, S, F, R, J> {
        Guarded::new(self, ExpectedRows::Exactly(rows))
    }

    /// Has the update rolled back if it matches more rows than these.
    ///
    /// With `at_most(1)` there is [`fetch_optional`](Guarded::fetch_optional) for a filter that does not pin the key. See
    /// [`Guarded`].
    ///
    /// # Example: not half the table
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let updated = update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"))
    ///     .at_most(1_000)
    ///     .execute(pool)
    ///     .await?;
    /// assert!(updated.matched <= 1_000);
    /// # Ok(())
    /// # }
    /// ```
    pub fn at_most(self, rows: u64) -> Guarded<AtMost, T, S, F, R, J> {
        Guarded::new(self, ExpectedRows::AtMost(rows))
    }

    /// Has the update rolled back if it matches fewer rows than these. See [`Guarded`].
    ///
    /// # Example: an update that must find something
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let updated = update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"))
    ///     .at_least(1)
    ///     .execute(pool)
    ///     .await?;
    /// assert!(updated.matched >= 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn at_least(self, rows: u64) -> Guarded<AtLeast, T, S, F, R, J> {
        Guarded::new(self, ExpectedRows::AtLeast(rows))
    }
}

/// The database of `A`.
type DatabaseOf<'c, A> = <A as Acquire<'c>>::Database;
/// What `R` reads a row of it as.
type OutputOf<'c, A, R> = <DatabaseOf<'c, A> as Fetch<R>>::Output;

impl<G, T, S, F, R, J> Guarded<G, T, S, F, R, J>
where
    T: Updatable,
    F: Where,
    R: Returning,
    J: Joins,
{
    /// Executes the update, and tells how many rows it matched: a number that the guard allows.
    ///
    /// # Errors
    ///
    /// If this is an error, nothing that the update did is kept, [`Error::OutcomeUnknown`] excepted.
    ///
    /// - [`Error::NoChanges`], [`Error::EmptyFilter`], [`Error::Invalid`], [`Error::TooManyParameters`] and
    ///   [`Error::Unsupported`] as of [`Update::execute`]: nothing was sent, and no transaction begun.
    /// - [`Error::RowCount`] if another number of rows matched than the guard allows. If the filter pins the whole key and
    ///   no row matched, this is [`Error::NotFound`], as without a guard; but a guard that allows no row, such as
    ///   `at_most(1)`, allows it here too. If it says the [version](derive@crate::Updatable#version) beside that, and the
    ///   row has another one, it is [`Error::Conflict`], with every guard.
    /// - [`Error::OutcomeUnknown`] if the connection is lost during the COMMIT of the update's own transaction.
    /// - [`Error::Constraint`], [`Error::Retryable`] and [`Error::Database`] as the database says, of the statement or
    ///   of the COMMIT. Your transaction goes on, on PostgreSQL too. Where such an error ends it, as a deadlock does on
    ///   MySQL and a trigger with `RAISE(ROLLBACK)` on SQLite, it does so here: roll back, and begin anew.
    ///
    /// # Cancellation
    ///
    /// If the future is dropped before it is ready, the update is rolled back; but a COMMIT that was on its way is not called
    /// back. A connection or a transaction of your own is then to be closed or rolled back: sqlx may have lost count of what
    /// was begun on it. Of a pool's connection, that is taken care of.
    ///
    /// # Example: in a transaction
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin().await?;
    /// let updated = update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"))
    ///     .exactly(3)
    ///     .execute(&mut *tx)
    ///     .await?;
    /// assert_eq!(updated.matched, 3);
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn execute<'c, A>(self, executor: A) -> Steps<'c, Updated>
    where
        A: Acquire<
                'c,
                Connection: Discard,
                Database: Backend
                              + Keeps<T>
                              + Returns<R>
                              + SendsAll<S, F, R, J>
                              + Signs<T, S>
                              + Forgets<T>,
            > + 'c,
        S: Changes,
    {
        let expected = self.expected;
        self.run::<A, Executing, _>(executor, move |result| {
            let matched = DatabaseOf::<A>::matched(&result);
            check::<T, F>(expected, matched)?;
            Ok(Updated { matched })
        })
    }

    /// Executes the update and returns the changed rows, in no particular order. Their number is one that the guard allows.
    ///
    /// # Errors
    ///
    /// As [`execute`](Self::execute); the rows that come back are counted. If one of them cannot be read, this is an
    /// [`Error::Database`], and the update is rolled back.
    ///
    /// # Example: no more than were asked for
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let ids = [3, 5, 8];
    /// let genres: Vec<String> = update!(
    ///     Book as b,
    ///     set(b.genre = "sci-fi"),
    ///     filter(b.book_id.is_in(ids)),
    ///     returning(b.genre)
    /// )
    /// .exactly(3)
    /// .fetch_all(pool)
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_all<'c, A>(self, executor: A) -> Steps<'c, Vec<OutputOf<'c, A, R>>>
    where
        A: Acquire<
                'c,
                Connection: Discard,
                Database: Backend
                              + Keeps<T>
                              + Returns<R>
                              + SendsAll<S, F, R, J>
                              + Fetch<R, Output: Send>
                              + Signs<T, S>
                              + Forgets<T>,
            > + 'c,
        S: Changes,
        R: 'c,
    {
        let expected = self.expected;
        self.run::<A, Fetching, _>(executor, move |rows| {
            check::<T, F>(expected, rows.len() as u64)?;
            rows.iter().map(read::<DatabaseOf<A>, R>).collect()
        })
    }

    /// Executes the update and returns the changed row, if there is one.
    ///
    /// It comes after [`at_most(1)`](Update::at_most). One row at most comes back, whatever number the guard has.
    ///
    /// # Errors
    ///
    /// As [`fetch_all`](Self::fetch_all), and [`Error::RowCount`] if there is a second row.
    ///
    /// # Example: a row that may be gone
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, book_name: String, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let book: Option<Book> = update!(
    ///     Book as b,
    ///     set(b.genre = "sci-fi"),
    ///     filter(b.book_name == "Supernova"),
    ///     returning(b)
    /// )
    /// .at_most(1)
    /// .fetch_optional(pool)
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_optional<'c, A>(self, executor: A) -> Steps<'c, Option<OutputOf<'c, A, R>>>
    where
        A: Acquire<
                'c,
                Connection: Discard,
                Database: Backend
                              + Keeps<T>
                              + Returns<R>
                              + SendsAll<S, F, R, J>
                              + Fetch<R, Output: Send>
                              + Signs<T, S>
                              + Forgets<T>
                              + GuardedFetchOptional<G>,
            > + 'c,
        S: Changes,
        R: 'c,
    {
        let expected = self.expected;
        self.run::<A, Fetching, _>(executor, move |rows| {
            check::<T, F>(expected, rows.len() as u64)?;
            check::<T, F>(ExpectedRows::AtMost(1), rows.len() as u64)?;
            rows.first().map(read::<DatabaseOf<A>, R>).transpose()
        })
    }

    /// Executes the update and returns the changed row.
    ///
    /// It comes after [`exactly(1)`](Update::exactly). Exactly one row comes back, whatever number the guard has.
    ///
    /// # Errors
    ///
    /// As [`fetch_all`](Self::fetch_all): [`Error::RowCount`] if there is no row, or a second one.
    ///
    /// # Example: a filter without the key
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, book_name: String, copies: i64 }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let copies: i64 = update!(
    ///     Book as b,
    ///     set(b.copies += 1),
    ///     filter(b.book_name == "Supernova"),
    ///     returning(b.copies)
    /// )
    /// .exactly(1)
    /// .fetch_one(pool)
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_one<'c, A>(self, executor: A) -> Steps<'c, OutputOf<'c, A, R>>
    where
        A: Acquire<
                'c,
                Connection: Discard,
                Database: Backend
                              + Keeps<T>
                              + Returns<R>
                              + SendsAll<S, F, R, J>
                              + Fetch<R, Output: Send>
                              + Signs<T, S>
                              + Forgets<T>
                              + GuardedFetchOne<G>,
            > + 'c,
        S: Changes,
        R: 'c,
    {
        let expected = self.expected;
        self.run::<A, Fetching, _>(executor, move |rows| {
            check::<T, F>(expected, rows.len() as u64)?;
            match rows.as_slice() {
                [row] => read::<DatabaseOf<A>, R>(row),
                rows => Err(missed::<T, F>(ExpectedRows::Exactly(1), rows.len() as u64)),
            }
        })
    }

    /// The text of the update that is sent to `DB`, without the BEGIN before it and the COMMIT after it. As of
    /// [`Update::sql`].
    ///
    /// # Example: the guard is not in the text
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let update = update!(Book as b, set(b.genre = "sci-fi"), all_rows()).exactly(3);
    /// assert_eq!(update.sql::<sqlx::Postgres>(), r#"UPDATE "books" SET "genre" = $1"#);
    /// ```
    pub fn sql<DB>(&self) -> std::borrow::Cow<'static, str>
    where
        DB: Backend + Keeps<T> + Returns<R>,
        S: Bind<DB> + Changes,
        F: Bind<DB>,
        R: Bind<DB>,
        J: Bind<DB>,
    {
        self.update.sql::<DB>()
    }
}

impl<G, T, S, F, R, J> Guarded<G, T, S, F, R, J> {
    fn new(update: Update<T, S, F, R, J>, expected: ExpectedRows) -> Self {
        Self {
            update,
            expected,
            guard: PhantomData,
        }
    }

    /// What is refused before anything is sent gets no connection either.
    fn run<'c, A, M, O>(
        self,
        executor: A,
        check: impl FnOnce(M::Answer) -> Result<O, Error> + Send + 'c,
    ) -> Steps<'c, O>
    where
        T: Updatable,
        F: Where,
        R: Returning,
        J: Joins,
        A: Acquire<'c, Connection: Discard, Database: SendsAll<S, F, R, J>> + 'c,
        S: Changes,
        M: Manner<A::Database>,
        M::Answer: 'c,
        O: Send + 'c,
    {
        let sequel = Sequel::of::<T, F>(&self.update.filter);
        let prepared = sequel.and_then(|sequel| {
            let query = self.update.prepare::<A::Database, false>()?;
            Ok((query, sequel))
        });
        Steps::of::<T>(match prepared {
            Ok((query, sequel)) => transact::<A::Database, _, _, _, _>(
                T::TABLE.name,
                executor.acquire(),
                move |connection| M::on_connection(connection, query),
                sequel,
                M::matched,
                check,
            ),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        })
    }
}

fn check<T: Updatable, F: Where>(expected: ExpectedRows, rows: u64) -> Result<(), Error> {
    if expected.allows(rows) {
        Ok(())
    } else {
        Err(missed::<T, F>(expected, rows))
    }
}

/// A key that is not there says more than a number.
#[cold]
fn missed<T: Updatable, F: Where>(expected: ExpectedRows, actual: u64) -> Error {
    if actual == 0 && <F::Pins<Target> as Pins>::WHOLE_KEY {
        return not_found::<T>();
    }
    Error::RowCount {
        table: T::TABLE.name,
        expected,
        actual,
    }
}

/// Not [`Error::DecodeAfterApply`]: it is followed by a rollback.
fn read<DB: Fetch<R>, R>(row: &<DB as Database>::Row) -> Result<DB::Output, Error> {
    DB::read(row).map_err(Error::from)
}
