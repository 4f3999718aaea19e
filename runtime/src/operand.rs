//! What may stand beside a column: which Rust types are values of a column of type `T`.

use crate::column::Column;
use crate::condition::Condition;
use crate::expression::Expr;
use crate::part::Part;
use crate::source::Source;
use crate::table::{ColumnDef, NotNull, Nullable};
use crate::value::{Maybe, NullValue, OrNull, Plain};

/// A value of a column of type `T`: beside it in a comparison or in arithmetic.
///
/// `C` is the column, for the message. `How` tells the implementations apart, which would overlap otherwise, and
/// `P` is what the value is in the statement. It is a parameter and not an associated type, since a type that does
/// not fit would be reported twice: as the bound, and as the associated type in a signature.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this operand is `{Self}`",
    label = "expected `{T}`, found `{Self}`"
)]
pub trait Operand<C, T, How, P> {
    /// Puts it into the statement.
    fn into_part(self) -> P;
}

/// What may be assigned to a column of type `T`, if the column's nullability allows it: see [`Suits`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this value is `{Self}`",
    label = "expected `{T}`, found `{Self}`"
)]
pub trait Assign<C, T, How, P> {
    /// Puts it into the statement.
    fn into_part(self) -> P;
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
/// A column or an expression, of the nullability `N`.
#[doc(hidden)]
pub struct Sql<N>(N);
/// `NULL`.
#[doc(hidden)]
pub enum Clear {}
/// An `Option` of what `How` says.
#[doc(hidden)]
pub struct Optional<How>(How);
/// An `Option` of an `Option` of what `How` says.
#[doc(hidden)]
pub struct OptionalNull<How>(How);
/// An `Option` where there cannot be one.
#[doc(hidden)]
pub enum Misplaced {}

/// A text type, which has [`like`](Column::like), [`concat`](Column::concat), [`lower`](Column::lower) and others.
///
/// # Example: a newtype over text
///
/// ```
/// # use updatable::{Text, Updatable, update};
/// #[derive(sqlx::Type)]
/// #[sqlx(transparent)]
/// struct Genre(String);
///
/// impl Text for Genre {
///     type Pattern = String;
/// }
///
/// #[derive(Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     genre: Genre,
/// }
///
/// let update = update!(
///     Book as b,
///     set(b.genre = Genre("sci-fi".into())),
///     filter(b.genre.like("%fiction"))
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "this is for text, and the value is `{Self}`",
    note = "a text type of your own may implement `updatable::Text`"
)]
pub trait Text {
    /// The type of a pattern, and of what is joined to it: that of the column, or of the text in it.
    type Pattern;
}

impl Text for String {
    type Pattern = String;
}

impl Text for Box<str> {
    type Pattern = Box<str>;
}

impl<'a> Text for std::borrow::Cow<'a, str> {
    type Pattern = std::borrow::Cow<'a, str>;
}

