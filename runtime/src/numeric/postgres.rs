//! `NUMERIC(P, S)`.

use rust_decimal::Decimal;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueFormat, PgValueRef};
use sqlx::{Decode, Encode, Postgres, Type};

use super::Numeric;
use super::precision::{NumericColumn, Precision};

impl<const P: u8, const S: u8> Type<Postgres> for Numeric<P, S>
where
    NumericColumn: Precision<P, S>,
{
    fn type_info() -> PgTypeInfo {
        <Decimal as Type<Postgres>>::type_info()
    }

    fn compatible(ty: &PgTypeInfo) -> bool {
        <Decimal as Type<Postgres>>::compatible(ty)
    }
}

impl<const P: u8, const S: u8> PgHasArrayType for Numeric<P, S>
where
    NumericColumn: Precision<P, S>,
{
    fn array_type_info() -> PgTypeInfo {
        <Decimal as PgHasArrayType>::array_type_info()
    }

    fn array_compatible(ty: &PgTypeInfo) -> bool {
        <Decimal as PgHasArrayType>::array_compatible(ty)
    }
}

impl<'q, const P: u8, const S: u8> Encode<'q, Postgres> for Numeric<P, S>
where
    NumericColumn: Precision<P, S>,
{
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        <Decimal as Encode<'q, Postgres>>::encode_by_ref(&self.0, buffer)
    }

    fn size_hint(&self) -> usize {
        <Decimal as Encode<'q, Postgres>>::size_hint(&self.0)
    }
}

impl<'r, const P: u8, const S: u8> Decode<'r, Postgres> for Numeric<P, S>
where
    NumericColumn: Precision<P, S>,
{
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        let units = match value.format() {
            PgValueFormat::Binary => Self::SHAPE.units_of_binary(value.as_bytes()?)?,
            PgValueFormat::Text => Self::SHAPE.units_of_text(value.as_str()?)?,
        };
        Ok(Self::of_units(units))
    }
}
