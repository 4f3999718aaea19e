//! Exact numbers: factors for whole numbers, and rounding.

use rust_decimal::Decimal;

use super::cast::Stored;
use super::division::Integer;
use crate::apply::{Apply, Operation, Parts};
use crate::backend::{Arguments, Backend, Executed};
use crate::error::Error;
use crate::expression::{Impossible, Never, Number};
use crate::key::{NoKey, Pins};
use crate::node::{Node, Operator, Range, Scaled, Template};
use crate::numeric::{Factor, Numeric};
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;

/// A whole number times a factor, rounded to a whole number.
#[doc(hidden)]
pub struct TimesRounded<T>(T);

impl<T: Integer, A: Parts> Operation<A> for TimesRounded<T> {
    const OPERATOR: Operator = Operator::Scaled(Scaled {
        digits: 0,
        unit: Factor::UNIT,
        range: T::RANGE,
    });
    type Nullability = A::Any;
}

/// A product that PostgreSQL and MySQL have as NUMERIC, as the whole number that it is.
#[doc(hidden)]
pub struct WholeOf<T>(T);

impl<T: Integer, A: Parts> Operation<A> for WholeOf<T> {
    const OPERATOR: Operator = Operator::Template(
        const {
            &Template {
                sqlite: "{}",
                postgres: T::OF_NUMERIC,
                // A CAST would cut it to what fits.
                mysql: "({} DIV 1)",
            }
        },
    );
    type Nullability = A::Any;
}

/// A type of whole numbers, with the operators for `times_rounded`: parameters for the reason given at
/// [`Calculates`](crate::expression::Calculates).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "no `times_rounded` on a column of type `{Self}`",
    label = "no whole number",
    note = "a `Numeric` is multiplied by a factor with `*`, and so is a floating-point number",
    note = "a number type of your own may implement `updatable::Integer`"
)]
pub trait TimesRounds<O, Whole> {}

#[diagnostic::do_not_recommend]
impl<T: Integer> TimesRounds<TimesRounded<T>, WholeOf<T>> for T {}
#[diagnostic::do_not_recommend]
impl<T: Impossible> TimesRounds<Never, Never> for T {}

/// An exact number type with digits after the point.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "no `round` to {DIGITS} digits on a column of type `{Self}`",
    label = "not an exact number with digits after the point",
    note = "`Numeric` and `Decimal` are rounded: half away from zero",
    note = "what a floating-point number is rounded to depends on the database: round it in Rust, or store it as a `Numeric`"
)]
pub trait Exact<const DIGITS: u8> {
    /// What a part `A` becomes.
    type Rounded<C, A: Part>: Part;

    /// Makes it.
    fn rounded<C, A: Part>(part: A) -> Self::Rounded<C, A>;
}

/// One implementation for each number, so that rustc, which looks for the method before it knows the number, sees that of
/// 255, which every type has, and says afterwards what is wrong.
macro_rules! exact {
    ([$($generics:tt)*] $T:ty, $scale:expr) => {
        exact! {
            [$($generics)*] $T;
            0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
        }

        impl<A: Parts, $($generics)* const DIGITS: u8> Operation<A> for Round<$T, DIGITS> {
            const OPERATOR: Operator = rounded($scale, DIGITS, <$T as Number>::RANGE);
            type Nullability = A::Any;
        }
    };
    ([$($generics:tt)*] $T:ty; $first:literal $($rest:literal)*) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Exact<$first> for $T {
            type Rounded<C, A: Part> = Stored<C, $T, Apply<Round<$T, $first>, (A,)>>;

            fn rounded<C, A: Part>(part: A) -> Self::Rounded<C, A> {
                Stored::new(Apply::new((part,)))
            }
        }

        exact!([$($generics)*] $T; $($rest)*);
    };
    ([$($generics:tt)*] $T:ty;) => {};
}

#[diagnostic::do_not_recommend]
impl<T> Exact<255> for T {
    type Rounded<C, A: Part> = Unrounded<A>;

    fn rounded<C, A: Part>(part: A) -> Unrounded<A> {
        Unrounded(part)
    }
}

/// `round::<255>()`, which no database has.
#[doc(hidden)]
pub struct Unrounded<A>(A);

impl<A: Part> Part for Unrounded<A> {
    const NODE: Node = A::NODE;
    const SITES: usize = A::SITES;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = A::Fixed<By, Key>;
    type Nullability = A::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<Table, A: Over<Table>> Over<Table> for Unrounded<A> {}

impl<DB: Backend, A: Bind<DB>> Bind<DB> for Unrounded<A>
where
    Executed: Rounds255<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

/// Never implemented.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{DB}` has no `round` to 255 digits",
    label = "no database has",
    note = "28 digits after the point are the most"
)]
pub trait Rounds255<DB> {}

/// Rounded to so many digits after the point.
#[doc(hidden)]
pub struct Round<T, const DIGITS: u8>(T);

const fn rounded(scale: u8, digits: u8, range: Option<Range>) -> Operator {
    Operator::Rounded(Scaled {
        digits,
        // Minor units are 64 bits, so that on SQLite there are no more digits than these.
        unit: if digits < scale && scale <= 18 {
            10_i64.pow((scale - digits) as u32)
        } else {
            1
        },
        range,
    })
}

exact!([const P: u8, const S: u8,] Numeric<P, S>, S);
// Not for SQLite, which has none.
exact!([] Decimal, 0);
