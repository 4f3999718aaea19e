//! Old values: `returning(old(b.price), b.price)`.

use std::marker::PhantomData;

use sqlx::Acquire;

use crate::actor::{Records, SignedSet, Signs};
use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::conflict::Sequel;
use crate::error::Error;
use crate::execute::{every, first, one};
use crate::filter::{FetchOne, Where};
use crate::joins::NoJoins;
use crate::key::{NoKey, Pins};
use crate::node::{Node, ReturningNode};
use crate::part::{Bind, Changes, Over, Part, SendsAll, Site};
use crate::recorded::Forgets;
use crate::returning::{
    Fetch, IntoReturning, NoRows, Read, ReadAs, Returned, Returning, Rows, Value, ValueOn,
};
use crate::soft_delete::{SoftDeletes, WithDeleted};
use crate::source::Source;
use crate::sql::Sql;
use crate::steps::Steps;
use crate::storage::{Keeps, Reads};
use crate::table::{ColumnDef, ColumnOf, Nullability, Updatable};
use crate::update::Update;

/// What a column held before the update: in [`Update::returning_old`], and as `returning(old(b.price))` in
/// [`update!`](crate::update!).
///
/// # Example: the old price and the new one
///
/// ```
/// # use updatable::{Updatable, update};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
/// # #[cfg(feature = "postgres")]
/// # async fn example(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
/// let (before, after): (i64, i64) = update!(
///     Book as b,
///     set(b.copies += 1),
///     filter(b.book_id == 3),
///     returning(old(b.copies), b.copies)
/// )
/// .fetch_one(pool)
/// .await?;
/// # Ok(())
/// # }
/// ```
pub fn old<C: ColumnDef, T>(column: Column<C, T>) -> OldValue<C, T> {
    let _ = column;
    OldValue(PhantomData)
}

/// What a column held before the update: see [`old`].
///
/// # Example: in the builder
///
/// ```
/// # use updatable::{Updatable, old};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
/// let update = Book::update_by_key(3)
///     .set(|b| b.copies.set(b.copies.plus(1)))
///     .returning_old(|b| (old(b.copies), b.copies));
/// # let _ = update;
/// ```
#[must_use = "an old value is returned by an update"]
pub struct OldValue<C, T>(PhantomData<fn() -> (C, T)>);

impl<C, T> std::fmt::Debug for OldValue<C, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OldValue")
    }
}

impl<C: ColumnDef, T> Part for OldValue<C, T> {
    const NODE: Node = Node::Old(C::NAME);
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = C::Nullability;
}

impl<C: ColumnDef, T> Value for OldValue<C, T> {
    type Age = crate::returning::Old;
}

impl<DB: Backend, C: ColumnDef<Stored: Reads<DB, C, T>>, T> ValueOn<DB> for OldValue<C, T> {
    type Read = ReadAs<DB, C::Stored, C, T, C::Nullability>;

    fn read(row: &DB::Row, index: usize) -> Result<Self::Read, sqlx::Error> {
        C::Nullability::read::<DB, C::Stored, C, T>(row, index)
    }
}

impl<DB: Backend, C, T> Bind<DB> for OldValue<C, T> {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<Table, C: ColumnOf<Table>, T> Over<Table> for OldValue<C, T> {}

/// [`Rows`] with old values among them.
#[doc(hidden)]
pub struct OldRows<A>(A);

impl<A: Returned> Returning for OldRows<A> {
    const NODE: ReturningNode = <Rows<A> as Returning>::NODE;
    const SITES: usize = A::SITES;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend, A: Bind<DB>> Bind<DB> for OldRows<A> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<DB: Backend, A> Read<DB> for OldRows<A>
where
    Rows<A>: Read<DB>,
{
    type Output = <Rows<A> as Read<DB>>::Output;

    fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error> {
        <Rows<A> as Read<DB>>::read(row)
    }
}

/// An [`Update`] that returns old values, on PostgreSQL.
///
/// Since PostgreSQL 18, `RETURNING` knows them. An older server is sent another statement: it locks the rows and reads them
/// first, as part of the same update. Which one it is, is asked of the connection, so what is given is a `&pool`, a
/// `&mut connection` or a `&mut tx`.
///
/// # Example: the difference
///
/// ```
/// # use updatable::{Updatable, old};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
/// # #[cfg(feature = "postgres")]
/// # async fn example(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
/// let changes = Book::update_where(|b| b.genre.eq("fiction"))
///     .set(|b| b.copies.set(b.copies.times(2)))
///     .returning_old(|b| (old(b.copies), b.copies))
///     .fetch_all(pool)
///     .await?;
/// let more: i64 = changes.into_iter().map(|(before, after)| after - before).sum();
/// # let _ = more;
/// # Ok(())
/// # }
/// ```
#[must_use = "an update does nothing until `.fetch_one(..)` or the like is awaited"]
pub struct UpdateWithOld<T, S, F, A> {
    update: Update<T, S, F, OldRows<A>>,
}

impl<T, S, F, A> std::fmt::Debug for UpdateWithOld<T, S, F, A> {
    /// Without the values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UpdateWithOld")
    }
}

impl<T: Updatable, S, F> Update<T, S, F, NoRows> {
    /// Asks for columns of the changed rows, as they were and as they are: `|b| (old(b.price), b.price)`. On PostgreSQL alone.
    ///
    /// # Example: the old price and the new one
    ///
    /// ```
    /// # use updatable::{Updatable, old};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// # #[cfg(feature = "postgres")]
    /// # async fn example(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    /// let (before, after): (i64, i64) = Book::update_by_key(3)
    ///     .set(|b| b.copies.set(b.copies.plus(1)))
    ///     .returning_old(|b| (old(b.copies), b.copies))
    ///     .fetch_one(pool)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn returning_old<A>(
        self,
        returning: impl FnOnce(T::Columns) -> A,
    ) -> UpdateWithOld<T, S, F, A>
    where
        A: IntoReturning<T>,
    {
        returning_old(self, returning(T::COLUMNS))
    }
}

