//! Points in time, and what is no number, on MySQL and MariaDB.
//!
//! sqlx sends a `DateTime<Utc>`, a `DateTime<Local>` and an `OffsetDateTime` as a TIMESTAMP, whatever the column. Such a
//! parameter holds the years 1970 to 2038, and of a value beyond them MariaDB makes NULL, or the current time where the
//! column is a TIMESTAMP that is NOT NULL: the birthday of 1969 in a DATETIME column is lost without an error. The bytes
//! of a DATETIME are the same, and it holds the years 0 to 9999. So the value is sent as that, in UTC as before; what a
//! TIMESTAMP column cannot hold is then an error of the server.
//!
//! The type is changed, and not the value, so that it holds for the user's own types over these, too.
//!
//! There is no NaN. Where the mode is not strict, 0 would be stored for it, and no comparison with it is true or false as it is on
//! PostgreSQL.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::mysql::MySqlTypeInfo;
use sqlx::{Encode, MySql, Type, TypeInfo};

/// A value on its way to MySQL.
pub(super) struct Sent<T>(pub(super) T);

impl<T: Type<MySql>> Type<MySql> for Sent<T> {
    #[inline]
    fn type_info() -> MySqlTypeInfo {
        sent_as(T::type_info())
    }

    fn compatible(ty: &MySqlTypeInfo) -> bool {
        T::compatible(ty)
    }
}

impl<'q, T: Encode<'q, MySql> + Type<MySql>> Encode<'q, MySql> for Sent<T> {
    #[inline]
    fn encode(self, buffer: &mut Vec<u8>) -> Result<IsNull, BoxDynError> {
        let (produced, start) = (self.0.produces(), buffer.len());
        let encoded = self.0.encode(buffer)?;
        check::<T>(produced, &buffer[start..])?;
        Ok(encoded)
    }

    #[inline]
    fn encode_by_ref(&self, buffer: &mut Vec<u8>) -> Result<IsNull, BoxDynError> {
        let start = buffer.len();
        let encoded = self.0.encode_by_ref(buffer)?;
        check::<T>(self.0.produces(), &buffer[start..])?;
        Ok(encoded)
    }

    #[inline]
    fn produces(&self) -> Option<MySqlTypeInfo> {
        self.0.produces().map(sent_as)
    }

    #[inline]
    fn size_hint(&self) -> usize {
        self.0.size_hint()
    }
}

/// DATETIME instead of TIMESTAMP.
///
/// `compatible` of these types is true of the two alone, and a function that the optimizer sees through: of other types
/// nothing is left of this.
#[cfg(feature = "chrono")]
#[inline]
fn sent_as(ty: MySqlTypeInfo) -> MySqlTypeInfo {
    use sqlx::types::chrono::{DateTime, NaiveDateTime, Utc};

    if <DateTime<Utc> as Type<MySql>>::compatible(&ty) {
        <NaiveDateTime as Type<MySql>>::type_info()
    } else {
        ty
    }
}

/// The same, by the types of the other crate.
#[cfg(all(feature = "time", not(feature = "chrono")))]
#[inline]
fn sent_as(ty: MySqlTypeInfo) -> MySqlTypeInfo {
    use sqlx::types::time::{OffsetDateTime, PrimitiveDateTime};

    if <OffsetDateTime as Type<MySql>>::compatible(&ty) {
        <PrimitiveDateTime as Type<MySql>>::type_info()
    } else {
        ty
    }
}

/// Only one of their types has the type DATETIME, and neither crate is here. The user may have them all the same, by
/// features of their own sqlx; then [`check`] refuses what a TIMESTAMP would lose.
#[cfg(not(any(feature = "time", feature = "chrono")))]
#[inline]
fn sent_as(ty: MySqlTypeInfo) -> MySqlTypeInfo {
    ty
}

/// Whether [`sent_as`] knows a DATETIME.
const AS_DATETIME: bool = cfg!(any(feature = "time", feature = "chrono"));

/// Refuses a date that the server would replace by another one, or by none: `bytes` are the encoded value.
///
/// The bytes are looked at first, since that costs less than the type.
#[inline]
fn check<T: Type<MySql>>(produced: Option<MySqlTypeInfo>, bytes: &[u8]) -> Result<(), BoxDynError> {
    match suspicion(bytes, AS_DATETIME) {
        None => Ok(()),
        Some(suspicion) => suspicion.confirm(&produced.unwrap_or_else(T::type_info)),
    }
}

/// What is wrong, if the bytes are a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suspicion {
    /// The bits of a floating-point number that is none.
    NotANumber,
    /// Of this year, MariaDB makes the date zero.
    NoSuchYear,
    /// A TIMESTAMP would lose it.
    NoTimestamp,
}

