//! An update of a row in memory, which is refreshed.

mod found;
mod save;

use std::borrow::Cow;
use std::marker::PhantomData;

use sqlx::Acquire;

use crate::actor::{Records, SignedSet, signed};
use crate::assignment::{self, Patch, table};
use crate::guard::Discard;
use crate::in_memory::{InMemory, RowOf};
use crate::joins::NoJoins;
use crate::part::{Bind, Changes, Over, PatchOf};
use crate::soft_delete::SoftDeletes;
use crate::sql::{Pieces, Sql};
use crate::steps::Steps;
use crate::storage::Keeps;
use crate::update::{Then, Unset};

pub(crate) use found::{DeletedToo, Finds, NotDeleted};
pub(crate) use save::{Filters, GivesBack, UpdatesRow, save};

/// An update of one row that is in memory, which then is as the database has it.
///
/// Made by [`update!(&mut row as b, ..)`](crate::update!#a-row-in-memory), or by the function that the derive generates,
/// `Book::update_row(&mut row)`. Which row it is, is known from the row's own key.
///
/// # Example: the builder
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(sqlx::FromRow, Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use sqlx::Connection;
/// # let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await?;
/// # sqlx::raw_sql(
/// #     "CREATE TABLE books (book_id INTEGER PRIMARY KEY, genre TEXT NOT NULL, copies INTEGER NOT NULL) STRICT;
/// #      INSERT INTO books VALUES (3, 'fiction', 7);",
/// # )
/// # .execute(&mut db)
/// # .await?;
/// // Since it was read, others have added copies.
/// let mut book = Book { book_id: 3, genre: "fiction".into(), copies: 5 };
/// Book::update_row(&mut book)
///     .set(|b| b.copies.set(b.copies.plus(1)))
///     .execute(&mut db)
///     .await?;
/// assert_eq!(book.copies, 8);
/// # Ok(())
/// # }
/// ```
#[must_use = "an update does nothing until `.execute(..)` is awaited"]
pub struct UpdateRow<'r, T, S, D = NotDeleted> {
    row: &'r mut T,
    set: S,
    finds: PhantomData<fn() -> D>,
}

impl<T, S, D> std::fmt::Debug for UpdateRow<'_, T, S, D> {
    /// Without the values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UpdateRow")
    }
}

impl<'r, T: InMemory, S, D> UpdateRow<'r, T, S, D> {
    /// Adds assignments: one, or a tuple of several. As [`Update::set`](crate::Update::set).
    ///
    /// The row is lent by now: a value of it is taken before.
    ///
    /// # Example: several columns
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// # let mut book = Book { book_id: 3, genre: "fiction".into(), copies: 5 };
    /// let copies = book.copies;
    /// let update = Book::update_row(&mut book).set(|b| (b.genre.set("sale"), b.copies.set(copies * 2)));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = ?, "copies" = ? WHERE "books"."book_id" = ?"#,
    /// );
    /// ```
    pub fn set<A>(self, assignments: impl FnOnce(T::Columns) -> A) -> UpdateRow<'r, T, S::All, D>
    where
        A: Changes + Over<T>,
        S: Then<A>,
    {
        UpdateRow {
            row: self.row,
            set: self.set.then(assignments(T::COLUMNS)),
            finds: PhantomData,
        }
    }

