//! An update of several steps: it begins a transaction, or asks the connection first.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::error::Error;
use crate::table::Updatable;

/// What comes of the steps.
pub(crate) type Outcome<'c, O> = Pin<Box<dyn Future<Output = Result<O, Error>> + Send + 'c>>;

/// An update of several steps on its way: a future, which does its work when it is awaited.
///
/// # Example: in a task of its own
///
/// ```
/// # use updatable::{Updatable, update};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String }
/// # #[cfg(feature = "sqlite")]
/// # fn example(pool: sqlx::SqlitePool) {
/// tokio::spawn(async move {
///     update!(Book as b, set(b.genre = "sci-fi"), filter(b.genre == "fiction"))
///         .at_most(10)
///         .execute(&pool)
///         .await
/// });
/// # }
/// ```
#[must_use = "an update does nothing until it is awaited"]
pub struct Steps<'c, O> {
    outcome: Outcome<'c, O>,
    refine: fn(Error) -> Error,
}

impl<'c, O> Steps<'c, O> {
    /// Those of an update of `T`.
    pub(crate) fn of<T: Updatable>(outcome: Outcome<'c, O>) -> Self {
        Self {
            outcome,
            refine: Error::of_table::<T>,
        }
    }
}

impl<'c, O: Send + 'c> Steps<'c, O> {
    /// Nothing is sent.
    pub(crate) fn refused(error: Error) -> Self {
        Self {
            outcome: Box::pin(std::future::ready(Err(error))),
            refine: std::convert::identity,
        }
    }
}

impl<O> std::fmt::Debug for Steps<'_, O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Steps")
    }
}

impl<O> Future for Steps<'_, O> {
    type Output = Result<O, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let outcome = std::task::ready!(this.outcome.as_mut().poll(context));
        Poll::Ready(outcome.map_err(this.refine))
    }
}