/// A date is its length (4, 7 or 11), the year in two bytes, month and day, and then the time.
#[inline]
fn suspicion(bytes: &[u8], as_datetime: bool) -> Option<Suspicion> {
    let [4 | 7 | 11, low, high, 1..=12, 1..=31, ..] = bytes else {
        return is_no_number(bytes).then_some(Suspicion::NotANumber);
    };
    match u16::from_le_bytes([*low, *high]) {
        10_000.. => Some(Suspicion::NoSuchYear),
        // The range begins with the first second of 1970, but one, and ends in January of 2038: all of these two years
        // are left out.
        1971..2038 => None,
        _ if as_datetime => None,
        _ => Some(Suspicion::NoTimestamp),
    }
}

#[inline]
fn is_no_number(bytes: &[u8]) -> bool {
    if let Ok(double) = bytes.try_into() {
        f64::from_le_bytes(double).is_nan()
    } else if let Ok(single) = bytes.try_into() {
        f32::from_le_bytes(single).is_nan()
    } else {
        false
    }
}

impl Suspicion {
    #[cold]
    fn confirm(self, ty: &MySqlTypeInfo) -> Result<(), BoxDynError> {
        match (self, ty.name()) {
            (Self::NoSuchYear, "DATE" | "DATETIME" | "TIMESTAMP") => {
                Err("MySQL has no year beyond 9999".into())
            }
            (Self::NotANumber, "FLOAT" | "DOUBLE") => Err("MySQL has no NaN".into()),
            (Self::NoTimestamp, "TIMESTAMP") => Err(
                "a TIMESTAMP parameter holds no such year; with the feature `chrono` or `time` of updatable, it is sent as a DATETIME"
                    .into(),
            ),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use sqlx::{MySql, Type};

    use super::{Suspicion, suspicion};

    /// The last day of this year, as sqlx encodes it.
    fn date(year: u16) -> [u8; 5] {
        let [low, high] = year.to_le_bytes();
        [4, low, high, 12, 31]
    }

    #[test]
    fn a_year_that_the_server_would_lose_is_suspicious() {
        for as_datetime in [true, false] {
            for year in [10_000, u16::MAX] {
                assert_eq!(
                    suspicion(&date(year), as_datetime),
                    Some(Suspicion::NoSuchYear)
                );
            }
            for year in [1971, 2000, 2037] {
                assert_eq!(suspicion(&date(year), as_datetime), None);
            }
        }
        for year in [0, 999, 1969, 1970, 2038, 9999] {
            assert_eq!(suspicion(&date(year), true), None);
            assert_eq!(suspicion(&date(year), false), Some(Suspicion::NoTimestamp));
        }
        assert_eq!(suspicion(&[], false), None);
    }

    /// Bytes that look like a date are none where the type is another one: an integer of these bytes.
    #[test]
    fn what_is_no_date_is_not_refused() {
        let integer = <i64 as Type<MySql>>::type_info();
        for suspicion in [
            Suspicion::NotANumber,
            Suspicion::NoSuchYear,
            Suspicion::NoTimestamp,
        ] {
            assert!(suspicion.confirm(&integer).is_ok());
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let single = <f32 as Type<MySql>>::type_info();
        let double = <f64 as Type<MySql>>::type_info();
        for (bytes, ty) in [
            (&f32::NAN.to_le_bytes()[..], &single),
            (&(-f32::NAN).to_le_bytes(), &single),
            (&f64::NAN.to_le_bytes(), &double),
            (&(-f64::NAN).to_le_bytes(), &double),
        ] {
            let found = suspicion(bytes, true);
            assert_eq!(found, Some(Suspicion::NotANumber));
            assert!(found.is_some_and(|found| found.confirm(ty).is_err()));
        }
        for number in [0.0, -1.5, f64::MAX, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(suspicion(&number.to_le_bytes(), true), None);
        }
    }

    #[cfg(feature = "chrono")]
    #[test]
    fn what_is_a_date_is_refused() {
        use sqlx::types::chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

        let types = [
            <NaiveDate as Type<MySql>>::type_info(),
            <NaiveDateTime as Type<MySql>>::type_info(),
            <DateTime<Utc> as Type<MySql>>::type_info(),
        ];
        assert_eq!(
            types
                .each_ref()
                .map(|ty| Suspicion::NoSuchYear.confirm(ty).is_err()),
            [true, true, true]
        );
        assert_eq!(
            types
                .each_ref()
                .map(|ty| Suspicion::NoTimestamp.confirm(ty).is_err()),
            [false, false, true]
        );
    }
}
