//! `INTEGER`, in minor units.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Sqlite, Type, TypeInfo, ValueRef};

use super::Numeric;
use super::precision::{MinorUnits, NumericColumn};

impl<const P: u8, const S: u8> Type<Sqlite> for Numeric<P, S>
where
    NumericColumn: MinorUnits<P, S>,
{
    fn type_info() -> SqliteTypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }

    fn compatible(ty: &SqliteTypeInfo) -> bool {
        <i64 as Type<Sqlite>>::compatible(ty)
    }
}

impl<'q, const P: u8, const S: u8> Encode<'q, Sqlite> for Numeric<P, S>
where
    NumericColumn: MinorUnits<P, S>,
{
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        // The scale of the `Decimal` is always `S`, so its mantissa is the number of minor units.
        let units = i64::try_from(self.0.mantissa())?;
        <i64 as Encode<'q, Sqlite>>::encode(units, buffer)
    }
}

impl<'r, const P: u8, const S: u8> Decode<'r, Sqlite> for Numeric<P, S>
where
    NumericColumn: MinorUnits<P, S>,
{
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        // SQLite turns a REAL or a TEXT into some integer when asked for one.
        if !<Self as Type<Sqlite>>::compatible(&value.type_info()) {
            return Err(format!(
                "expected an INTEGER of minor units for `Numeric<{P}, {S}>`, found {}",
                value.type_info().name()
            )
            .into());
        }
        let units = <i64 as Decode<'r, Sqlite>>::decode(value)?;
        Ok(Self::of_units(Self::SHAPE.check(units.into())?))
    }
}
