//! Division: `/` and `%`.
//!
//! A quotient of whole numbers is cut off towards zero, and `%` has the sign of the left side, on every database. What
//! cannot be divided by is found before anything is sent if it is a value of Rust. What the database computes is written
//! `nullif(divisor, 0)`: PostgreSQL would fail for the whole statement, SQLite give NULL, and MySQL do either.

use std::borrow::Borrow;
use std::marker::PhantomData;

use super::templates;
use crate::apply::{Apply, Operation, Parts};
use crate::assignment::{Assigned, Calculated};
use crate::backend::{Arguments, Backend, Storable, add, invalid};
use crate::column::Column;
use crate::error::Error;
use crate::expression::{Computed, Expr, Expression, Impossible, Never, Number};
use crate::key::{NoKey, Pins};
use crate::node::{Infix, Node, Operator, Template};
use crate::operand::{
    Clear, Lent, Misplaced, Null, Operand, Optional, OptionalNull, Owned, PresentIn, Sql,
    SuitsCompound,
};
use crate::part::{Bind, Over, Part};
use crate::source::Source;
use crate::table::{Assignable, ColumnDef, NotNull, Nullable};
use crate::value::{Maybe, NullValue, OrNull, Plain};

/// A number type with `/`: whole numbers, and floating-point numbers.
///
/// An amount is not divided, since the result would have to be rounded; it is multiplied by a factor.
///
/// # Example: a newtype over a number
///
/// ```
/// # use updatable::{Divide, Number};
/// #[derive(sqlx::Type)]
/// #[sqlx(transparent)]
/// struct Points(i64);
///
/// impl Number for Points {
///     type Factor = i64;
/// }
///
/// impl Divide for Points {
///     const WHOLE: bool = true;
///
///     fn is_zero(&self) -> bool {
///         self.0 == 0
///     }
/// }
/// ```
pub trait Divide: Number {
    /// Its values are whole numbers, and so are the quotients: cut off towards zero.
    const WHOLE: bool;

    /// Whether nothing can be divided by it.
    fn is_zero(&self) -> bool;
}

/// A number type whose values are whole numbers: it has `%`, and
/// [`times_rounded`](crate::Column::times_rounded).
///
/// # Example: a newtype over a number
///
/// ```
/// # use updatable::{Divide, Integer, Number};
/// # #[derive(sqlx::Type)]
/// # #[sqlx(transparent)]
/// # struct Points(i64);
/// # impl Number for Points { type Factor = i64; }
/// # impl Divide for Points {
/// #     const WHOLE: bool = true;
/// #     fn is_zero(&self) -> bool { self.0 == 0 }
/// # }
/// impl Integer for Points {}
/// ```
#[cfg_attr(
    not(feature = "rust_decimal"),
    allow(rustdoc::broken_intra_doc_links, reason = "the method needs `Decimal`")
)]
pub trait Integer: Divide {
    /// How PostgreSQL makes it of a NUMERIC.
    #[doc(hidden)]
    const OF_NUMERIC: &'static str = "CAST({} AS bigint)";
}

macro_rules! integers {
    ($($T:ty: $of_numeric:literal;)*) => {
        $(
            impl Divide for $T {
                const WHOLE: bool = true;

                #[inline]
                fn is_zero(&self) -> bool {
                    *self == 0
                }
            }

            impl Integer for $T {
                const OF_NUMERIC: &'static str = $of_numeric;
            }
        )*
    };
}

integers! {
    // PostgreSQL has no such columns, or none that are calculated with.
    i8: "CAST({} AS smallint)";
    u8: "CAST({} AS smallint)";
    u16: "CAST({} AS integer)";
    u32: "CAST({} AS bigint)";
    u64: "CAST({} AS bigint)";
    i16: "CAST({} AS smallint)";
    i32: "CAST({} AS integer)";
    i64: "CAST({} AS bigint)";
}

macro_rules! floats {
    ($($T:ty)*) => {
        $(impl Divide for $T {
            const WHOLE: bool = false;

            #[inline]
            fn is_zero(&self) -> bool {
                *self == 0.0
            }
        })*
    };
}

floats!(f32 f64);

