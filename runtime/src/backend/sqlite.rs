//! Floating-point numbers on SQLite.
//!
//! SQLite has no NaN: a parameter that is one is NULL. A column that may be NULL would become so without an error, and a
//! condition would find the rows in which it is.

use std::fmt::{self, Write as _};

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo};
use sqlx::{Encode, Sqlite, Type, TypeInfo};

/// A value as it is sent to SQLite.
pub(super) struct Sent<T>(pub(super) T);

impl<T: Type<Sqlite>> Type<Sqlite> for Sent<T> {
    #[inline]
    fn type_info() -> SqliteTypeInfo {
        T::type_info()
    }

    fn compatible(ty: &SqliteTypeInfo) -> bool {
        T::compatible(ty)
    }
}

impl<'q, T: Encode<'q, Sqlite> + Type<Sqlite>> Encode<'q, Sqlite> for Sent<T> {
    #[inline]
    fn encode(self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        self.check()?;
        self.0.encode(buffer)
    }

    #[inline]
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        self.check()?;
        self.0.encode_by_ref(buffer)
    }

    #[inline]
    fn produces(&self) -> Option<SqliteTypeInfo> {
        self.0.produces()
    }

    #[inline]
    fn size_hint(&self) -> usize {
        self.0.size_hint()
    }
}

impl<'q, T: Encode<'q, Sqlite> + Type<Sqlite>> Sent<T> {
    #[inline]
    fn check(&self) -> Result<(), BoxDynError> {
        let ty = self.0.produces().unwrap_or_else(T::type_info);
        if ty.name() == "REAL" {
            self.check_number()
        } else {
            Ok(())
        }
    }

    /// sqlx shows what it has been given in no other way.
    fn check_number(&self) -> Result<(), BoxDynError> {
        let mut buffer = SqliteArgumentsBuffer::default();
        let _ = self.0.encode_by_ref(&mut buffer)?;
        let mut found = NotANumber(false);
        let _ = write!(found, "{buffer:?}");
        if found.0 {
            return Err("SQLite has no NaN".into());
        }
        Ok(())
    }
}

/// Whether `NaN` is in what is written to it. It is one piece there, as the standard library writes it.
struct NotANumber(bool);

impl fmt::Write for NotANumber {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 |= text.contains("NaN");
        Ok(())
    }
}
