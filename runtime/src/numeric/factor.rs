//! What a stored amount is multiplied by.

use rust_decimal::Decimal;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Encode, Type};

use super::{Numeric, NumericError};

/// What the amounts of a column are multiplied by: at most 6 digits after the point, and 12 before it.
///
/// It has its own type because on SQLite it is not in the minor units of the column: there it is sent as an integer of
/// millionths, and the product is divided by [`Factor::UNIT`].
///
/// # Examples
///
/// ```
/// use rust_decimal::dec;
/// use updatable::Factor;
///
/// let discount = Factor::try_from(dec!(0.9))?;
/// assert_eq!(discount.get(), dec!(0.9));
/// assert!(Factor::try_from(dec!(0.3333333)).is_err());
/// # Ok::<(), updatable::NumericError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Factor(Numeric<18, 6>);

impl Factor {
    /// What 1 is on SQLite.
    pub const UNIT: i64 = 1_000_000;

    /// The value.
    ///
    /// # Examples
    ///
    /// ```
    /// use rust_decimal::dec;
    /// use updatable::Factor;
    ///
    /// assert_eq!(Factor::try_from(dec!(1.1))?.get(), dec!(1.1));
    /// # Ok::<(), updatable::NumericError>(())
    /// ```
    #[must_use]
    pub const fn get(self) -> Decimal {
        self.0.get()
    }
}

impl TryFrom<Decimal> for Factor {
    type Error = NumericError;

    /// # Errors
    ///
    /// If there are more than 6 digits after the point, trailing zeros aside, or more than 12 before it.
    fn try_from(value: Decimal) -> Result<Self, NumericError> {
        Numeric::new(value).map(Self)
    }
}

impl<DB: Database> Type<DB> for Factor
where
    Numeric<18, 6>: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <Numeric<18, 6> as Type<DB>>::type_info()
    }

    fn compatible(ty: &DB::TypeInfo) -> bool {
        <Numeric<18, 6> as Type<DB>>::compatible(ty)
    }
}

impl<'q, DB: Database> Encode<'q, DB> for Factor
where
    Numeric<18, 6>: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.0.encode_by_ref(buffer)
    }

    fn size_hint(&self) -> usize {
        self.0.size_hint()
    }
}
