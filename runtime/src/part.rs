//! What every piece of a statement can do: say its shape, decide its sites, bind its values.

use crate::backend::{Arguments, Backend};
use crate::error::Error;
use crate::key::Pins;
use crate::node::{Node, SetNode};
use crate::table::Nullability;

/// A value or a condition, with the host values in it.
#[doc(hidden)]
pub trait Part {
    /// Its shape.
    const NODE: Node;
    /// It may be absent; its first site says whether it is there.
    const OPTIONAL: bool = false;
    /// How many decisions are taken at run time.
    const SITES: usize = 0;
    /// What a key column that is compared with it is: pinned if it is a value, free if it is a column.
    type Pinned<Key: Pins>: Pins;
    /// Whether it may be NULL.
    type Nullability: Nullability;

    /// The decision at a site: 0 or 1 for an optional value, a list's length.
    fn site(&self, index: usize) -> usize {
        let _ = index;
        0
    }
}

/// A piece whose values can be bound on `DB`, in the order of its placeholders.
#[doc(hidden)]
pub trait Bind<DB: Backend> {
    /// Binds them.
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error>;
}

/// A database that the values of `P` can be bound on: a bound on the database, which a method call learns last. A bound
/// on `P` would be looked at before the executor, and then a type that only one database knows would choose it.
#[doc(hidden)]
pub trait Sends<P>: Backend {
    /// Binds them.
    fn bind(part: P, arguments: &mut Arguments<Self>) -> Result<(), Error>;
}

impl<DB: Backend, P: Bind<DB>> Sends<P> for DB {
    #[inline]
    fn bind(part: P, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        part.bind(arguments)
    }
}

/// A piece that has no column but those of `Table`.
#[doc(hidden)]
pub trait Over<Table> {}

/// Assignments.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "nothing to update: this update has no assignments",
    label = "no `.set(..)` before this call",
    note = "add `.set(..)` with a patch or with assignments such as `|b| b.price.set(price)`"
)]
pub trait Changes {
    /// Their shape.
    const NODE: SetNode;
    /// How many decisions are taken at run time.
    const SITES: usize;

    /// The decision at a site.
    fn site(&self, index: usize) -> usize;
}

/// A patch of the table `Table`. `Itself` is the same type, or unknown where the bound fails, so that nothing more is
/// said about it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a patch of `{Table}`",
    label = "not a patch of this table",
    note = "`..patch` takes the struct that `#[derive(Updatable)]` generates, or a reference to it"
)]
pub trait PatchOf<Table, Itself> {
    /// The same.
    fn into_patch(self) -> Itself;
}
