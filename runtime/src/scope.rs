//! `#[updatable(scope = "..")]`: an update says whose rows it means, or does not compile.

use std::marker::PhantomData;

use crate::condition::{Condition, IntoCondition, condition};
use crate::filter::{AllRows, Where};
use crate::key::{Pinned, Pins};
use crate::source::Target;
use crate::table::Updatable;

/// A table without a scope.
#[doc(hidden)]
pub enum NoScope {}

/// A table whose updates compare the column `C` with a value.
#[doc(hidden)]
pub struct ScopedBy<C>(PhantomData<fn() -> C>);

/// A filter that an update of `Table` may have.
#[doc(hidden)]
pub trait InScope<Table> {}

impl<Table: Updatable<Scope: Confines<Table, F>>, F> InScope<Table> for F {}

/// A scope that the filter `F` is confined to.
#[doc(hidden)]
pub trait Confines<Table, F> {}

impl<Table, F> Confines<Table, F> for NoScope {}

impl<Table, C, F> Confines<Table, F> for ScopedBy<C> where Filtering: PinsScope<Table, C, F> {}

/// What a filter does. Of the filter itself, whose type is long, nothing is to be printed.
#[doc(hidden)]
pub enum Filtering {}

/// The scope is compared with a value.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an update of `{Table}` must compare `{C}` with a value: it says whose rows are meant",
    label = "without the scope, these may be rows of anybody",
    note = "add it with `&&`, outside of `||` and `!`: `filter(b.tenant_id == tenant && ..)`",
    note = "in the builder: `.update_where(|b| b.tenant_id.eq(tenant).and(..))`"
)]
pub trait PinsScope<Table, C, F> {}

#[diagnostic::do_not_recommend]
impl<Table, C, F> PinsScope<Table, C, F> for Filtering where
    F: Where<Pins<Target>: Pins<Scope: IsPinned>>
{
}

/// [`Pinned`].
#[doc(hidden)]
pub trait IsPinned {}

impl IsPinned for Pinned {}

/// The scope `S` of the table as a value: of a table that is not found nothing more is said then.
#[doc(hidden)]
pub struct ScopeOf<Table, S>(PhantomData<fn() -> (Table, S)>);

pub(crate) const fn scope_of<Table, S>() -> ScopeOf<Table, S> {
    ScopeOf(PhantomData)
}

/// For `update!`: a filter of the table.
#[doc(hidden)]
#[inline]
pub fn scoped<Table, S, L, N>(scope: ScopeOf<Table, S>, filter: L) -> Condition<N>
where
    L: IntoCondition<N>,
    S: Confines<Table, Condition<N>>,
{
    let _ = scope;
    condition(filter)
}

/// For `update!`: every row of the table.
#[doc(hidden)]
#[inline]
pub fn all_rows<Table, S: Confines<Table, AllRows>>(scope: ScopeOf<Table, S>) -> AllRows {
    let _ = scope;
    AllRows
}