/// All the traits for one type. Which implementation is meant is seen in its head alone: a bound that fails would be an
/// error of its own.
macro_rules! operand {
    (
        [$($lifetime:lifetime),*] [$($generics:tt)*] $Value:ty, $T:ty, $How:ty
        => $Part:ty, |$value:ident| $into:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<$($lifetime,)* C, $($generics)*> Operand<C, $T, $How, $Part> for $Value {
            #[inline]
            fn into_part(self) -> $Part {
                let $value = self;
                $into
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($lifetime,)* C, $($generics)*> Assign<C, $T, $How, $Part> for $Value {
            #[inline]
            fn into_part(self) -> $Part {
                let $value = self;
                $into
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($lifetime,)* C, $($generics)*> NullOperand<C, $T, $How, $Part> for $Value {
            #[inline]
            fn into_part(self) -> $Part {
                let $value = self;
                $into
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($lifetime,)* C, $($generics)*>
            NullOperand<C, $T, Optional<$How>, OrNull<C, $T, $Part>> for Option<$Value>
        {
            #[inline]
            fn into_part(self) -> OrNull<C, $T, $Part> {
                OrNull::new(self.map(|$value| $into))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($lifetime,)* C, $($generics)*> Assign<C, $T, Optional<$How>, Maybe<$Part>> for Option<$Value> {
            #[inline]
            fn into_part(self) -> Maybe<$Part> {
                Maybe(self.map(|$value| $into))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($lifetime,)* C, $($generics)*>
            Assign<C, $T, OptionalNull<$How>, Maybe<OrNull<C, $T, $Part>>> for Option<Option<$Value>>
        {
            #[inline]
            fn into_part(self) -> Maybe<OrNull<C, $T, $Part>> {
                Maybe(self.map(|value| OrNull::new(value.map(|$value| $into))))
            }
        }
    };
}

operand!([] [T] T, T, Owned => Plain<C, T>, |value| Plain::new(value));
operand!(['a] [T] &'a T, T, Lent => Plain<C, &'a T>, |value| Plain::new(value));

macro_rules! slices {
    ($($Slice:ty: $($T:ty)*;)*) => {
        $($(
            operand!(['a] [] &'a $Slice, $T, Slice => Plain<C, &'a $Slice>, |value| Plain::new(value));
        )*)*
    };
}

slices! {
    str: String Box<str>;
    [u8]: Vec<u8> Box<[u8]>;
}

operand!(['a, 'b] [] &'a str, std::borrow::Cow<'b, str>, Slice => Plain<C, &'a str>, |value| Plain::new(value));
operand!(['a] [const LENGTH: usize] &'a [u8; LENGTH], Vec<u8>, Slice => Plain<C, &'a [u8]>, |value| Plain::new(value.as_slice()));

#[cfg(feature = "rust_decimal")]
mod decimal {
    use rust_decimal::Decimal;

    use super::*;
    use crate::numeric::{Factor, Numeric};
    use crate::value::Converted;

    operand!([] [const P: u8, const S: u8] Decimal, Numeric<P, S>, Convert
        => Converted<C, Numeric<P, S>, Decimal>, |value| Converted::new(value));
    operand!(['a] [const P: u8, const S: u8] &'a Decimal, Numeric<P, S>, Convert
        => Converted<C, Numeric<P, S>, Decimal>, |value| Converted::new(*value));
    operand!([] [] Decimal, Factor, Convert
        => Converted<C, Factor, Decimal>, |value| Converted::new(value));
    operand!(['a] [] &'a Decimal, Factor, Convert
        => Converted<C, Factor, Decimal>, |value| Converted::new(*value));
}

#[cfg(feature = "uuid")]
mod uuid {
    use sqlx::types::Uuid;

    use super::*;
    use crate::uuid::TextUuid;

    operand!([] [] Uuid, TextUuid, Convert
        => Plain<C, TextUuid>, |value| Plain::new(TextUuid::from(value)));
    operand!(['a] [] &'a Uuid, TextUuid, Convert
        => Plain<C, TextUuid>, |value| Plain::new(TextUuid::from(*value)));
}

/// What a value of a column may be compared with as if NULL were one more value: an [`Operand`], or an `Option` of one.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this operand is `{Self}`",
    label = "expected `{T}` or an `Option` of it, found `{Self}`"
)]
pub trait NullOperand<C, T, How, P> {
    /// Puts it into the statement.
    fn into_part(self) -> P;
}

/// Columns, expressions and conditions, of the same type.
macro_rules! sql_operand {
    ([$($generics:tt)*] $Value:ty, $T:ty, $N:ty => $Part:ty, |$value:ident| $into:expr) => {
        #[diagnostic::do_not_recommend]
        impl<C, $($generics)*> Operand<C, $T, Sql<$N>, $Part> for $Value {
            #[inline]
            fn into_part(self) -> $Part {
                let $value = self;
                $into
            }
        }

        #[diagnostic::do_not_recommend]
        impl<C, $($generics)*> NullOperand<C, $T, Sql<$N>, $Part> for $Value {
            #[inline]
            fn into_part(self) -> $Part {
                let $value = self;
                $into
            }
        }

        #[diagnostic::do_not_recommend]
        impl<C, $($generics)*> Assign<C, $T, Sql<$N>, $Part> for $Value {
            #[inline]
            fn into_part(self) -> $Part {
                let $value = self;
                $into
            }
        }
    };
}

sql_operand!([D: ColumnDef, T, A: Source] Column<D, T, A>, T, D::Nullability => Column<D, T, A>, |value| value);
sql_operand!([P: Part, D, T] Expr<P, D, T>, T, P::Nullability => P, |value| value.into_inner());
// `b.lent = b.copies > 3`.
sql_operand!([N: Part] Condition<N>, bool, N::Nullability => N, |value| value.0);

/// An `Option` in a condition or inside an expression: taken here, so that [`Present`] can refuse it in words of
/// its own. As a part it is never NULL: that what it is in may be NULL would be a second error.
#[diagnostic::do_not_recommend]
impl<C, T, V> Operand<C, T, Misplaced, Plain<C, Self>> for Option<V> {
    fn into_part(self) -> Plain<C, Self> {
        Plain::new(self)
    }
}

/// A value that is there, as a bound on the value so that the value is underlined.
#[doc(hidden)]
pub trait PresentIn<C, How> {}

impl<C, How: Present<C>, V> PresentIn<C, How> for V {}

/// A way to be a value that is never NULL. `C` is the column, for the message.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an `Option` cannot be compared or calculated with: `{C} = NULL` is never true in SQL",
    label = "this operand may be `None`",
    note = "unwrap the value first; `.is_null()` and `.is_not_null()` ask about NULL"
)]
pub trait Present<C> {}

macro_rules! present {
    ($([$($N:ident)?] $How:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<C, $($N)?> Present<C> for $How {}
        )*
    };
}

present! {
    [] Owned;
    [] Lent;
    [] Slice;
    [] Convert;
    [N] Sql<N>;
}

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
///
/// # Example: what clears a column
///
/// ```
/// let null: updatable::Null = updatable::NULL;
/// # let _ = null;
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Null(());

#[diagnostic::do_not_recommend]
impl<C, T> Assign<C, T, Clear, NullValue> for Null {
    fn into_part(self) -> NullValue {
        NullValue
    }
}

/// A value that the nullability `N` of the column `C` allows: a bound on the value, so that the value is underlined.
///
/// Each way to say NULL or unchanged has a leaf trait with its own words.
#[doc(hidden)]
pub trait Suits<C, N, How> {}

impl<V, C, N: AcceptsNull<C>> Suits<C, N, Clear> for V {}
impl<V, C, N: AcceptsOption<C>, How> Suits<C, N, Optional<How>> for V {}
impl<V, C, N: AcceptsOptionalNull<C>, How> Suits<C, N, OptionalNull<How>> for V {}

/// A value that a column may be calculated with: [`Suits`] for `+=`, `-=` and `*=`. `None` is unchanged there, whatever the
/// column, since the result of a calculation with NULL is of no use.
#[doc(hidden)]
pub trait SuitsCompound<C, N, How> {}

impl<V, C, N, How> SuitsCompound<C, N, Optional<How>> for V {}
impl<V, C, N, How> SuitsCompound<C, N, OptionalNull<How>> for V where N: AcceptsNullOperand<C> {}
impl<V, C, N> SuitsCompound<C, N, Clear> for V where N: AcceptsNullOperand<C> {}

/// What is never absent suits both alike.
macro_rules! suits {
    ($($Suits:ident)*) => {
        $(
            impl<V, C, N> $Suits<C, N, Owned> for V {}
            impl<V, C, N> $Suits<C, N, Lent> for V {}
            impl<V, C, N> $Suits<C, N, Slice> for V {}
            impl<V, C, N> $Suits<C, N, Convert> for V {}
            impl<V, C, N, M> $Suits<C, N, Sql<M>> for V where N: AcceptsSql<C, M> {}
        )*
    };
}

suits!(Suits SuitsCompound);

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is not calculated with NULL: the result would be NULL",
    label = "this value may be NULL",
    note = "one `Option` is enough: `None` leaves the column unchanged",
    note = "assign with `=` to clear the column"
)]
pub trait AcceptsNullOperand<C> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is NOT NULL, but what is assigned to it may be NULL",
    label = "a nullable column, something computed from one, or a `select` that may find no row",
    note = "if the filter leaves out the rows in which it is NULL, say so: `.assert_not_null()`",
    note = "declare the field as `Option<..>` if the column is nullable"
)]
pub trait AcceptsSql<C, N> {}

#[diagnostic::do_not_recommend]
impl<C> AcceptsSql<C, NotNull> for NotNull {}
#[diagnostic::do_not_recommend]
impl<C, N> AcceptsSql<C, N> for Nullable {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is NOT NULL and cannot be cleared",
    label = "NULL for a column that is never NULL",
    note = "declare the field as `Option<..>` if the column is nullable"
)]
pub trait AcceptsNull<C> {}

#[diagnostic::do_not_recommend]
impl<C> AcceptsNull<C> for Nullable {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is nullable: a plain `Option` could mean unchanged or NULL when it is `None`",
    label = "an `Option` for a nullable column",
    note = "`value.map(Some)` leaves the column unchanged when `value` is `None`",
    note = "`Some(value)` sets it to NULL when `value` is `None`"
)]
pub trait AcceptsOption<C> {}

#[diagnostic::do_not_recommend]
impl<C> AcceptsOption<C> for NotNull {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is NOT NULL, but this value may be NULL",
    label = "an `Option` inside an `Option` for a column that is never NULL",
    note = "one `Option` is enough: `None` leaves the column unchanged",
    note = "declare the field as `Option<..>` if the column is nullable"
)]
pub trait AcceptsOptionalNull<C> {}

#[diagnostic::do_not_recommend]
impl<C> AcceptsOptionalNull<C> for Nullable {}
