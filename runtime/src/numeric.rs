//! `NUMERIC(P, S)` as an exact type, the same on every database.
//!
//! No database refuses a value for its digits after the point, and one has no decimals at all:
//!
//! - PostgreSQL rounds 12.345 to 12.35 in a `NUMERIC(10, 2)` without a word, and takes `NaN`, which is greater than
//!   every number, so that `CHECK (price > 0)` lets it pass.
//!   ([manual](https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL))
//! - MySQL and MariaDB round as well, and leave a note that no client reads.
//!   ([manual](https://dev.mysql.com/doc/refman/8.4/en/precision-math-examples.html))
//! - SQLite ignores the `(10, 2)` and keeps 12.345 as a binary floating-point number, in which 0.1 + 0.2 is not 0.3.
//!   ([manual](https://www.sqlite.org/datatype3.html#type_affinity), [why](https://www.sqlite.org/floatingpoint.html))
//!
//! So the check is made here, before a value is sent, and on SQLite the column holds an integer of minor units (cents,
//! where `S` is 2).

mod error;
mod factor;
#[cfg(feature = "mysql")]
mod mysql;
mod ops;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
mod precision;
#[cfg(feature = "serde")]
mod serde;
mod shape;
#[cfg(feature = "sqlite")]
mod sqlite;
#[cfg(test)]
#[cfg(feature = "sqlite")]
mod sqlite_tests;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

pub use error::NumericError;
pub use factor::Factor;
use shape::Shape;

/// An exact decimal number of at most `P` digits, `S` of them after the point: the values of a `NUMERIC(P, S)` column.
///
/// A value that does not fit is refused when it is made, and nothing is ever rounded: neither when it is made, nor
/// by a database, nor when it is read back.
///
/// | database | column | |
/// |---|---|---|
/// | PostgreSQL | `NUMERIC(P, S)` | |
/// | MySQL, MariaDB | `DECIMAL(P, S)` | |
/// | SQLite | `INTEGER` | in minor units: 12.20 is 1220 where `S` is 2. `P` is at most 18. |
///
/// Integers of minor units keep `+`, `-` and `<` exact inside SQLite, where a decimal would become a binary
/// floating-point number. `P` is at most 28, and `S` at most `P`; other types have no database to go to, which is
/// a compile error where one is used with sqlx.
///
/// # Arithmetic
///
/// `+`, `-` and `*`, with another `Numeric` or a [`Decimal`], give a [`Decimal`], since a result need not fit; come
/// back with [`Numeric::new`]. They are `Decimal`'s own: they panic when the result is beyond [`Decimal::MAX`],
/// and a *product* with more than 28 digits after the point, or more than 28 in all, is rounded. Where that can
/// happen, use [`get()`](Self::get) and `Decimal`'s `checked_…` functions.
///
/// There is no conversion from `f32` or `f64`, which have no 0.1.
///
/// # Examples
///
/// ```
/// use rust_decimal::dec;
/// use updatable::Numeric;
///
/// type Price = Numeric<10, 2>;
///
/// let price = Price::new(dec!(12.2))?;
/// assert_eq!(price.to_string(), "12.20");
/// assert_eq!(price + dec!(5), dec!(17.20));
/// assert!(price < dec!(12.21));
///
/// let discounted = Price::new((price * dec!(0.9)).round_dp(2))?;
/// assert_eq!(discounted, "10.98".parse::<Price>()?);
/// # Ok::<(), updatable::NumericError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Numeric<const P: u8, const S: u8>(Decimal);

impl<const P: u8, const S: u8> Numeric<P, S> {
    /// The greatest value: 99999999.99 for `Numeric<10, 2>`.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(updatable::Numeric::<10, 2>::MAX.to_string(), "99999999.99");
    /// ```
    pub const MAX: Self = Self::of_units(Self::SHAPE.max());

    /// The least value: -99999999.99 for `Numeric<10, 2>`.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(updatable::Numeric::<10, 2>::MIN.to_string(), "-99999999.99");
    /// ```
    pub const MIN: Self = Self::of_units(-Self::SHAPE.max());

    const SHAPE: Shape = Shape::new(P, S);

    /// The value as a `Numeric`, if it is one; it is never rounded.
    ///
    /// # Errors
    ///
    /// If there are more than `S` digits after the point, trailing zeros aside, or more than `P` digits in all.
    ///
    /// # Examples
    ///
    /// ```
    /// use rust_decimal::dec;
    /// use updatable::{Numeric, NumericError};
    ///
    /// assert!(Numeric::<10, 2>::new(dec!(1.500)).is_ok());
    ///
    /// let error = Numeric::<10, 2>::new(dec!(12.345)).unwrap_err();
    /// assert!(matches!(error, NumericError::TooManyDecimals { .. }));
    /// assert_eq!(error.to_string(), "more than 2 digits after the point");
    ///
    /// let error = Numeric::<4, 2>::new(dec!(100)).unwrap_err();
    /// assert!(matches!(error, NumericError::TooManyDigits { .. }));
    /// assert_eq!(error.to_string(), "more than 2 digits before the point");
    /// ```
    pub fn new(value: Decimal) -> Result<Self, NumericError> {
        Self::SHAPE.units_of_decimal(value).map(Self::of_units)
    }

    /// The value.
    ///
    /// # Examples
    ///
    /// ```
    /// use rust_decimal::dec;
    /// use updatable::Numeric;
    ///
    /// let price = Numeric::<10, 2>::new(dec!(5))?;
    /// assert_eq!(price.get(), dec!(5));
    /// assert_eq!(price.get().scale(), 2);
    /// # Ok::<(), updatable::NumericError>(())
    /// ```
    #[must_use]
    pub const fn get(self) -> Decimal {
        self.0
    }

    /// `units` have been checked against [`Self::SHAPE`], whose limit is below that of `Decimal`.
    const fn of_units(units: i128) -> Self {
        let magnitude = units.unsigned_abs();
        let [lo, mid, hi] = [
            magnitude as u32,
            (magnitude >> 32) as u32,
            (magnitude >> 64) as u32,
        ];
        Self(Decimal::from_parts(
            lo,
            mid,
            hi,
            units < 0,
            Self::SHAPE.scale() as u32,
        ))
    }
}

/// Zero.
impl<const P: u8, const S: u8> Default for Numeric<P, S> {
    fn default() -> Self {
        Self::of_units(0)
    }
}

impl<const P: u8, const S: u8> TryFrom<Decimal> for Numeric<P, S> {
    type Error = NumericError;

    /// See [`Numeric::new`].
    fn try_from(value: Decimal) -> Result<Self, NumericError> {
        Self::new(value)
    }
}

impl<const P: u8, const S: u8> From<Numeric<P, S>> for Decimal {
    fn from(value: Numeric<P, S>) -> Self {
        value.0
    }
}

impl<const P: u8, const S: u8> FromStr for Numeric<P, S> {
    type Err = NumericError;

    /// Reads digits with at most one point and at most one sign before them: `12.20`, `-0.5`, `+7`.
    fn from_str(text: &str) -> Result<Self, NumericError> {
        Self::SHAPE.units_of_text(text).map(Self::of_units)
    }
}

/// Always with `S` digits after the point.
impl<const P: u8, const S: u8> fmt::Display for Numeric<P, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<const P: u8, const S: u8> fmt::Debug for Numeric<P, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Numeric<{P}, {S}>({})", self.0)
    }
}
