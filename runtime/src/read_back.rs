//! Reading changed rows back with a second statement, in the same transaction: where there is no RETURNING, and where it
//! would miss what a trigger does afterwards.

use sqlx::Transaction;

use crate::actor::Signs;
use crate::assemble::{Output, run};
use crate::assignment::table;
use crate::by_keys::{KeyIn, KeyOn, check, keys, query};

use crate::error::Error;
use crate::execute::{Query, every, first, one};
use crate::filter::{FetchOne, Where};
use crate::joins::NoJoins;
use crate::part::{Bind, Changes, Sends, SendsAll, Splice};
use crate::recorded::Forgets;
use crate::returning::{Fetch, NoRows, OnlyNew, Returned, Returning, Rows, WholeRow};
use crate::sql::Sql;
use crate::steps::Steps;
use crate::storage::Keeps;
use crate::table::Updatable;
use crate::update::Update;

/// An [`Update`] whose rows are read back by SELECT: see [`Update::reading_back`].
///
/// # Example: the row, on MySQL
///
/// ```
/// # use updatable::{Updatable, update};
/// # #[derive(sqlx::FromRow, Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String }
/// # #[cfg(feature = "mysql")]
/// # async fn example(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
/// let mut tx = pool.begin().await?;
/// let book: Book = update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3), returning(b))
///     .reading_back()
///     .fetch_one(&mut tx)
///     .await?;
/// tx.commit().await?;
/// # let _ = book;
/// # Ok(())
/// # }
/// ```
#[must_use = "an update does nothing until `.fetch_one(..)` or the like is awaited"]
pub struct ReadingBack<T, S, F, R> {
    update: Update<T, S, F, R>,
}

impl<T, S, F, R> std::fmt::Debug for ReadingBack<T, S, F, R> {
    /// Without the values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReadingBack")
    }
}

impl<T, S, F, R: ReadableBack> Update<T, S, F, R> {
    /// Has the changed rows read by a SELECT after the update, in a transaction of yours, on every database: where MySQL has no
    /// RETURNING, and where a trigger changes them after the others' RETURNING has looked.
    ///
    /// There are three statements: one locks the rows that the filter finds and reads their keys (on SQLite the transaction
    /// itself is the lock; begin it with `BEGIN IMMEDIATE`), one updates the rows with these keys, and one reads them. So the
    /// rows that come back are those that were changed, whatever the update did to what the filter looks at. They come back
    /// as the transaction sees them, in no particular order.
    ///
    /// # Example: prices after a trigger
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    /// let copies: Vec<(i64, i64)> = Book::update_where(|b| b.genre.eq("fiction"))
    ///     .set(|b| b.genre.set("sale"))
    ///     .returning(|b| (b.book_id, b.copies))
    ///     .reading_back()
    ///     .fetch_all(&mut tx)
    ///     .await?;
    /// tx.commit().await?;
    /// # let _ = copies;
    /// # Ok(())
    /// # }
    /// ```
    pub fn reading_back(self) -> ReadingBack<T, S, F, R> {
        ReadingBack { update: self }
    }
}

/// What can be read after an update.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this update returns nothing that can be read back",
    label = "there is nothing to read",
    note = "say what: `returning(b)` in `update!`, `.returning_row()` or `.returning(..)` in the builder"
)]
pub trait ReadableBack: Returning {}

#[diagnostic::do_not_recommend]
impl<T: Updatable> ReadableBack for WholeRow<T> {}
#[diagnostic::do_not_recommend]
impl<A: Returned<Age: OnlyNew>> ReadableBack for Rows<A> {}

