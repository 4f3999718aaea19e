//! Which rows an update of a row in memory finds.

use crate::filter::Where;
use crate::in_memory::InMemory;
use crate::soft_delete::WithDeleted;

/// How the row is found.
#[doc(hidden)]
pub trait Finds<T: InMemory> {
    /// The filter of the update.
    type Filter: Where;

    /// It.
    fn filter(row: &T) -> Self::Filter;
}

/// If it is not marked as deleted.
#[doc(hidden)]
pub enum NotDeleted {}

impl<T: InMemory> Finds<T> for NotDeleted {
    type Filter = T::Unchanged;

    fn filter(row: &T) -> Self::Filter {
        row.unchanged()
    }
}

/// Also if it is marked as deleted.
#[doc(hidden)]
pub enum DeletedToo {}

impl<T: InMemory> Finds<T> for DeletedToo {
    type Filter = WithDeleted<T::Unchanged>;

    fn filter(row: &T) -> Self::Filter {
        WithDeleted(row.unchanged())
    }
}
