//! Why a number is not one of a `NUMERIC(P, S)`.

use std::fmt;

/// Why a number was refused by [`Numeric`](super::Numeric) or [`Factor`](super::Factor).
///
/// The number is not repeated in the text: it may be nobody else's business.
///
/// # Examples
///
/// ```
/// use updatable::{Numeric, NumericError};
///
/// let advice = match "12,20".parse::<Numeric<10, 2>>() {
///     Ok(_) => "thank you",
///     Err(NumericError::TooManyDecimals { .. }) => "there is nothing smaller than a cent",
///     Err(_) => "a number, please",
/// };
/// assert_eq!(advice, "a number, please");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NumericError {
    /// More digits after the point than the type has, trailing zeros aside.
    #[non_exhaustive]
    TooManyDecimals {
        /// How many the type has.
        scale: u8,
    },

    /// Too large: more digits than the type has.
    #[non_exhaustive]
    TooManyDigits {
        /// How many the type has in all.
        precision: u8,
        /// How many of them are after the point.
        scale: u8,
    },

    /// A text that is no number, or the NaN or infinity of PostgreSQL.
    NotANumber,
}

impl fmt::Display for NumericError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (digits, place) = match *self {
            Self::TooManyDecimals { scale } => (scale, "after"),
            Self::TooManyDigits { precision, scale } => (precision - scale, "before"),
            Self::NotANumber => return f.write_str("not a number"),
        };
        let s = if digits == 1 { "" } else { "s" };
        write!(f, "more than {digits} digit{s} {place} the point")
    }
}

impl std::error::Error for NumericError {}
