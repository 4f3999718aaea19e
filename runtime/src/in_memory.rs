//! A row in memory: how it is found in the database, what changed in it, and how it is replaced by a fresh one.

use crate::filter::Where;
use crate::part::Changes;
use crate::storage::ReadsRow;
use crate::table::{
    Actor, ColumnDef, ColumnName, Generated, Previous, PrimaryKey, ReadOnly, Scope, Touched,
    Updatable, VersionNumber,
};

/// A row of a table that knows which row it is.
#[doc(hidden)]
pub trait InMemory: Updatable {
    /// The filter that finds the row.
    type ByKey: Where;
    /// The filter of an update of it: what `update_by_key` takes.
    type Unchanged: Where;

    /// Finds the row by its key.
    fn by_key(&self) -> Self::ByKey;
    /// Finds the row if it still is what it was.
    fn unchanged(&self) -> Self::Unchanged;
    /// Takes every column of `fresh`. What is no column stays as it is.
    fn take_over(&mut self, fresh: Self);
}

/// A place in memory of the type `Self`, in which a row of the table `T` with the columns `C` is.
///
/// `T` is `Self`, or unknown where the bound fails, so that nothing more is said about it. For that there have to be two
/// impls to choose from, which `How` tells apart.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a row of a table",
    label = "not a struct that derives `Updatable`",
    note = "`&mut row` lends a variable or a field of such a struct, whose key is `Clone`; of a reference `row: &mut Book` write `&mut *row`",
    note = "a `Tracked` row is changed by assigning to its fields, and has `.save(..)`"
)]
pub trait RowOf<T, C, How> {
    /// The same.
    fn lend(&mut self) -> &mut T;
    /// The columns.
    fn columns() -> C;
}

/// A row is itself.
#[doc(hidden)]
pub enum Itself {}

/// Something else, which no row is.
#[doc(hidden)]
pub enum Other {}

/// Implemented by nothing.
#[doc(hidden)]
pub trait NoRow {}

#[diagnostic::do_not_recommend]
impl<T: InMemory> RowOf<T, T::Columns, Itself> for T {
    fn lend(&mut self) -> &mut T {
        self
    }

    fn columns() -> T::Columns {
        T::COLUMNS
    }
}

#[diagnostic::do_not_recommend]
impl<R: NoRow, T, C> RowOf<T, C, Other> for R {
    fn lend(&mut self) -> &mut T {
        unreachable!("no row is of this kind")
    }

    fn columns() -> C {
        unreachable!("no row is of this kind")
    }
}

/// A row that can be compared with another, column by column.
#[doc(hidden)]
pub trait Compare: InMemory + Updatable<Patch: Changes> {
    /// The columns that can be set and have another value in `after`.
    fn changes(before: &Self, after: &Self) -> Self::Patch;
    /// The first column that cannot be set and yet has another value in `after`.
    fn fixed_change(before: &Self, after: &Self) -> Option<FixedChange>;
}

/// A column that was changed in memory, and that no update sets.
#[doc(hidden)]
#[derive(Debug)]
pub struct FixedChange {
    pub(crate) column: &'static ColumnName,
    pub(crate) reason: &'static str,
}

/// Why a column is not set.
#[doc(hidden)]
pub trait Fixed {
    /// In words.
    const REASON: &'static str;
}

impl Fixed for PrimaryKey {
    const REASON: &'static str = "the column is part of the key, which stays as it is";
}

impl Fixed for ReadOnly {
    const REASON: &'static str = "the column is read-only";
}

impl Fixed for Generated {
    const REASON: &'static str = "the database computes the column";
}

impl Fixed for VersionNumber {
    const REASON: &'static str = "the column is the version, which each update counts up by itself";
}

impl Fixed for Touched {
    const REASON: &'static str =
        "the column is the time of the last update, which sets it by itself";
}

impl Fixed for Actor {
    const REASON: &'static str = "the column says who updates, which is not a matter of the row";
}

impl Fixed for Previous {
    const REASON: &'static str = "the column takes over the old value of another one by itself";
}

impl Fixed for Scope {
    const REASON: &'static str = "the column says whose the row is, which stays as it is";
}

/// For the derive: that a column which cannot be set has another value.
#[doc(hidden)]
pub fn fixed_change<C, T>(before: &T, after: &T) -> Option<FixedChange>
where
    C: ColumnDef<Access: Fixed>,
    T: PartialEq,
{
    crate::patch::differs(before, after).then_some(FixedChange {
        column: C::NAME,
        reason: <C::Access as Fixed>::REASON,
    })
}

/// For the derive: the first of these.
#[doc(hidden)]
pub fn first_change<const N: usize>(changes: [Option<FixedChange>; N]) -> Option<FixedChange> {
    changes.into_iter().flatten().next()
}

/// A database that rows of `T` are read from: a bound on the database, as all those of an executor are.
#[doc(hidden)]
pub trait ReadsWhole<T>: crate::backend::Backend {
    /// Reads one.
    fn read_whole(row: &Self::Row) -> Result<T, sqlx::Error>;
}

impl<DB, T> ReadsWhole<T> for DB
where
    DB: crate::backend::Backend,
    T: Updatable,
    T::Databases: ReadsRow<DB, T>,
{
    fn read_whole(row: &DB::Row) -> Result<T, sqlx::Error> {
        T::Databases::read_row(row)
    }
}
