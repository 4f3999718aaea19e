//! A statement: made by [`update!`](crate::update!) or by the builder, executed on any sqlx executor.

use std::borrow::Cow;
use std::marker::PhantomData;

use crate::assignment::{self, Patch, TableOf, table};
use crate::backend::Backend;
use crate::condition::Condition;
use crate::filter::{AllRows, FilterOf, Where};
use crate::joins::{Joins, NoJoins};
use crate::part::{Bind, Changes, Over, PatchOf, Site};
use crate::returning::{IntoReturning, NoRows, Returned, Returning, Returns, Rows, WholeRow};
use crate::sql::{Pieces, Sql};
use crate::storage::Keeps;
use crate::table::Updatable;

/// An update of the table `T` that has not been executed yet.
///
/// Made by [`update!`](crate::update!), or by the functions that the derive generates (`Book::update_by_key`,
/// `Book::update_where`, `Book::update_all_rows`), to which [`set`](Self::set) and [`patch`](Self::patch) add what is
/// to change. `S`, `F`, `R` and `J` are the assignments, the filter, what
/// comes back and the other tables.
///
/// It is not tied to a database until it meets an executor, and does nothing until then.
///
/// # Example: the builder
///
/// ```
/// # use updatable::Updatable;
/// #[derive(Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     genre: String,
/// }
///
/// # #[cfg(feature = "sqlite")]
/// # async fn rename(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
/// let updated = Book::update_where(|b| b.genre.eq("fiction"))
///     .set(|b| b.genre.set("sci-fi"))
///     .execute(pool)
///     .await?;
/// println!("{} books", updated.matched);
/// # Ok(())
/// # }
/// ```
#[must_use = "an update does nothing until `.execute(..)` is awaited"]
pub struct Update<T, S, F, R, J = NoJoins> {
    pub(crate) set: S,
    pub(crate) filter: F,
    pub(crate) returning: R,
    pub(crate) joins: J,
    pub(crate) table: PhantomData<fn() -> T>,
}

impl<T, S, F, R, J> std::fmt::Debug for Update<T, S, F, R, J> {
    /// Without the values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Update")
    }
}

/// An update to which nothing has been assigned yet.
#[doc(hidden)]
pub struct Unset;

/// So that only [`Changes`] is missing.
impl<DB: Backend> Bind<DB> for Unset {
    fn bind(self, _: &mut crate::backend::Arguments<DB>) -> Result<(), crate::error::Error> {
        Ok(())
    }
}

/// Assignments, and another one after them.
#[doc(hidden)]
pub trait Then<A> {
    /// All of them.
    type All;

    /// Adds it.
    fn then(self, last: A) -> Self::All;
}

impl<A> Then<A> for Unset {
    type All = Assignments<A>;

    fn then(self, last: A) -> Self::All {
        Assignments(last)
    }
}

/// What the builder has been given to set.
#[doc(hidden)]
pub struct Assignments<S>(pub(crate) S);

impl<S, A> Then<A> for Assignments<S> {
    type All = Assignments<(S, A)>;

    fn then(self, last: A) -> Self::All {
        Assignments((self.0, last))
    }
}

#[diagnostic::do_not_recommend]
impl<S: Changes> Changes for Assignments<S> {
    const NODE: crate::node::SetNode = S::NODE;
    const SITES: usize = S::SITES;

    #[inline]
    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }

    #[inline]
    fn validate(&self) -> Result<(), crate::error::Error> {
        self.0.validate()
    }
}

impl<DB: Backend, S: Bind<DB>> Bind<DB> for Assignments<S> {
    #[inline]
    fn bind(
        self,
        arguments: &mut crate::backend::Arguments<DB>,
    ) -> Result<(), crate::error::Error> {
        self.0.bind(arguments)
    }
}

impl<T, S, F, R, J> Update<T, S, F, R, J> {
    /// The same, with other assignments.
    #[inline]
    pub(crate) fn setting<All>(self, set: impl FnOnce(S) -> All) -> Update<T, All, F, R, J> {
        Update {
            set: set(self.set),
            filter: self.filter,
            returning: self.returning,
            joins: self.joins,
            table: PhantomData,
        }
    }

    /// The same, with `Rows` coming back.
    #[inline]
    pub(crate) fn giving<Rows>(self, rows: Rows) -> Update<T, S, F, Rows, J> {
        Update {
            set: self.set,
            filter: self.filter,
            returning: rows,
            joins: self.joins,
            table: PhantomData,
        }
    }
}

impl<T: Updatable, S, F, R> Update<T, S, F, R> {
    /// Adds assignments: one, or a tuple of several.
    ///
    /// # Example: several columns
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let update = Book::update_by_key(3).set(|b| (b.genre.set("sci-fi"), b.copies.set(b.copies.plus(1))));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = ?, "copies" = "books"."copies" + ? WHERE "books"."book_id" = ?"#,
    /// );
    /// ```
    pub fn set<A>(self, assignments: impl FnOnce(T::Columns) -> A) -> Update<T, S::All, F, R>
    where
        A: Changes + Over<T>,
        S: Then<A>,
    {
        self.setting(|set| set.then(assignments(T::COLUMNS)))
    }

