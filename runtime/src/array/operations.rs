//! What PostgreSQL does with arrays.

use crate::apply::Operation;
use crate::backend::{Arguments, Backend, Executed};
use crate::condition::ConditionPart;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::{Node, Operator, Template};
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;
use crate::table::NotNull;

/// The words are those of PostgreSQL: on another database they are never asked for, since [`OnArrays`] cannot be bound there.
macro_rules! operations {
    ($($(#[$doc:meta])* $Name:ident($($Part:ident),+) = $words:literal, $Nullability:ty;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub enum $Name {}

            impl<$($Part: Part),+> Operation<($($Part,)+)> for $Name {
                const OPERATOR: Operator = Operator::Template(&Template::same($words));
                type Nullability = $Nullability;
            }
        )*
    };
}

operations! {
    /// The array and an element after it.
    Append(A, X) = "array_append({}, {})", NotNull;
    /// An element and the array after it.
    Prepend(X, A) = "array_prepend({}, {})", NotNull;
    /// The array without the elements that are equal to one.
    Remove(A, X) = "array_remove({}, {})", A::Nullability;
    /// The element is in the array.
    HasElement(X, A) = "({a} = ANY({}))", A::Nullability;
    /// The number of elements.
    Cardinality(A) = "cardinality({})", A::Nullability;
    /// The array with another element at a place; what is between its end and the place is NULL.
    WithElement(A, Place, X) = "ARRAY(SELECT CASE n WHEN i THEN x ELSE a[n] END FROM \
        (SELECT {} AS a, {} AS i, {} AS x OFFSET 0) AS v, \
        generate_series(1, greatest(cardinality(a), i)) AS n ORDER BY n)", NotNull;
    /// The array with other elements from a place on.
    WithSlice(A, Place, Xs) = "ARRAY(SELECT CASE WHEN n BETWEEN i AND i + cardinality(x) - 1 THEN x[n - i + 1] ELSE a[n] END FROM \
        (SELECT {} AS a, {} AS i, {} AS x OFFSET 0) AS v, \
        generate_series(1, greatest(cardinality(a), i + cardinality(x) - 1)) AS n ORDER BY n)", NotNull;
}

/// A part that only a database with arrays knows.
#[doc(hidden)]
pub struct OnArrays<P>(pub(super) P);

impl<P: Part> Part for OnArrays<P> {
    const NODE: Node = P::NODE;
    const OPTIONAL: bool = P::OPTIONAL;
    const SITES: usize = P::SITES;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = P::Fixed<By, Key>;
    type Nullability = P::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<P: Part> ConditionPart for OnArrays<P> {
    type Pins<By: Source> = NoKey;
}

impl<DB: Backend, P: Bind<DB>> Bind<DB> for OnArrays<P>
where
    Executed: HasArrays<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, P: Over<Table>> Over<Table> for OnArrays<P> {}

/// A database `DB` with array columns.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{DB}` has no arrays",
    label = "this database has no array columns",
    note = "PostgreSQL has; here, keep the list in a JSON document or in a table of its own"
)]
pub trait HasArrays<DB> {}

#[cfg(feature = "postgres")]
#[diagnostic::do_not_recommend]
impl HasArrays<sqlx::Postgres> for Executed {}
