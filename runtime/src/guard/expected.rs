//! The numbers of rows that a guard allows.

use std::fmt;

/// How many rows an update was to match: the `expected` of [`Error::RowCount`](crate::Error::RowCount).
///
/// # Example: in words
///
/// ```
/// use updatable::ExpectedRows;
///
/// assert_eq!(ExpectedRows::Exactly(3).to_string(), "exactly 3");
/// assert_eq!(ExpectedRows::AtMost(1).to_string(), "at most 1");
/// assert_eq!(ExpectedRows::AtLeast(1).to_string(), "at least 1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExpectedRows {
    /// This number.
    Exactly(u64),
    /// This number or fewer.
    AtMost(u64),
    /// This number or more.
    AtLeast(u64),
}

impl ExpectedRows {
    pub(super) fn allows(self, rows: u64) -> bool {
        match self {
            Self::Exactly(number) => rows == number,
            Self::AtMost(most) => rows <= most,
            Self::AtLeast(least) => rows >= least,
        }
    }
}

impl fmt::Display for ExpectedRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(number) => write!(f, "exactly {number}"),
            Self::AtMost(most) => write!(f, "at most {most}"),
            Self::AtLeast(least) => write!(f, "at least {least}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ExpectedRows::{AtLeast, AtMost, Exactly};

    #[test]
    fn each_side_of_the_number() {
        let allowed = |expected: super::ExpectedRows| [1, 2, 3].map(|rows| expected.allows(rows));
        assert_eq!(allowed(Exactly(2)), [false, true, false]);
        assert_eq!(allowed(AtMost(2)), [true, true, false]);
        assert_eq!(allowed(AtLeast(2)), [false, true, true]);
    }
}
