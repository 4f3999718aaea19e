//! `#[updatable(history = "..")]`: what rows were and became is written down, in the transaction of the update.

mod statements;

use std::collections::HashSet;
use std::ops::DerefMut;

use sqlx::Acquire;

use crate::actor::Signs;
use crate::assignment::table;
use crate::backend::Backend;
use crate::by_keys::{KeyIn, KeyOn, check, keys};
use crate::conflict::{Executing, Fetching, Manner};
use crate::error::{Error, of_commit};
use crate::execute::{Answer, Updated, every, first, not_found, one};
use crate::filter::{FetchOne, Where};
use crate::guard::Discard;
use crate::guard::transact::{Lent, failed, roll_back, settle};
use crate::joins::NoJoins;
use crate::key::Pins;
use crate::part::{Changes, Sends, SendsAll, Splice};
use crate::returning::{Fetch, Returning, Returns};
use crate::source::Target;
use crate::steps::Steps;
use crate::storage::Keeps;
use crate::table::Updatable;
use crate::update::Update;

pub(crate) use statements::{Insertion, document, select};
use statements::{at_once, insert};

/// A table of whose rows nothing is written down.
#[doc(hidden)]
pub enum NoHistory {}

/// A table with a history.
#[doc(hidden)]
pub enum Remembered {}

/// A table that an update can be executed on without a history. A bound on the database, as all those of an executor are.
#[doc(hidden)]
pub trait Forgets<T>: Backend {}

impl<DB: Backend, T: Updatable<History: IsNone<T>>> Forgets<T> for DB {}

/// A table without a history.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{T}` has a history, in which this update would be missing",
    label = "not recorded",
    note = "add `.recorded()` before this call: the update and its history are then one transaction",
    note = "it stands in place of a guard, of `reading_back()` and of `old(..)`: the history has what was before"
)]
pub trait IsNone<T> {}

impl<T> IsNone<T> for NoHistory {}

/// A table with a history.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this table has no history",
    label = "there is nowhere to record the update",
    note = "`#[updatable(history = \"books_history\")]` on the struct says where it is"
)]
pub trait IsSome {}

impl IsSome for Remembered {}

/// A table that an update of it can be recorded of.
#[doc(hidden)]
pub trait Remembers<T>: Backend {}

impl<DB: Backend, T: Updatable<History: IsSome>> Remembers<T> for DB {}

/// An [`Update`] that is written down in the table's history, with what each row was and became.
///
/// Made by [`Update::recorded`]. The history is a table of yours, named by `#[updatable(history = "..")]`:
///
/// | column | |
/// |---|---|
/// | those of the key, as in the table | which row |
/// | `old_row`, `new_row` | the row before and after: `jsonb` on PostgreSQL, `JSON` on MySQL, `TEXT` on SQLite. `new_row` is NULL if a trigger has deleted the row |
/// | `changed_at` | the database's time, as [`now`](crate::now) gives it for a `DateTime<Utc>` |
/// | `changed_by` | what the `#[updatable(actor)]` column became, if the table has one; of the same type |
///
/// Other columns, such as an `id` that the database counts, are the database's. There is one row for each row that is updated,
/// whatever changed in it, and none for an update that fails or finds nothing.
///
/// An update of a row in memory, with [`UpdateRow`](crate::UpdateRow) or [`Tracked`](crate::Tracked), is written down by itself.
///
/// There are four statements in one transaction (of its own, or a savepoint of yours): the rows are locked and their keys read;
/// what they are is read; they are updated, by their keys; what they were and became is written, of 100 rows at once. Of the
/// history, it takes the privilege to insert and no other. On SQLite, a row is written as it is stored: a `Numeric` in minor units,
/// a BLOB in hexadecimal digits.
///
/// # Example: a price and its history
///
/// ```
/// use updatable::{Updatable, update};
///
/// #[derive(Updatable)]
/// #[updatable(table = "books", history = "books_history")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     copies: i64,
///     #[updatable(actor)]
///     updated_by: String,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use sqlx::Connection;
/// # let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await?;
/// sqlx::raw_sql(
///     "CREATE TABLE books (book_id INTEGER PRIMARY KEY, copies INTEGER NOT NULL, updated_by TEXT NOT NULL) STRICT;
///      CREATE TABLE books_history (
///          history_id INTEGER PRIMARY KEY,
///          book_id INTEGER NOT NULL,
///          old_row TEXT NOT NULL,
///          new_row TEXT,
///          changed_at TEXT NOT NULL,
///          changed_by TEXT
///      ) STRICT;
///      INSERT INTO books VALUES (3, 5, 'nobody');",
/// )
/// .execute(&mut db)
/// .await?;
///
/// update!(Book as b, set(b.copies -= 1), filter(b.book_id == 3))
///     .actor("ann")
///     .recorded()
///     .execute(&mut db)
///     .await?;
///
/// let (old, new, who): (i64, i64, String) = sqlx::query_as(
///     "SELECT old_row ->> 'copies', new_row ->> 'copies', changed_by FROM books_history WHERE book_id = 3",
/// )
/// .fetch_one(&mut db)
/// .await?;
/// assert_eq!((old, new, who.as_str()), (5, 4, "ann"));
/// # Ok(())
/// # }
/// ```
#[must_use = "an update does nothing until `.execute(..)` is awaited"]
pub struct Recorded<T, S, F, R> {
    update: Update<T, S, F, R>,
}