/// A type with `/`, which is `O`, and has a `Right` on its right side: parameters for the reason given at
/// [`Calculates`](crate::expression::Calculates).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "no `/` on a column of type `{Self}`",
    label = "not divided",
    note = "whole numbers and floating-point numbers are divided",
    note = "an amount would have to be rounded: multiply it by a factor, `* dec!(0.25)`",
    note = "a number type of your own may implement `updatable::Divide`"
)]
pub trait Divides<O, Right> {}

#[diagnostic::do_not_recommend]
impl<T: Divide> Divides<Quotient<T>, T> for T {}
#[diagnostic::do_not_recommend]
impl<T: Impossible> Divides<Never, T> for T {}

/// The same for `%`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "no `%` on a column of type `{Self}`",
    label = "no whole number",
    note = "a number type of your own may implement `updatable::Integer`"
)]
pub trait Remains<O, Right> {}

#[diagnostic::do_not_recommend]
impl<T: Integer> Remains<Remainder, T> for T {}
#[diagnostic::do_not_recommend]
impl<T: Impossible> Remains<Never, T> for T {}

/// `/` on values of type `T`.
#[doc(hidden)]
pub struct Quotient<T>(T);

impl<T: Divide, A: Parts> Operation<A> for Quotient<T> {
    const OPERATOR: Operator = match (T::WHOLE, T::RANGE) {
        (false, _) => Operator::Infix(Infix::Divide),
        // The one that may leave the range is the least number by -1.
        (true, Some(range)) => Operator::Whole(Infix::DivideWhole, range),
        (true, None) => Operator::Infix(Infix::DivideWhole),
    };
    type Nullability = A::Any;
}

/// `%`.
#[doc(hidden)]
pub enum Remainder {}

impl<A: Parts> Operation<A> for Remainder {
    const OPERATOR: Operator = Operator::Infix(Infix::Remainder);
    type Nullability = A::Any;
}

templates! {
    /// A divisor that the database computes.
    NotZero = Template::same("nullif({}, 0)"), Nullable;
}

/// A value of Rust as a divisor, a `T` or a `&T`: refused if it is zero.
#[doc(hidden)]
pub struct Divisor<C, T, V>(V, PhantomData<fn() -> (C, T)>);

impl<C, T, V> Divisor<C, T, V> {
    #[inline]
    fn new(value: V) -> Self {
        Divisor(value, PhantomData)
    }
}

impl<C, T, V> Part for Divisor<C, T, V> {
    const NODE: Node = Node::Bind;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = NotNull;
}

impl<DB, C, T, V> Bind<DB> for Divisor<C, T, V>
where
    DB: Backend,
    C: ColumnDef,
    T: Divide,
    V: Storable<DB, C> + Borrow<T>,
{
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        if self.0.borrow().is_zero() {
            return Err(invalid::<C>("division by zero".into()));
        }
        add::<DB, C, V>(arguments, self.0)
    }
}

impl<Table, C, T, V> Over<Table> for Divisor<C, T, V> {}

/// What a value of type `T` may be divided by, as [`Operand`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this divisor is `{Self}`",
    label = "expected `{T}`, found `{Self}`",
    note = "for a fraction of a whole number, name the rounding: `.times_rounded(dec!(0.4))`"
)]
pub trait DivideBy<C, T, How, P> {
    /// Puts it into the statement.
    fn into_divisor(self) -> P;
}

/// What may stand right of `/=` and `%=`, as [`Assign`](crate::operand::Assign).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this divisor is `{Self}`",
    label = "expected `{T}`, found `{Self}`",
    note = "for a fraction of a whole number, name the rounding: `.times_rounded(dec!(0.4))`"
)]
pub trait AssignDivisor<C, T, How, P> {
    /// Puts it into the statement.
    fn into_divisor(self) -> P;
}

/// Both traits, or one of them, for one type.
macro_rules! divisors {
    ($([$($generics:tt)*] $Of:ident; $($Trait:ident)+: $Value:ty, $How:ty => $Part:ty, |$value:ident| $into:expr;)*) => {
        $(
            divisors!(@each [$($Trait)+] [$($generics)*] $Of; $Value, $How => $Part, |$value| $into);
        )*
    };
    (@each [] $($rest:tt)*) => {};
    (
        @each [$Trait:ident $($Traits:ident)*] [$($generics:tt)*] $Of:ident; $Value:ty, $How:ty => $Part:ty,
        |$value:ident| $into:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $Trait<C, $Of, $How, $Part> for $Value {
            #[inline]
            fn into_divisor(self) -> $Part {
                let $value = self;
                $into
            }
        }

        divisors!(@each [$($Traits)*] [$($generics)*] $Of; $Value, $How => $Part, |$value| $into);
    };
}

