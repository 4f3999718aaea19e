//! `DECIMAL(P, S)`.

use rust_decimal::Decimal;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::mysql::{MySqlTypeInfo, MySqlValueRef};
use sqlx::{Decode, Encode, MySql, Type};

use super::Numeric;
use super::precision::{NumericColumn, Precision};

impl<const P: u8, const S: u8> Type<MySql> for Numeric<P, S>
where
    NumericColumn: Precision<P, S>,
{
    fn type_info() -> MySqlTypeInfo {
        <Decimal as Type<MySql>>::type_info()
    }

    fn compatible(ty: &MySqlTypeInfo) -> bool {
        <Decimal as Type<MySql>>::compatible(ty)
    }
}

impl<'q, const P: u8, const S: u8> Encode<'q, MySql> for Numeric<P, S>
where
    NumericColumn: Precision<P, S>,
{
    fn encode_by_ref(&self, buffer: &mut Vec<u8>) -> Result<IsNull, BoxDynError> {
        <Decimal as Encode<'q, MySql>>::encode_by_ref(&self.0, buffer)
    }
}

impl<'r, const P: u8, const S: u8> Decode<'r, MySql> for Numeric<P, S>
where
    NumericColumn: Precision<P, S>,
{
    /// From the text, in which a DECIMAL travels: a `Decimal` made from it would be rounded to 28 digits.
    fn decode(value: MySqlValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(<&str as Decode<'r, MySql>>::decode(value)?.parse()?)
    }
}