impl<T, S, F, R> std::fmt::Debug for Recorded<T, S, F, R> {
    /// Without the values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recorded")
    }
}

impl<T: Updatable, S, F, R> Update<T, S, F, R> {
    /// Writes down in the table's history what the update changes: see [`Recorded`].
    ///
    /// An update of a table with `#[updatable(history = "..")]` is not executed without.
    ///
    /// # Example: several rows
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books", history = "books_history")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let updated = update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"))
    ///     .recorded()
    ///     .execute(pool)
    ///     .await?;
    /// println!("{} rows, and as many in the history", updated.matched);
    /// # Ok(())
    /// # }
    /// ```
    pub fn recorded(self) -> Recorded<T, S, F, R> {
        Recorded { update: self }
    }
}

/// The database of `A`.
type DatabaseOf<'c, A> = <A as Acquire<'c>>::Database;
/// What `R` reads a row of it as.
type OutputOf<'c, A, R> = <DatabaseOf<'c, A> as Fetch<R>>::Output;

/// A database on which such an update can be recorded: a bound on the database, as all those of an executor are.
#[doc(hidden)]
pub trait WritesDown<T: Updatable, S, F, R>:
    Keeps<T> + Returns<R> + SendsAll<S, KeyIn<T, Self>, R, NoJoins> + Sends<F> + Signs<T, S>
where
    T::Key: KeyOn<Self>,
{
}

impl<DB, T: Updatable, S, F, R> WritesDown<T, S, F, R> for DB
where
    T::Key: KeyOn<DB>,
    DB: Keeps<T>
        + Returns<R>
        + SendsAll<S, KeyIn<T, DB>, R, NoJoins>
        + Sends<F>
        + Signs<T, S>
        + Remembers<T>,
{
}