divisors! {
    [C, T] T; DivideBy AssignDivisor: T, Owned => Divisor<C, T, T>, |value| Divisor::new(value);
    ['a, C, T] T; DivideBy AssignDivisor: &'a T, Lent => Divisor<C, T, &'a T>, |value| Divisor::new(value);
    [C, T, D: ColumnDef, A: Source] T; DivideBy AssignDivisor: Column<D, T, A>, Sql<Nullable>
        => Apply<NotZero, (Column<D, T, A>,)>, |value| Apply::new((value,));
    [C, T, Inner: Part, D] T; DivideBy AssignDivisor: Expr<Inner, D, T>, Sql<Nullable>
        => Apply<NotZero, (Inner,)>, |value| Apply::new((value.into_inner(),));
    // Refused by `PresentIn`, in words of its own.
    [C, T, V] T; DivideBy: Option<V>, Misplaced => Plain<C, Option<V>>, |value| Plain::new(value);
    [C, T] T; AssignDivisor: Option<T>, Optional<Owned>
        => Maybe<Divisor<C, T, T>>, |value| Maybe(value.map(Divisor::new));
    ['a, C, T] T; AssignDivisor: Option<&'a T>, Optional<Lent>
        => Maybe<Divisor<C, T, &'a T>>, |value| Maybe(value.map(Divisor::new));
    // Refused by `SuitsCompound`.
    [C, T] T; AssignDivisor: Option<Option<T>>, OptionalNull<Owned>
        => Maybe<OrNull<C, T, Divisor<C, T, T>>>, |value| Maybe(value.map(|value| OrNull::new(value.map(Divisor::new))));
    [C, T] T; AssignDivisor: Null, Clear => NullValue, |value| { let _ = value; NullValue };
    // Where nothing is known of the left side, which has been reported, nothing is to be found out of the right one.
    [C, V] Never; DivideBy AssignDivisor: V, Never => NullValue, |value| { let _ = value; NullValue };
}

macro_rules! division {
    (
        $Bound:ident;
        $(#[$doc:meta])* $name:ident, $reversed:ident, $assign:ident
    ) => {
        $(#[$doc])*
        #[doc(hidden)]
        #[inline]
        pub fn $name<E, V, How, P, O, Right>(left: E, right: V) -> Computed<O, E, E::Part, P>
        where
            E: Expression<Value: $Bound<O, Right>>,
            V: DivideBy<E::Column, Right, How, P> + PresentIn<E::Column, How>,
        {
            Expr::new(Apply::new((left.part(), right.into_divisor())))
        }

        /// The same, with the host value on the left.
        #[doc(hidden)]
        #[inline]
        pub fn $reversed<E, V, How, P, O, Right>(
            left: V,
            right: E,
        ) -> Computed<O, E, P, Apply<NotZero, (E::Part,)>>
        where
            E: Expression<Value: $Bound<O, Right>>,
            V: Operand<E::Column, Right, How, P> + PresentIn<E::Column, How>,
        {
            Expr::new(Apply::new((
                left.into_part(),
                Apply::new((right.part(),)),
            )))
        }

        /// The same, assigned to the column on the left.
        #[doc(hidden)]
        #[inline]
        pub fn $assign<C, T, V, How, P, O, Right>(
            column: Column<C, T>,
            value: V,
        ) -> Calculated<O, C, T, P>
        where
            C: ColumnDef<Access: Assignable<C>>,
            T: $Bound<O, Right>,
            V: AssignDivisor<C, Right, How, P> + SuitsCompound<C, C::Nullability, How>,
        {
            Assigned::new(Apply::new((column, value.into_divisor())))
        }
    };
}

division! {
    Divides;
    /// `left / right`.
    divide, divide_reversed, div_assign
}

division! {
    Remains;
    /// `left % right`.
    remainder, remainder_reversed, rem_assign
}
