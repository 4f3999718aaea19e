//! Conditions: which rows an update changes.

use crate::apply::{Apply, Operation, Parts};
use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::error::Error;
use crate::expression::{Expr, Expression};
use crate::key::{NoKey, Pins};
use crate::node::{Infix, Node, Operator};
use crate::operand::{Operand, PresentIn};
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;
use crate::table::NotNull;
use crate::unnamed::ConditionResult;

/// A condition on the rows of a table, made by comparing a column: `b.genre.eq("fiction")`.
///
/// Joined with [`and`](Condition::and), [`or`](Condition::or) and [`not`](Condition::not). As in SQL, a comparison
/// with a column that is NULL is neither true nor false, and such a row is not changed.
///
/// # Example: a condition of three
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String, note: Option<String> }
/// let update = Book::update_where(|b| {
///     b.genre.eq("fiction").and(b.note.is_null().or(b.note.like("old%").not()))
/// })
/// .set(|b| b.genre.set("sci-fi"));
/// assert_eq!(
///     update.sql::<sqlx::Postgres>(),
///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."genre" = $2 AND ("books"."note" IS NULL OR NOT ("books"."note" LIKE $3))"#,
/// );
/// ```
#[must_use = "a condition does nothing until it is an update's filter"]
pub struct Condition<N>(pub(crate) N);

impl<N> std::fmt::Debug for Condition<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Condition")
    }
}

impl<N: Part> Part for Condition<N> {
    const NODE: Node = N::NODE;
    const OPTIONAL: bool = N::OPTIONAL;
    const SITES: usize = N::SITES;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = N::Fixed<By, Key>;
    type Nullability = N::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<Table, N: Over<Table>> Over<Table> for Condition<N> {}

/// `(b.copies > 3) == b.signed`.
impl<N: Part> Expression for Condition<N> {
    type Column = ConditionResult;
    type Value = bool;
    type Part = N;

    fn part(self) -> N {
        self.0
    }
}

/// A part that is a condition.
#[doc(hidden)]
pub trait ConditionPart: Part {
    /// The parts of the key of the table `By` for which it asks one value.
    type Pins<By: Source>: Pins;

    /// Its value, if it is the same for every row, which only a list of run-time length can bring about.
    fn constant(&self) -> Option<bool> {
        None
    }
}

/// What can be done with the parts `A` and gives a condition.
#[doc(hidden)]
pub trait Conditional<A>: Operation<A> {
    /// As [`ConditionPart::Pins`].
    type Pins<By: Source>: Pins;

    /// As [`ConditionPart::constant`].
    fn constant(parts: &A) -> Option<bool> {
        let _ = parts;
        None
    }
}

impl<A: Parts, O: Conditional<A>> ConditionPart for Apply<O, A> {
    type Pins<By: Source> = O::Pins<By>;

    fn constant(&self) -> Option<bool> {
        O::constant(&self.0)
    }
}

/// What may stand under `&&`, `||` and `!`: a condition, or a `bool` column.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "expected a condition, found `{Self}`",
    label = "not a condition"
)]
pub trait IntoCondition<N> {
    /// Puts it into the statement.
    fn into_node(self) -> N;
}

#[diagnostic::do_not_recommend]
impl<N> IntoCondition<N> for Condition<N> {
    #[inline]
    fn into_node(self) -> N {
        self.0
    }
}

impl<C, T: Truth, A> IntoCondition<True<Self>> for Column<C, T, A> {
    fn into_node(self) -> True<Self> {
        True(self)
    }
}

impl<P, C, T: Truth> IntoCondition<True<P>> for Expr<P, C, T> {
    fn into_node(self) -> True<P> {
        True(self.into_inner())
    }
}

/// `bool`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "expected a condition, found a value of type `{Self}`",
    label = "not a condition",
    note = "compare it with something, or ask `.is_null()`"
)]
pub trait Truth {}

impl Truth for bool {}

/// A `bool` column as a condition.
#[doc(hidden)]
pub struct True<P>(P);

