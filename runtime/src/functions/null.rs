//! NULL: giving it a value, making it, comparing with it.

use super::templates;
use crate::apply::{Operation, Parts};
use crate::condition::Conditional;
use crate::key::NoKey;
use crate::node::{Operator, Template};
use crate::source::Source;
use crate::table::{NotNull, Nullable};

templates! {
    /// The first that is not NULL.
    Coalesce = Template::same("coalesce({}, {})"), A::All;
    /// NULL if both are equal, else the first.
    NullIf = Template::same("nullif({}, {})"), Nullable;
}

templates! {
    Converted:
    /// `left IS DISTINCT FROM right`
    Distinct = Template {
        sqlite: "({a} IS NOT {a})",
        postgres: "({a} IS DISTINCT FROM {a})",
        mysql: "(NOT ({a} <=> {a}))",
    }, NotNull;
    /// `left IS NOT DISTINCT FROM right`
    NotDistinct = Template {
        sqlite: "({a} IS {a})",
        postgres: "({a} IS NOT DISTINCT FROM {a})",
        mysql: "({a} <=> {a})",
    }, NotNull;
}

impl<A: Parts> Conditional<A> for Distinct {
    type Pins<By: Source> = NoKey;
}

impl<A: Parts> Conditional<A> for NotDistinct {
    type Pins<By: Source> = NoKey;
}

/// A nullability that a test for NULL can tell something about.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is NOT NULL: never null",
    label = "the same for every row",
    note = "declare the field as `Option<..>` if the column is nullable"
)]
pub trait MaybeNull<C> {}

#[diagnostic::do_not_recommend]
impl<C> MaybeNull<C> for Nullable {}

/// A nullability that is none. (`C` is there for the caret: an error about a method's own type is shown at the method.)
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`greatest` and `least` take nothing that may be NULL: PostgreSQL passes over NULL, the other databases give NULL",
    label = "this may be NULL",
    note = "say what stands for NULL: `.coalesce(value)`"
)]
pub trait NeverNull<C> {}

#[diagnostic::do_not_recommend]
impl<C> NeverNull<C> for NotNull {}
