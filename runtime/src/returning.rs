//! What comes back.

use crate::apply::Parts;
use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::condition::Condition;
use crate::error::Error;
use crate::expression::Expr;
#[cfg(feature = "sqlite")]
use crate::key::Followed;
use crate::key::Pins;
use crate::node::{Node, ReturningNode};
use crate::old::OldValue;
use crate::part::{Bind, Over, Part, Site};
use crate::source::{Next, Source, Target};
use crate::storage::{AnyDatabase, Reads, ReadsRow};
use crate::table::{ColumnDef, Nullability, Updatable};
use crate::unnamed::ConditionResult;

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

/// A value that can come back.
#[doc(hidden)]
pub trait Value: Part {
    /// [`Old`] or [`New`].
    type Age: Age;
}

/// What a value is read as on `DB`.
#[doc(hidden)]
pub trait ValueOn<DB: Backend>: Value {
    /// `T` or `Option<T>`.
    type Read;

    /// Reads it.
    fn read(row: &DB::Row, index: usize) -> Result<Self::Read, sqlx::Error>;
}

/// What a `T` of the column `C` is read as, stored in the way `S`, where it may be NULL as `N` says.
pub(crate) type ReadAs<DB, S, C, T, N> = <N as Nullability>::Output<<S as Reads<DB, C, T>>::Value>;

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
    type Age = New;
}

impl<DB, C, T, A> ValueOn<DB> for Column<C, T, A>
where
    DB: Backend,
    C: ColumnDef<Stored: Reads<DB, C, T>>,
    A: Source,
{
    type Read = ReadAs<DB, C::Stored, C, T, C::Nullability>;

    fn read(row: &DB::Row, index: usize) -> Result<Self::Read, sqlx::Error> {
        C::Nullability::read::<DB, C::Stored, C, T>(row, index)
    }
}

impl<N: Part> Value for Condition<N> {
    type Age = New;
}

impl<DB, N> ValueOn<DB> for Condition<N>
where
    DB: Backend,
    N: Part,
    AnyDatabase: Reads<DB, ConditionResult, bool>,
{
    type Read = ReadAs<DB, AnyDatabase, ConditionResult, bool, N::Nullability>;

    fn read(row: &DB::Row, index: usize) -> Result<Self::Read, sqlx::Error> {
        N::Nullability::read::<DB, AnyDatabase, ConditionResult, bool>(row, index)
    }
}

impl<P: Part, C, T> Value for Expr<P, C, T> {
    type Age = New;
}

/// Its type need not be the column's, nor be stored as that is.
impl<DB, P, C, T> ValueOn<DB> for Expr<P, C, T>
where
    DB: Backend,
    P: Part,
    AnyDatabase: Reads<DB, C, T>,
{
    type Read = ReadAs<DB, AnyDatabase, C, T, P::Nullability>;

    fn read(row: &DB::Row, index: usize) -> Result<Self::Read, sqlx::Error> {
        P::Nullability::read::<DB, AnyDatabase, C, T>(row, index)
    }
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
pub trait Read<DB: Backend> {
    /// What it is read as.
    type Output;

    /// Reads it.
    fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error>;
}

impl<DB, T> Read<DB> for WholeRow<T>
where
    DB: Backend,
    T: Updatable,
    T::Databases: ReadsRow<DB, T>,
{
    type Output = T;

    fn read(row: &DB::Row) -> Result<T, sqlx::Error> {
        T::Databases::read_row(row)
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
            DB: Backend,
            $Value: ValueOn<DB>,
        {
            type Output = <$Value as ValueOn<DB>>::Read;

            fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error> {
                <$Value as ValueOn<DB>>::read(row, 0)
            }
        }
    };
}

single!([C: ColumnDef, T, A: Source] Column<C, T, A>);
single!([P: Part, C, T] Expr<P, C, T>);
single!([N: Part] Condition<N>);
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

            impl<DB, $($V),+> Read<DB> for Rows<($($V,)+)>
            where
                DB: Backend,
                $($V: ValueOn<DB>,)+
            {
                type Output = ($($V::Read,)+);

                fn read(row: &DB::Row) -> Result<Self::Output, sqlx::Error> {
                    Ok(($($V::read(row, $index)?,)+))
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
    note = "here, `.reading_back()` before `.fetch_one(&mut tx)` SELECTs the rows in your transaction"
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
impl<A: Returned> Returns<Rows<A>> for sqlx::Sqlite
where
    A::OfTarget<Followed>: OfTarget,
    A::Age: OnlyNew,
{
}

/// What comes back is of the updated table alone.
#[cfg(feature = "sqlite")]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`Sqlite` returns columns of the updated table alone",
    label = "this connection cannot return columns of the other tables",
    note = "PostgreSQL can; here, SELECT them in the same transaction"
)]
pub trait OfTarget {}

#[cfg(feature = "sqlite")]
impl OfTarget for Followed {}

impl<DB: Backend> Returns<NoRows> for DB {}
