//! A column of a table, typed by its value.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend};
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::Node;
use crate::part::{Bind, Over, Part};
use crate::table::{ColumnDef, ColumnOf};

/// A column whose values are of type `T`.
///
/// `C` is the marker type that the derive makes for the column. Columns are found in the struct that the derive
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
pub struct Column<C, T>(PhantomData<fn() -> (C, T)>);

impl<C, T> Clone for Column<C, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C, T> Copy for Column<C, T> {}

impl<C, T> std::fmt::Debug for Column<C, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Column")
    }
}

/// For the derive: a column is nothing but its type.
#[doc(hidden)]
pub const fn column<C, T>() -> Column<C, T> {
    Column(PhantomData)
}
impl<C: ColumnDef, T> Part for Column<C, T> {
    const NODE: Node = Node::Column(C::NAME);
    type Pinned<Key: Pins> = NoKey;
    type Nullability = C::Nullability;
}

impl<DB: Backend, C, T> Bind<DB> for Column<C, T> {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<Table, C: ColumnOf<Table>, T> Over<Table> for Column<C, T> {}
