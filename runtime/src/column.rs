//! A column of a table, typed by its value.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend};
use crate::error::Error;
use crate::key::Pins;
use crate::node::Node;
use crate::part::{Bind, Over, Part};
use crate::source::{Source, Target};
use crate::table::{ColumnDef, ColumnOf};

/// A column whose values are of type `T`.
///
/// `C` is the marker type that the derive makes for the column, and `A` the table in the statement that it is of: the one that
/// is updated, or another. Columns are found in the struct that the derive
/// generates (`BookColumns`): as `b.price` in [`update!`](crate::update!) and as the closure's argument in
/// `Book::update_where(|b| ..)`.
///
/// # Example: a condition and an assignment
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
/// let update = Book::update_where(|b| b.book_id.is_in([3, 5])).set(|b| b.genre.set("sci-fi"));
/// # let _ = update;
/// ```
pub struct Column<C, T, A = Target>(PhantomData<fn() -> (C, T, A)>);

impl<C, T, A> Clone for Column<C, T, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C, T, A> Copy for Column<C, T, A> {}

impl<C, T, A> std::fmt::Debug for Column<C, T, A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Column")
    }
}

/// For the derive: a column is nothing but its type.
#[doc(hidden)]
pub const fn column<C, T, A>() -> Column<C, T, A> {
    Column(PhantomData)
}

impl<C: ColumnDef, T, A: Source> Part for Column<C, T, A> {
    const NODE: Node = Node::Column(C::NAME, A::INDEX);
    type Key<By: Source> = A::IfIs<By, C::Pins>;
    type Fixed<By: Source, Key: Pins> = A::IfBefore<By, Key>;
    type Nullability = C::Nullability;
}

impl<DB: Backend, C, T, A> Bind<DB> for Column<C, T, A> {
    #[inline]
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<Table, C: ColumnOf<Table>, T> Over<Table> for Column<C, T> {}