    /// Adds what a patch changes: its fields that are not `None`. A reference copies the patch.
    ///
    /// # Example: a partial update
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, note: Option<String> }
    /// let patch = BookPatch::new().clear_note();
    /// let update = Book::update_by_key(3).patch(patch);
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "note" = ? WHERE "books"."book_id" = ?"#,
    /// );
    /// ```
    pub fn patch<V, P>(self, patch: V) -> Update<T, S::All, F, R>
    where
        V: PatchOf<T, P>,
        S: Then<Patch<P>>,
    {
        self.setting(|set| set.then(assignment::patch(table::<T>(), patch)))
    }

    /// Asks for columns of the changed rows: `|b| b.price`, or a tuple of at most twelve, `|b| (b.book_id, b.price)`.
    ///
    /// For whole rows, there is [`returning_row`](Self::returning_row). MySQL has no such clause, and an executor of
    /// it does not compile then.
    ///
    /// # Example: two columns
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, note: Option<String> }
    /// let update = Book::update_where(|b| b.genre.eq("fiction"))
    ///     .set(|b| b.genre.set("sci-fi"))
    ///     .returning(|b| (b.book_id, b.note));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = ? WHERE "books"."genre" = ? RETURNING "books"."book_id", "books"."note""#,
    /// );
    /// ```
    pub fn returning<A>(self, returning: impl FnOnce(T::Columns) -> A) -> Update<T, S, F, Rows<A>>
    where
        A: IntoReturning<T>,
    {
        self.giving(Rows(returning(T::COLUMNS)))
    }

    /// Asks for the changed rows as `T`s, which needs `T: sqlx::FromRow`.
    ///
    /// MySQL has no such clause, and an executor of it does not compile then.
    ///
    /// # Example: the row
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let book: Book = Book::update_by_key(3)
    ///     .set(|b| b.genre.set("sci-fi"))
    ///     .returning_row()
    ///     .fetch_one(pool)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn returning_row(self) -> Update<T, S, F, WholeRow<T>> {
        self.giving(WholeRow(PhantomData))
    }
}

impl<T, S, F, R, J> Update<T, S, F, R, J>
where
    T: Updatable,
    S: Changes,
    F: Where,
    R: Returning,
    J: Joins,
{
    /// The text that is sent to `DB`: constant if the shape is known, and empty if there is nothing to change.
    ///
    /// An update that `DB` cannot run, as one with `returning` on MySQL, has no text there: it does not compile.
    ///
    /// # Example: the same update on two databases
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let update = update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" = $2"#,
    /// );
    /// assert_eq!(
    ///     update.sql::<sqlx::MySql>(),
    ///     "UPDATE `books` SET `genre` = ? WHERE `books`.`book_id` = ?",
    /// );
    /// ```
    pub fn sql<DB>(&self) -> Cow<'static, str>
    where
        DB: Backend + Keeps<T> + Returns<R>,
        S: Bind<DB>,
        F: Bind<DB>,
        R: Bind<DB>,
        J: Bind<DB>,
    {
        Sql::<DB, T, S, F, R, J, false>::text(&self.pieces())
    }

    pub(crate) fn pieces(&self) -> Pieces<'_, S, F, R, J> {
        Pieces {
            set: &self.set,
            filter: &self.filter,
            returning: &self.returning,
            joins: &self.joins,
        }
    }
}

/// For `update!`: a whole statement.
#[doc(hidden)]
#[inline]
pub fn update<T, S, F>(table: TableOf<T>, set: S, filter: F) -> Update<T, S, F, NoRows> {
    let _ = table;
    Update {
        set,
        filter,
        returning: NoRows,
        joins: NoJoins,
        table: PhantomData,
    }
}

/// For `update!`: with other tables.
#[doc(hidden)]
#[inline]
pub fn joined<T, S, F, J>(update: Update<T, S, F, NoRows>, joins: J) -> Update<T, S, F, NoRows, J> {
    Update {
        set: update.set,
        filter: update.filter,
        returning: update.returning,
        joins,
        table: PhantomData,
    }
}

/// For `update!`: with whole rows coming back.
#[doc(hidden)]
#[inline]
pub fn returning_row<T, S, F, J>(
    update: Update<T, S, F, NoRows, J>,
) -> Update<T, S, F, WholeRow<T>, J> {
    update.giving(WholeRow(PhantomData))
}

/// For `update!`: with values coming back.
#[doc(hidden)]
#[inline]
pub fn returning<T, S, F, J, A: Returned>(
    update: Update<T, S, F, NoRows, J>,
    values: A,
) -> Update<T, S, F, Rows<A>, J> {
    update.giving(Rows(values))
}

/// For `Book::update_by_key`.
#[doc(hidden)]
pub fn update_by_key<T: Updatable, F>(filter: F) -> Update<T, Unset, F, NoRows> {
    update(table(), Unset, filter)
}

/// For `Book::update_where`.
#[doc(hidden)]
pub fn update_where<T, Closure, N>(filter: Closure) -> Update<T, Unset, Condition<N>, NoRows>
where
    T: Updatable,
    Closure: FnOnce(T::Columns) -> Condition<N>,
    Condition<N>: FilterOf<T>,
{
    update(table(), Unset, filter(T::COLUMNS))
}

/// For `Book::update_all_rows`.
#[doc(hidden)]
pub fn update_all_rows<T: Updatable>() -> Update<T, Unset, AllRows, NoRows> {
    update(table(), Unset, AllRows)
}
