//! What every piece of a statement can do: say its shape, decide its sites, bind its values.

use crate::assemble::Output;
use crate::backend::{Arguments, Backend};
use crate::error::Error;
use crate::key::Pins;
use crate::node::{Node, SetNode};
use crate::source::Source;
use crate::table::{ColumnName, Nullability};

/// A value or a condition, with the host values in it.
#[doc(hidden)]
pub trait Part {
    /// Its shape.
    const NODE: Node;
    /// It may be absent; its first site says whether it is there.
    const OPTIONAL: bool = false;
    /// How many decisions are taken at run time.
    const SITES: usize = 0;
    /// Which column of the key of the table `By` it is.
    type Key<By: Source>: Pins;
    /// What a key column of the table `By` that is equal to it is: pinned, unless it depends on that table or on a later one.
    type Fixed<By: Source, Key: Pins>: Pins;
    /// Whether it may be NULL.
    type Nullability: Nullability;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_> {
        let _ = index;
        Site::ABSENT
    }
}

/// What is decided at run time.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Site<'a> {
    /// 0 or 1 for a value that may be absent, a list's length.
    Count(usize),
    /// What is to be written.
    Splice(&'a dyn Splice),
}

impl Site<'_> {
    pub(crate) const ABSENT: Self = Site::Count(0);

    pub(crate) fn present(is_there: bool) -> Self {
        Site::Count(usize::from(is_there))
    }

    pub(crate) fn count(self) -> usize {
        match self {
            Site::Count(count) => count,
            Site::Splice(_) => 0,
        }
    }
}

/// For the derive: a value of a patch is there, or is not.
#[doc(hidden)]
#[inline]
pub fn present(is_there: bool) -> Site<'static> {
    Site::present(is_there)
}

/// A piece whose text is made at run time.
#[doc(hidden)]
pub trait Splice {
    /// Writes it.
    fn write(&self, out: &mut Output);
}

/// A piece whose values can be bound on `DB`, in the order of its placeholders.
#[doc(hidden)]
pub trait Bind<DB: Backend> {
    /// Binds them.
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error>;

    /// Binds the value that a column of the updated table must have, and keeps it. Tells whether there is such a value.
    fn bind_pin(
        &self,
        column: &'static ColumnName,
        arguments: &mut Arguments<DB>,
    ) -> Result<bool, Error> {
        let _ = (column, arguments);
        Ok(false)
    }
}

/// A database that the values of `P` can be bound on: a bound on the database, which a method call learns last. A bound
/// on `P` would be looked at before the executor, and then a type that only one database knows would choose it.
#[doc(hidden)]
pub trait Sends<P>: Backend {
    /// Binds them.
    fn bind(part: P, arguments: &mut Arguments<Self>) -> Result<(), Error>;
    /// As [`Bind::bind_pin`].
    fn bind_pin(
        part: &P,
        column: &'static ColumnName,
        arguments: &mut Arguments<Self>,
    ) -> Result<bool, Error>;
}

impl<DB: Backend, P: Bind<DB>> Sends<P> for DB {
    #[inline]
    fn bind(part: P, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        part.bind(arguments)
    }

    fn bind_pin(
        part: &P,
        column: &'static ColumnName,
        arguments: &mut Arguments<DB>,
    ) -> Result<bool, Error> {
        part.bind_pin(column, arguments)
    }
}

/// A database that all the pieces of a statement can be bound on.
#[doc(hidden)]
pub trait SendsAll<S, F, R, J>: Sends<S> + Sends<F> + Sends<R> + Sends<J> {
    /// Binds them as the text runs.
    #[inline]
    fn bind_all(
        set: S,
        filter: F,
        returning: R,
        joins: J,
        arguments: &mut Arguments<Self>,
    ) -> Result<(), Error> {
        if Self::DIALECT.joins_first() {
            <Self as Sends<J>>::bind(joins, arguments)?;
            <Self as Sends<S>>::bind(set, arguments)?;
        } else {
            <Self as Sends<S>>::bind(set, arguments)?;
            <Self as Sends<J>>::bind(joins, arguments)?;
        }
        <Self as Sends<F>>::bind(filter, arguments)?;
        <Self as Sends<R>>::bind(returning, arguments)
    }
}

impl<S, F, R, J, DB: Sends<S> + Sends<F> + Sends<R> + Sends<J>> SendsAll<S, F, R, J> for DB {}

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
    fn site(&self, index: usize) -> Site<'_>;

    /// Whether the values are as the rules of the row ask.
    fn validate(&self) -> Result<(), Error> {
        Ok(())
    }
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
