//! Executing: from a statement and an executor to an outcome.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use sqlx::{AssertSqlSafe, Database, Executor, SqlSafeStr, SqlStr};

use crate::actor::Signs;
use crate::backend::{Arguments, Backend};
use crate::conflict::{CheckOf, Executing, Fetching, Manner, Runs, Sequel};
use crate::dialect::Dialect;
use crate::error::{Error, Invalid};
use crate::filter::{FetchOne, Where};
use crate::joins::Joins;
use crate::key::Pins;
use crate::part::{Changes, SendsAll};
use crate::recorded::Forgets;
use crate::returning::{Fetch, Returning, Returns};
use crate::source::Target;
use crate::sql::Sql;
use crate::steps::Outcome;
use crate::storage::Keeps;
use crate::table::Updatable;
use crate::update::Update;

/// What an update did.
///
/// # Example: how many rows
///
/// ```
/// # use updatable::{Updatable, update};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String }
/// # #[cfg(feature = "sqlite")]
/// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
/// let updated = update!(Book as b, set(b.genre = "sci-fi"), all_rows()).execute(pool).await?;
/// println!("{} books", updated.matched);
/// # Ok(())
/// # }
/// ```
#[must_use = "look at `matched`: an update of a filter that matches no row is not an error"]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Updated {
    /// How many rows the filter matched, whether or not a value in them is new.
    ///
    /// The same on every database; MySQL alone counts changed rows by default, but not on sqlx's connections.
    pub matched: u64,
}

/// An update on its way: a future, which sends the statement when it is awaited.
///
/// # Example: two at once
///
/// ```
/// # use updatable::{Updatable, update};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String }
/// # #[cfg(feature = "sqlite")]
/// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
/// let first = update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3)).execute(pool);
/// let second = update!(Book as b, set(b.genre = "classic"), filter(b.book_id == 5)).execute(pool);
/// let _updated = tokio::try_join!(first, second)?;
/// # Ok(())
/// # }
/// ```
#[must_use = "an update does nothing until `.execute(..)` is awaited"]
pub struct Execution<'e, I, O> {
    state: State<'e, I, O>,
    finish: fn(I) -> Result<O, Error>,
    refine: fn(Error) -> Error,
}

/// What sqlx will answer.
pub(crate) type Answer<'e, I> = Pin<Box<dyn Future<Output = Result<I, sqlx::Error>> + Send + 'e>>;

enum State<'e, I, O> {
    /// sqlx is at work.
    Sent(Answer<'e, I>),
    /// Perhaps more than once.
    Stepped(Outcome<'e, O>),
    /// It was refused before anything was sent. The error is taken when it is told.
    Refused(Option<Error>),
}

impl<I, O> std::fmt::Debug for Execution<'_, I, O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Execution")
    }
}

impl<'e, I, O> Execution<'e, I, O> {
    #[inline]
    pub(crate) fn sent(answer: Answer<'e, I>, finish: fn(I) -> Result<O, Error>) -> Self {
        Self {
            state: State::Sent(answer),
            finish,
            refine: std::convert::identity,
        }
    }

    pub(crate) fn stepped(outcome: Outcome<'e, O>) -> Self {
        Self {
            state: State::Stepped(outcome),
            finish: |_| unreachable!("the outcome has been told"),
            refine: std::convert::identity,
        }
    }

    /// Of an update of `T`.
    #[inline]
    fn of<T: Updatable>(self) -> Self {
        Self {
            refine: Error::of_table::<T>,
            ..self
        }
    }

    fn refused(error: Error) -> Self {
        Self {
            state: State::Refused(Some(error)),
            finish: |_| unreachable!("nothing was sent"),
            refine: std::convert::identity,
        }
    }
}

impl<I, O> Future for Execution<'_, I, O> {
    type Output = Result<O, Error>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // Nothing in it is pinned but what is in the box.
        let this = self.get_mut();
        match &mut this.state {
            State::Sent(answer) => match answer.as_mut().poll(context) {
                Poll::Pending => Poll::Pending,
                Poll::Ready(Ok(answer)) => Poll::Ready((this.finish)(answer)),
                Poll::Ready(Err(error)) => Poll::Ready(Err((this.refine)(Error::from(error)))),
            },
            State::Stepped(outcome) => outcome.as_mut().poll(context).map_err(this.refine),
            State::Refused(error) => match error.take() {
                Some(error) => Poll::Ready(Err(error)),
                None => panic!("an execution was polled after it had ended"),
            },
        }
    }
}

/// The rows that the executor `E` gives.
type RowsOf<'c, E> = Vec<<<E as Executor<'c>>::Database as Database>::Row>;
/// What `R` reads one of them as.
type OutputOf<'c, E, R> = <<E as Executor<'c>>::Database as Fetch<R>>::Output;

