//! What may stand beside a column: which Rust types are values of a column of type `T`.

use crate::column::Column;
use crate::expression::Expression;
use crate::expression::Expr;
use crate::part::Part;
use crate::table::{NotNull, Nullable};
use crate::value::{Converted, Maybe, NullValue, OrNull, Plain};

/// A value of a column of type `T`: beside it in a comparison or in arithmetic.
///
/// `C` is the column, for the message. `How` tells the implementations apart, which would overlap otherwise.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this operand is `{Self}`",
    label = "expected `{T}`, found `{Self}`"
)]
pub trait Operand<C, T, How> {
    /// What it is in the statement.
    type Part: Part;

    /// Puts it there.
    fn into_part(self) -> Self::Part;
}

/// What may be assigned to a column of type `T` and nullability `N`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this value is `{Self}`",
    label = "expected `{T}`, found `{Self}`"
)]
pub trait Assign<C, T, N, How> {
    /// What it is in the statement.
    type Part: Part;

    /// Puts it there.
    fn into_part(self) -> Self::Part;
}

/// A `T`.
#[doc(hidden)]
pub enum Owned {}
/// A `&T`.
#[doc(hidden)]
pub enum Lent {}
/// A `&str` or a `&[u8]`, for an owned text or bytes.
#[doc(hidden)]
pub enum Slice {}
/// A type that converts.
#[doc(hidden)]
pub enum Convert {}
/// A column or an expression.
#[doc(hidden)]
pub enum Sql {}
/// An `Option` around what `How` says.
#[doc(hidden)]
pub struct Optional<How>(How);
/// `NULL`.
#[doc(hidden)]
pub enum Clear {}

/// A text type: takes a `&str`, and is compared with `LIKE`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "`like` needs a text column, this one is `{Self}`"
)]
pub trait Text {}

impl Text for String {}
impl Text for Box<str> {}
impl Text for std::borrow::Cow<'_, str> {}

/// A type of bytes: takes a `&[u8]`.
#[doc(hidden)]
pub trait Bytes {}

impl Bytes for Vec<u8> {}
impl Bytes for Box<[u8]> {}

/// The same SQL type.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{T}` column and `{Self}` column",
    label = "expected `{T}`, found `{Self}`"
)]
pub trait SameAs<T> {}

#[diagnostic::do_not_recommend]
impl<T> SameAs<T> for T {}

