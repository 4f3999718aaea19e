//! Conditions: which rows an update changes.

use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::error::Error;
use crate::expression::{
    And, Binary, Equal, Expr, Expression, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual, Or,
    both_sites,
};
use crate::key::{NoKey, Pins, Union};
use crate::node::Node;
use crate::operand::{Operand, PresentIn};
use crate::part::{Bind, Over, Part};
use crate::table::{NotNull, Nullability};

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

/// A part that is a condition.
#[doc(hidden)]
pub trait ConditionPart: Part {
    /// The parts of the key for which it asks one value.
    type Pins: Pins;

    /// Its value, if it is the same for every row, which only a list of run-time length can bring about.
    fn constant(&self) -> Option<bool> {
        None
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

impl<C, T: Truth> IntoCondition<True<Self>> for Column<C, T> {
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
    type Pinned<Key: Pins> = NoKey;
    type Nullability = P::Nullability;

    fn site(&self, index: usize) -> usize {
        self.0.site(index)
    }
}

impl<P: Part> ConditionPart for True<P> {
    type Pins = NoKey;
}

impl<DB: Backend, P: Bind<DB>> Bind<DB> for True<P> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, P: Over<Table>> Over<Table> for True<P> {}

/// `left = right`: apart from the other comparisons since it may pin a column `Key` of the key.
#[doc(hidden)]
pub struct Equals<Key, L, R>(Binary<Equal, L, R>, std::marker::PhantomData<fn() -> Key>);

impl<Key, L, R> Equals<Key, L, R> {
    #[inline]
    pub(crate) fn new(left: L, right: R) -> Self {
        Equals(Binary::new(left, right), std::marker::PhantomData)
    }
}

impl<Key: Pins, L: Part, R: Part> Part for Equals<Key, L, R> {
    const NODE: Node = <Binary<Equal, L, R> as Part>::NODE;
    const SITES: usize = <Binary<Equal, L, R> as Part>::SITES;
    type Pinned<K: Pins> = NoKey;
    type Nullability = <L::Nullability as Nullability>::Or<R::Nullability>;

    fn site(&self, index: usize) -> usize {
        self.0.site(index)
    }
}

impl<Key: Pins, L: Part, R: Part> ConditionPart for Equals<Key, L, R> {
    type Pins = R::Pinned<Key>;
}

impl<DB: Backend, Key, L: Bind<DB>, R: Bind<DB>> Bind<DB> for Equals<Key, L, R> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, Key, L: Over<Table>, R: Over<Table>> Over<Table> for Equals<Key, L, R> {}

/// `left = right`.
#[doc(hidden)]
#[inline]
pub fn eq<E, V, How, P>(left: E, right: V) -> Condition<Equals<E::Key, E::Part, P>>
where
    E: Expression,
    V: Operand<E::Column, E::Value, How, P> + PresentIn<E::Column, How>,
{
    Condition(Equals::new(left.part(), right.into_part()))
}

macro_rules! comparisons {
    ($($name:ident $Operator:ident;)*) => {
        $(
            #[doc(hidden)]
            #[inline]
            pub fn $name<E, V, How, P>(
                left: E,
                right: V,
            ) -> Condition<Binary<$Operator, E::Part, P>>
            where
                E: Expression,
                V: Operand<E::Column, E::Value, How, P> + PresentIn<E::Column, How>,
            {
                Condition(Binary::new(left.part(), right.into_part()))
            }

            impl<L: Part, R: Part> ConditionPart for Binary<$Operator, L, R> {
                type Pins = NoKey;
            }
        )*
    };
}

comparisons! {
    ne NotEqual;
    lt Less;
    le LessOrEqual;
    gt Greater;
    ge GreaterOrEqual;
}

/// The same comparisons with the host value on the left: the sides change places, which they may since only
/// one of them is evaluated here.
macro_rules! reversed {
    ($($name:ident $same:ident $Node:ty;)*) => {
        $(
            #[doc(hidden)]
            #[inline]
            pub fn $name<E, V, How, P>(left: V, right: E) -> Condition<$Node>
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
    eq_reversed eq Equals<E::Key, E::Part, P>;
    ne_reversed ne Binary<NotEqual, E::Part, P>;
    lt_reversed gt Binary<Greater, E::Part, P>;
    le_reversed ge Binary<GreaterOrEqual, E::Part, P>;
    gt_reversed lt Binary<Less, E::Part, P>;
    ge_reversed le Binary<LessOrEqual, E::Part, P>;
}

impl<L: ConditionPart, R: ConditionPart> ConditionPart for Binary<And, L, R>
where
    L::Pins: Union<R::Pins>,
{
    type Pins = <L::Pins as Union<R::Pins>>::Result;

    fn constant(&self) -> Option<bool> {
        let (left, right) = self.sides();
        match (left.constant(), right.constant()) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }
}

impl<L: ConditionPart, R: ConditionPart> ConditionPart for Binary<Or, L, R> {
    type Pins = NoKey;

    fn constant(&self) -> Option<bool> {
        let (left, right) = self.sides();
        match (left.constant(), right.constant()) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        }
    }
}

/// `left AND right`.
#[doc(hidden)]
#[inline]
pub fn and<L, R, LN, RN>(left: L, right: R) -> Condition<Binary<And, LN, RN>>
where
    L: IntoCondition<LN>,
    R: IntoCondition<RN>,
{
    Condition(Binary::new(left.into_node(), right.into_node()))
}

/// `left OR right`.
#[doc(hidden)]
#[inline]
pub fn or<L, R, LN, RN>(left: L, right: R) -> Condition<Binary<Or, LN, RN>>
where
    L: IntoCondition<LN>,
    R: IntoCondition<RN>,
{
    Condition(Binary::new(left.into_node(), right.into_node()))
}

/// `NOT condition`.
#[doc(hidden)]
#[inline]
pub fn not<L: IntoCondition<N>, N>(condition: L) -> Condition<Not<N>> {
    Condition(Not(condition.into_node()))
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
    pub fn and<R: IntoCondition<RN>, RN>(self, other: R) -> Condition<Binary<And, N, RN>> {
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
    pub fn or<R: IntoCondition<RN>, RN>(self, other: R) -> Condition<Binary<Or, N, RN>> {
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
    pub fn not(self) -> Condition<Not<N>> {
        not(self)
    }
}

/// `NOT condition`.
#[doc(hidden)]
pub struct Not<N>(N);

impl<N: ConditionPart> Part for Not<N> {
    const NODE: Node = Node::Not(&N::NODE);
    const SITES: usize = N::SITES;
    type Pinned<Key: Pins> = NoKey;
    type Nullability = N::Nullability;

    fn site(&self, index: usize) -> usize {
        self.0.site(index)
    }
}

impl<N: ConditionPart> ConditionPart for Not<N> {
    type Pins = NoKey;

    fn constant(&self) -> Option<bool> {
        self.0.constant().map(|constant| !constant)
    }
}

impl<DB: Backend, N: Bind<DB>> Bind<DB> for Not<N> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, N: Over<Table>> Over<Table> for Not<N> {}

/// `part IS NULL`, or `IS NOT NULL`.
#[doc(hidden)]
pub struct NullTest<const NEGATED: bool, P>(pub(crate) P);

impl<const NEGATED: bool, P: Part> Part for NullTest<NEGATED, P> {
    const NODE: Node = Node::IsNull {
        node: &P::NODE,
        negated: NEGATED,
    };
    const SITES: usize = P::SITES;
    type Pinned<Key: Pins> = NoKey;
    type Nullability = NotNull;

    fn site(&self, index: usize) -> usize {
        self.0.site(index)
    }
}

impl<const NEGATED: bool, P: Part> ConditionPart for NullTest<NEGATED, P> {
    type Pins = NoKey;
}

impl<DB: Backend, const NEGATED: bool, P: Bind<DB>> Bind<DB> for NullTest<NEGATED, P> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, const NEGATED: bool, P: Over<Table>> Over<Table> for NullTest<NEGATED, P> {}

/// `part BETWEEN low AND high`.
#[doc(hidden)]
pub struct Between<P, L, H> {
    pub(crate) part: P,
    pub(crate) low: L,
    pub(crate) high: H,
}

impl<P: Part, L: Part, H: Part> Part for Between<P, L, H> {
    const NODE: Node = Node::Between {
        node: &P::NODE,
        low: &L::NODE,
        high: &H::NODE,
    };
    const SITES: usize = P::SITES + L::SITES + H::SITES;
    type Pinned<Key: Pins> = NoKey;
    type Nullability =
        <P::Nullability as Nullability>::Or<<L::Nullability as Nullability>::Or<H::Nullability>>;

    fn site(&self, index: usize) -> usize {
        let bounds = P::SITES + L::SITES;
        if index < bounds {
            both_sites(&self.part, &self.low, index)
        } else {
            self.high.site(index - bounds)
        }
    }
}

impl<P: Part, L: Part, H: Part> ConditionPart for Between<P, L, H> {
    type Pins = NoKey;
}

impl<DB: Backend, P: Bind<DB>, L: Bind<DB>, H: Bind<DB>> Bind<DB> for Between<P, L, H> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.part.bind(arguments)?;
        self.low.bind(arguments)?;
        self.high.bind(arguments)
    }
}

impl<Table, P: Over<Table>, L: Over<Table>, H: Over<Table>> Over<Table> for Between<P, L, H> {}

/// `part LIKE pattern`.
#[doc(hidden)]
pub struct Like<P, V> {
    pub(crate) part: P,
    pub(crate) pattern: V,
}

impl<P: Part, V: Part> Part for Like<P, V> {
    const NODE: Node = Node::Like {
        node: &P::NODE,
        pattern: &V::NODE,
    };
    const SITES: usize = P::SITES + V::SITES;
    type Pinned<Key: Pins> = NoKey;
    type Nullability = <P::Nullability as Nullability>::Or<V::Nullability>;

    fn site(&self, index: usize) -> usize {
        both_sites(&self.part, &self.pattern, index)
    }
}

impl<P: Part, V: Part> ConditionPart for Like<P, V> {
    type Pins = NoKey;
}

impl<DB: Backend, P: Bind<DB>, V: Bind<DB>> Bind<DB> for Like<P, V> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.part.bind(arguments)?;
        self.pattern.bind(arguments)
    }
}

impl<Table, P: Over<Table>, V: Over<Table>> Over<Table> for Like<P, V> {}
