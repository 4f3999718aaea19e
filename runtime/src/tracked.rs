//! A row that knows what has been changed in it.

mod saving;

use std::ops::{Deref, DerefMut};

use sqlx::Acquire;

use crate::actor::Records;
use crate::guard::Discard;
use crate::in_memory::Compare;
use crate::part::Changes;
use crate::soft_delete::SoftDeletes;
use crate::steps::Steps;
use crate::update_row::{DeletedToo, UpdatesRow};

pub use saving::Saving;
use saving::{SignedWith, Unsigned};

/// A row that is changed as a plain struct, and then saved: what differs from the row as it was loaded is sent, and
/// nothing else. What differs is what is not `==`: a `DateTime<FixedOffset>` of another offset does not, nor does `-0.0` from `0.0`.
///
/// What has not been saved is gone when it is dropped: there is no way to save then. [`is_changed`](Self::is_changed)
/// tells.
///
/// A tracked row is updated by [`save`](Self::save). Of what is done to the struct in it by other means, as by
/// [`refresh`](crate::refresh()) or `update!(&mut *book as b, ..)`, it knows no more than of an assignment to its fields, and
/// would save it again.
///
/// # Example: a service that has a row
///
/// ```
/// use updatable::{Tracked, Updatable};
///
/// #[derive(Debug, Clone, sqlx::FromRow, Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     genre: String,
///     note: Option<String>,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use sqlx::Connection;
/// # let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await?;
/// # sqlx::raw_sql(
/// #     "CREATE TABLE books (book_id INTEGER PRIMARY KEY, genre TEXT NOT NULL, note TEXT) STRICT;
/// #      INSERT INTO books VALUES (3, 'fiction', NULL);",
/// # )
/// # .execute(&mut db)
/// # .await?;
/// let book: Book = sqlx::query_as("SELECT book_id, genre, note FROM books WHERE book_id = 3")
///     .fetch_one(&mut db)
///     .await?;
/// let mut book = Tracked::new(book);
/// book.genre = "sci-fi".into();
/// assert_eq!(book.changes(), BookPatch::new().genre("sci-fi"));
/// book.save(&mut db).await?; // UPDATE "books" SET "genre" = ? WHERE "books"."book_id" = ?
/// assert!(!book.is_changed());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "what is changed in it is kept in memory until `.save(..)` is awaited"]
pub struct Tracked<T> {
    row: T,
    loaded: T,
    /// Of a row that is no `Clone`, `new` alone says so.
    clone: fn(&T) -> T,
}

impl<T: std::fmt::Debug> std::fmt::Debug for Tracked<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tracked")
            .field("row", &self.row)
            .field("loaded", &self.loaded)
            .finish()
    }
}

impl<T: Clone> Tracked<T> {
    /// Tracks what is changed in a row from now on. It is to be as it was loaded.
    ///
    /// # Example: a row that is not loaded yet
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    /// let book: Book = sqlx::query_as("SELECT book_id, genre FROM books WHERE book_id = 3")
    ///     .fetch_one(pool)
    ///     .await?;
    /// let book = Tracked::new(book);
    /// # let _ = book;
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(row: T) -> Self {
        Self {
            loaded: row.clone(),
            row,
            clone: T::clone,
        }
    }
}

impl<T> Tracked<T> {
    /// The row as it was loaded, or saved last.
    ///
    /// # Example: before and after
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let mut book = Tracked::new(Book { book_id: 3, genre: "fiction".into() });
    /// book.genre = "sci-fi".into();
    /// assert_eq!((book.loaded().genre.as_str(), book.genre.as_str()), ("fiction", "sci-fi"));
    /// ```
    pub fn loaded(&self) -> &T {
        &self.loaded
    }

    /// The row as it is now, saved or not.
    ///
    /// # Example: a row to keep
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Debug, Clone, PartialEq, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let mut book = Tracked::new(Book { book_id: 3, genre: "fiction".into() });
    /// book.genre = "sci-fi".into();
    /// assert_eq!(book.into_inner().genre, "sci-fi");
    /// ```
    pub fn into_inner(self) -> T {
        self.row
    }
}

