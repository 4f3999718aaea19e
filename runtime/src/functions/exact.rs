//! Exact numbers: factors for whole numbers, and rounding.

use rust_decimal::Decimal;

use super::division::Integer;
use crate::apply::{Operation, Parts};
use crate::expression::Number;
use crate::node::{Operator, Scaled, Template};
use crate::numeric::{Factor, Numeric};

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

/// An exact number type with digits after the point.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "no `round` on a column of type `{Self}`",
    label = "not an exact number with digits after the point",
    note = "`Numeric` and `Decimal` are rounded: half away from zero",
    note = "what a floating-point number is rounded to depends on the database: round it in Rust, or store it as a `Numeric`"
)]
pub trait Exact: Number {
    /// How many digits after the point an integer of minor units stands for on SQLite.
    const SCALE: u8;
}

impl<const P: u8, const S: u8> Exact for Numeric<P, S> {
    const SCALE: u8 = S;
}

/// Not for SQLite, which has none.
impl Exact for Decimal {
    const SCALE: u8 = 0;
}

/// Rounded to so many digits after the point.
#[doc(hidden)]
pub struct Round<T, const DIGITS: u8>(T);

impl<T: Exact, A: Parts, const DIGITS: u8> Operation<A> for Round<T, DIGITS> {
    const OPERATOR: Operator = Operator::Rounded(Scaled {
        digits: DIGITS,
        // Minor units are 64 bits, so that on SQLite there are no more digits than these.
        unit: if DIGITS < T::SCALE && T::SCALE <= 18 {
            10_i64.pow((T::SCALE - DIGITS) as u32)
        } else {
            1
        },
        range: T::RANGE,
    });
    type Nullability = A::Any;
}