impl<P: Part> Part for True<P> {
    const NODE: Node = P::NODE;
    const SITES: usize = P::SITES;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = P::Fixed<By, Key>;
    type Nullability = P::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<P: Part> ConditionPart for True<P> {
    type Pins<By: Source> = NoKey;
}

impl<DB: Backend, P: Bind<DB>> Bind<DB> for True<P> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, P: Over<Table>> Over<Table> for True<P> {}

/// Operators that give a condition and pin nothing.
macro_rules! tests {
    ($($(#[$doc:meta])* $Name:ident = $operator:expr, $Nullability:ty;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub enum $Name {}

            impl<A: Parts> Operation<A> for $Name {
                const OPERATOR: Operator = $operator;
                type Nullability = $Nullability;
            }

            impl<A: Parts> Conditional<A> for $Name {
                type Pins<By: Source> = NoKey;
            }
        )*
    };
}

tests! {
    /// `left <> right`
    NotEqual = Operator::Infix(Infix::NotEqual), A::Any;
    /// `left < right`
    Less = Operator::Infix(Infix::Less), A::Any;
    /// `left <= right`
    LessOrEqual = Operator::Infix(Infix::LessOrEqual), A::Any;
    /// `left > right`
    Greater = Operator::Infix(Infix::Greater), A::Any;
    /// `left >= right`
    GreaterOrEqual = Operator::Infix(Infix::GreaterOrEqual), A::Any;
    /// `part IS NULL`
    IsNull = Operator::IsNull, NotNull;
    /// `part IS NOT NULL`
    IsNotNull = Operator::IsNotNull, NotNull;
    /// `part BETWEEN low AND high`
    Between = Operator::Between, A::Any;
    /// `part LIKE pattern`
    Like = Operator::Like, A::Any;
}

/// `left = right`, which may pin a part of the key.
#[doc(hidden)]
pub enum Equal {}

impl<A: Parts> Operation<A> for Equal {
    const OPERATOR: Operator = Operator::Infix(Infix::Equal);
    type Nullability = A::Any;
}

/// Either side may be the key column, and the other the value.
impl<L: Part, R: Part> Conditional<(L, R)> for Equal {
    type Pins<By: Source> = <R::Fixed<By, L::Key<By>> as Pins>::And<L::Fixed<By, R::Key<By>>>;
}

/// `left AND right`
#[doc(hidden)]
pub enum And {}

impl<A: Parts> Operation<A> for And {
    const OPERATOR: Operator = Operator::Infix(Infix::And);
    type Nullability = A::Any;
}

impl<L: ConditionPart, R: ConditionPart> Conditional<(L, R)> for And {
    type Pins<By: Source> = <L::Pins<By> as Pins>::And<R::Pins<By>>;

    fn constant((left, right): &(L, R)) -> Option<bool> {
        match (left.constant(), right.constant()) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }
}

/// `left OR right`
#[doc(hidden)]
pub enum Or {}

impl<A: Parts> Operation<A> for Or {
    const OPERATOR: Operator = Operator::Infix(Infix::Or);
    type Nullability = A::Any;
}

impl<L: ConditionPart, R: ConditionPart> Conditional<(L, R)> for Or {
    type Pins<By: Source> = NoKey;

    fn constant((left, right): &(L, R)) -> Option<bool> {
        match (left.constant(), right.constant()) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        }
    }
}

/// `NOT condition`
#[doc(hidden)]
pub enum Not {}

impl<A: Parts> Operation<A> for Not {
    const OPERATOR: Operator = Operator::Not;
    type Nullability = A::Any;
}

impl<N: ConditionPart> Conditional<(N,)> for Not {
    type Pins<By: Source> = NoKey;

