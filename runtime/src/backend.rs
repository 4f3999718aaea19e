//! The databases.

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "sqlite")]
mod sqlite;

use sqlx::{Database, Encode, Type};

use crate::dialect::Dialect;
use crate::error::Error;
use crate::storage::Stores;
use crate::table::ColumnDef;

/// The arguments of a statement on `DB`.
#[doc(hidden)]
pub type Arguments<DB> = <DB as Database>::Arguments;

/// A database that updates can be executed on: `sqlx::Sqlite`, `sqlx::Postgres` or `sqlx::MySql`, each with
/// the feature of its name.
///
/// # Example: a function for any of them
///
/// ```
/// use updatable::Backend;
///
/// fn name<DB: Backend>() -> &'static str {
///     DB::NAME
/// }
///
/// assert_eq!(name::<sqlx::Postgres>(), "PostgreSQL");
/// ```
#[diagnostic::on_unimplemented(
    message = "updatable does not know the database `{Self}`",
    note = "enable one of its features `sqlite`, `postgres`, `mysql`, and pass an executor of that database (not of `sqlx::Any`)"
)]
pub trait Backend:
    Database + sealed::Sealed + crate::guard::Transact + crate::update_row::GivesBack
{
    /// How statements are written.
    #[doc(hidden)]
    const DIALECT: Dialect;
    /// The most values that one statement can have.
    #[doc(hidden)]
    const MAX_PARAMETERS: usize;

    /// Binds a value.
    #[doc(hidden)]
    fn add<T>(arguments: &mut Arguments<Self>, value: T) -> Result<(), sqlx::error::BoxDynError>
    where
        T: for<'q> Encode<'q, Self> + Type<Self>;

    /// Binds a value, or NULL of the value's type.
    #[doc(hidden)]
    fn add_option<T>(
        arguments: &mut Arguments<Self>,
        value: Option<T>,
    ) -> Result<(), sqlx::error::BoxDynError>
    where
        T: for<'q> Encode<'q, Self> + Type<Self>;

    /// How many rows the statement matched.
    #[doc(hidden)]
    fn matched(result: &Self::QueryResult) -> u64;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! backend {
    ($feature:literal, $DB:ident, $dialect:ident, $sent:path, $max:literal, $why:literal) => {
        #[cfg(feature = $feature)]
        impl sealed::Sealed for sqlx::$DB {}

        #[cfg(feature = $feature)]
        impl Backend for sqlx::$DB {
            const DIALECT: Dialect = Dialect::$dialect;
            #[doc = $why]
            const MAX_PARAMETERS: usize = $max;

            #[inline]
            fn add<T>(
                arguments: &mut Arguments<Self>,
                value: T,
            ) -> Result<(), sqlx::error::BoxDynError>
            where
                T: for<'q> Encode<'q, Self> + Type<Self>,
            {
                sqlx::Arguments::add(arguments, $sent(value))
            }

            fn add_option<T>(
                arguments: &mut Arguments<Self>,
                value: Option<T>,
            ) -> Result<(), sqlx::error::BoxDynError>
            where
                T: for<'q> Encode<'q, Self> + Type<Self>,
            {
                sqlx::Arguments::add(arguments, value.map($sent))
            }

            fn matched(result: &Self::QueryResult) -> u64 {
                result.rows_affected()
            }
        }
    };
}

backend!(
    "sqlite",
    Sqlite,
    Sqlite,
    sqlite::Sent,
    32_766,
    "SQLITE_LIMIT_VARIABLE_NUMBER, by default"
);
backend!(
    "postgres",
    Postgres,
    Postgres,
    std::convert::identity,
    65_535,
    "The protocol counts them in 16 bits."
);
backend!(
    "mysql",
    MySql,
    MySql,
    mysql::Sent,
    65_535,
    "The protocol counts them in 16 bits."
);

/// A type that can be bound on `DB` for the column `C`: [`Stores`] with the value as `Self`.
#[doc(hidden)]
pub trait Storable<DB: Backend, C>: Sized {
    /// Binds it.
    fn add_to(self, arguments: &mut Arguments<DB>) -> Result<(), sqlx::error::BoxDynError>;
    /// Binds it, and it is still needed.
    fn add_lent_to(&self, arguments: &mut Arguments<DB>) -> Result<(), sqlx::error::BoxDynError>;
    /// Binds it, or NULL of its type.
    fn add_option_to(
        value: Option<Self>,
        arguments: &mut Arguments<DB>,
    ) -> Result<(), sqlx::error::BoxDynError>;
}

impl<T, DB: Backend, C: ColumnDef> Storable<DB, C> for T
where
    C::Stored: Stores<DB, C, T>,
{
    #[inline]
    fn add_to(self, arguments: &mut Arguments<DB>) -> Result<(), sqlx::error::BoxDynError> {
        C::Stored::add(self, arguments)
    }

    fn add_lent_to(&self, arguments: &mut Arguments<DB>) -> Result<(), sqlx::error::BoxDynError> {
        C::Stored::add_lent(self, arguments)
    }

    #[inline]
    fn add_option_to(
        value: Option<Self>,
        arguments: &mut Arguments<DB>,
    ) -> Result<(), sqlx::error::BoxDynError> {
        C::Stored::add_option(value, arguments)
    }
}

/// Binds one value of the column `C`.
#[inline]
pub(crate) fn add<DB, C, T>(arguments: &mut Arguments<DB>, value: T) -> Result<(), Error>
where
    DB: Backend,
    C: ColumnDef,
    T: Storable<DB, C>,
{
    match value.add_to(arguments) {
        Ok(()) => Ok(()),
        Err(error) => Err(invalid::<C>(error)),
    }
}

/// Binds one value of the column `C`, or NULL.
pub(crate) fn add_option<DB, C, T>(
    arguments: &mut Arguments<DB>,
    value: Option<T>,
) -> Result<(), Error>
where
    DB: Backend,
    C: ColumnDef,
    T: Storable<DB, C>,
{
    T::add_option_to(value, arguments).map_err(invalid::<C>)
}

/// A value that its column cannot hold.
#[cold]
pub(crate) fn invalid<C: ColumnDef>(error: sqlx::error::BoxDynError) -> Error {
    Error::Invalid(crate::error::Invalid::new(
        C::NAME.table,
        C::NAME.name,
        error,
    ))
}

/// Binds a patch's value of a column that is never NULL.
#[doc(hidden)]
#[inline]
pub fn bind_changed<DB, C, T>(value: Option<T>, arguments: &mut Arguments<DB>) -> Result<(), Error>
where
    DB: Backend,
    C: ColumnDef,
    T: Storable<DB, C>,
{
    match value {
        Some(value) => add::<DB, C, T>(arguments, value),
        None => Ok(()),
    }
}

/// Binds a patch's value of a column that may be NULL.
#[doc(hidden)]
#[inline]
pub fn bind_changed_nullable<DB, C, T>(
    value: Option<Option<T>>,
    arguments: &mut Arguments<DB>,
) -> Result<(), Error>
where
    DB: Backend,
    C: ColumnDef,
    T: Storable<DB, C>,
{
    match value {
        Some(value) => add_option::<DB, C, T>(arguments, value),
        None => Ok(()),
    }
}

/// A statement that is executed. What a database must be able to do is asked of this, with the database as a parameter: rustc
/// passes over the words about the type that it was asked about first, which is the database.
#[doc(hidden)]
pub enum Executed {}
