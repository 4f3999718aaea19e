//! Values that the database computes from columns.

use std::marker::PhantomData;

use crate::apply::{Apply, Operation, Parts};
use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::error::Error;
use crate::functions::number::{Abs, FactorOf};
use crate::key::Pins;
use crate::node::{Infix, Node, Operator, Range, Scaled};
use crate::operand::{Operand, PresentIn};
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;
use crate::table::{ColumnDef, NotNull};

/// A column, or something computed from columns.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "expected a column, or a value computed from columns",
    label = "not such a value"
)]
pub trait Expression {
    /// The first column in it, for messages.
    type Column;
    /// The type of its value, without `Option`.
    type Value;
    /// What it is in the statement.
    type Part: Part;

    /// Puts it there.
    fn part(self) -> Self::Part;
}

impl<C: ColumnDef, T, A: Source> Expression for Column<C, T, A> {
    type Column = C;
    type Value = T;
    type Part = Self;

    #[inline]
    fn part(self) -> Self {
        self
    }
}

/// A value of type `T` that the database computes, such as `b.price + 5`. It has the methods of a [`Column`], apart
/// from `set`.
///
/// # Example: a computed value in a condition
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, lent: i64 }
/// let update = Book::update_where(|b| b.copies.minus(b.lent).lt(1)).set(|b| b.genre.set("scarce"));
/// assert_eq!(
///     update.sql::<sqlx::Sqlite>(),
///     r#"UPDATE "books" SET "genre" = ? WHERE "books"."copies" - "books"."lent" < ?"#,
/// );
/// ```
pub struct Expr<P, C, T>(P, PhantomData<fn() -> (C, T)>);

impl<P, C, T> std::fmt::Debug for Expr<P, C, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Expr")
    }
}

impl<P, C, T> Expr<P, C, T> {
    pub(crate) fn new(part: P) -> Self {
        Expr(part, PhantomData)
    }

    #[inline]
    pub(crate) fn into_inner(self) -> P {
        self.0
    }
}

impl<P: Part, C, T> Part for Expr<P, C, T> {
    const NODE: Node = P::NODE;
    const OPTIONAL: bool = P::OPTIONAL;
    const SITES: usize = P::SITES;
    type Key<By: Source> = P::Key<By>;
    type Fixed<By: Source, Key: Pins> = P::Fixed<By, Key>;
    type Nullability = P::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend, P: Bind<DB>, C, T> Bind<DB> for Expr<P, C, T> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, P: Over<Table>, C, T> Over<Table> for Expr<P, C, T> {}

impl<P: Part, C, T> Expression for Expr<P, C, T> {
    type Column = C;
    type Value = T;
    type Part = P;

    #[inline]
    fn part(self) -> P {
        self.0
    }
}

/// A type to calculate with: `+`, `-` and `*`, in the database.
///
/// Implemented for sqlx's number types.
///
/// # Example: a newtype over a number
///
/// ```
/// # use updatable::Number;
/// #[derive(sqlx::Type)]
/// #[sqlx(transparent)]
/// struct Points(i64);
///
/// impl Number for Points {
///     type Factor = i64;
///     const LIMITS: Option<(i64, i64)> = Some((i64::MIN, i64::MAX));
/// }
/// ```
///
/// # Example: a newtype over a narrow number
///
/// SQLite's INTEGER holds 64 bits, whatever the field's type. A result that the other databases refuse is an error there
/// too if the type says what its column can hold.
///
/// ```
/// # use updatable::Number;
/// #[derive(sqlx::Type)]
/// #[sqlx(transparent)]
/// struct Stars(i16);
///
/// impl Number for Stars {
///     type Factor = i16;
///     const LIMITS: Option<(i64, i64)> = Some((i16::MIN as i64, i16::MAX as i64));
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "no `+ - * / %` on a column of type `{Self}`",
    label = "not a number",
    note = "text is joined with `.concat(..)`",
    note = "a number type of your own may implement `updatable::Number`"
)]
pub trait Number {
    /// What it may be multiplied by.
    type Factor;
    /// The least and the greatest whole number that a column of it can hold: what is calculated beyond them is an error on
    /// SQLite, too. With `None`, SQLite stores it; or a STRICT table refuses it, but of a statement in which nothing else can
    /// fail, SQLite undoes nothing then. So say it for a type of 64 bits, too, if a column of it may be NULL.
    const LIMITS: Option<(i64, i64)> = None;
    /// How a product is rounded.
    #[doc(hidden)]
    const SCALED: Option<Scaled> = None;
    /// The same as a [`Range`].
    #[doc(hidden)]
    const RANGE: Option<Range> = match Self::LIMITS {
        Some((least, greatest)) => Some(Range { least, greatest }),
        None => None,
    };
}

macro_rules! numbers {
    ($($T:ty)*) => {
        $(impl Number for $T {
            type Factor = $T;
        })*
    };
}

numbers!(u64 f32 f64);

