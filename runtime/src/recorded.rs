//! `#[updatable(history = "..")]`: what rows were and became is written down, in the transaction of the update.

use std::ops::DerefMut;

use sqlx::Acquire;

use crate::actor::Signs;
use crate::assemble::Output;
use crate::assignment::table;
use crate::backend::Backend;
use crate::conflict::{Executing, Fetching, Manner, Sequel};
use crate::dialect::Dialect;
use crate::error::{Error, of_commit};
use crate::execute::{Answer, Query, Updated, every, first, not_found, one};
use crate::filter::{FetchOne, Where};
use crate::guard::Discard;
use crate::guard::transact::{Lent, roll_back, settle};
use crate::joins::NoJoins;
use crate::key::Pins;
use crate::part::{Changes, Sends, SendsAll, Splice};
use crate::read_back::{KeyIn, KeyOn, lock, query, set_is_empty};
use crate::returning::{Fetch, Returning, Returns};
use crate::source::Target;
use crate::sql::Sql;
use crate::steps::Steps;
use crate::storage::Keeps;
use crate::survey::alias_prefix;
use crate::table::{History, Updatable};
use crate::update::Update;

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
/// | `old_row`, `new_row` | the row before and after: `jsonb` on PostgreSQL, `JSON` on MySQL, `TEXT` on SQLite. `new_row` is JSON's `null` until it is known |
/// | `changed_at` | the database's time, as [`now`](crate::now) gives it for a `DateTime<Utc>` |
/// | `changed_by` | what the `#[updatable(actor)]` column became, if the table has one; of the same type |
///
/// Other columns, such as an `id` that the database counts, are the database's. There is one row for each row that is updated,
/// whatever changed in it, and none for an update that fails or finds nothing.
///
/// An update of a row in memory, with [`UpdateRow`](crate::UpdateRow) or [`Tracked`](crate::Tracked), is written down by itself.
///
/// There are four statements in one transaction (of its own, or a savepoint of yours): the rows are locked and their keys read;
/// what they are is written to the history; they are updated, by their keys; what they became is added. On SQLite, a row is
/// written as it is stored: a `Numeric` in minor units, a BLOB in hexadecimal digits.
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
        if let Err(error) = refuse::<A::Database, _, _, _, _>(&self.update) {
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

/// What is wrong with it, before anything is sent.
fn refuse<DB, T, S, F, R>(update: &Update<T, S, F, R>) -> Result<(), Error>
where
    DB: Backend,
    T: Updatable,
    S: Changes,
    F: Where,
    R: Returning,
{
    let table = T::TABLE.name;
    if set_is_empty::<DB, T, S, F>(&update.set) {
        return Err(Error::NoChanges { table });
    }
    update.set.validate()?;
    if update.filter.is_empty() {
        return Err(Error::EmptyFilter { table });
    }
    match Sql::<DB, T, S, F, R, NoJoins, false>::REFUSED {
        Some(reason) => Err(Error::Unsupported { table, reason }),
        None => Ok(()),
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
                if roll_back(transaction, nested).await.is_err() {
                    settle::<DB>(&mut lent.connection).await;
                }
                return Err(error);
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
    let sequel = Sequel::<DB>::of::<T, F>(&filter)?;
    let rows = DB::fetch_all(connection, lock::<DB, T, S, F, R>(filter)?).await?;
    let keys: Vec<_> = rows
        .iter()
        .map(T::Key::read)
        .collect::<Result<_, sqlx::Error>>()?;
    let by = || KeyIn::<T, DB> { keys: keys.clone() };
    if keys.is_empty() {
        if let Some(sequel) = sequel
            && let Some(conflict) = sequel.ask(connection).await?
        {
            return Err(conflict);
        }
        return Ok(None);
    }
    let update: Update<T, S, KeyIn<T, DB>, R> =
        crate::update::update(table(), set, by()).giving(returning);
    let update = update.prepare::<DB, false>()?;
    let Some(history) = T::TABLE.history else {
        return Ok(Some(M::on_connection(connection, update).await?));
    };
    let before = before::<DB, T, _>(history, by(), Splice::write)?;
    let after = after::<DB, T, _>(history, by(), Splice::write)?;
    DB::execute(connection, before).await?;
    let answer = M::on_connection(connection, update).await?;
    DB::execute(connection, after).await?;
    Ok(Some(answer))
}

// INSERT INTO "books_history" ("book_id", "old_row", "changed_at")
// SELECT "books"."book_id", json_object(..), now() FROM "books" WHERE "books"."book_id" IN (?)
pub(crate) fn before<DB, T, F>(
    history: &History,
    by: F,
    write: impl FnOnce(&F, &mut Output),
) -> Result<Query<DB>, Error>
where
    DB: Sends<F>,
    T: Updatable,
{
    let mut out = Output::new(DB::DIALECT);
    out.push("INSERT INTO ");
    out.quoted(&history.quoted);
    out.push(" (");
    for key in T::TABLE.keys {
        out.quoted(&key.target);
        out.push(", ");
    }
    word(&mut out, "old_row");
    out.push(", ");
    word(&mut out, "new_row");
    out.push(", ");
    word(&mut out, "changed_at");
    out.push(") SELECT ");
    for key in T::TABLE.keys {
        out.quoted(&key.qualified);
        out.push(", ");
    }
    row_as_json::<T>(&mut out);
    // JSON's null: not yet known. A row without `new_row` is one of a deletion, written by others.
    out.push(match DB::DIALECT {
        Dialect::Postgres => ", 'null'::jsonb, ",
        Dialect::Sqlite | Dialect::MySql => ", 'null', ",
    });
    out.push(match DB::DIALECT {
        // As chrono writes it, and as time reads it, too.
        Dialect::Sqlite => {
            "replace(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00', '.000+', '+')"
        }
        Dialect::Postgres => "now()",
        Dialect::MySql => "utc_timestamp(6)",
    });
    out.push(" FROM ");
    out.quoted(&T::TABLE.quoted);
    out.push(" WHERE ");
    write(&by, &mut out);
    query::<DB, T>(out.finish(), |arguments| DB::bind(by, arguments))
}

// UPDATE "books_history" AS h SET "new_row" = (SELECT json_object(..) FROM "books" WHERE "books"."book_id" = h."book_id")
// WHERE h."new_row" IS NULL AND EXISTS (SELECT 1 FROM "books" WHERE "books"."book_id" = h."book_id" AND "books"."book_id" IN (?))
//
// Nobody else has rows without `new_row` for these keys: those of the table are locked.
pub(crate) fn after<DB, T, F>(
    history: &History,
    by: F,
    write: impl FnOnce(&F, &mut Output),
) -> Result<Query<DB>, Error>
where
    DB: Sends<F>,
    T: Updatable,
{
    let mut out = Output::new(DB::DIALECT);
    let history_alias = format!("{}0", alias_prefix(T::TABLE));
    let of_row = |out: &mut Output| {
        out.push(" FROM ");
        out.quoted(&T::TABLE.quoted);
        for (index, key) in T::TABLE.keys.iter().enumerate() {
            out.push(if index == 0 { " WHERE " } else { " AND " });
            out.quoted(&key.qualified);
            out.push(" = ");
            out.push(&history_alias);
            out.push(".");
            out.quoted(&key.target);
        }
    };
    out.push("UPDATE ");
    out.quoted(&history.quoted);
    out.push(" AS ");
    out.push(&history_alias);
    out.push(" SET ");
    word(&mut out, "new_row");
    out.push(" = (SELECT ");
    row_as_json::<T>(&mut out);
    of_row(&mut out);
    out.push(")");
    if let Some(actor) = history.actor {
        out.push(", ");
        word(&mut out, "changed_by");
        out.push(" = (SELECT ");
        out.quoted(&actor.qualified);
        of_row(&mut out);
        out.push(")");
    }
    out.push(match DB::DIALECT {
        Dialect::MySql => " WHERE JSON_TYPE(",
        Dialect::Sqlite | Dialect::Postgres => " WHERE ",
    });
    out.push(&history_alias);
    out.push(".");
    word(&mut out, "new_row");
    out.push(match DB::DIALECT {
        Dialect::MySql => ") = 'NULL'",
        Dialect::Postgres => " = 'null'::jsonb",
        Dialect::Sqlite => " = 'null'",
    });
    out.push(" AND EXISTS (SELECT 1");
    of_row(&mut out);
    out.push(" AND ");
    write(&by, &mut out);
    out.push(")");
    query::<DB, T>(out.finish(), |arguments| DB::bind(by, arguments))
}

/// A name of ours, quoted.
fn word(out: &mut Output, name: &str) {
    let mark = match out.dialect() {
        Dialect::MySql => "`",
        Dialect::Sqlite | Dialect::Postgres => "\"",
    };
    out.push(mark);
    out.push(name);
    out.push(mark);
}

/// A row of the table as one value.
fn row_as_json<T: Updatable>(out: &mut Output) {
    /// SQLite takes 127 arguments, and less on some builds.
    const AT_ONCE: usize = 40;

    let chunks = T::TABLE.columns.chunks(AT_ONCE);
    let last = chunks.len() - 1;
    for (index, columns) in chunks.enumerate() {
        match (out.dialect(), index) {
            (Dialect::Postgres, 0) => out.push("jsonb_build_object("),
            (Dialect::Postgres, _) => out.push(" || jsonb_build_object("),
            (Dialect::MySql, 0) => out.push("json_object("),
            (Dialect::MySql, _) => out.push(", "),
            // Put together as text: json_set cannot name every column, and json_patch drops NULL.
            (Dialect::Sqlite, 0) if last == 0 => out.push("json_object("),
            (Dialect::Sqlite, 0) => out.push("rtrim(json_object("),
            (Dialect::Sqlite, index) if index == last => {
                out.push(" || ',' || ltrim(json_object(");
            }
            (Dialect::Sqlite, _) => out.push(" || ',' || trim(json_object("),
        }
        pairs(out, columns);
        match (out.dialect(), index) {
            (Dialect::MySql, index) if index < last => {}
            (Dialect::Sqlite, 0) if last > 0 => out.push("), '}')"),
            (Dialect::Sqlite, index) if index > 0 && index == last => out.push("), '{')"),
            (Dialect::Sqlite, index) if index > 0 => out.push("), '{}')"),
            _ => out.push(")"),
        }
    }
}

/// `'book_id', "books"."book_id", ..`
fn pairs(out: &mut Output, columns: &[&crate::table::ColumnName]) {
    let dialect = out.dialect();
    for (index, column) in columns.iter().enumerate() {
        if index > 0 {
            out.push(", ");
        }
        out.push("'");
        let mut name = column.name.replace('\'', "''");
        if dialect == Dialect::MySql {
            name = name.replace('\\', "\\\\");
        }
        out.push(&name);
        out.push("', ");
        let quoted = &column.qualified;
        match dialect {
            Dialect::Postgres => out.quoted(quoted),
            // JSON has no bytes.
            Dialect::Sqlite => {
                out.push("iif(typeof(");
                out.quoted(quoted);
                out.push(") = 'blob', hex(");
                out.quoted(quoted);
                out.push("), ");
                out.quoted(quoted);
                out.push(")");
            }
            // Neither has it here. MariaDB would write the bytes as they are. Numbers and times are "binary", too, but coercible.
            // What `IF` is given has to be JSON, or it would make text of numbers.
            Dialect::MySql => {
                out.push("JSON_EXTRACT(IF(CHARSET(");
                out.quoted(quoted);
                out.push(") = 'binary' AND COERCIBILITY(");
                out.quoted(quoted);
                out.push(") = 2, JSON_OBJECT('v', HEX(");
                out.quoted(quoted);
                out.push(")), JSON_OBJECT('v', ");
                out.quoted(quoted);
                out.push(")), '$.v')");
            }
        }
    }
}