/// For `update!`: with old values coming back.
#[doc(hidden)]
pub fn returning_old<T, S, F, A: Returned>(
    update: Update<T, S, F, NoRows, NoJoins>,
    values: A,
) -> UpdateWithOld<T, S, F, A> {
    UpdateWithOld {
        update: update.giving(OldRows(values)),
    }
}

/// A database that can return old values.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot return old values",
    label = "this connection has no `old(..)`",
    note = "PostgreSQL has; here, read the row first in the same transaction: \
            `BEGIN IMMEDIATE` and SELECT on SQLite, `SELECT .. FOR UPDATE` on MySQL"
)]
pub trait ReturnsOld: Backend {
    /// Whether the server has a word of its own for them.
    fn is_native(connection: &Self::Connection) -> bool;
}

#[cfg(feature = "postgres")]
impl ReturnsOld for sqlx::Postgres {
    fn is_native(connection: &Self::Connection) -> bool {
        connection
            .server_version_num()
            .is_some_and(|version| version >= 180_000)
    }
}

impl<T: Updatable, S, F, A> UpdateWithOld<T, S, F, A> {
    /// Says who makes the update: as [`Update::actor`].
    ///
    /// # Example: who lowered the price
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64, #[updatable(actor)] updated_by: String }
    /// let update = update!(Book as b, set(b.copies = 0), filter(b.book_id == 3), returning(old(b.copies)))
    ///     .actor("ann");
    /// assert_eq!(
    ///     update.native_sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "copies" = $1, "updated_by" = $2 WHERE "books"."book_id" = $3 RETURNING WITH (OLD AS t0) t0."copies""#,
    /// );
    /// ```
    pub fn actor<V, How, P>(self, actor: V) -> UpdateWithOld<T, SignedSet<T, S, P>, F, A>
    where
        T::Actor: Records<V, How, P>,
    {
        UpdateWithOld {
            update: self.update.actor(actor),
        }
    }

    /// Means rows that are marked as deleted, too: as [`Update::with_deleted`].
    ///
    /// # Example: since when a book was deleted
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books", soft_delete = "deleted_on")]
    /// # struct Book { #[updatable(key)] book_id: i64, deleted_on: Option<i64> }
    /// let update =
    ///     update!(Book as b, set(b.deleted_on = NULL), filter(b.book_id == 3), returning(old(b.deleted_on)))
    ///         .with_deleted();
    /// assert_eq!(
    ///     update.native_sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "deleted_on" = NULL WHERE "books"."book_id" = $1 RETURNING WITH (OLD AS t0) t0."deleted_on""#,
    /// );
    /// ```
    pub fn with_deleted(self) -> UpdateWithOld<T, S, WithDeleted<F>, A>
    where
        T: SoftDeletes,
    {
        UpdateWithOld {
            update: self.update.with_deleted(),
        }
    }
}

/// What a row is read as.
type OutputOf<DB, A> = <DB as Fetch<OldRows<A>>>::Output;