impl<T, S, F, R> Recorded<T, S, F, R>
where
    T: Updatable + 'static,
    S: Changes + Send,
    F: Where + Send,
    R: Returning + Send,
{
    /// Executes the update, and tells how many rows it matched.
    ///
    /// # Errors
    ///
    /// As of [`Update::execute`]; if the history cannot be written, the error of that. Nothing that the update did is kept then,
    /// [`Error::OutcomeUnknown`] excepted, which is a connection that is lost during the COMMIT.
    ///
    /// The rows are updated by their keys: of more than a statement takes values (32,766 on SQLite, 65,535 on the others), each
    /// row having as many as its key has columns, it is [`Error::TooManyParameters`]. Update fewer rows at once.
    ///
    /// # Example: in a transaction
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books", history = "books_history")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    /// update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3))
    ///     .recorded()
    ///     .execute(&mut *tx)
    ///     .await?;
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn execute<'c, A>(self, executor: A) -> Steps<'c, Updated>
    where
        A: Acquire<'c, Connection: Discard, Database: WritesDown<T, S, F, R>> + 'c,
        T::Key: KeyOn<A::Database>,
        Self: 'c,
    {
        self.run::<A, Executing, _>(
            executor,
            |result| {
                Ok(Updated {
                    matched: DatabaseOf::<A>::matched(&result),
                })
            },
            match <F::Pins<Target> as Pins>::WHOLE_KEY {
                true => Err(not_found::<T>()),
                false => Ok(Updated { matched: 0 }),
            },
        )
    }

    /// Executes the update and returns the changed rows, in no particular order.
    ///
    /// # Errors
    ///
    /// As [`execute`](Self::execute), and as of [`Update::fetch_all`].
    ///
    /// # Example: what was changed
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books", history = "books_history")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let ids: Vec<i64> = update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"), returning(b.book_id))
    ///     .recorded()
    ///     .fetch_all(pool)
    ///     .await?;
    /// # let _ = ids;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_all<'c, A>(self, executor: A) -> Steps<'c, Vec<OutputOf<'c, A, R>>>
    where
        A: Acquire<
                'c,
                Connection: Discard,
                Database: WritesDown<T, S, F, R> + Fetch<R, Output: Send>,
            > + 'c,
        T::Key: KeyOn<A::Database>,
        Self: 'c,
    {
        let none = Ok(Vec::new());
        self.run::<A, Fetching, _>(executor, every::<A::Database, T, R>, none)
    }

    /// Executes the update and returns the changed row, if there is one: see [`Update::fetch_optional`].
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
    /// # #[updatable(table = "books", history = "books_history")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let book: Option<Book> = update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3), returning(b))
    ///     .recorded()
    ///     .fetch_optional(pool)
    ///     .await?;
    /// # let _ = book;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_optional<'c, A>(self, executor: A) -> Steps<'c, Option<OutputOf<'c, A, R>>>
    where
        A: Acquire<
                'c,
                Connection: Discard,
                Database: WritesDown<T, S, F, R> + Fetch<R, Output: Send> + FetchOne<T, F>,
            > + 'c,
        T::Key: KeyOn<A::Database>,
        Self: 'c,
    {
        self.run::<A, Fetching, _>(executor, first::<A::Database, T, R>, Ok(None))
    }

    /// Executes the update and returns the changed row: see [`Update::fetch_one`].
    ///
    /// # Errors
    ///
    /// As [`fetch_all`](Self::fetch_all), and [`Error::NotFound`] if no row matched.
    ///
    /// # Example: the row
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books", history = "books_history")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let book: Book = update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3), returning(b))
    ///     .recorded()
    ///     .fetch_one(pool)
    ///     .await?;
    /// # let _ = book;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_one<'c, A>(self, executor: A) -> Steps<'c, OutputOf<'c, A, R>>
    where
        A: Acquire<
                'c,
                Connection: Discard,
                Database: WritesDown<T, S, F, R> + Fetch<R, Output: Send> + FetchOne<T, F>,
            > + 'c,
        T::Key: KeyOn<A::Database>,
        Self: 'c,
    {
        let none = Err(not_found::<T>());
        self.run::<A, Fetching, _>(executor, one::<A::Database, T, R>, none)
    }

    fn run<'c, A, M, O>(
        self,
        executor: A,
        finish: fn(M::Answer) -> Result<O, Error>,
        none: Result<O, Error>,
    ) -> Steps<'c, O>
    where
        A: Acquire<'c, Connection: Discard, Database: WritesDown<T, S, F, R>> + 'c,
        T::Key: KeyOn<A::Database>,
        M: Manner<A::Database>,
        M::Answer: 'c,
        O: Send + 'c,
        Self: 'c,
    {
        let Update { set, filter, .. } = &self.update;
        if let Err(error) = check::<A::Database, T, S, F, R>(set, filter) {
            return Steps::refused(error);
        }
        Steps::of::<T>(run::<A::Database, _, T, S, F, R, M, O>(
            self.update,
            executor.acquire(),
            finish,
            none,
        ))
    }
}