    /// Adds what a patch changes: its fields that are not `None`. A reference copies the patch.
    ///
    /// # Example: a partial update
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, book: &mut Book, patch: BookPatch) -> Result<(), updatable::Error> {
    /// Book::update_row(book).patch(patch).execute(pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn patch<V, P>(self, patch: V) -> UpdateRow<'r, T, S::All, D>
    where
        V: PatchOf<T, P>,
        S: Then<Patch<P>>,
    {
        UpdateRow {
            row: self.row,
            set: self.set.then(assignment::patch(table::<T>(), patch)),
            finds: PhantomData,
        }
    }

    /// Says who makes the update, for the `#[updatable(actor)]` column: as [`Update::actor`](crate::Update::actor).
    ///
    /// # Example: who lowered the price
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64, #[updatable(actor)] updated_by: String }
    /// let mut book = Book { book_id: 3, copies: 5, updated_by: "bob".into() };
    /// let update = update!(&mut book as b, set(b.copies -= 1)).actor("ann");
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "copies" = "books"."copies" - ?, "updated_by" = ? WHERE "books"."book_id" = ?"#,
    /// );
    /// ```
    pub fn actor<V, How, P>(self, actor: V) -> UpdateRow<'r, T, SignedSet<T, S, P>, D>
    where
        T::Actor: Records<V, How, P>,
    {
        UpdateRow {
            row: self.row,
            set: signed::<T, _, _, _, _>(self.set, actor),
            finds: PhantomData,
        }
    }

    /// Means the row also if it is marked as deleted: as [`Update::with_deleted`](crate::Update::with_deleted). Without it, such
    /// a row is not there.
    ///
    /// # Example: taking a row back
    ///
    /// ```
    /// # use sqlx::types::chrono::{DateTime, Utc};
    /// # use updatable::{Updatable, update};
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books", soft_delete = "deleted_at")]
    /// # struct Book { #[updatable(key)] book_id: i64, deleted_at: Option<DateTime<Utc>> }
    /// # let mut book = Book { book_id: 3, deleted_at: Some(Utc::now()) };
    /// let restore = update!(&mut book as b, set(b.deleted_at = NULL)).with_deleted();
    /// assert_eq!(
    ///     restore.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "deleted_at" = NULL WHERE "books"."book_id" = ?"#,
    /// );
    /// ```
    pub fn with_deleted(self) -> UpdateRow<'r, T, S, DeletedToo>
    where
        T: SoftDeletes,
    {
        UpdateRow {
            row: self.row,
            set: self.set,
            finds: PhantomData,
        }
    }

    /// Executes the update, and takes over the row as the database has it, with what triggers and generated columns made of
    /// it. Fields that are no columns (`skip`) stay as they are.
    ///
    /// It takes a `&pool`, a `&mut connection` or a `&mut tx`, as a [guard](crate::Guarded) does.
    ///
    /// - On PostgreSQL it is one statement, with RETURNING. What a trigger AFTER UPDATE does to the same row comes later than
    ///   that: [`refresh`](crate::refresh()) shows it.
    /// - On MySQL, which has no RETURNING, and on SQLite, where RETURNING shows nothing that a trigger does, the row is
    ///   read after the update: in a transaction of the update's own, or in a savepoint of yours.
    ///
    /// Of a table with a [history](derive@crate::Updatable#history), what is changed is written down: there are four statements
    /// in a transaction then, on PostgreSQL too.
    ///
    /// # Errors
    ///
    /// The row in memory is unchanged then; and so is that of the database, the last two excepted.
    ///
    /// - [`Error::NoChanges`](crate::Error::NoChanges), [`Error::Invalid`](crate::Error::Invalid),
    ///   [`Error::TooManyParameters`](crate::Error::TooManyParameters) and
    ///   [`Error::Unsupported`](crate::Error::Unsupported) as of [`Update::execute`](crate::Update::execute): nothing was
    ///   sent.
    /// - [`Error::NotFound`](crate::Error::NotFound) if there is no row with the key any more.
    /// - [`Error::Conflict`](crate::Error::Conflict) if the row has another [version](derive@crate::Updatable#version)
    ///   than that in memory.
    /// - [`Error::Constraint`](crate::Error::Constraint), [`Error::Retryable`](crate::Error::Retryable) and
    ///   [`Error::Database`](crate::Error::Database) as the database says; and, where the row is read after the update,
    ///   [`Error::Database`](crate::Error::Database) if it cannot be read as a `T`.
    /// - [`Error::DecodeAfterApply`](crate::Error::DecodeAfterApply) if it cannot, on PostgreSQL, where it came back with the
    ///   update.
    /// - [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown) if the connection is lost during the COMMIT of the
    ///   update's own transaction.
    ///
    /// # Example: in a transaction
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, book: &mut Book) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin().await?;
    /// update!(&mut *book as b, set(b.copies -= 1)).execute(&mut *tx).await?;
    /// if book.copies == 0 {
    ///     update!(&mut *book as b, set(b.genre = "sold out")).execute(&mut *tx).await?;
    /// }
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn execute<'e, 'c, A>(self, executor: A) -> Steps<'e, ()>
    where
        'c: 'e,
        'r: 'e,
        A: Acquire<'c, Connection: Discard, Database: UpdatesRow<T, S, D>> + 'e,
        S: Changes,
        T: Send,
        D: Finds<T>,
    {
        let UpdateRow { row, set, .. } = self;
        save(Filters::<T, D>::of(row), set, executor, move |fresh| {
            row.take_over(fresh);
        })
    }

    /// The text of the update that is sent to `DB`: as of [`Update::sql`](crate::Update::sql). On PostgreSQL it has
    /// RETURNING; elsewhere the SELECT that follows is not in it.
    ///
    /// # Example: the key is in the filter
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// # #[derive(sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let mut book = Book { book_id: 3, genre: "fiction".into() };
    /// let update = update!(&mut book as b, set(b.genre = "sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::MySql>(),
    ///     "UPDATE `books` SET `genre` = ? WHERE `books`.`book_id` = ?",
    /// );
    /// ```
    pub fn sql<DB>(&self) -> Cow<'static, str>
    where
        DB: Keeps<T> + GivesBack,
        S: Changes + Bind<DB>,
        D: Finds<T, Filter: Bind<DB>>,
    {
        Sql::<DB, T, S, D::Filter, DB::GivenBack<T>, NoJoins, false>::text(&Pieces {
            set: &self.set,
            filter: &D::filter(self.row),
            returning: &DB::given_back(),
            joins: &NoJoins,
        })
    }
}

/// The table of a row in memory, for `update!`, which has no name of it.
#[doc(hidden)]
pub struct TableOfRow<R, T, C> {
    lend: fn(&mut R) -> &mut T,
    columns: fn() -> C,
}

/// For `update!`: looks at the row for its type, and at nothing else.
#[doc(hidden)]
#[inline]
pub fn table_of_row<R: RowOf<T, C, How>, T, C, How>(row: &R) -> TableOfRow<R, T, C> {
    let _ = row;
    TableOfRow {
        lend: R::lend,
        columns: R::columns,
    }
}

/// For `update!`: the table as a value.
#[doc(hidden)]
#[inline]
pub fn table_itself<R, T, C>(_: &TableOfRow<R, T, C>) -> assignment::TableOf<T> {
    table()
}

/// For `update!`: the columns.
#[doc(hidden)]
#[inline]
pub fn columns_of_row<R, T, C>(table: &TableOfRow<R, T, C>) -> C {
    (table.columns)()
}

/// For `update!`: a whole statement. The assignments come first: they are evaluated before the row is lent.
#[doc(hidden)]
#[inline]
pub fn update_row<'r, R, T, C, S>(
    table: &TableOfRow<R, T, C>,
    set: S,
    row: &'r mut R,
) -> UpdateRow<'r, T, S> {
    UpdateRow {
        row: (table.lend)(row),
        set,
        finds: PhantomData,
    }
}

/// For `Book::update_row`.
#[doc(hidden)]
#[inline]
pub fn begin_update_row<T: InMemory>(row: &mut T) -> UpdateRow<'_, T, Unset> {
    UpdateRow {
        row,
        set: Unset,
        finds: PhantomData,
    }
}
