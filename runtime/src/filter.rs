//! The filter of an update: a condition, or the word for every row.

use crate::apply::Apply;
use crate::backend::{Arguments, Backend};
use crate::condition::{And, Condition, ConditionPart};
use crate::error::Error;
use crate::key::{NoKey, Pins, WholeKey};
use crate::node::Node;
use crate::part::{Bind, Over, Site};
use crate::source::{Source, Target};
use crate::table::ColumnName;
use crate::value::Plain;

/// Every row is meant.
#[doc(hidden)]
pub struct AllRows;

/// What says which rows an update changes.
#[doc(hidden)]
pub trait Where {
    /// Its shape; none for every row.
    const NODE: Option<&'static Node>;
    /// In which order, if only the first are meant.
    const ORDER: &'static [&'static Node] = &[];
    /// Only some of the rows are meant, and their number is bound.
    const LIMITED: bool = false;
    /// Rows that are marked as deleted are meant as well.
    const WITH_DELETED: bool = false;
    /// How many decisions are taken at run time.
    const SITES: usize;
    /// The parts of the key of the table `By` that it pins.
    type Pins<By: Source>: Pins;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_>;
    /// It is a condition, and true for every row.
    fn is_empty(&self) -> bool;
}

impl Where for AllRows {
    const NODE: Option<&'static Node> = None;
    const SITES: usize = 0;
    type Pins<By: Source> = NoKey;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }

    fn is_empty(&self) -> bool {
        false
    }
}

impl<N: ConditionPart> Where for Condition<N> {
    const NODE: Option<&'static Node> = Some(&N::NODE);
    const SITES: usize = N::SITES;
    type Pins<By: Source> = N::Pins<By>;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }

    fn is_empty(&self) -> bool {
        self.0.constant() == Some(true)
    }
}

impl<DB: Backend> Bind<DB> for AllRows {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<DB: Backend, N: Bind<DB>> Bind<DB> for Condition<N> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }

    fn bind_pin(
        &self,
        column: &'static ColumnName,
        arguments: &mut Arguments<DB>,
    ) -> Result<bool, Error> {
        self.0.bind_pin(column, arguments)
    }
}

/// A filter on the rows of `Table`.
#[doc(hidden)]
pub trait FilterOf<Table>: Where {}

impl<Table> FilterOf<Table> for AllRows {}
impl<Table, N: ConditionPart + Over<Table>> FilterOf<Table> for Condition<N> {}

/// A database on which `fetch_one` is offered for the filter `F` of `Table`: on all of them, if it pins the key. A
/// bound on the database for the reason given at [`Fetch`](crate::returning::Fetch).
#[doc(hidden)]
pub trait FetchOne<Table, F> {}

impl<DB: Backend, Table, F: PinsKey<Table>> FetchOne<Table, F> for DB {}

/// A filter that matches one row at most.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this filter does not pin the whole key of `{Table}`: more than one row could match",
    label = "needs a filter that pins the whole key",
    note = "compare every key column, or a `unique` one, with a value, joined with `&&`: `filter(b.book_id == id)`",
    note = "for all the rows that match, call `.fetch_all(..)`",
    note = "or state the number: `.exactly(1)`"
)]
pub trait PinsKey<Table> {}

#[diagnostic::do_not_recommend]
impl<Table, F: Where<Pins<Target>: WholeKey>> PinsKey<Table> for F {}

/// A key column and the value that it must have.
#[doc(hidden)]
pub type KeyEquals<C, T> =
    Condition<Apply<crate::condition::Equal, (crate::column::Column<C, T>, Plain<C, T>)>>;

/// Both.
#[doc(hidden)]
pub type KeyAnd<L, R> = Condition<Apply<And, (<L as Wrapped>::Node, <R as Wrapped>::Node)>>;

/// The filter `key column = value`.
#[doc(hidden)]
pub fn key_equals<C: crate::table::ColumnDef, T>(value: T) -> KeyEquals<C, T> {
    Condition(Apply::new((crate::column::column(), Plain::new(value))))
}

/// Both filters.
#[doc(hidden)]
pub fn key_and<L, R>(
    left: Condition<L>,
    right: Condition<R>,
) -> KeyAnd<Condition<L>, Condition<R>> {
    crate::condition::and(left, right)
}

/// What is in a [`Condition`].
#[doc(hidden)]
pub trait Wrapped {
    /// It.
    type Node;
}

impl<N> Wrapped for Condition<N> {
    type Node = N;
}