macro_rules! integers {
    ($($T:ty)*) => {
        $(impl Number for $T {
            type Factor = $T;
            const LIMITS: Option<(i64, i64)> = Some((<$T>::MIN as i64, <$T>::MAX as i64));
        })*
    };
}

integers!(i8 i16 i32 i64 u8 u16 u32);

#[cfg(feature = "rust_decimal")]
mod decimal {
    use super::{Number, Range, Scaled};
    use crate::numeric::{Factor, Numeric};

    numbers!(rust_decimal::Decimal);

    impl<const P: u8, const S: u8> Number for Numeric<P, S> {
        type Factor = Factor;
        const SCALED: Option<Scaled> = Some(Scaled {
            digits: S,
            unit: Factor::UNIT,
            range: Self::RANGE,
        });
        const RANGE: Option<Range> = if P <= 18 {
            let greatest = 10_i64.pow(P as u32) - 1;
            Some(Range {
                least: -greatest,
                greatest,
            })
        } else {
            None
        };
    }
}

macro_rules! arithmetic_operators {
    ($($(#[$doc:meta])* $Name:ident: $scaled:expr;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub struct $Name<T>(T);

            impl<T: Number, A: Parts> Operation<A> for $Name<T> {
                const OPERATOR: Operator = match ($scaled, T::RANGE) {
                    (Some(scaled), _) => Operator::Scaled(scaled),
                    (None, Some(range)) => Operator::Whole(Infix::$Name, range),
                    (None, None) => Operator::Infix(Infix::$Name),
                };
                type Nullability = A::Any;
            }
        )*
    };
}

arithmetic_operators! {
    /// `+` on values of type `T`.
    Plus: None::<Scaled>;
    /// `-` on values of type `T`.
    Minus: None::<Scaled>;
    /// `*` on values of type `T`, whose products may need rounding.
    Times: T::SCALED;
}

/// A part of which it is known that it is not NULL in the rows that are changed.
#[doc(hidden)]
pub struct Asserted<P>(pub(crate) P);

impl<P: Part> Part for Asserted<P> {
    const NODE: Node = P::NODE;
    const OPTIONAL: bool = P::OPTIONAL;
    const SITES: usize = P::SITES;
    type Key<By: Source> = P::Key<By>;
    type Fixed<By: Source, Key: Pins> = P::Fixed<By, Key>;
    type Nullability = NotNull;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend, P: Bind<DB>> Bind<DB> for Asserted<P> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, P: Over<Table>> Over<Table> for Asserted<P> {}

/// A type of numbers on which the operator that `Kind` stands for is `O`, with a `Right` on its right side.
///
/// These two are parameters, which are unknown where the type is none of numbers, so that nothing more is said about
/// what they are in. The second implementation, for no type at all, makes rustc look at the bound of the first before it
/// takes that.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "no `+ - * / %` on a column of type `{Self}`",
    label = "not a number",
    note = "text is joined with `.concat(..)`",
    note = "a number type of your own may implement `updatable::Number`"
)]
pub trait Calculates<Kind, O, Right> {}

#[diagnostic::do_not_recommend]
impl<Kind, T: Impossible> Calculates<Kind, Never, T> for T {}

/// Implemented for no type.
#[doc(hidden)]
pub trait Impossible {}

/// No operator.
#[doc(hidden)]
pub enum Never {}

macro_rules! calculations {
    ($($Operator:ident $Right:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T: Number> Calculates<$Operator<()>, $Operator<T>, $Right> for T {}
        )*
    };
}

calculations! {
    Plus T;
    Minus T;
    Times T::Factor;
    Abs T;
}

/// The expression `left operator right`, named and typed as `E`, which is one of the two.
pub(crate) type Computed<O, E, L, R> =
    Expr<Apply<O, (L, R)>, <E as Expression>::Column, <E as Expression>::Value>;

macro_rules! arithmetic {
    ($($(#[$doc:meta])* $name:ident, $reversed:ident, $Kind:ty, $Bound:ident $into:ident;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            #[inline]
            pub fn $name<E, V, How, P, O, Right>(left: E, right: V) -> Computed<O, E, E::Part, P>
            where
                E: Expression<Value: Calculates<$Kind, O, Right>>,
                V: $Bound<E::Column, Right, How, P> + PresentIn<E::Column, How>,
            {
                Expr::new(Apply::new((left.part(), right.$into())))
            }

            /// The same, with the host value on the left.
            #[doc(hidden)]
            #[inline]
            pub fn $reversed<E, V, How, P, O, Right>(
                left: V,
                right: E,
            ) -> Computed<O, E, P, E::Part>
            where
                E: Expression<Value: Calculates<$Kind, O, Right>>,
                V: $Bound<E::Column, Right, How, P> + PresentIn<E::Column, How>,
            {
                Expr::new(Apply::new((left.$into(), right.part())))
            }
        )*
    };
}

arithmetic! {
    /// `left + right`.
    plus, plus_reversed, Plus<()>, Operand into_part;
    /// `left - right`.
    minus, minus_reversed, Minus<()>, Operand into_part;
    /// `left * right`.
    times, times_reversed, Times<()>, FactorOf into_factor;
}