impl<T, S, F, R> ReadingBack<T, S, F, R>
where
    T: Updatable + 'static,
    S: Changes + Send,
    F: Where + Send,
    R: Returning + Send,
{
    /// Updates, and reads the changed rows.
    ///
    /// # Errors
    ///
    /// As [`Update::fetch_all`]. After an error, roll the transaction back: the update may be in it.
    ///
    /// # Example: what was changed
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "mysql")]
    /// # async fn example(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin().await?;
    /// let books: Vec<Book> =
    ///     update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"), returning(b))
    ///         .reading_back()
    ///         .fetch_all(&mut tx)
    ///         .await?;
    /// tx.commit().await?;
    /// # let _ = books;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_all<'e, DB>(
        self,
        transaction: &'e mut Transaction<'_, DB>,
    ) -> Steps<'e, Vec<<DB as Fetch<R>>::Output>>
    where
        DB: Keeps<T>
            + SendsAll<S, KeyIn<T, DB>, NoRows, NoJoins>
            + Sends<F>
            + Sends<R>
            + Fetch<R>
            + Signs<T, S>
            + Forgets<T>,
        T::Key: KeyOn<DB>,
        Self: 'e,
    {
        self.run(transaction, every::<DB, T, R>)
    }

    /// Updates, and reads the changed row if there is one: see [`Update::fetch_optional`].
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
    /// # #[cfg(feature = "mysql")]
    /// # async fn example(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin().await?;
    /// let book: Option<Book> =
    ///     update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3), returning(b))
    ///         .reading_back()
    ///         .fetch_optional(&mut tx)
    ///         .await?;
    /// tx.commit().await?;
    /// # let _ = book;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_optional<'e, DB>(
        self,
        transaction: &'e mut Transaction<'_, DB>,
    ) -> Steps<'e, Option<<DB as Fetch<R>>::Output>>
    where
        DB: Keeps<T>
            + SendsAll<S, KeyIn<T, DB>, NoRows, NoJoins>
            + Sends<F>
            + Sends<R>
            + Fetch<R>
            + FetchOne<T, F>
            + Signs<T, S>
            + Forgets<T>,
        T::Key: KeyOn<DB>,
        Self: 'e,
    {
        self.run(transaction, first::<DB, T, R>)
    }

    /// Updates, and reads the changed row: see [`Update::fetch_one`].
    ///
    /// # Errors
    ///
    /// As [`fetch_all`](Self::fetch_all), and [`Error::NotFound`] if no row matched.
    ///
    /// # Example: a column of it
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// # #[cfg(feature = "mysql")]
    /// # async fn example(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin().await?;
    /// let copies: i64 =
    ///     update!(Book as b, set(b.copies += 1), filter(b.book_id == 3), returning(b.copies))
    ///         .reading_back()
    ///         .fetch_one(&mut tx)
    ///         .await?;
    /// tx.commit().await?;
    /// # let _ = copies;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_one<'e, DB>(
        self,
        transaction: &'e mut Transaction<'_, DB>,
    ) -> Steps<'e, <DB as Fetch<R>>::Output>
    where
        DB: Keeps<T>
            + SendsAll<S, KeyIn<T, DB>, NoRows, NoJoins>
            + Sends<F>
            + Sends<R>
            + Fetch<R>
            + FetchOne<T, F>
            + Signs<T, S>
            + Forgets<T>,
        T::Key: KeyOn<DB>,
        Self: 'e,
    {
        self.run(transaction, one::<DB, T, R>)
    }

    fn run<'e, DB, O>(
        self,
        transaction: &'e mut Transaction<'_, DB>,
        finish: fn(Vec<DB::Row>) -> Result<O, Error>,
    ) -> Steps<'e, O>
    where
        DB: Keeps<T> + SendsAll<S, KeyIn<T, DB>, NoRows, NoJoins> + Sends<F> + Sends<R>,
        T::Key: KeyOn<DB>,
        O: 'e,
        Self: 'e,
    {
        let connection = &mut **transaction;
        Steps::of::<T>(Box::pin(async move {
            let Update {
                set,
                filter,
                returning,
                ..
            } = self.update;
            check::<DB, T, S, F, R>(&set, &filter)?;
            let keys = keys::<DB, T, S, F, R>(filter, connection).await?;
            if keys.is_empty() {
                return finish(Vec::new());
            }
            let changed = KeyIn::<T, DB> { keys: keys.clone() };
            let update: Update<T, S, KeyIn<T, DB>, NoRows> =
                crate::update::update(table(), set, changed);
            // What the second would refuse, the first has not changed.
            let update = update.prepare::<DB, false>()?;
            let read = read::<DB, T, S, F, R>(returning, KeyIn { keys })?;
            DB::execute(connection, update).await?;
            finish(DB::fetch_all(connection, read).await?)
        }))
    }
}

/// The statement that reads what comes back.
fn read<DB, T, S, F, R>(returning: R, keys: KeyIn<T, DB>) -> Result<Query<DB>, Error>
where
    DB: Sends<R>,
    T: Updatable,
    T::Key: KeyOn<DB>,
    S: Changes,
    F: Where,
    R: Returning,
{
    let mut out = Output::new(DB::DIALECT);
    run(
        Sql::<DB, T, S, F, R, NoJoins, false>::READ_BACK,
        &mut out,
        &|index| returning.site(index),
    );
    keys.write(&mut out);
    if DB::DIALECT == crate::dialect::Dialect::MySql {
        // Without it, a row to which the update assigned what it already had would be read as the transaction saw it first.
        out.push(" FOR UPDATE");
    }
    query::<DB, T>(out.finish(), |arguments| {
        <DB as Sends<R>>::bind(returning, arguments)?;
        Bind::<DB>::bind(keys, arguments)
    })
}
