//! Which guard it is, as a type: `fetch_one` and `fetch_optional` are offered where the guard's own word fits.

use crate::backend::Backend;

/// `.exactly(..)`
#[doc(hidden)]
pub enum Exactly {}

/// `.at_most(..)`
#[doc(hidden)]
pub enum AtMost {}

/// `.at_least(..)`
#[doc(hidden)]
pub enum AtLeast {}

/// A database on which `fetch_one` is offered after the guard `G`: on all of them, or on none. A bound on the database
/// for the reason given at [`Fetch`](crate::returning::Fetch).
#[doc(hidden)]
pub trait GuardedFetchOne<G> {}

impl<DB: Backend, G: OneRow> GuardedFetchOne<G> for DB {}

/// A guard that may allow one row and nothing else.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`fetch_one` gives exactly one row, and this update may match another number",
    label = "needs `.exactly(1)`",
    note = "write `.exactly(1)` in place of the guard",
    note = "for one row or none: `.at_most(1)` and `.fetch_optional(..)`; for any number: `.fetch_all(..)`"
)]
pub trait OneRow {}

impl OneRow for Exactly {}

/// [`GuardedFetchOne`], of `fetch_optional`.
#[doc(hidden)]
pub trait GuardedFetchOptional<G> {}

impl<DB: Backend, G: OneRowOrNone> GuardedFetchOptional<G> for DB {}

/// A guard that may allow one row or none, and nothing else.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`fetch_optional` gives one row or none, and this guard does not say so",
    label = "needs `.at_most(1)`",
    note = "write `.at_most(1)` in place of the guard",
    note = "for exactly one row: `.exactly(1)` and `.fetch_one(..)`; for any number: `.fetch_all(..)`"
)]
pub trait OneRowOrNone {}

impl OneRowOrNone for AtMost {}
