//! How a tracked row is saved.

use std::marker::PhantomData;

use sqlx::Acquire;

use super::Tracked;
use crate::actor::{Records, SignedSet, signed_by};
use crate::error::{Error, Invalid};
use crate::guard::Discard;
use crate::in_memory::Compare;
use crate::part::Changes;
use crate::soft_delete::SoftDeletes;
use crate::steps::Steps;
use crate::update_row::{DeletedToo, Filters, Finds, NotDeleted, UpdatesRow, save};

/// A tracked row, and who saves it, or that it may be marked as deleted. Made by [`Tracked::actor`] and
/// [`Tracked::with_deleted`].
#[must_use = "nothing is saved until `.save(..)` is awaited"]
pub struct Saving<'t, T, B, D = NotDeleted> {
    tracked: &'t mut Tracked<T>,
    signature: B,
    finds: PhantomData<fn() -> D>,
}

impl<T, B, D> std::fmt::Debug for Saving<'_, T, B, D> {
    /// Without the values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Saving")
    }
}

/// Nobody has said who saves the row.
#[doc(hidden)]
#[derive(Debug)]
pub struct Unsigned;

/// Somebody has.
#[doc(hidden)]
#[derive(Debug)]
pub struct SignedWith<P>(P);

/// Who saves a row, if that is said.
#[doc(hidden)]
pub trait Signature<T: Compare> {
    /// The assignments.
    type Set: Changes;

    /// Adds it to what has been changed.
    fn sign(self, changes: T::Patch) -> Self::Set;
}

impl<T: Compare> Signature<T> for Unsigned {
    type Set = T::Patch;

    fn sign(self, changes: T::Patch) -> Self::Set {
        changes
    }
}

impl<T: Compare, P> Signature<T> for SignedWith<P>
where
    SignedSet<T, T::Patch, P>: Changes,
{
    type Set = SignedSet<T, T::Patch, P>;

    fn sign(self, changes: T::Patch) -> Self::Set {
        signed_by::<T, _, _>(changes, self.0)
    }
}

impl<'t, T> Saving<'t, T, Unsigned> {
    pub(super) fn of(tracked: &'t mut Tracked<T>) -> Self {
        Saving {
            tracked,
            signature: Unsigned,
            finds: PhantomData,
        }
    }
}

impl<'t, T: Compare, D> Saving<'t, T, Unsigned, D> {
    /// Says who saves the row, for the `#[updatable(actor)]` column: as [`Tracked::actor`].
    ///
    /// # Example: who took a row back
    ///
    /// ```
    /// # use sqlx::types::chrono::{DateTime, Utc};
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books", soft_delete = "deleted_at")]
    /// # struct Book {
    /// #     #[updatable(key)] book_id: i64,
    /// #     deleted_at: Option<DateTime<Utc>>,
    /// #     #[updatable(actor)] updated_by: String,
    /// # }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, book: &mut Tracked<Book>) -> Result<(), updatable::Error> {
    /// book.deleted_at = None;
    /// book.with_deleted().actor("ann").save(pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn actor<V, How, P>(self, actor: V) -> Saving<'t, T, SignedWith<P>, D>
    where
        T::Actor: Records<V, How, P>,
    {
        Saving {
            tracked: self.tracked,
            signature: SignedWith(<T::Actor as Records<V, How, P>>::part(actor)),
            finds: PhantomData,
        }
    }
}

impl<'t, T: Compare, B, D> Saving<'t, T, B, D> {
    /// Means the row also if it is marked as deleted: as [`Tracked::with_deleted`].
    ///
    /// # Example: who took a row back
    ///
    /// ```
    /// # use sqlx::types::chrono::{DateTime, Utc};
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books", soft_delete = "deleted_at")]
    /// # struct Book {
    /// #     #[updatable(key)] book_id: i64,
    /// #     deleted_at: Option<DateTime<Utc>>,
    /// #     #[updatable(actor)] updated_by: String,
    /// # }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, book: &mut Tracked<Book>) -> Result<(), updatable::Error> {
    /// book.deleted_at = None;
    /// book.actor("ann").with_deleted().save(pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_deleted(self) -> Saving<'t, T, B, DeletedToo>
    where
        T: SoftDeletes,
    {
        Saving {
            tracked: self.tracked,
            signature: self.signature,
            finds: PhantomData,
        }
    }

    /// Sends what has been changed, and who did it if that is said: as [`Tracked::save`].
    ///
    /// # Errors
    ///
    /// As of [`Tracked::save`].
    ///
    /// # Example: in a transaction
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64, #[updatable(actor)] updated_by: String }
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example(pool: &sqlx::SqlitePool, book: &mut Tracked<Book>) -> Result<(), updatable::Error> {
    /// let mut tx = pool.begin().await?;
    /// book.copies = 0;
    /// book.actor("ann").save(&mut *tx).await?;
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn save<'e, 'c, A>(self, executor: A) -> Steps<'e, ()>
    where
        'c: 'e,
        't: 'e,
        A: Acquire<'c, Connection: Discard, Database: UpdatesRow<T, B::Set, D>> + 'e,
        B: Signature<T>,
        D: Finds<T>,
        T: Send,
    {
        let Tracked { row, loaded, clone } = self.tracked;
        if let Some(change) = T::fixed_change(loaded, row) {
            let invalid = Invalid::new(T::TABLE.name, change.column.name, change.reason);
            return Steps::refused(Error::Invalid(invalid));
        }
        let changes = self.signature.sign(T::changes(loaded, row));
        save(
            Filters::<T, D>::of(loaded),
            changes,
            executor,
            move |fresh: T| {
                row.take_over(clone(&fresh));
                loaded.take_over(fresh);
            },
        )
    }
}