impl<T, S, F, A> UpdateWithOld<T, S, F, A>
where
    T: Updatable + 'static,
    S: Changes + Send,
    F: Where + Send,
    A: Returned + Send,
{
    /// The text for a server without old values of its own, before PostgreSQL 18: see [`Update::sql`].
    ///
    /// # Example: the rows are locked and read first
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// let update = update!(Book as b, set(b.copies = 0), filter(b.copies < 3), returning(old(b.copies)));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "copies" = $1 FROM (SELECT "books"."book_id", "books"."copies" FROM "books" WHERE "books"."copies" < $2 FOR UPDATE) AS t0 WHERE "books"."book_id" = t0."book_id" RETURNING t0."copies""#,
    /// );
    /// assert_eq!(
    ///     update.native_sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "copies" = $1 WHERE "books"."copies" < $2 RETURNING WITH (OLD AS t0) t0."copies""#,
    /// );
    /// ```
    pub fn sql<DB>(&self) -> std::borrow::Cow<'static, str>
    where
        DB: ReturnsOld,
    {
        Sql::<DB, T, S, F, OldRows<A>, NoJoins, false>::text(&self.update.pieces())
    }

    /// The text for PostgreSQL 18 and later: see [`sql`](Self::sql).
    ///
    /// # Example: `RETURNING WITH`
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// let update = update!(Book as b, set(b.copies = 0), filter(b.book_id == 3), returning(old(b.copies), b.copies));
    /// assert_eq!(
    ///     update.native_sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "copies" = $1 WHERE "books"."book_id" = $2 RETURNING WITH (OLD AS t0) t0."copies", "books"."copies""#,
    /// );
    /// ```
    pub fn native_sql<DB>(&self) -> std::borrow::Cow<'static, str>
    where
        DB: ReturnsOld,
    {
        Sql::<DB, T, S, F, OldRows<A>, NoJoins, true>::text(&self.update.pieces())
    }

    /// Executes the update and returns what was asked for, of each changed row, in no particular order.
    ///
    /// # Errors
    ///
    /// As [`Update::fetch_all`].
    ///
    /// # Example: what was changed
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "postgres")]
    /// # async fn example(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    /// let genres: Vec<(i64, String)> =
    ///     update!(Book as b, set(b.genre = "sale"), all_rows(), returning(b.book_id, old(b.genre)))
    ///         .fetch_all(pool)
    ///         .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_all<'e, 'c, E, DB>(self, executor: E) -> Steps<'e, Vec<OutputOf<DB, A>>>
    where
        'c: 'e,
        E: Acquire<'c, Database = DB> + Send + 'e,
        DB: Keeps<T>
            + ReturnsOld
            + SendsAll<S, F, OldRows<A>, NoJoins>
            + Fetch<OldRows<A>>
            + Signs<T, S>
            + Forgets<T>,
        Self: 'e,
    {
        self.fetch(executor, every::<DB, T, OldRows<A>>)
    }

    /// Executes the update and returns what was asked for of the changed row, if there is one: see
    /// [`Update::fetch_optional`].
    ///
    /// # Errors
    ///
    /// As [`Update::fetch_optional`].
    ///
    /// # Example: a row that may be gone
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "postgres")]
    /// # async fn example(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    /// let genre: Option<String> =
    ///     update!(Book as b, set(b.genre = "sale"), filter(b.book_id == 3), returning(old(b.genre)))
    ///         .fetch_optional(pool)
    ///         .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_optional<'e, 'c, E, DB>(self, executor: E) -> Steps<'e, Option<OutputOf<DB, A>>>
    where
        'c: 'e,
        E: Acquire<'c, Database = DB> + Send + 'e,
        DB: Keeps<T>
            + ReturnsOld
            + SendsAll<S, F, OldRows<A>, NoJoins>
            + Fetch<OldRows<A>>
            + FetchOne<T, F>
            + Signs<T, S>
            + Forgets<T>,
        Self: 'e,
    {
        self.fetch(executor, first::<DB, T, OldRows<A>>)
    }

    /// Executes the update and returns what was asked for of the changed row: see [`Update::fetch_one`].
    ///
    /// # Errors
    ///
    /// As [`Update::fetch_one`].
    ///
    /// # Example: an exchange
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "postgres")]
    /// # async fn example(pool: &sqlx::PgPool) -> Result<(), updatable::Error> {
    /// let genre: String =
    ///     update!(Book as b, set(b.genre = "sale"), filter(b.book_id == 3), returning(old(b.genre)))
    ///         .fetch_one(pool)
    ///         .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_one<'e, 'c, E, DB>(self, executor: E) -> Steps<'e, OutputOf<DB, A>>
    where
        'c: 'e,
        E: Acquire<'c, Database = DB> + Send + 'e,
        DB: Keeps<T>
            + ReturnsOld
            + SendsAll<S, F, OldRows<A>, NoJoins>
            + Fetch<OldRows<A>>
            + FetchOne<T, F>
            + Signs<T, S>
            + Forgets<T>,
        Self: 'e,
    {
        self.fetch(executor, one::<DB, T, OldRows<A>>)
    }

    fn fetch<'e, 'c, E, DB, O>(
        self,
        executor: E,
        finish: fn(Vec<DB::Row>) -> Result<O, Error>,
    ) -> Steps<'e, O>
    where
        'c: 'e,
        E: Acquire<'c, Database = DB> + Send + 'e,
        DB: Keeps<T> + ReturnsOld + SendsAll<S, F, OldRows<A>, NoJoins>,
        Self: 'e,
        O: 'e,
    {
        Steps::of::<T>(Box::pin(async move {
            let sequel = Sequel::<DB>::of::<T, F>(&self.update.filter)?;
            let mut connection = executor.acquire().await?;
            let query = if DB::is_native(&connection) {
                self.update.prepare::<DB, true>()?
            } else {
                self.update.prepare::<DB, false>()?
            };
            let rows = DB::fetch_all(&mut connection, query).await?;
            if rows.is_empty()
                && let Some(sequel) = sequel
                && let Some(conflict) = sequel.ask(&mut connection).await?
            {
                return Err(conflict);
            }
            finish(rows)
        }))
    }
}
