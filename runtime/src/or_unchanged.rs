//! For those to whom nothing to change is no error.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::error::Error;
use crate::execute::Execution;
use crate::steps::Steps;

/// An update on its way that may find nothing to change: a future, made by [`Execution::or_unchanged`] and
/// [`Steps::or_unchanged`].
///
/// A method of the future and not of what comes of it, since Rust lets no crate add a method to `Result` without an import.
///
/// # Example: a form that was sent back as it was
///
/// ```
/// # use updatable::{Updatable, update};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String }
/// # #[cfg(feature = "sqlite")]
/// # async fn example(pool: &sqlx::SqlitePool, patch: BookPatch) -> Result<(), updatable::Error> {
/// let updated = update!(Book as b, set(..patch), filter(b.book_id == 3))
///     .execute(pool)
///     .or_unchanged()
///     .await?;
/// if updated.is_none() {
///     println!("the patch was empty");
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "an update does nothing until it is awaited"]
pub struct OrUnchanged<F>(F);

impl<F> std::fmt::Debug for OrUnchanged<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OrUnchanged")
    }
}

impl<F, O> Future for OrUnchanged<F>
where
    F: Future<Output = Result<O, Error>> + Unpin,
{
    type Output = Result<Option<O>, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.get_mut().0)
            .poll(context)
            .map(|result| match result {
                Ok(output) => Ok(Some(output)),
                Err(Error::NoChanges { .. }) => Ok(None),
                Err(error) => Err(error),
            })
    }
}

impl<I, O> Execution<'_, I, O> {
    /// The same with `None` where nothing was to be changed: in place of [`Error::NoChanges`].
    ///
    /// # Errors
    ///
    /// All others.
    ///
    /// # Example: an empty patch
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sqlx::Connection;
    /// # let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await?;
    /// let updated = Book::update_by_key(3)
    ///     .patch(BookPatch::new())
    ///     .execute(&mut db)
    ///     .or_unchanged()
    ///     .await?;
    /// assert!(updated.is_none());
    /// # Ok(())
    /// # }
    /// ```
    pub fn or_unchanged(self) -> OrUnchanged<Self> {
        OrUnchanged(self)
    }
}

impl<O> Steps<'_, O> {
    /// The same with `None` where nothing was to be changed: in place of [`Error::NoChanges`].
    ///
    /// # Errors
    ///
    /// All others.
    ///
    /// # Example: a row that is as it was
    ///
    /// ```
    /// # use updatable::{Tracked, Updatable};
    /// # #[derive(Clone, sqlx::FromRow, Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sqlx::Connection;
    /// # let mut db = sqlx::SqliteConnection::connect("sqlite::memory:").await?;
    /// let mut book = Tracked::new(Book { book_id: 3, genre: "fiction".into() });
    /// let saved = book.save(&mut db).or_unchanged().await?;
    /// assert!(saved.is_none());
    /// # Ok(())
    /// # }
    /// ```
    pub fn or_unchanged(self) -> OrUnchanged<Self> {
        OrUnchanged(self)
    }
}