    fn constant((condition,): &(N,)) -> Option<bool> {
        condition.constant().map(|constant| !constant)
    }
}

/// `left operator right`, as a condition.
pub(crate) type Compared<O, L, R> = Condition<Apply<O, (L, R)>>;

macro_rules! comparisons {
    ($($name:ident $Operator:ident;)*) => {
        $(
            #[doc(hidden)]
            #[inline]
            pub fn $name<E, V, How, P>(left: E, right: V) -> Compared<$Operator, E::Part, P>
            where
                E: Expression,
                V: Operand<E::Column, E::Value, How, P> + PresentIn<E::Column, How>,
            {
                Condition(Apply::new((left.part(), right.into_part())))
            }
        )*
    };
}

comparisons! {
    eq Equal;
    ne NotEqual;
    lt Less;
    le LessOrEqual;
    gt Greater;
    ge GreaterOrEqual;
}

/// The same comparisons with the host value on the left: the sides change places, which they may since only
/// one of them is evaluated here.
macro_rules! reversed {
    ($($name:ident $same:ident $Operator:ident;)*) => {
        $(
            #[doc(hidden)]
            #[inline]
            pub fn $name<E, V, How, P>(left: V, right: E) -> Compared<$Operator, E::Part, P>
            where
                E: Expression,
                V: Operand<E::Column, E::Value, How, P> + PresentIn<E::Column, How>,
            {
                $same(right, left)
            }
        )*
    };
}

reversed! {
    eq_reversed eq Equal;
    ne_reversed ne NotEqual;
    lt_reversed gt Greater;
    le_reversed ge GreaterOrEqual;
    gt_reversed lt Less;
    ge_reversed le LessOrEqual;
}

/// `left AND right`.
#[doc(hidden)]
#[inline]
pub fn and<L, R, LN, RN>(left: L, right: R) -> Compared<And, LN, RN>
where
    L: IntoCondition<LN>,
    R: IntoCondition<RN>,
{
    Condition(Apply::new((left.into_node(), right.into_node())))
}

/// `left OR right`.
#[doc(hidden)]
#[inline]
pub fn or<L, R, LN, RN>(left: L, right: R) -> Compared<Or, LN, RN>
where
    L: IntoCondition<LN>,
    R: IntoCondition<RN>,
{
    Condition(Apply::new((left.into_node(), right.into_node())))
}

/// `NOT condition`.
#[doc(hidden)]
#[inline]
pub fn not<L: IntoCondition<N>, N>(condition: L) -> Condition<Apply<Not, (N,)>> {
    Condition(Apply::new((condition.into_node(),)))
}

/// A whole filter that may be a `bool` column.
#[doc(hidden)]
#[inline]
pub fn condition<L: IntoCondition<N>, N>(condition: L) -> Condition<N> {
    Condition(condition.into_node())
}

impl<N> Condition<N> {
    /// Both conditions: `&&` in [`update!`](crate::update!).
    ///
    /// # Example: two columns
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, note: Option<String> }
    /// let update = Book::update_where(|b| b.genre.eq("fiction").and(b.note.is_null())).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = ? WHERE "books"."genre" = ? AND "books"."note" IS NULL"#,
    /// );
    /// ```
    pub fn and<R: IntoCondition<RN>, RN>(self, other: R) -> Condition<Apply<And, (N, RN)>> {
        and(self, other)
    }

    /// One of the two conditions, or both: `||` in [`update!`](crate::update!).
    ///
    /// # Example: not this text, or none
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, note: Option<String> }
    /// let update = Book::update_where(|b| b.note.ne("signed").or(b.note.is_null())).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = ? WHERE "books"."note" <> ? OR "books"."note" IS NULL"#,
    /// );
    /// ```
    pub fn or<R: IntoCondition<RN>, RN>(self, other: R) -> Condition<Apply<Or, (N, RN)>> {
        or(self, other)
    }

    /// The opposite: `!` in [`update!`](crate::update!). Where the condition is neither true nor false, as a comparison with
    /// NULL, so is the opposite.
    ///
    /// # Example: outside a range
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, note: Option<String> }
    /// let update = Book::update_where(|b| b.book_id.between(3, 5).not()).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = ? WHERE NOT ("books"."book_id" BETWEEN ? AND ?)"#,
    /// );
    /// ```
    #[expect(
        clippy::should_implement_trait,
        reason = "the word of SQL; `!` is for `update!`"
    )]
    pub fn not(self) -> Condition<Apply<Not, (N,)>> {
        not(self)
    }
}