/// Both traits for one type.
macro_rules! operand {
    (
        [$($lifetime:lifetime)?] [$($generics:tt)*] $Value:ty, $T:ty, $How:ty
        $(where [$($bounds:tt)*])?
        => $Part:ty, |$value:ident| $into:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<$($lifetime,)? C, $($generics)*> Operand<C, $T, $How> for $Value $(where $($bounds)*)? {
            type Part = $Part;

            #[inline]
            fn into_part(self) -> Self::Part {
                let $value = self;
                $into
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($lifetime,)? C, N, $($generics)*> Assign<C, $T, N, $How> for $Value $(where $($bounds)*)? {
            type Part = $Part;

            #[inline]
            fn into_part(self) -> Self::Part {
                let $value = self;
                $into
            }
        }
    };
}

operand!([] [T] T, T, Owned => Plain<C, T>, |value| Plain::new(value));
operand!(['a] [T] &'a T, T, Lent => Plain<C, &'a T>, |value| Plain::new(value));
operand!(['a] [T] &'a str, T, Slice where [T: Text] => Plain<C, &'a str>, |value| Plain::new(value));
operand!(['a] [T] &'a [u8], T, Slice where [T: Bytes] => Plain<C, &'a [u8]>, |value| Plain::new(value));
operand!(['a] [T, const LENGTH: usize] &'a [u8; LENGTH], T, Slice where [T: Bytes] => Plain<C, &'a [u8]>, |value| Plain::new(value));

#[cfg(feature = "rust_decimal")]
mod decimal {
    use rust_decimal::Decimal;

    use super::*;
    use crate::numeric::{Factor, Numeric};

    operand!([] [const P: u8, const S: u8] Decimal, Numeric<P, S>, Convert
        => Converted<C, Numeric<P, S>, Decimal>, |value| Converted::new(value));
    operand!(['a] [const P: u8, const S: u8] &'a Decimal, Numeric<P, S>, Convert
        => Converted<C, Numeric<P, S>, Decimal>, |value| Converted::new(*value));
    operand!([] [] Decimal, Factor, Convert
        => Converted<C, Factor, Decimal>, |value| Converted::new(value));
    operand!(['a] [] &'a Decimal, Factor, Convert
        => Converted<C, Factor, Decimal>, |value| Converted::new(*value));
}

// These two name the column that does not fit, so the reason inside is what is reported.
macro_rules! sql_operand {
    ([$($generics:tt)*] $Value:ty, $U:ty, where [$($bounds:tt)*]) => {
        impl<C, T, $($generics)*> Operand<C, T, Sql> for $Value
        where
            $U: SameAs<T>,
            $($bounds)*
        {
            type Part = <Self as Expression>::Part;

            #[inline]
            fn into_part(self) -> Self::Part {
                Expression::part(self)
            }
        }

        impl<C, T, N, $($generics)*> Assign<C, T, N, Sql> for $Value
        where
            $U: SameAs<T>,
            $($bounds)*
        {
            type Part = <Self as Expression>::Part;

            #[inline]
            fn into_part(self) -> Self::Part {
                Expression::part(self)
            }
        }
    };
}

sql_operand!([D, U] Column<D, U>, U, where [Column<D, U>: Expression]);
sql_operand!([P, D, U] Expr<P, D, U>, U, where [Expr<P, D, U>: Expression]);

/// An `Option` in a condition or inside an expression: refused, in words of its own.
impl<C, T, V> Operand<C, T, Optional<()>> for Option<V>
where
    NotNull: TakesNull<C>,
{
    type Part = NullValue;

    fn into_part(self) -> Self::Part {
        NullValue
    }
}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an `Option` cannot be compared or calculated with: `{C} = NULL` is never true in SQL",
    label = "this operand may be `None`",
    note = "unwrap the value first; `.is_null()` and `.is_not_null()` ask about NULL"
)]
pub trait TakesNull<C> {}

/// NULL: `set(b.note = NULL)` in [`update!`](crate::update!), `b.note.set(NULL)` in the builder.
///
/// # Example: clearing a column
///
/// ```
/// # use updatable::Updatable;
/// use updatable::NULL;
///
/// #[derive(Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     note: Option<String>,
/// }
///
/// let update = Book::update_by_key(3).set(|b| b.note.set(NULL));
/// # let _ = update;
/// ```
pub const NULL: Null = Null(());

/// The type of [`NULL`].
#[derive(Debug, Clone, Copy)]
pub struct Null(());

impl<C, T, N> Assign<C, T, N, Clear> for Null
where
    N: AcceptsNull<C>,
{
    type Part = NullValue;

    fn into_part(self) -> Self::Part {
        NullValue
    }
}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is NOT NULL and cannot be cleared",
    label = "NULL for a column that is never NULL",
    note = "declare the field as `Option<..>` if the column is nullable"
)]
pub trait AcceptsNull<C> {}

impl<C> AcceptsNull<C> for Nullable {}

/// `None` is unchanged. What else an `Option` may be depends on the column.
impl<C, T, N, V, How> Assign<C, T, N, Optional<How>> for Option<V>
where
    N: OptionRule<C, T, V, How>,
{
    type Part = Maybe<N::Part>;

    #[inline]
    fn into_part(self) -> Self::Part {
        Maybe(self.map(N::into_part))
    }
}

/// What may be inside the outer `Option`: a value for a NOT NULL column, another `Option` for a nullable one.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is nullable: `None` could mean unchanged or NULL",
    label = "an `Option` for a nullable column",
    note = "for `None` = unchanged, wrap what is inside: `value.map(Some)`",
    note = "for `None` = NULL, wrap the whole: `Some(value)`"
)]
pub trait OptionRule<C, T, V, How> {
    /// What the value inside is in the statement.
    type Part: Part;

    /// Puts it there.
    fn into_part(value: V) -> Self::Part;
}

impl<C, T, V, How> OptionRule<C, T, V, How> for NotNull
where
    V: Inner<C, T, How>,
{
    type Part = V::Part;

    fn into_part(value: V) -> Self::Part {
        value.into_part()
    }
}

impl<C, T, V, How> OptionRule<C, T, Option<V>, How> for Nullable
where
    V: Inner<C, T, How>,
{
    type Part = OrNull<C, T, V::Part>;

    fn into_part(value: Option<V>) -> Self::Part {
        OrNull::new(value.map(Inner::into_part))
    }
}

/// [`Operand`], with words for a value inside an `Option`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this value is an `Option` of `{Self}`",
    label = "expected `{T}` inside the `Option`, found `{Self}`"
)]
pub trait Inner<C, T, How> {
    /// What it is in the statement.
    type Part: Part;

    /// Puts it there.
    fn into_part(self) -> Self::Part;
}

#[diagnostic::do_not_recommend]
impl<C, T, V, How> Inner<C, T, How> for V
where
    V: Operand<C, T, How>,
{
    type Part = <V as Operand<C, T, How>>::Part;

    fn into_part(self) -> Self::Part {
        Operand::into_part(self)
    }
}
