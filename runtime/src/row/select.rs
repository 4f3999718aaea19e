//! Rows and subqueries: `(b.x, b.y).is_in(select((o.x, o.y), from(Offer as o)))`.

use super::Row;
use crate::apply::{Apply, Operation, Parts};
use crate::condition::Condition;
use crate::expression::Expression;
use crate::node::{Operator, Template};
use crate::part::Part;
use crate::select::{EachRow, Item, among, not_among};
use crate::select::{GivesNoNull, InSelect, NotInSelect, SelectOf};

macro_rules! templates {
    ($($(#[$doc:meta])* $Name:ident: $two:literal $three:literal $four:literal;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub enum $Name {}

            impl<A: Parts> Operation<A> for $Name {
                const OPERATOR: Operator = Operator::Template(match A::NODES.len() {
                    2 => &Template::same($two),
                    3 => &Template::same($three),
                    _ => &Template::same($four),
                });
                type Nullability = A::Any;
            }
        )*
    };
}

templates! {
    /// `(a, b)`.
    Tuple: "({}, {})" "({}, {}, {})" "({}, {}, {}, {})";
    /// `a, b`: what a subquery gives.
    Items: "{}, {}" "{}, {}, {}" "{}, {}, {}, {}";
}

impl<P: Parts, C, T> Expression for Row<P, C, T> {
    type Column = C;
    type Value = T;
    type Part = Apply<Tuple, P>;

    fn part(self) -> Self::Part {
        Apply::new(self.0)
    }
}

#[diagnostic::do_not_recommend]
impl<P: Parts, C, T> Item<C, T, EachRow, Apply<Items, P>> for Row<P, C, T> {
    fn into_item(self) -> Apply<Items, P> {
        Apply::new(self.0)
    }
}

impl<P: Parts, C, T> Row<P, C, T> {
    /// The values of some row of a subquery, made with [`row`](crate::row()) too: `is_in(select((o.x, o.y), ..))` in
    /// [`update!`](crate::update!).
    ///
    /// # Example: seats of a list in another table
    ///
    /// ```
    /// # use updatable::{Updatable, row};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "seats")]
    /// # struct Seat { #[updatable(key)] line: i64, #[updatable(key)] number: i64, guest: String }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "orders")]
    /// # struct Order { #[updatable(key)] id: i64, line: i64, number: i64, guest: String }
    /// let update = Seat::update_where(|s| {
    ///     row((s.line, s.number)).is_in_select(Order::select(|o| row((o.line, o.number))))
    /// })
    /// .set(|s| s.guest.set("Ada"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "seats" SET "guest" = ? WHERE ("seats"."line", "seats"."number") IN (SELECT t1."line", t1."number" FROM "orders" AS t1)"#,
    /// );
    /// ```
    pub fn is_in_select<S: SelectOf<C, T>>(
        self,
        select: S,
    ) -> Condition<Apply<InSelect, (Apply<Tuple, P>, S)>> {
        among(self, select)
    }

    /// The values of no row of a subquery, none of which may be NULL: `not_in(select((o.x, o.y), ..))` in
    /// [`update!`](crate::update!).
    ///
    /// # Example: seats that nobody ordered
    ///
    /// ```
    /// # use updatable::{Updatable, row};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "seats")]
    /// # struct Seat { #[updatable(key)] line: i64, #[updatable(key)] number: i64, guest: String }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "orders")]
    /// # struct Order { #[updatable(key)] id: i64, line: i64, number: i64, guest: String }
    /// let update = Seat::update_where(|s| {
    ///     row((s.line, s.number)).not_in_select(Order::select(|o| row((o.line, o.number))))
    /// })
    /// .set(|s| s.guest.set(""));
    /// # let _ = update;
    /// ```
    pub fn not_in_select<S>(self, select: S) -> Condition<Apply<NotInSelect, (Apply<Tuple, P>, S)>>
    where
        S: SelectOf<C, T> + GivesNoNull<C, <S as Part>::Nullability>,
    {
        not_among(self, select)
    }
}
