//! How the values of a column go to a database and come back, and which databases a table is kept on.
//!
//! A type that stands for it is in [`ColumnDef::Stored`](crate::table::ColumnDef::Stored) of every column and in
//! [`Updatable::Databases`] of every table:
//!
//! | type | |
//! |---|---|
//! | [`AnyDatabase`] | as sqlx does it, wherever sqlx knows the type |
//! | [`Named`] | the same, on the databases that `#[updatable(databases(..))]` names |
//! | `AsText` (feature `uuid`) | `#[updatable(uuid = "text")]` |

use std::marker::PhantomData;

use sqlx::error::BoxDynError;
use sqlx::{ColumnIndex, Decode, Encode, FromRow, Row, Type};

use crate::backend::{Arguments, Backend};
use crate::table::Updatable;

/// Any database that the types allow: without `#[updatable(databases(..))]`.
#[doc(hidden)]
pub enum AnyDatabase {}

/// The databases that `#[updatable(databases(..))]` names.
///
/// The derive checks the fields against them, and what it finds is in `Checked`. There, a field that one of them cannot
/// store has left an erroneous type, and about a type that has such a one in it rustc reports nothing more: the mistake is
/// one error at the field, and none where the field is used. For a database that is not named everything is said to be
/// well, since [`KeptOn`] refuses the executor.
#[doc(hidden)]
pub struct Named<const SQLITE: bool, const POSTGRES: bool, const MYSQL: bool, Checked>(
    PhantomData<fn() -> Checked>,
);

/// A way to store `V`s in the column `C` on `DB`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{V}` cannot be stored on `{DB}` (column `{C}`)",
    label = "this database has no such type",
    note = "sqlx has no `Type` and `Encode` of `{V}` for this database",
    note = "a `Numeric<P, S>` has at most 28 digits, on SQLite 18, and `S` is not more than `P`"
)]
pub trait Stores<DB: Backend, C, V> {
    /// Binds a value.
    fn add(value: V, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError>;
    /// Binds a value that is still needed.
    fn add_lent(value: &V, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError>;
    /// Binds a value, or NULL of its type.
    fn add_option(value: Option<V>, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError>;
}

/// A way to read the column `C` of `V`s on `DB`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{V}` cannot be read from `{DB}` (column `{C}`)",
    label = "this database has no such type",
    note = "sqlx has no `Type` and `Decode` of `{V}` for this database"
)]
pub trait Reads<DB: Backend, C, V> {
    /// What comes back.
    type Value;

    /// Reads a value that is there.
    fn read(row: &DB::Row, index: usize) -> Result<Self::Value, sqlx::Error>;
    /// Reads a value that may be NULL.
    fn read_option(row: &DB::Row, index: usize) -> Result<Option<Self::Value>, sqlx::Error>;
}

/// A way to read whole rows of the table `T` on `DB`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{T}` cannot be read from a row of `{DB}`",
    label = "a whole row is read with `sqlx::FromRow`",
    note = "add `#[derive(sqlx::FromRow)]` to `{T}`",
    note = "columns can be returned without: `returning(b.x, b.y)`"
)]
pub trait ReadsRow<DB: Backend, T> {
    /// Reads one.
    fn read_row(row: &DB::Row) -> Result<T, sqlx::Error>;
}

/// Databases with `DB` among them. `T` is the table, for the message.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{T}` is not kept on `{DB}`",
    label = "its `#[updatable(databases(..))]` does not name this database",
    note = "pass a connection of a database that is named there, or name this one as well"
)]
pub trait KeptOn<DB, T> {}

/// A database that the table `T` is kept on: a bound on the database, as all those of an executor are.
#[doc(hidden)]
pub trait Keeps<T>: Backend {}

impl<DB: Backend, T: Updatable> Keeps<T> for DB where T::Databases: KeptOn<DB, T> {}

#[diagnostic::do_not_recommend]
impl<DB: Backend, T> KeptOn<DB, T> for AnyDatabase {}

