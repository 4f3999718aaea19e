//! What may be in an array.

use crate::operand::{Convert, Lent, Misplaced, Owned, Slice, Sql};
use crate::table::{NotNull, Nullable};

/// A type whose values may be the elements of an array column: a `Vec` of it.
///
/// Implemented for the types of which sqlx has arrays on PostgreSQL, and for an `Option` of one: `Vec<Option<String>>` is an
/// array whose elements may be NULL. `u8` is none, since `Vec<u8>` is bytes.
///
/// # Example: an enum of PostgreSQL
///
/// ```
/// # use updatable::{Element, Updatable, update};
/// #[derive(sqlx::Type)]
/// #[sqlx(type_name = "mood")]
/// enum Mood {
///     Calm,
///     Merry,
/// }
///
/// impl Element for Mood {
///     type Value = Mood;
/// }
///
/// #[derive(Updatable)]
/// #[updatable(table = "readers")]
/// struct Reader {
///     #[updatable(key)]
///     id: i64,
///     moods: Vec<Mood>,
/// }
///
/// let update = update!(Reader as r, set(r.moods = r.moods.append(Mood::Merry)), all_rows());
/// # let _ = (update, Mood::Calm);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no element of an array",
    label = "no array of this type",
    note = "an element type of your own may implement `updatable::Element`"
)]
pub trait Element {
    /// What is put into the array: the type itself, without `Option`.
    type Value;
}

impl<E: Element> Element for Option<E> {
    type Value = E::Value;
}

macro_rules! elements {
    ($($T:ty)*) => {
        $(impl Element for $T {
            type Value = Self;
        })*
    };
}

elements! {
    bool i8 i16 i32 i64 f32 f64 String Box<str> Vec<u8>
}

#[cfg(feature = "rust_decimal")]
elements!(rust_decimal::Decimal);

#[cfg(feature = "rust_decimal")]
impl<const P: u8, const S: u8> Element for crate::Numeric<P, S> {
    type Value = Self;
}

#[cfg(feature = "chrono")]
elements! {
    sqlx::types::chrono::NaiveDate sqlx::types::chrono::NaiveTime sqlx::types::chrono::NaiveDateTime
}

#[cfg(feature = "chrono")]
impl<Tz: sqlx::types::chrono::TimeZone> Element for sqlx::types::chrono::DateTime<Tz> {
    type Value = Self;
}

#[cfg(feature = "time")]
elements! {
    sqlx::types::time::Date sqlx::types::time::Time sqlx::types::time::PrimitiveDateTime
    sqlx::types::time::OffsetDateTime
}

#[cfg(feature = "uuid")]
elements!(sqlx::types::Uuid);

#[cfg(feature = "json")]
elements!(sqlx::types::JsonValue);

#[cfg(feature = "json")]
impl<T> Element for sqlx::types::Json<T> {
    type Value = Self;
}

/// An array.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no array",
    label = "needs an array column, a `Vec` of numbers, text or the like",
    note = "an element type of your own may implement `updatable::Element`"
)]
pub trait Array {
    /// The type of an element, without `Option`.
    type Value;
    /// The elements, to be asked whether they may be NULL.
    type Element;
}

#[diagnostic::do_not_recommend]
impl<E: Element> Array for Vec<E> {
    type Value = E::Value;
    type Element = E;
}

/// A value that may be an element of the column `C`, whose elements are of type `E`: NULL only where an element may be.
#[doc(hidden)]
pub trait ElementIn<C, E, How> {}

macro_rules! elements_in {
    ($($How:ty)*) => {
        $(impl<V, C, E> ElementIn<C, E, $How> for V {})*
    };
}

elements_in!(Owned Lent Slice Convert);

impl<V, C, E, N> ElementIn<C, E, Sql<N>> for V where N: Held<C, E> {}
impl<V, C, E> ElementIn<C, E, Misplaced> for V where Misplaced: Held<C, E> {}

/// What is known of a value's nullability, beside elements of the type `E`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an element of `{C}` cannot be NULL here",
    label = "this value may be NULL",
    note = "unwrap the value first; for a nullable column, leave out such rows and say so: `.assert_not_null()`"
)]
pub trait Held<C, E> {}

#[diagnostic::do_not_recommend]
impl<C, E> Held<C, E> for NotNull {}
#[diagnostic::do_not_recommend]
impl<C, E> Held<C, Option<E>> for Nullable {}