/// Generic over the connection: as a projection of `Acquire<'c>`, a future that holds it could not be shown to be `Send`.
fn run<'c, DB, C, T, S, F, R, M, O>(
    update: Update<T, S, F, R>,
    connection: Answer<'c, C>,
    finish: fn(M::Answer) -> Result<O, Error>,
    none: Result<O, Error>,
) -> crate::steps::Outcome<'c, O>
where
    DB: WritesDown<T, S, F, R>,
    C: DerefMut<Target = DB::Connection> + Discard + Send + 'c,
    T: Updatable + 'static,
    T::Key: KeyOn<DB>,
    S: Changes + Send + 'c,
    F: Where + Send + 'c,
    R: Returning + Send + 'c,
    M: Manner<DB>,
    M::Answer: 'c,
    O: Send + 'c,
{
    Box::pin(async move {
        let table = T::TABLE.name;
        let mut lent = Lent::of(connection.await?);
        let nested = sqlx::Connection::is_in_transaction(&*lent.connection);
        let mut transaction = lent.begin::<DB>(nested).await?;
        let answer = steps::<DB, T, S, F, R, M>(update, &mut transaction).await;
        let output = match answer {
            // What cannot be read is rolled back.
            Ok(Some(answer)) => finish(answer).map_err(|error| match error {
                Error::DecodeAfterApply { source, .. } => Error::Database(source),
                error => error,
            }),
            Ok(None) => none,
            Err(error) => Err(error),
        };
        let output = match output {
            Ok(output) => output,
            Err(error) => {
                let undone = roll_back(transaction, nested).await;
                return Err(failed::<DB>(&mut lent.connection, undone, table, error).await);
            }
        };
        match transaction.commit().await {
            Ok(()) => Ok(output),
            Err(error) => {
                settle::<DB>(&mut lent.connection).await;
                Err(if nested {
                    error.into()
                } else {
                    of_commit(table, error)
                })
            }
        }
    })
}

/// The statements; nothing comes of them if no row matches.
async fn steps<DB, T, S, F, R, M>(
    update: Update<T, S, F, R>,
    connection: &mut DB::Connection,
) -> Result<Option<M::Answer>, Error>
where
    DB: WritesDown<T, S, F, R>,
    T: Updatable,
    T::Key: KeyOn<DB>,
    S: Changes,
    F: Where,
    R: Returning,
    M: Manner<DB>,
{
    let Update {
        set,
        filter,
        returning,
        ..
    } = update;
    let keys = keys::<DB, T, S, F, R>(filter, connection).await?;
    if keys.is_empty() {
        return Ok(None);
    }
    let by = || KeyIn::<T, DB> { keys: keys.clone() };
    let update: Update<T, S, KeyIn<T, DB>, R> =
        crate::update::update(table(), set, by()).giving(returning);
    let update = update.prepare::<DB, false>()?;
    let Some(history) = T::TABLE.history else {
        return Ok(Some(M::on_connection(connection, update).await?));
    };
    let select = || select::<DB, T, _>(by(), Splice::write);
    let mut rows = Vec::with_capacity(keys.len());
    for row in DB::fetch_all(connection, select()?).await? {
        rows.push((T::Key::read(&row)?, document::<DB, T>(&row)?));
    }
    let answer = M::on_connection(connection, update).await?;
    let matched = M::matched(&answer);
    if matched == 0 {
        return Ok(None);
    }
    if matched < rows.len() as u64 {
        // A trigger has kept some of them as they are.
        let now = DB::fetch_all(connection, select()?).await?;
        let now = now.iter().map(document::<DB, T>);
        let kept: HashSet<_> = now.collect::<Result<_, sqlx::Error>>()?;
        rows.retain(|(_, old)| !kept.contains(old));
    }
    for rows in rows.chunks(at_once::<DB, T>(history)) {
        DB::execute(connection, insert::<DB, T>(history, rows)?).await?;
    }
    Ok(Some(answer))
}
