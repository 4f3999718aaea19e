//! The methods of columns and expressions: what `update!` and the builder's closures offer after `b.price.`

use crate::assignment::Assigned;
use crate::column::Column;
use crate::condition::{self, Between, Condition, Equals, Like, NullTest};
use crate::expression::{
    self, Binary, Expr, Expression, Greater, GreaterOrEqual, Less, LessOrEqual, Minus, NotEqual,
    Number, Plus, Product,
};
use crate::list::{In, Item, List};
use crate::operand::{Assign, Operand, Text};
use crate::part::Part;
use crate::table::{Assignable, ColumnDef};

/// The part of `Self`.
type Own<E> = <E as Expression>::Part;

macro_rules! methods {
    ([$($generics:tt)*] $Self:ty, $Name:ty, where [$($bounds:tt)*]) => {
        impl<$($generics)*> $Self
        where
            $($bounds)*
        {
            /// Equal: `b.genre == "fiction"` in [`update!`](crate::update!). Never true of NULL.
            pub fn eq<V, How>(
                self,
                value: V,
            ) -> Condition<Equals<<Self as Expression>::Key, Own<Self>, V::Part>>
            where
                V: Operand<$Name, T, How>,
            {
                condition::eq(self, value)
            }

            /// Not equal: `!=` in [`update!`](crate::update!). Never true of NULL: a row whose column is NULL is not
            /// changed.
            pub fn ne<V, How>(self, value: V) -> Condition<Binary<NotEqual, Own<Self>, V::Part>>
            where
                V: Operand<$Name, T, How>,
            {
                condition::ne(self, value)
            }

            /// Less: `<` in [`update!`](crate::update!).
            pub fn lt<V, How>(self, value: V) -> Condition<Binary<Less, Own<Self>, V::Part>>
            where
                V: Operand<$Name, T, How>,
            {
                condition::lt(self, value)
            }

            /// Less or equal: `<=` in [`update!`](crate::update!).
            pub fn le<V, How>(self, value: V) -> Condition<Binary<LessOrEqual, Own<Self>, V::Part>>
            where
                V: Operand<$Name, T, How>,
            {
                condition::le(self, value)
            }

            /// Greater: `>` in [`update!`](crate::update!).
            pub fn gt<V, How>(self, value: V) -> Condition<Binary<Greater, Own<Self>, V::Part>>
            where
                V: Operand<$Name, T, How>,
            {
                condition::gt(self, value)
            }

            /// Greater or equal: `>=` in [`update!`](crate::update!).
            pub fn ge<V, How>(
                self,
                value: V,
            ) -> Condition<Binary<GreaterOrEqual, Own<Self>, V::Part>>
            where
                V: Operand<$Name, T, How>,
            {
                condition::ge(self, value)
            }

            /// From `low` to `high`, both included.
            pub fn between<L, H, HowLow, HowHigh>(
                self,
                low: L,
                high: H,
            ) -> Condition<Between<Own<Self>, L::Part, H::Part>>
            where
                L: Operand<$Name, T, HowLow>,
                H: Operand<$Name, T, HowHigh>,
            {
                Condition(Between {
                    part: Expression::part(self),
                    low: low.into_part(),
                    high: high.into_part(),
                })
            }

            /// One of the values of an array, a slice or a `Vec`.
            ///
            /// Of an empty list it is false for every row. The values cannot be NULL. PostgreSQL gets the list as one array
            /// and SQLite as one JSON text where the type allows it; elsewhere every value is a parameter of its
            /// own, and too many of them are [`TooManyParameters`](crate::Error::TooManyParameters).
            pub fn is_in<L, How>(
                self,
                list: L,
            ) -> Condition<In<false, Own<Self>, $Name, T, L, How>>
            where
                L: List<Item: Item<$Name, T, How>>,
            {
                Condition(In::new(Expression::part(self), list))
            }

            /// None of the values of an array, a slice or a `Vec`.
            ///
            /// Of an empty list it is true for every row; a filter that is nothing else is
            /// [`EmptyFilter`](crate::Error::EmptyFilter), and nothing is sent.
            pub fn not_in<L, How>(
                self,
                list: L,
            ) -> Condition<In<true, Own<Self>, $Name, T, L, How>>
            where
                L: List<Item: Item<$Name, T, How>>,
            {
                Condition(In::new(Expression::part(self), list))
            }

            /// NULL.
            pub fn is_null(self) -> Condition<NullTest<false, Own<Self>>> {
                Condition(NullTest(Expression::part(self)))
            }

            /// Not NULL.
            pub fn is_not_null(self) -> Condition<NullTest<true, Own<Self>>> {
                Condition(NullTest(Expression::part(self)))
            }

            /// Like a pattern, in which `%` stands for any text, `_` for any character, and `\` takes the meaning from
            /// the character that follows, on every database.
            ///
            /// PostgreSQL tells capitals from small letters; SQLite does not for ASCII; MySQL does as the column's
            /// collation says.
            pub fn like<V, How>(self, pattern: V) -> Condition<Like<Own<Self>, V::Part>>
            where
                T: Text,
                V: Operand<$Name, T, How>,
            {
                Condition(Like {
                    part: Expression::part(self),
                    pattern: pattern.into_part(),
                })
            }

            /// The sum: `b.price + 5` in [`update!`](crate::update!).
            pub fn plus<V, How>(
                self,
                value: V,
            ) -> Expr<Binary<Plus, Own<Self>, V::Part>, $Name, T>
            where
                T: Number,
                V: Operand<$Name, T, How>,
            {
                expression::plus(self, value)
            }

            /// The difference: `-` in [`update!`](crate::update!).
            pub fn minus<V, How>(
                self,
                value: V,
            ) -> Expr<Binary<Minus, Own<Self>, V::Part>, $Name, T>
            where
                T: Number,
                V: Operand<$Name, T, How>,
            {
                expression::minus(self, value)
            }

            /// The product: `*` in [`update!`](crate::update!). A [`Numeric`](crate::Numeric) is multiplied by a `Decimal` of at
            /// most six decimals, and the product rounded half away from zero, on every database.
            #[cfg_attr(not(feature = "rust_decimal"), allow(rustdoc::broken_intra_doc_links))]
            pub fn times<V, How>(
                self,
                value: V,
            ) -> Expr<Product<T, Own<Self>, V::Part>, $Name, T>
            where
                T: Number,
                V: Operand<$Name, T::Factor, How>,
            {
                expression::times(self, value)
            }
        }
    };
}

methods!([C, T] Column<C, T>, C, where [C: ColumnDef]);
methods!([P, C, T] Expr<P, C, T>, C, where [P: Part]);

impl<C: ColumnDef, T> Column<C, T> {
    /// Assigns a value, or something computed from columns: `b.genre = "sci-fi"` in [`update!`](crate::update!).
    ///
    /// `None` leaves the column unchanged, and [`NULL`](crate::NULL) clears a nullable one.
    pub fn set<V, How>(self, value: V) -> Assigned<C, V::Part>
    where
        C::Access: Assignable<C>,
        V: Assign<C, T, C::Nullability, How>,
    {
        crate::assignment::assign(self, value)
    }
}
