//! Numbers: the greater of two, factors.

use super::null::NeverNull;
use super::templates;
use crate::apply::{Operation, Parts};
use crate::expression::Number;
use crate::node::{Operator, Template};
use crate::operand::{Assign, Convert, Lent, Misplaced, Operand, Owned, Present, Slice, Sql};
use crate::table::NotNull;

templates! {
    /// The greater of two.
    Greatest = Template {
        sqlite: "max({}, {})",
        postgres: "greatest({}, {})",
        mysql: "greatest({}, {})",
    }, NotNull;
    /// The lesser of two.
    Least = Template {
        sqlite: "min({}, {})",
        postgres: "least({}, {})",
        mysql: "least({}, {})",
    }, NotNull;
}

/// The number without its sign.
#[doc(hidden)]
pub struct Abs<T>(T);

impl<T: Number, A: Parts> Operation<A> for Abs<T> {
    const OPERATOR: Operator = match T::RANGE {
        // Of the least number there is none: PostgreSQL and MySQL say so for every type, SQLite for 64 bits.
        Some(range) => Operator::Checked(const { &Template::same("abs({})") }, range),
        None => Operator::Template(const { &Template::same("abs({})") }),
    };
    type Nullability = A::Any;
}

/// A value that is there and is never NULL, as a bound on the value so that the value is underlined.
#[doc(hidden)]
pub trait KnownIn<C, How> {}

impl<V, C> KnownIn<C, Owned> for V {}
impl<V, C> KnownIn<C, Lent> for V {}
impl<V, C> KnownIn<C, Slice> for V {}
impl<V, C> KnownIn<C, Convert> for V {}
impl<V, C, N: NeverNull<C>> KnownIn<C, Sql<N>> for V {}
impl<V, C> KnownIn<C, Misplaced> for V where Misplaced: Present<C> {}

/// What a number may be multiplied by: an [`Operand`], with its own words for what is none.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is multiplied by `{T}`, this factor is `{Self}`",
    label = "expected `{T}`, found `{Self}`",
    note = "an amount, `Numeric<P, S>`, is multiplied by a `Decimal`: `dec!(1.5)`",
    note = "for a whole number times a fraction, name the rounding: `.times_rounded(dec!(1.5))`"
)]
pub trait FactorOf<C, T, How, P> {
    /// Puts it into the statement.
    fn into_factor(self) -> P;
}

#[diagnostic::do_not_recommend]
impl<C, T, How, P, V: Operand<C, T, How, P>> FactorOf<C, T, How, P> for V {
    #[inline]
    fn into_factor(self) -> P {
        self.into_part()
    }
}

/// The same right of `*=`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is multiplied by `{T}`, this factor is `{Self}`",
    label = "expected `{T}`, found `{Self}`",
    note = "an amount, `Numeric<P, S>`, is multiplied by a `Decimal`: `dec!(1.5)`",
    note = "for a whole number times a fraction, name the rounding: `.times_rounded(dec!(1.5))`"
)]
pub trait AssignFactor<C, T, How, P> {
    /// Puts it into the statement.
    fn into_factor(self) -> P;
}

#[diagnostic::do_not_recommend]
impl<C, T, How, P, V: Assign<C, T, How, P>> AssignFactor<C, T, How, P> for V {
    #[inline]
    fn into_factor(self) -> P {
        self.into_part()
    }
}
