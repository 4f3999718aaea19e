//! Values that the database computes from columns.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::{Infix, Node, Scaled};
use crate::operand::{Operand, PresentIn};
use crate::part::{Bind, Over, Part};
use crate::table::{ColumnDef, NotNull, Nullability};

/// A column, or something computed from columns.
#[doc(hidden)]
pub trait Expression {
    /// The first column in it, for messages.
    type Column;
    /// The type of its value, without `Option`.
    type Value;
    /// Which part of the key it is.
    type Key: Pins;
    /// What it is in the statement.
    type Part: Part;

    /// Puts it there.
    fn part(self) -> Self::Part;
}

impl<C: ColumnDef, T> Expression for Column<C, T> {
    type Column = C;
    type Value = T;
    type Key = C::Pins;
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

impl<P: Part, C, T> Expression for Expr<P, C, T> {
    type Column = C;
    type Value = T;
    type Key = NoKey;
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
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "no `+ - *` on a column of type `{Self}`",
    label = "not a number",
    note = "a number type of your own may implement `updatable::Number`"
)]
pub trait Number {
    /// What it may be multiplied by.
    type Factor;
    /// How a product is rounded.
    #[doc(hidden)]
    const SCALED: Option<Scaled> = None;
}

macro_rules! numbers {
    ($($T:ty)*) => {
        $(impl Number for $T {
            type Factor = $T;
        })*
    };
}

numbers!(i8 i16 i32 i64 u8 u16 u32 u64 f32 f64);

#[cfg(feature = "rust_decimal")]
mod decimal {
    use super::{Number, Scaled};
    use crate::numeric::{Factor, Numeric};

    numbers!(rust_decimal::Decimal);

    impl<const P: u8, const S: u8> Number for Numeric<P, S> {
        type Factor = Factor;
        const SCALED: Option<Scaled> = Some(Scaled {
            digits: S,
            unit: Factor::UNIT,
        });
    }
}

/// `left operator right`.
#[doc(hidden)]
pub struct Binary<O, L, R> {
    left: L,
    right: R,
    operator: PhantomData<fn() -> O>,
}

impl<O, L, R> Binary<O, L, R> {
    #[inline]
    pub(crate) fn new(left: L, right: R) -> Self {
        Binary {
            left,
            right,
            operator: PhantomData,
        }
    }

    pub(crate) fn sides(&self) -> (&L, &R) {
        (&self.left, &self.right)
    }
}

/// An operator as a type.
#[doc(hidden)]
pub trait Operator {
    /// The operator.
    const INFIX: Infix;
    /// How its result is rounded, where that has to be said.
    const SCALED: Option<Scaled> = None;
}

/// `*` on values of type `T`, whose products may need rounding.
#[doc(hidden)]
pub struct Times<T>(T);

impl<T: Number> Operator for Times<T> {
    const INFIX: Infix = Infix::Times;
    const SCALED: Option<Scaled> = T::SCALED;
}

macro_rules! operators {
    ($($Name:ident)*) => {
        $(
            /// The operator as a type.
            #[doc(hidden)]
            #[allow(unreachable_pub, reason = "in the types of public functions, where nobody names it")]
            pub enum $Name {}

            impl Operator for $Name {
                const INFIX: Infix = Infix::$Name;
            }
        )*
    };
}

operators!(Or And Equal NotEqual Less LessOrEqual Greater GreaterOrEqual Plus Minus);

impl<O: Operator, L: Part, R: Part> Part for Binary<O, L, R> {
    const NODE: Node = match O::SCALED {
        Some(scaled) => Node::Scaled {
            left: &L::NODE,
            right: &R::NODE,
            scaled,
        },
        None => Node::Infix {
            operator: O::INFIX,
            left: &L::NODE,
            right: &R::NODE,
        },
    };
    const OPTIONAL: bool = L::OPTIONAL || R::OPTIONAL;
    const SITES: usize = L::SITES + R::SITES;
    type Pinned<Key: Pins> = NoKey;
    type Nullability = <L::Nullability as Nullability>::Or<R::Nullability>;

    fn site(&self, index: usize) -> usize {
        both_sites(&self.left, &self.right, index)
    }
}

/// The sites of one part, then those of another.
pub(crate) fn both_sites<L: Part, R: Part>(left: &L, right: &R, index: usize) -> usize {
    if index < L::SITES {
        left.site(index)
    } else {
        right.site(index - L::SITES)
    }
}

impl<DB: Backend, O, L: Bind<DB>, R: Bind<DB>> Bind<DB> for Binary<O, L, R> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.left.bind(arguments)?;
        self.right.bind(arguments)
    }
}

impl<Table, O, L: Over<Table>, R: Over<Table>> Over<Table> for Binary<O, L, R> {}

/// A part of which it is known that it is not NULL in the rows that are changed.
#[doc(hidden)]
pub struct Asserted<P>(pub(crate) P);

impl<P: Part> Part for Asserted<P> {
    const NODE: Node = P::NODE;
    const OPTIONAL: bool = P::OPTIONAL;
    const SITES: usize = P::SITES;
    type Pinned<Key: Pins> = P::Pinned<Key>;
    type Nullability = NotNull;

    fn site(&self, index: usize) -> usize {
        self.0.site(index)
    }
}

impl<DB: Backend, P: Bind<DB>> Bind<DB> for Asserted<P> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, P: Over<Table>> Over<Table> for Asserted<P> {}

/// The expression `left operator right`, named and typed as `E`, which is one of the two.
type Computed<O, E, L, R> =
    Expr<Binary<O, L, R>, <E as Expression>::Column, <E as Expression>::Value>;

macro_rules! arithmetic {
    ($($(#[$doc:meta])* $name:ident, $reversed:ident, $Operator:ty, $Right:ty;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            #[inline]
            pub fn $name<E, V, How, P>(left: E, right: V) -> Computed<$Operator, E, E::Part, P>
            where
                E: Expression<Value: Number>,
                V: Operand<E::Column, $Right, How, P> + PresentIn<E::Column, How>,
            {
                Expr::new(Binary::new(left.part(), right.into_part()))
            }

            /// The same, with the host value on the left.
            #[doc(hidden)]
            #[inline]
            pub fn $reversed<E, V, How, P>(left: V, right: E) -> Computed<$Operator, E, P, E::Part>
            where
                E: Expression<Value: Number>,
                V: Operand<E::Column, $Right, How, P> + PresentIn<E::Column, How>,
            {
                Expr::new(Binary::new(left.into_part(), right.part()))
            }
        )*
    };
}

arithmetic! {
    /// `left + right`.
    plus, plus_reversed, Plus, E::Value;
    /// `left - right`.
    minus, minus_reversed, Minus, E::Value;
    /// `left * right`.
    times, times_reversed, Times<E::Value>, <E::Value as Number>::Factor;
}
