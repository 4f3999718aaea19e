//! Aggregates: one value computed from all the rows of a subquery.

use crate::apply::{Apply, Operation, Parts};
use crate::column::Column;
use crate::expression::{Expr, Expression};
use crate::node::{Operator, Range, Template};
use crate::part::Part;
use crate::select::Aggregate;
use crate::source::Source;
use crate::table::{ColumnDef, NotNull, Nullable};

/// The part of `Self`.
type Own<E> = <E as Expression>::Part;

macro_rules! aggregates {
    ($($(#[$doc:meta])* $Name:ident: $Nullability:ty = $operator:ident $template:expr;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub enum $Name {}

            impl<A: Parts> Operation<A> for $Name {
                const OPERATOR: Operator = Operator::$operator(&$template);
                type Nullability = $Nullability;
            }
        )*
    };
}

aggregates! {
    /// `max(part)`
    Max: Nullable = Template Template::same("max({v})");
    /// `min(part)`
    Min: Nullable = Template Template::same("min({v})");
    /// `count(part)`
    Count: NotNull = Converted Template::same("count({})");
}

/// `sum(part)`, as a `T`.
#[doc(hidden)]
pub struct Sum<T>(T);

impl<T: Summable, A: Parts> Operation<A> for Sum<T> {
    const OPERATOR: Operator = match T::RANGE {
        Some(range) => Operator::Checked(T::SUM, range),
        None => Operator::Converted(T::SUM),
    };
    type Nullability = Nullable;
}

/// A type that has sums.
#[doc(hidden)]
pub trait Summable {
    /// How one is written.
    const SUM: &'static Template;
    /// What a sum has to be in, on SQLite, where it is of a type that the database has not.
    const RANGE: Option<Range> = None;
}

/// The same, with the operator and the type of a sum: parameters for the reason given at
/// [`Calculates`](crate::expression::Calculates).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "no sum of values of type `{Self}`",
    label = "not a number that can be added up",
    note = "integers, `f64`, `Numeric` and `Decimal` can"
)]
pub trait Sums<O, Total> {}

macro_rules! sums {
    ($Sum:ty, $template:expr; $($T:ty)*) => {
        $(
            impl Summable for $T {
                const SUM: &'static Template = &$template;
            }

            #[diagnostic::do_not_recommend]
            impl Sums<Sum<$T>, $Sum> for $T {}
        )*
    };
}

// The others make a NUMERIC of it; beyond 64 bits it is an error everywhere. MySQL's CAST would cut it to what fits.
sums! {
    i64, Template { sqlite: "sum({v})", postgres: "sum({})::int8", mysql: "(sum({}) DIV 1)" };
    i8 i16 i32 i64 u8 u16 u32
}
sums!(f64, Template::same("sum({v})"); f64);

#[cfg(feature = "rust_decimal")]
mod decimal {
    use super::{Sum, Summable, Sums, Template};
    use crate::expression::Number;
    use crate::node::Range;
    use crate::numeric::Numeric;

    sums!(rust_decimal::Decimal, Template::same("sum({v})"); rust_decimal::Decimal);

    impl<const P: u8, const S: u8> Summable for Numeric<P, S> {
        const SUM: &'static Template = &Template::same("sum({v})");
        const RANGE: Option<Range> = <Self as Number>::RANGE;
    }

    #[diagnostic::do_not_recommend]
    impl<const P: u8, const S: u8> Sums<Sum<Self>, Self> for Numeric<P, S> {}
}

macro_rules! methods {
    ([$($generics:tt)*] $Self:ty, $Name:ty, where [$($bounds:tt)*]) => {
        impl<$($generics)*> $Self
        where
            $($bounds)*
        {
            /// The greatest value, for a `select`. NULL if there is none.
            ///
            /// # Example: as expensive as the most expensive
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
            /// let update = update!(
            ///     Book as b,
            ///     set(b.copies = select(o.copies.max(), from(Book as o), filter(o.genre == b.genre)).assert_not_null()),
            ///     filter(b.book_id == 3)
            /// );
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "books" SET "copies" = (SELECT max(t1."copies") FROM "books" AS t1 WHERE t1."genre" = "books"."genre") WHERE "books"."book_id" = $1"#,
            /// );
            /// ```
            pub fn max(self) -> Aggregate<Apply<Max, (Own<Self>,)>, $Name, T, Nullable> {
                Aggregate::new(Apply::new((Expression::part(self),)))
            }

            /// The least value, for a `select`. NULL if there is none.
            ///
            /// # Example: as cheap as the cheapest
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
            /// let update = update!(
            ///     Book as b,
            ///     set(b.genre = "rare"),
            ///     filter(b.copies == select(o.copies.min(), from(Book as o)))
            /// );
            /// # let _ = update;
            /// ```
            pub fn min(self) -> Aggregate<Apply<Min, (Own<Self>,)>, $Name, T, Nullable> {
                Aggregate::new(Apply::new((Expression::part(self),)))
            }

            /// How many values there are that are not NULL, for a `select`. Never NULL: of no rows, it is 0.
            ///
            /// # Example: counting rows of another table
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, orders: i64 }
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "orders")]
            /// # struct Order { #[updatable(key)] order_id: i64, book_id: i64 }
            /// let update = update!(
            ///     Book as b,
            ///     set(b.orders = select(o.order_id.count(), from(Order as o), filter(o.book_id == b.book_id))),
            ///     all_rows()
            /// );
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "books" SET "orders" = (SELECT count(t1."order_id") FROM "orders" AS t1 WHERE t1."book_id" = "books"."book_id")"#,
            /// );
            /// ```
            pub fn count(self) -> Aggregate<Apply<Count, (Own<Self>,)>, $Name, i64, NotNull> {
                Aggregate::new(Apply::new((Expression::part(self),)))
            }

            /// The sum, for a `select`: of integers an `i64`. NULL if there is no value; beyond the range of its type an error.
            ///
            /// # Example: adding up rows of another table
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, sold: Option<i64> }
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "orders")]
            /// # struct Order { #[updatable(key)] order_id: i64, book_id: i64, copies: i64 }
            /// let update = update!(
            ///     Book as b,
            ///     set(b.sold = select(o.copies.sum(), from(Order as o), filter(o.book_id == b.book_id))),
            ///     all_rows()
            /// );
            /// # let _ = update;
            /// ```
            pub fn sum<O, Total>(self) -> Aggregate<Apply<O, (Own<Self>,)>, $Name, Total, Nullable>
            where
                T: Sums<O, Total>,
            {
                Aggregate::new(Apply::new((Expression::part(self),)))
            }
        }
    };
}

methods!([C, T, A] Column<C, T, A>, C, where [C: ColumnDef, A: Source]);
methods!([Inner, C, T] Expr<Inner, C, T>, C, where [Inner: Part]);
