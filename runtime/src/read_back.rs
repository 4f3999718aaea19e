//! Reading changed rows back with a second statement, in the same transaction: where there is no RETURNING, and where it
//! would miss what a trigger does afterwards.

use sqlx::{AssertSqlSafe, Decode, Row, SqlSafeStr, Transaction, Type};

use crate::actor::Signs;
use crate::assemble::{Assembled, Output, run};
use crate::assignment::table;
use crate::backend::{Arguments, Backend, Storable, add};
use crate::column::Column;
use crate::conflict::Sequel;
use crate::error::Error;
use crate::execute::{Query, every, first, one};
use crate::filter::{FetchOne, Where};
use crate::joins::NoJoins;
use crate::key::NoKey;
use crate::node::Node;
use crate::part::{Bind, Changes, Sends, SendsAll, Site, Splice};
use crate::recorded::Forgets;
use crate::returning::{Fetch, NoRows, OnlyNew, Returned, Returning, Rows, WholeRow};
use crate::row::write_rows;
use crate::source::Source;
use crate::sql::Sql;
use crate::steps::Steps;
use crate::storage::Keeps;
use crate::table::{ColumnDef, Updatable};
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

/// The values of a key, `Self` being its columns, on `DB`.
#[doc(hidden)]
pub trait KeyOn<DB: Backend> {
    /// A tuple of them.
    type Values: Clone + Send + Sync;

    /// Reads them from a row.
    fn read(row: &DB::Row) -> Result<Self::Values, sqlx::Error>;
    /// Binds them.
    fn bind(values: Self::Values, arguments: &mut Arguments<DB>) -> Result<(), Error>;
}

macro_rules! keys {
    ($(($($C:ident $T:ident $index:tt)+),)*) => {
        $(
            impl<DB, $($C, $T),+> KeyOn<DB> for ($(Column<$C, $T>,)+)
            where
                DB: Backend,
                $($C: ColumnDef, $T: Storable<DB, $C> + for<'r> Decode<'r, DB> + Type<DB> + Clone + Send + Sync,)+
                usize: sqlx::ColumnIndex<DB::Row>,
            {
                type Values = ($($T,)+);

                fn read(row: &DB::Row) -> Result<Self::Values, sqlx::Error> {
                    Ok(($(row.try_get($index)?,)+))
                }

                fn bind(values: Self::Values, arguments: &mut Arguments<DB>) -> Result<(), Error> {
                    $(add::<DB, $C, $T>(arguments, values.$index)?;)+
                    Ok(())
                }
            }
        )*
    };
}

keys! {
    (A TA 0),
    (A TA 0 B TB 1),
    (A TA 0 B TB 1 C TC 2),
    (A TA 0 B TB 1 C TC 2 D TD 3),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5),
}

/// The filter `key IN (keys)`.
#[doc(hidden)]
pub struct KeyIn<T: Updatable, DB: Backend>
where
    T::Key: KeyOn<DB>,
{
    pub(crate) keys: Vec<<T::Key as KeyOn<DB>>::Values>,
}

impl<T: Updatable, DB: Backend> Splice for KeyIn<T, DB>
where
    T::Key: KeyOn<DB>,
{
    fn write(&self, out: &mut Output) {
        let count = self.keys.len();
        if let [key] = T::TABLE.keys {
            out.quoted(&key.qualified);
            out.push(" IN ");
            return out.list(count);
        }
        for (index, key) in T::TABLE.keys.iter().enumerate() {
            out.push(if index == 0 { "(" } else { ", " });
            out.quoted(&key.qualified);
        }
        out.push(") IN ");
        write_rows(out, count, T::TABLE.keys.len());
    }
}

impl<T: Updatable, DB: Backend> Where for KeyIn<T, DB>
where
    T::Key: KeyOn<DB>,
{
    const NODE: Option<&'static Node> = Some(&Node::Splice);
    /// They have been found.
    const WITH_DELETED: bool = true;
    const SITES: usize = 1;
    type Pins<By: Source> = NoKey;

    fn site(&self, _: usize) -> Site<'_> {
        Site::Splice(self)
    }

    fn is_empty(&self) -> bool {
        false
    }
}

impl<T: Updatable, DB: Backend> Bind<DB> for KeyIn<T, DB>
where
    T::Key: KeyOn<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.keys
            .into_iter()
            .try_for_each(|key| T::Key::bind(key, arguments))
    }
}

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
            let nothing = set_is_empty::<DB, T, S, F>(&set);
            if nothing {
                return Err(Error::NoChanges {
                    table: T::TABLE.name,
                });
            }
            set.validate()?;
            if filter.is_empty() {
                return Err(Error::EmptyFilter {
                    table: T::TABLE.name,
                });
            }
            if let Some(reason) = Sql::<DB, T, S, F, R, NoJoins, false>::REFUSED {
                return Err(Error::Unsupported {
                    table: T::TABLE.name,
                    reason,
                });
            }
            let sequel = Sequel::<DB>::of::<T, F>(&filter)?;
            let rows = DB::fetch_all(connection, lock::<DB, T, S, F, R>(filter)?).await?;
            let keys: Vec<_> = rows
                .iter()
                .map(T::Key::read)
                .collect::<Result<_, sqlx::Error>>()?;
            if keys.is_empty() {
                if let Some(sequel) = sequel
                    && let Some(conflict) = sequel.ask(connection).await?
                {
                    return Err(conflict);
                }
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

/// Every value is absent.
pub(crate) fn set_is_empty<DB: Backend, T: Updatable, S: Changes, F: Where>(set: &S) -> bool {
    !Sql::<DB, T, S, F, NoRows, NoJoins, false>::ALWAYS_CHANGES
        && (0..S::SITES).all(|site| set.site(site).count() == 0)
}

/// The statement that locks the rows and reads their keys.
pub(crate) fn lock<DB, T, S, F, R>(filter: F) -> Result<Query<DB>, Error>
where
    DB: Sends<F>,
    T: Updatable,
    S: Changes,
    F: Where,
    R: Returning,
{
    let mut out = Output::new(DB::DIALECT);
    run(
        Sql::<DB, T, S, F, R, NoJoins, false>::KEYS,
        &mut out,
        &|index| filter.site(index),
    );
    query::<DB, T>(out.finish(), |arguments| {
        <DB as Sends<F>>::bind(filter, arguments)
    })
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

pub(crate) fn query<DB: Backend, T: Updatable>(
    assembled: Assembled,
    bind: impl FnOnce(&mut Arguments<DB>) -> Result<(), Error>,
) -> Result<Query<DB>, Error> {
    // Names quoted by the derive, placeholders and our own words: nothing else is in it.
    let sql = AssertSqlSafe(assembled.text).into_sql_str();
    Query::bound(T::TABLE.name, sql, assembled.parameters, bind)
}