#[diagnostic::do_not_recommend]
impl<DB: Backend, C, V> Stores<DB, C, V> for AnyDatabase
where
    V: for<'q> Encode<'q, DB> + Type<DB>,
{
    #[inline]
    fn add(value: V, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError> {
        DB::add(arguments, value)
    }

    fn add_lent(value: &V, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError> {
        DB::add(arguments, value)
    }

    #[inline]
    fn add_option(value: Option<V>, arguments: &mut Arguments<DB>) -> Result<(), BoxDynError> {
        DB::add_option(arguments, value)
    }
}

#[diagnostic::do_not_recommend]
impl<DB: Backend, C, V> Reads<DB, C, V> for AnyDatabase
where
    V: for<'r> Decode<'r, DB> + Type<DB>,
    usize: ColumnIndex<DB::Row>,
{
    type Value = V;

    fn read(row: &DB::Row, index: usize) -> Result<V, sqlx::Error> {
        row.try_get(index)
    }

    fn read_option(row: &DB::Row, index: usize) -> Result<Option<V>, sqlx::Error> {
        row.try_get(index)
    }
}

#[diagnostic::do_not_recommend]
impl<DB: Backend, T> ReadsRow<DB, T> for AnyDatabase
where
    T: for<'r> FromRow<'r, DB::Row>,
{
    fn read_row(row: &DB::Row) -> Result<T, sqlx::Error> {
        T::from_row(row)
    }
}

/// Each database is one of three flags: as [`AnyDatabase`] where it is `true`, and never executed where it is `false`.
macro_rules! named {
    ($($feature:literal $DB:ident [$($flag:ident),*] <$($yes:tt),*> <$($no:tt),*>;)*) => {
        $(
            #[cfg(feature = $feature)]
            const _: () = {
                use sqlx::$DB as Database;

                #[diagnostic::do_not_recommend]
                impl<$(const $flag: bool,)* X, T> KeptOn<Database, T> for Named<$($yes,)* X> {}

                #[diagnostic::do_not_recommend]
                impl<$(const $flag: bool,)* X, C, V> Stores<Database, C, V> for Named<$($yes,)* X>
                where
                    AnyDatabase: Stores<Database, C, V>,
                {
                    #[inline]
                    fn add(value: V, arguments: &mut Arguments<Database>) -> Result<(), BoxDynError> {
                        AnyDatabase::add(value, arguments)
                    }

                    fn add_lent(
                        value: &V,
                        arguments: &mut Arguments<Database>,
                    ) -> Result<(), BoxDynError> {
                        AnyDatabase::add_lent(value, arguments)
                    }

                    #[inline]
                    fn add_option(
                        value: Option<V>,
                        arguments: &mut Arguments<Database>,
                    ) -> Result<(), BoxDynError> {
                        AnyDatabase::add_option(value, arguments)
                    }
                }

                #[diagnostic::do_not_recommend]
                impl<$(const $flag: bool,)* X, C, V> Reads<Database, C, V> for Named<$($yes,)* X>
                where
                    AnyDatabase: Reads<Database, C, V>,
                {
                    type Value = <AnyDatabase as Reads<Database, C, V>>::Value;

                    fn read(row: &RowOf<Database>, index: usize) -> Result<Self::Value, sqlx::Error> {
                        AnyDatabase::read(row, index)
                    }

                    fn read_option(
                        row: &RowOf<Database>,
                        index: usize,
                    ) -> Result<Option<Self::Value>, sqlx::Error> {
                        AnyDatabase::read_option(row, index)
                    }
                }

                #[diagnostic::do_not_recommend]
                impl<$(const $flag: bool,)* X, T> ReadsRow<Database, T> for Named<$($yes,)* X>
                where
                    AnyDatabase: ReadsRow<Database, T>,
                {
                    fn read_row(row: &RowOf<Database>) -> Result<T, sqlx::Error> {
                        AnyDatabase::read_row(row)
                    }
                }

                #[diagnostic::do_not_recommend]
                impl<$(const $flag: bool,)* X, C, V> Stores<Database, C, V> for Named<$($no,)* X> {
                    fn add(_: V, _: &mut Arguments<Database>) -> Result<(), BoxDynError> {
                        Err(ELSEWHERE.into())
                    }

                    fn add_lent(_: &V, _: &mut Arguments<Database>) -> Result<(), BoxDynError> {
                        Err(ELSEWHERE.into())
                    }

                    fn add_option(_: Option<V>, _: &mut Arguments<Database>) -> Result<(), BoxDynError> {
                        Err(ELSEWHERE.into())
                    }
                }

                #[diagnostic::do_not_recommend]
                impl<$(const $flag: bool,)* X, C, V> Reads<Database, C, V> for Named<$($no,)* X> {
                    type Value = V;

                    fn read(_: &RowOf<Database>, _: usize) -> Result<V, sqlx::Error> {
                        Err(sqlx::Error::Decode(ELSEWHERE.into()))
                    }

                    fn read_option(_: &RowOf<Database>, _: usize) -> Result<Option<V>, sqlx::Error> {
                        Err(sqlx::Error::Decode(ELSEWHERE.into()))
                    }
                }

                #[diagnostic::do_not_recommend]
                impl<$(const $flag: bool,)* X, T> ReadsRow<Database, T> for Named<$($no,)* X> {
                    fn read_row(_: &RowOf<Database>) -> Result<T, sqlx::Error> {
                        Err(sqlx::Error::Decode(ELSEWHERE.into()))
                    }
                }
            };
        )*
    };
}

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
type RowOf<DB> = <DB as sqlx::Database>::Row;

/// No executor of such a database compiles.
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
const ELSEWHERE: &str = "the table is not kept on this database";

named! {
    "sqlite" Sqlite [POSTGRES, MYSQL] <true, POSTGRES, MYSQL> <false, POSTGRES, MYSQL>;
    "postgres" Postgres [SQLITE, MYSQL] <SQLITE, true, MYSQL> <SQLITE, false, MYSQL>;
    "mysql" MySql [SQLITE, POSTGRES] <SQLITE, POSTGRES, true> <SQLITE, POSTGRES, false>;
}

/// A type that a database named in `#[updatable(databases(..))]` can store. `C` is the column, for the message, and
/// `Before` what the check for another database has found: a type that two of them cannot store is one mistake.
macro_rules! field_on {
    ($($feature:literal $Database:ident $Trait:ident $words:literal;)*) => {
        $(
            #[doc(hidden)]
            #[diagnostic::on_unimplemented(
                message = $words,
                label = "a database that `#[updatable(databases(..))]` names has no such type",
                note = "sqlx has no `Type` and `Encode` of `{Self}` for it",
                note = "a `Numeric<P, S>` has at most 28 digits, on SQLite 18, and `S` is not more than `P`"
            )]
            pub trait $Trait<C, Before> {}

            #[cfg(feature = $feature)]
            #[diagnostic::do_not_recommend]
            impl<T, C, Before> $Trait<C, Before> for T where
                T: for<'q> Encode<'q, sqlx::$Database> + Type<sqlx::$Database>
            {
            }

            /// Nothing can be asked where the driver is not there.
            #[cfg(not(feature = $feature))]
            impl<T, C, Before> $Trait<C, Before> for T {}
        )*
    };
}

field_on! {
    "sqlite" Sqlite OnSqlite "`{Self}` cannot be stored on SQLite (column `{C}`)";
    "postgres" Postgres OnPostgres "`{Self}` cannot be stored on PostgreSQL (column `{C}`)";
    "mysql" MySql OnMySql "`{Self}` cannot be stored on MySQL (column `{C}`)";
}

/// For the derive, as what follows.
#[doc(hidden)]
pub const fn on_sqlite<T: OnSqlite<C, Before>, C, Before>() {}
#[doc(hidden)]
pub const fn on_postgres<T: OnPostgres<C, Before>, C, Before>() {}
#[doc(hidden)]
pub const fn on_mysql<T: OnMySql<C, Before>, C, Before>() {}

/// All the columns of a table: see [`Named`].
#[doc(hidden)]
pub const fn checked<Columns>() {}