impl<T, S, F, R, J> Update<T, S, F, R, J>
where
    T: Updatable,
    F: Where,
    R: Returning,
    J: Joins,
{
    /// Executes the update, and tells how many rows it matched.
    ///
    /// # Errors
    ///
    /// - [`Error::NoChanges`] if every value is `None`, [`Error::EmptyFilter`] if the filter came out true for every
    ///   row, [`Error::Invalid`] if a value does not fit its column, [`Error::TooManyParameters`]: nothing was sent.
    /// - [`Error::NotFound`] if the filter pins the whole key or a `unique` column, and no row matched.
    /// - [`Error::Conflict`] if it says the [version](derive@crate::Updatable#version) beside that, and the row has another one.
    /// - [`Error::Constraint`], [`Error::Retryable`] and [`Error::Database`] as the database says; the statement
    ///   has changed nothing then.
    ///
    /// # Example: executing on a pool and in a transaction
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let updated = update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"))
    ///     .execute(pool)
    ///     .await?;
    /// println!("{} books", updated.matched);
    ///
    /// let mut tx = pool.begin().await?;
    /// let one = update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3))
    ///     .execute(&mut *tx)
    ///     .await?;
    /// assert_eq!(one.matched, 1);
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn execute<'e, 'c, E>(
        self,
        executor: E,
    ) -> Execution<'e, <E::Database as Database>::QueryResult, Updated>
    where
        'c: 'e,
        E: Executor<
                'c,
                Database: Keeps<T> + Returns<R> + SendsAll<S, F, R, J> + Signs<T, S> + Forgets<T>,
            > + Runs<'c, CheckOf<F>>
            + 'e,
        S: Changes,
    {
        self.run::<E, Executing, _>(executor, counted::<E::Database, T, F>)
    }

    /// Executes the update and returns the changed rows, in no particular order.
    ///
    /// # Errors
    ///
    /// As [`execute`](Self::execute); and [`Error::DecodeAfterApply`] if the rows were changed but one of them
    /// cannot be read. A filter that pins the key and matches no row gives an empty list.
    ///
    /// # Example: what was changed
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, note: Option<String> }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let changed: Vec<(i64, Option<String>)> = update!(
    ///     Book as b,
    ///     set(b.genre = "sci-fi"),
    ///     filter(b.genre == "fiction"),
    ///     returning(b.book_id, b.note)
    /// )
    /// .fetch_all(pool)
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_all<'e, 'c, E>(
        self,
        executor: E,
    ) -> Execution<'e, RowsOf<'c, E>, Vec<OutputOf<'c, E, R>>>
    where
        'c: 'e,
        E: Executor<
                'c,
                Database: Keeps<T>
                              + Returns<R>
                              + SendsAll<S, F, R, J>
                              + Fetch<R>
                              + Signs<T, S>
                              + Forgets<T>,
            > + Runs<'c, CheckOf<F>>
            + 'e,
        S: Changes,
        R: 'e,
    {
        self.run::<E, Fetching, _>(executor, every::<E::Database, T, R>)
    }

    /// Executes the update and returns the changed row, if there is one.
    ///
    /// It needs a filter that pins the whole key or a `unique` column, as [`fetch_one`](Self::fetch_one) does; for any other,
    /// there is [`at_most(1)`](Self::at_most).
    ///
    /// # Errors
    ///
    /// As [`fetch_all`](Self::fetch_all).
    ///
    /// # Example: a row that may be gone
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let book: Option<Book> = update!(
    ///     Book as b,
    ///     set(b.genre = "sci-fi"),
    ///     filter(b.book_id == 3 && b.genre == "fiction"),
    ///     returning(b)
    /// )
    /// .fetch_optional(pool)
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_optional<'e, 'c, E>(
        self,
        executor: E,
    ) -> Execution<'e, RowsOf<'c, E>, Option<OutputOf<'c, E, R>>>
    where
        'c: 'e,
        E: Executor<
                'c,
                Database: Keeps<T>
                              + Returns<R>
                              + SendsAll<S, F, R, J>
                              + Fetch<R>
                              + FetchOne<T, F>
                              + Signs<T, S>
                              + Forgets<T>,
            > + Runs<'c, CheckOf<F>>
            + 'e,
        S: Changes,
        R: 'e,
    {
        self.run::<E, Fetching, _>(executor, first::<E::Database, T, R>)
    }

    /// Executes the update and returns the changed row.
    ///
    /// It needs a filter that pins the whole key or a `unique` column, so that no second row can be changed unseen; for any
    /// other, there is [`exactly(1)`](Self::exactly).
    ///
    /// # Errors
    ///
    /// As [`fetch_all`](Self::fetch_all), and [`Error::NotFound`] if no row matched.
    ///
    /// # Example: the new price
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let copies: i64 = update!(
    ///     Book as b,
    ///     set(b.copies += 1),
    ///     filter(b.book_id == 3),
    ///     returning(b.copies)
    /// )
    /// .fetch_one(pool)
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_one<'e, 'c, E>(
        self,
        executor: E,
    ) -> Execution<'e, RowsOf<'c, E>, OutputOf<'c, E, R>>
    where
        'c: 'e,
        E: Executor<
                'c,
                Database: Keeps<T>
                              + Returns<R>
                              + SendsAll<S, F, R, J>
                              + Fetch<R>
                              + FetchOne<T, F>
                              + Signs<T, S>
                              + Forgets<T>,
            > + Runs<'c, CheckOf<F>>
            + 'e,
        S: Changes,
        R: 'e,
    {
        self.run::<E, Fetching, _>(executor, one::<E::Database, T, R>)
    }

    #[inline]
    fn run<'e, 'c, E, M, O>(
        self,
        executor: E,
        finish: fn(M::Answer) -> Result<O, Error>,
    ) -> Execution<'e, M::Answer, O>
    where
        'c: 'e,
        E: Runs<'c, CheckOf<F>> + Executor<'c, Database: SendsAll<S, F, R, J>> + 'e,
        M: Manner<E::Database>,
        M::Answer: 'e,
        O: 'e,
        S: Changes,
    {
        let sequel = Sequel::of::<T, F>(&self.filter);
        let prepared = sequel.and_then(|sequel| {
            let query = self.prepare::<E::Database, false>()?;
            Ok((query, sequel))
        });
        match prepared {
            Ok((query, sequel)) => {
                <E as Runs<'c, CheckOf<F>>>::run::<M, O>(executor, query, sequel, finish).of::<T>()
            }
            Err(error) => Execution::refused(error),
        }
    }

    /// The text and the arguments, or the reason why nothing is sent.
    #[inline]
    pub(crate) fn prepare<DB, const NATIVE_OLD: bool>(self) -> Result<Query<DB>, Error>
    where
        DB: SendsAll<S, F, R, J>,
        S: Changes,
    {
        let table = T::TABLE.name;
        if self.filter.is_empty() {
            return Err(Error::EmptyFilter { table });
        }
        self.set.validate()?;
        check_order::<DB, T, S, F, R, J, NATIVE_OLD>(&self.set)?;
        if Sql::<DB, T, S, F, R, J, NATIVE_OLD>::LIMITED_AND_READ {
            let reason = "MySQL has no ORDER BY and LIMIT in an update with a subquery that reads the updated table; \
                          filter by the key with a subquery that has the order and the limit";
            return Err(Error::Unsupported { table, reason });
        }
        if let Some(reason) = Sql::<DB, T, S, F, R, J, NATIVE_OLD>::REFUSED {
            return Err(Error::Unsupported { table, reason });
        }
        let (sql, parameters) = if Sql::<DB, T, S, F, R, J, NATIVE_OLD>::STATIC {
            let text = Sql::<DB, T, S, F, R, J, NATIVE_OLD>::TEXT;
            (
                text.into_sql_str(),
                Sql::<DB, T, S, F, R, J, NATIVE_OLD>::PARAMETERS,
            )
        } else {
            let assembled = Sql::<DB, T, S, F, R, J, NATIVE_OLD>::assemble(&self.pieces());
            if !Sql::<DB, T, S, F, R, J, NATIVE_OLD>::ALWAYS_CHANGES && assembled.items == 0 {
                return Err(Error::NoChanges { table });
            }
            // Names quoted by the derive, placeholders and our own words: nothing else is in it.
            (
                AssertSqlSafe(assembled.text).into_sql_str(),
                assembled.parameters,
            )
        };
        Query::bound(table, sql, parameters, |arguments| {
            DB::bind_all(self.set, self.filter, self.returning, self.joins, arguments)
        })
    }
}

/// Whether the assignments mean what they say, one after another.
#[inline]
pub(crate) fn check_order<DB, T, S, F, R, J, const NATIVE_OLD: bool>(set: &S) -> Result<(), Error>
where
    DB: Backend,
    T: Updatable,
    S: Changes,
    F: Where,
    R: Returning,
    J: Joins,
{
    let table = T::TABLE.name;
    if Sql::<DB, T, S, F, R, J, NATIVE_OLD>::REPEATS
        && let Some(column) = Sql::<DB, T, S, F, R, J, NATIVE_OLD>::repeated(set)
    {
        let reason: sqlx::error::BoxDynError = "the column is assigned twice in one update".into();
        return Err(Error::Invalid(Invalid::new(table, column.name, reason)));
    }
    if Sql::<DB, T, S, F, R, J, NATIVE_OLD>::READS_EARLIER {
        let reason = "MySQL assigns from left to right, and a value reads a column that is assigned before it; \
                      put that assignment first, or patches last";
        return Err(Error::Unsupported { table, reason });
    }
    if Sql::<DB, T, S, F, R, J, NATIVE_OLD>::READS_PREVIOUS {
        let reason = "MySQL assigns from left to right, and a value reads a column that takes over the old value of another \
                      before it (`previous_of`); read the value first";
        return Err(Error::Unsupported { table, reason });
    }
    Ok(())
}

#[cold]
fn miscounted(parameters: usize, arguments: usize) -> Error {
    Error::Database(sqlx::Error::Protocol(format!(
        "the update has {parameters} placeholders and {arguments} arguments; a type's `Encode` adds none or several"
    )))
}

/// `sqlx::query_with`, without what is decided at run time there.
#[doc(hidden)]
pub struct Query<DB: Database> {
    sql: SqlStr,
    arguments: Option<DB::Arguments>,
}

impl<DB: Database> Query<DB> {
    pub(crate) fn of(sql: SqlStr, arguments: DB::Arguments) -> Self {
        Query {
            sql,
            arguments: Some(arguments),
        }
    }
}

impl<DB: Backend> Query<DB> {
    /// A text with so many placeholders, and a value for each.
    #[inline]
    pub(crate) fn bound(
        table: &'static str,
        sql: SqlStr,
        parameters: usize,
        bind: impl FnOnce(&mut Arguments<DB>) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        if parameters > DB::MAX_PARAMETERS {
            return Err(Error::TooManyParameters {
                table,
                limit: DB::MAX_PARAMETERS,
                actual: parameters,
            });
        }
        let mut arguments = Arguments::<DB>::default();
        sqlx::Arguments::reserve(&mut arguments, parameters, 8 * parameters);
        bind(&mut arguments)?;
        // SQLite would store NULL for a missing one, and a MySQL connection would hang.
        if sqlx::Arguments::len(&arguments) != parameters {
            return Err(miscounted(parameters, sqlx::Arguments::len(&arguments)));
        }
        Ok(Query {
            sql,
            arguments: Some(arguments),
        })
    }

    /// Binds one value more, which was not known before.
    pub(crate) fn and(
        mut self,
        bind: impl FnOnce(&mut Arguments<DB>) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        if let Some(arguments) = &mut self.arguments {
            bind(arguments)?;
        }
        Ok(self)
    }
}

impl<'q, DB: Backend> sqlx::Execute<'q, DB> for Query<DB> {
    #[inline]
    fn sql(self) -> SqlStr {
        self.sql
    }

    #[inline]
    fn statement(&self) -> Option<&DB::Statement> {
        None
    }

    #[inline]
    fn take_arguments(&mut self) -> Result<Option<DB::Arguments>, sqlx::error::BoxDynError> {
        Ok(self.arguments.take())
    }

    /// MariaDB 10.11 takes over from one execution of a prepared statement to the next whether the rows of `NULL IN (SELECT ..)`
    /// are none: then `NOT IN` finds a row that it should not, or none. So such a statement is prepared anew each time.
    #[inline]
    fn persistent(&self) -> bool {
        DB::DIALECT != Dialect::MySql || !self.sql.as_str().contains("IN (SELECT")
    }
}

fn counted<DB: Backend, T: Updatable, F: Where>(result: DB::QueryResult) -> Result<Updated, Error> {
    let matched = DB::matched(&result);
    if matched == 0 && <F::Pins<Target> as Pins>::WHOLE_KEY {
        return Err(not_found::<T>());
    }
    Ok(Updated { matched })
}

pub(crate) fn every<DB: Fetch<R>, T: Updatable, R>(
    rows: Vec<DB::Row>,
) -> Result<Vec<DB::Output>, Error> {
    rows.iter().map(read::<DB, T, R>).collect()
}

pub(crate) fn first<DB: Fetch<R>, T: Updatable, R>(
    rows: Vec<DB::Row>,
) -> Result<Option<DB::Output>, Error> {
    rows.first().map(read::<DB, T, R>).transpose()
}

pub(crate) fn one<DB: Fetch<R>, T: Updatable, R>(rows: Vec<DB::Row>) -> Result<DB::Output, Error> {
    rows.first()
        .map_or_else(|| Err(not_found::<T>()), read::<DB, T, R>)
}

fn read<DB: Fetch<R>, T: Updatable, R>(row: &DB::Row) -> Result<DB::Output, Error> {
    DB::read(row).map_err(|source| Error::DecodeAfterApply {
        table: T::TABLE.name,
        source,
    })
}

#[cold]
pub(crate) fn not_found<T: Updatable>() -> Error {
    Error::NotFound {
        table: T::TABLE.name,
    }
}
