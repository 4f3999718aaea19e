//! What comes back.

use sqlx::{ColumnIndex, Database, Decode, FromRow, Row, Type};

use crate::backend::Backend;
use crate::column::Column;
use crate::table::{ColumnDef, ColumnName, ColumnOf, Nullability, Updatable};

/// Nothing comes back but a count.
#[doc(hidden)]
pub enum NoRows {}

/// The whole row, as a `T`.
#[doc(hidden)]
pub struct WholeRow<T>(std::marker::PhantomData<fn() -> T>);

/// Some columns.
#[doc(hidden)]
pub struct Rows<R>(std::marker::PhantomData<fn() -> R>);

/// RETURNING, or nothing.
#[doc(hidden)]
pub trait Returning {
    /// The columns.
    const COLUMNS: &'static [&'static ColumnName];
}

impl Returning for NoRows {
    const COLUMNS: &'static [&'static ColumnName] = &[];
}

impl<T: Updatable> Returning for WholeRow<T> {
    const COLUMNS: &'static [&'static ColumnName] = T::TABLE.columns;
}

/// What the builder's `.returning(|b| ..)` may give.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`returning` takes the row or columns of `{T}`",
    label = "not a column, a tuple of columns, or the row",
    note = "write `|b| b.price` or `|b| (b.book_id, b.price)`; for the whole row call `.returning_row()`"
)]
pub trait IntoReturning<T> {
    /// What it asks for.
    type Returning: Returning;
}

#[diagnostic::do_not_recommend]
impl<T: Updatable, C: ColumnDef + ColumnOf<T>, V> IntoReturning<T> for Column<C, V> {
    type Returning = Rows<Self>;
}

impl<C: ColumnDef, V> Returning for Rows<Column<C, V>> {
    const COLUMNS: &'static [&'static ColumnName] = &[C::NAME];
}

/// A database that can give what `R` asks for: a bound on the database, which a method call learns last, so that
/// what is missing is an error with its own words and not a method that does not exist.
#[doc(hidden)]
pub trait Fetch<R>: Backend {
    /// What a row is read as.
    type Output;

    /// Reads it.
    fn read(row: &Self::Row) -> Result<Self::Output, sqlx::Error>;
}

impl<DB: Backend, R: Read<DB>> Fetch<R> for DB {
    type Output = R::Output;

    fn read(row: &DB::Row) -> Result<R::Output, sqlx::Error> {
        R::read(row)
    }
}

/// How a returned row is read on `DB`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this update returns no rows",
    label = "there is nothing to fetch",
    note = "add `returning(..)` to the update, or call `.execute(..)`"
)]
pub trait Read<DB: Database> {
    /// What it is read as.
    type Output;

    /// Reads it.
    fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error>;
}

impl<DB, T> Read<DB> for WholeRow<T>
where
    DB: Database,
    T: FromReturned<DB>,
{
    type Output = T;

    fn read(row: &DB::Row) -> Result<T, sqlx::Error> {
        T::from_returned(row)
    }
}

/// A row that sqlx can read, on `DB`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a row of `{DB}`",
    label = "`returning` the whole row needs `sqlx::FromRow`",
    note = "add `#[derive(sqlx::FromRow)]` to `{Self}`, or return columns: `returning(b.x, b.y)`"
)]
pub trait FromReturned<DB: Database>: Sized {
    /// Reads it.
    fn from_returned(row: &DB::Row) -> Result<Self, sqlx::Error>;
}

#[diagnostic::do_not_recommend]
impl<DB: Database, T> FromReturned<DB> for T
where
    T: for<'r> FromRow<'r, DB::Row>,
{
    fn from_returned(row: &DB::Row) -> Result<Self, sqlx::Error> {
        T::from_row(row)
    }
}

impl<DB, C, V> Read<DB> for Rows<Column<C, V>>
where
    DB: Database,
    C: ColumnDef,
    <C::Nullability as Nullability>::Output<V>: for<'r> Decode<'r, DB> + Type<DB>,
    usize: ColumnIndex<DB::Row>,
{
    type Output = <C::Nullability as Nullability>::Output<V>;

    fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error> {
        row.try_get(0)
    }
}

macro_rules! tuples {
    ($(($($C:ident $V:ident $index:tt)+),)*) => {
        $(
            impl<Table: Updatable, $($C: ColumnDef + ColumnOf<Table>, $V),+> IntoReturning<Table>
                for ($(Column<$C, $V>,)+)
            {
                type Returning = Rows<Self>;
            }

            impl<$($C: ColumnDef, $V),+> Returning for Rows<($(Column<$C, $V>,)+)> {
                const COLUMNS: &'static [&'static ColumnName] = &[$($C::NAME),+];
            }

            impl<DB, $($C, $V),+> Read<DB> for Rows<($(Column<$C, $V>,)+)>
            where
                DB: Database,
                $($C: ColumnDef,)+
                $(<$C::Nullability as Nullability>::Output<$V>: for<'r> Decode<'r, DB> + Type<DB>,)+
                usize: ColumnIndex<DB::Row>,
            {
                type Output = ($(<$C::Nullability as Nullability>::Output<$V>,)+);

                fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error> {
                    Ok(($(row.try_get($index)?,)+))
                }
            }
        )*
    };
}

tuples! {
    (A TA 0 B TB 1),
    (A TA 0 B TB 1 C TC 2),
    (A TA 0 B TB 1 C TC 2 D TD 3),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5 G TG 6),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5 G TG 6 H TH 7),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5 G TG 6 H TH 7 I TI 8),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5 G TG 6 H TH 7 I TI 8 J TJ 9),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5 G TG 6 H TH 7 I TI 8 J TJ 9 K TK 10),
    (A TA 0 B TB 1 C TC 2 D TD 3 E TE 4 F TF 5 G TG 6 H TH 7 I TI 8 J TJ 9 K TK 10 L TL 11),
}

/// A database that can run an update that returns `R`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `UPDATE ... RETURNING`",
    label = "this connection cannot run the `returning` clause",
    note = "PostgreSQL and SQLite (3.35+) support RETURNING; MySQL does not",
    note = "drop `returning(..)` and SELECT the rows afterwards, in the same transaction"
)]
pub trait Returns<R>: Backend {}

macro_rules! returns {
    ($($feature:literal $DB:ident $R:ty;)*) => {
        $(
            #[cfg(feature = $feature)]
            #[diagnostic::do_not_recommend]
            impl<R> Returns<$R> for sqlx::$DB {}
        )*
    };
}

returns! {
    "sqlite" Sqlite WholeRow<R>;
    "sqlite" Sqlite Rows<R>;
    "postgres" Postgres WholeRow<R>;
    "postgres" Postgres Rows<R>;
}

impl<DB: Backend> Returns<NoRows> for DB {}
