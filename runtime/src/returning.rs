//! What comes back.

use sqlx::{ColumnIndex, Database, Decode, FromRow, Row, Type};

use crate::apply::Parts;
use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::error::Error;
use crate::expression::Expr;
use crate::key::{End, Pins};
use crate::node::{Node, ReturningNode};
use crate::old::OldValue;
use crate::part::{Bind, Over, Part, Site};
use crate::source::{Next, Source, Target};
use crate::table::{ColumnDef, Nullability, Updatable};

/// Nothing comes back but a count.
#[doc(hidden)]
pub struct NoRows;

/// The whole row, as a `T`.
#[doc(hidden)]
pub struct WholeRow<T>(pub(crate) std::marker::PhantomData<fn() -> T>);

/// Columns and what is computed from them: one, or a tuple.
#[doc(hidden)]
pub struct Rows<A>(pub(crate) A);

/// RETURNING, or nothing.
#[doc(hidden)]
pub trait Returning {
    /// What comes back.
    const NODE: ReturningNode;
    /// How many decisions are taken at run time.
    const SITES: usize = 0;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_> {
        let _ = index;
        Site::ABSENT
    }
}

impl Returning for NoRows {
    const NODE: ReturningNode = ReturningNode::Values(&[]);
}

impl<T: Updatable> Returning for WholeRow<T> {
    const NODE: ReturningNode = ReturningNode::Row(T::TABLE);
}

impl<A: Returned> Returning for Rows<A> {
    const NODE: ReturningNode = ReturningNode::Values(A::NODES);
    const SITES: usize = A::SITES;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend> Bind<DB> for NoRows {
    #[inline]
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<DB: Backend, T> Bind<DB> for WholeRow<T> {
    #[inline]
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<DB: Backend, A: Bind<DB>> Bind<DB> for Rows<A> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

/// What may stand in `returning`: a column, a value computed from columns, or a tuple of these.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`returning` takes columns, and values computed from columns",
    label = "not a column, nor a tuple of columns",
    note = "write `b.price`, `b.price * 2`, or several of them"
)]
pub trait Returned {
    /// The shapes.
    const NODES: &'static [&'static Node];
    /// How many decisions are taken at run time.
    const SITES: usize;
    /// `Key`, if all of it is of the updated table.
    type OfTarget<Key: Pins>: Pins;
    /// [`Old`] if some old value is among it.
    type Age: Age;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_>;
}

/// What the builder's `.returning(|b| ..)` may give.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`returning` takes the row or columns of `{T}`",
    label = "not a column, a tuple of columns, or the row",
    note = "write `|b| b.price` or `|b| (b.book_id, b.price)`; for the whole row call `.returning_row()`"
)]
pub trait IntoReturning<T>: Returned {}

impl<T, A: Returned + Over<T>> IntoReturning<T> for A {}

/// A value and what it is read as: NULL or not.
#[doc(hidden)]
pub trait Value: Part {
    /// `T` or `Option<T>`.
    type Output;
    /// [`Old`] or [`New`].
    type Age: Age;
}

/// Before the update or after it.
#[doc(hidden)]
pub trait Age {
    /// `Old` if one of the two is.
    type Or<Other: Age>: Age;
}

/// As it is after the update.
#[doc(hidden)]
pub enum New {}

/// As it was before.
#[doc(hidden)]
pub enum Old {}

impl Age for New {
    type Or<Other: Age> = Other;
}

impl Age for Old {
    type Or<Other: Age> = Old;
}

/// Nothing in it is old.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "old values are asked for with `.returning_old(..)`",
    label = "`old(..)` in `.returning(..)`",
    note = "write `.returning_old(|b| (old(b.x), b.x))`"
)]
pub trait OnlyNew {}

impl OnlyNew for New {}

impl<C: ColumnDef, T, A: Source> Value for Column<C, T, A> {
    type Output = <C::Nullability as Nullability>::Output<T>;
    type Age = New;
}

impl<P: Part, C, T> Value for Expr<P, C, T> {
    type Output = <P::Nullability as Nullability>::Output<T>;
    type Age = New;
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

macro_rules! single {
    ([$($generics:tt)*] $Value:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Returned for $Value {
            const NODES: &'static [&'static Node] = &[&<Self as Part>::NODE];
            const SITES: usize = <Self as Part>::SITES;
            type OfTarget<Key: Pins> = <Self as Part>::Fixed<Next<Target>, Key>;
            type Age = <Self as Value>::Age;

            fn site(&self, index: usize) -> Site<'_> {
                Part::site(self, index)
            }
        }

        impl<DB, $($generics)*> Read<DB> for Rows<$Value>
        where
            DB: Database,
            <$Value as Value>::Output: for<'r> Decode<'r, DB> + Type<DB>,
            usize: ColumnIndex<DB::Row>,
        {
            type Output = <$Value as Value>::Output;

            fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error> {
                row.try_get(0)
            }
        }
    };
}

single!([C: ColumnDef, T, A: Source] Column<C, T, A>);
single!([P: Part, C, T] Expr<P, C, T>);
single!([C: ColumnDef, T] OldValue<C, T>);

macro_rules! tuples {
    ($(($($V:ident $index:tt)+),)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($V: Value),+> Returned for ($($V,)+) {
                const NODES: &'static [&'static Node] = <Self as Parts>::NODES;
                const SITES: usize = <Self as Parts>::SITES;
                type OfTarget<Key: Pins> = <Self as Parts>::Fixed<Next<Target>, Key>;
                type Age = tuples!(@age $($V)+);

                fn site(&self, index: usize) -> Site<'_> {
                    Parts::site(self, index)
                }
            }

            impl<DB, $($V: Value),+> Read<DB> for Rows<($($V,)+)>
            where
                DB: Database,
                $($V::Output: for<'r> Decode<'r, DB> + Type<DB>,)+
                usize: ColumnIndex<DB::Row>,
            {
                type Output = ($($V::Output,)+);

                fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error> {
                    Ok(($(row.try_get($index)?,)+))
                }
            }
        )*
    };
    (@age $Last:ident) => { $Last::Age };
    (@age $First:ident $($Rest:ident)+) => {
        <$First::Age as Age>::Or<tuples!(@age $($Rest)+)>
    };
}

tuples! {
    (A 0 B 1),
    (A 0 B 1 C 2),
    (A 0 B 1 C 2 D 3),
    (A 0 B 1 C 2 D 3 E 4),
    (A 0 B 1 C 2 D 3 E 4 F 5),
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6),
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7),
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8),
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9),
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10),
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11),
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
    "postgres" Postgres WholeRow<R>;
}

#[cfg(feature = "postgres")]
#[diagnostic::do_not_recommend]
impl<A: Returned> Returns<Rows<A>> for sqlx::Postgres where A::Age: OnlyNew {}

#[cfg(feature = "sqlite")]
#[diagnostic::do_not_recommend]
impl<A: Returned> Returns<Rows<A>> for sqlx::Sqlite
where
    A::OfTarget<End>: OfTarget,
    A::Age: OnlyNew,
{
}

/// What comes back is of the updated table alone.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`Sqlite` returns columns of the updated table alone",
    label = "this connection cannot return columns of the other tables",
    note = "PostgreSQL can; here, SELECT them in the same transaction"
)]
pub trait OfTarget {}

impl OfTarget for End {}

impl<DB: Backend> Returns<NoRows> for DB {}