impl<T: Compare> Tracked<T> {
    /// The columns that updates may set and that have another value than when the row was loaded.
    ///
    /// # Example: one of them
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let mut book = Tracked::new(Book { book_id: 3, genre: "fiction".into(), copies: 5 });
    /// book.copies -= 1;
    /// assert_eq!(book.changes(), BookPatch::new().copies(4));
    /// ```
    pub fn changes(&self) -> T::Patch {
        T::changes(&self.loaded, &self.row)
    }

    /// Whether a column has another value than when the row was loaded, one that updates may set or not.
    ///
    /// # Example: there and back
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// let mut book = Tracked::new(Book { book_id: 3, copies: 5 });
    /// book.copies -= 1;
    /// assert!(book.is_changed());
    /// book.copies += 1;
    /// assert!(!book.is_changed());
    /// ```
    pub fn is_changed(&self) -> bool {
        let changes = self.changes();
        (0..T::Patch::SITES).any(|site| changes.site(site).count() != 0)
            || T::fixed_change(&self.loaded, &self.row).is_some()
    }

    /// Gives every column the value that it had when the row was loaded, or saved last.
    ///
    /// # Example: an edit that is given up
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// let mut book = Tracked::new(Book { book_id: 3, copies: 5 });
    /// book.copies = 0;
    /// book.revert();
    /// assert_eq!(book.copies, 5);
    /// ```
    pub fn revert(&mut self) {
        self.row.take_over((self.clone)(&self.loaded));
    }

    /// Sends what has been changed, in one update of the row by the key that it was loaded with, and takes over the row as
    /// the database has it: as of [`UpdateRow::execute`](crate::UpdateRow::execute).
    ///
    /// Columns that were not changed are not sent, so what others have changed in them is kept, and is read.
    ///
    /// If the transaction is rolled back afterwards, the row in memory is one that the database does not have: clone it before,
    /// or load it anew.
    ///
    /// # Errors
    ///
    /// What was changed is still there then, and the row as it was loaded, too: so `save` can be tried again.
    ///
    /// - [`Error::NoChanges`](crate::Error::NoChanges) if nothing was changed, and
    /// - [`Error::Invalid`](crate::Error::Invalid), with the column, if a column was changed that no update sets (of the key, read-only, or
    ///   computed by the database), or as of an update: nothing was sent.
    /// - All others as of [`UpdateRow::execute`](crate::UpdateRow::execute).
    ///
    /// # Example: in a transaction
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, book: &mut Tracked<Book>) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin().await?;
    /// book.copies = 0;
    /// book.save(&mut *tx).await?;
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn save<'e, 'c, A>(&'e mut self, executor: A) -> Steps<'e, ()>
    where
        'c: 'e,
        A: Acquire<'c, Connection: Discard, Database: UpdatesRow<T, T::Patch>> + 'e,
        T: Send,
    {
        Saving::of(self).save(executor)
    }

    /// Says who saves the row, for the `#[updatable(actor)]` column: a row of a table that has one is not saved without.
    ///
    /// # Example: who took the last copy
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64, #[updatable(actor)] updated_by: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, book: &mut Tracked<Book>) -> Result<(), updatable::Error> {
    /// book.copies = 0;
    /// book.actor("ann").save(pool).await?;
    /// assert_eq!(book.updated_by, "ann");
    /// # Ok(())
    /// # }
    /// ```
    pub fn actor<V, How, P>(&mut self, actor: V) -> Saving<'_, T, SignedWith<P>>
    where
        T::Actor: Records<V, How, P>,
    {
        Saving::of(self).actor(actor)
    }

    /// Means the row also if it is marked as deleted: as [`Update::with_deleted`](crate::Update::with_deleted). Without it, such
    /// a row is not there.
    ///
    /// # Example: taking a row back
    ///
    /// ```
    /// # use sqlx::types::chrono::{DateTime, Utc};
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books", soft_delete = "deleted_at")]
    /// # struct Book { #[updatable(key)] book_id: i64, deleted_at: Option<DateTime<Utc>> }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, book: &mut Tracked<Book>) -> Result<(), updatable::Error> {
    /// book.deleted_at = None;
    /// book.with_deleted().save(pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_deleted(&mut self) -> Saving<'_, T, Unsigned, DeletedToo>
    where
        T: SoftDeletes,
    {
        Saving::of(self).with_deleted()
    }
}

impl<T> Deref for Tracked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.row
    }
}

impl<T> DerefMut for Tracked<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.row
    }
}
