//! Subqueries: `select(..)` as a value or a list, and `exists(..)`.

mod correlated;

use std::marker::PhantomData;

use crate::apply::{Apply, Operation, Parts};
use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::condition::{Condition, Conditional};
use crate::error::Error;
use crate::expression::{Expr, Expression};
use crate::filter::Where;
use crate::joins::{Joins, OneEach};
use crate::key::{NoKey, Pins, WholeKey};
use crate::node::{Node, Operator, SelectNode};
use crate::part::{Bind, Part, Site};
use crate::source::Source;
use crate::table::{ColumnDef, NotNull, Nullability, Nullable};
use crate::unnamed::ConditionResult;

pub use self::correlated::correlated;

/// A subquery of the builder, made by [`Updatable::select`](crate::Updatable::select): a list for
/// [`is_in_select`](crate::Column::is_in_select), or a value by [`scalar`](Select::scalar).
///
/// `C` names the column and `T` the type of what it gives, `K` says how many, `I` is what it gives, `F` its tables, `W` its
/// filter and `O` its order.
///
/// # Example: books with a promotion
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String }
/// # #[derive(Updatable)]
/// # #[updatable(table = "promos")]
/// # struct Promo { #[updatable(key)] promo_id: i64, book_id: i64, percent: i64 }
/// let update = Book::update_where(|b| {
///     b.book_id.is_in_select(Promo::select(|p| p.book_id).filter(|p| p.percent.gt(10)))
/// })
/// .set(|b| b.genre.set("sale"));
/// assert_eq!(
///     update.sql::<sqlx::Sqlite>(),
///     r#"UPDATE "books" SET "genre" = ? WHERE "books"."book_id" IN (SELECT t1."book_id" FROM "promos" AS t1 WHERE t1."percent" > ?)"#,
/// );
/// ```
#[must_use = "a subquery does nothing until it is in an update"]
pub struct Select<C, T, K, I, F, W, O> {
    item: I,
    from: F,
    filter: W,
    order: O,
    types: PhantomData<fn() -> (C, T, K)>,
}

impl<C, T, K, I, F, W, O> std::fmt::Debug for Select<C, T, K, I, F, W, O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Select")
    }
}

/// A value for each row.
#[doc(hidden)]
pub enum EachRow {}

/// One value for all rows, of the nullability `N`.
#[doc(hidden)]
pub struct Aggregated<N>(PhantomData<fn() -> N>);

/// What a subquery gives: a `T`, named `C`, as the part `P`, so often as `K` says.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a `select` gives a column, a value computed from columns, or an aggregate",
    label = "none of these",
    note = "for instance `a.id`, `a.price * 2`, `a.price.max()`"
)]
pub trait Item<C, T, K, P> {
    /// Puts it into the statement.
    fn into_item(self) -> P;
}

#[diagnostic::do_not_recommend]
impl<C: ColumnDef, T, A: Source> Item<C, T, EachRow, Self> for Column<C, T, A> {
    fn into_item(self) -> Self {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<P: Part, C, T> Item<C, T, EachRow, P> for Expr<P, C, T> {
    fn into_item(self) -> P {
        self.into_inner()
    }
}

#[diagnostic::do_not_recommend]
impl<N: Part> Item<ConditionResult, bool, EachRow, N> for Condition<N> {
    fn into_item(self) -> N {
        self.0
    }
}

/// A value computed from all the rows of a subquery: made by `max`, `count` and the like, and given by a `select` alone.
#[must_use = "an aggregate does nothing until a `select` gives it"]
pub struct Aggregate<P, C, T, N> {
    part: P,
    types: PhantomData<fn() -> (C, T, N)>,
}

impl<P, C, T, N> std::fmt::Debug for Aggregate<P, C, T, N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Aggregate")
    }
}

impl<P, C, T, N> Aggregate<P, C, T, N> {
    pub(crate) fn new(part: P) -> Self {
        Aggregate {
            part,
            types: PhantomData,
        }
    }
}

#[diagnostic::do_not_recommend]
impl<P, C, T, N> Item<C, T, Aggregated<N>, P> for Aggregate<P, C, T, N> {
    fn into_item(self) -> P {
        self.part
    }
}

/// What a subquery gives, or nothing.
#[doc(hidden)]
pub trait Given {
    /// Its shape.
    const NODE: Option<&'static Node>;
    /// How many decisions are taken at run time.
    const SITES: usize;
    /// Whether it may be NULL.
    type Nullability: Nullability;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_>;
}

/// A value.
#[doc(hidden)]
pub struct Gives<P>(P);

/// Only rows: of `exists`.
#[doc(hidden)]
pub struct GivesRows;

impl<P: Part> Given for Gives<P> {
    const NODE: Option<&'static Node> = Some(&P::NODE);
    const SITES: usize = P::SITES;
    type Nullability = P::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl Given for GivesRows {
    const NODE: Option<&'static Node> = None;
    const SITES: usize = 0;
    type Nullability = NotNull;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }
}

impl<DB: Backend, P: Bind<DB>> Bind<DB> for Gives<P> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<DB: Backend> Bind<DB> for GivesRows {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

/// ORDER BY and LIMIT.
#[doc(hidden)]
pub trait Order {
    /// By what.
    const BY: &'static [&'static Node];
    /// At most so many rows.
    const LIMIT: Option<u64>;
    /// How many decisions are taken at run time.
    const SITES: usize;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_>;
}

/// Neither.
#[doc(hidden)]
pub struct Unordered;

/// `ORDER BY parts`.
#[doc(hidden)]
pub struct OrderBy<A>(A);

/// `LIMIT N`.
#[doc(hidden)]
pub struct Limit<const N: u64, O>(O);

impl Order for Unordered {
    const BY: &'static [&'static Node] = &[];
    const LIMIT: Option<u64> = None;
    const SITES: usize = 0;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }
}

impl<A: Parts> Order for OrderBy<A> {
    const BY: &'static [&'static Node] = A::NODES;
    const LIMIT: Option<u64> = None;
    const SITES: usize = A::SITES;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<const N: u64, O: Order> Order for Limit<N, O> {
    const BY: &'static [&'static Node] = O::BY;
    const LIMIT: Option<u64> = Some(N);
    const SITES: usize = O::SITES;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend> Bind<DB> for Unordered {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<DB: Backend, A: Bind<DB>> Bind<DB> for OrderBy<A> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<DB: Backend, const N: u64, O: Bind<DB>> Bind<DB> for Limit<N, O> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<C, T, K, I, F, W, O> Part for Select<C, T, K, I, F, W, O>
where
    I: Given,
    F: Joins,
    W: Where,
    O: Order,
{
    const NODE: Node = Node::Select(&SelectNode {
        item: I::NODE,
        from: &F::NODE,
        filter: W::NODE,
        order: O::BY,
        limit: O::LIMIT,
    });
    const SITES: usize = I::SITES + F::SITES + W::SITES + O::SITES;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = NoKey;
    type Nullability = I::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        if index < I::SITES {
            return self.item.site(index);
        }
        let index = index - I::SITES;
        if index < F::SITES {
            return self.from.site(index);
        }
        let index = index - F::SITES;
        if index < W::SITES {
            return self.filter.site(index);
        }
        self.order.site(index - W::SITES)
    }
}

impl<DB, C, T, K, I, F, W, O> Bind<DB> for Select<C, T, K, I, F, W, O>
where
    DB: Backend,
    I: Bind<DB>,
    F: Bind<DB>,
    W: Bind<DB>,
    O: Bind<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.item.bind(arguments)?;
        self.from.bind(arguments)?;
        self.filter.bind(arguments)?;
        self.order.bind(arguments)
    }
}

/// For `update!`: `select(item, from(..), filter(..))`.
#[doc(hidden)]
pub fn select<V, C, T, K, P, F, W>(
    item: V,
    from: F,
    filter: W,
) -> Select<C, T, K, Gives<P>, F, W, Unordered>
where
    V: Item<C, T, K, P>,
{
    Select {
        item: Gives(item.into_item()),
        from,
        filter,
        order: Unordered,
        types: PhantomData,
    }
}

/// For `update!`: what `exists(from(..), filter(..))` looks for.
#[doc(hidden)]
pub fn select_rows<F, W>(
    from: F,
    filter: W,
) -> Select<(), (), EachRow, GivesRows, F, W, Unordered> {
    Select {
        item: GivesRows,
        from,
        filter,
        order: Unordered,
        types: PhantomData,
    }
}

impl<C, T, K, I, F, W, O> Select<C, T, K, I, F, W, O> {
    pub(crate) fn filtered<Filtered>(self, filter: Filtered) -> Select<C, T, K, I, F, Filtered, O> {
        Select {
            item: self.item,
            from: self.from,
            filter,
            order: self.order,
            types: PhantomData,
        }
    }

    fn ordered<Ordered>(
        self,
        order: impl FnOnce(O) -> Ordered,
    ) -> Select<C, T, K, I, F, W, Ordered> {
        Select {
            item: self.item,
            from: self.from,
            filter: self.filter,
            order: order(self.order),
            types: PhantomData,
        }
    }
}

/// So many values that they have an order. PostgreSQL refuses one for an aggregate.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an aggregate is one value: there is nothing to put in order",
    label = "this `select` gives an aggregate",
    note = "remove `order_by(..)`"
)]
pub trait HasOrder {}

impl HasOrder for EachRow {}

/// For `update!`: `order_by(..)`, of a tuple.
#[doc(hidden)]
pub fn order_by<C, T, K: HasOrder, I, F, W, A>(
    select: Select<C, T, K, I, F, W, Unordered>,
    by: A,
) -> Select<C, T, K, I, F, W, OrderBy<A>> {
    select.ordered(|_| OrderBy(by))
}

/// For `update!`: `limit(..)`.
#[doc(hidden)]
pub fn limit<const N: u64, C, T, K, I, F, W, O>(
    select: Select<C, T, K, I, F, W, O>,
) -> Select<C, T, K, I, F, W, Limit<N, O>> {
    select.ordered(Limit)
}

/// A subquery as a value.
#[doc(hidden)]
pub struct Scalar<N, S>(S, PhantomData<fn() -> N>);

impl<N: Nullability, S: Part> Part for Scalar<N, S> {
    const NODE: Node = S::NODE;
    const SITES: usize = S::SITES;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = NoKey;
    type Nullability = N;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend, N, S: Bind<DB>> Bind<DB> for Scalar<N, S> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

/// How many values a subquery gives, that of the tables `F` with the filter `W` and the order `O`: one at most. `N` is whether
/// it may be NULL: without a row it is.
#[doc(hidden)]
pub trait AtMostOne<F, W, O, N> {}

impl<F, W, O, N> AtMostOne<F, W, O, N> for Aggregated<N> {}
impl<F, W, O> AtMostOne<F, W, O, Nullable> for EachRow where O: PicksOne<F, W> {}

/// An order that leaves one row at most of the tables `F` with the filter `W`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this `select` may give several rows, and a value is one",
    label = "more than one row could match",
    note = "give an aggregate, as `a.price.max()`; or compare the whole key of the first table in its `filter(..)`, and of \
            every other one in its `on(..)`",
    note = "or take the first: `order_by(a.price), limit(1)`"
)]
pub trait PicksOne<F, W> {}

#[diagnostic::do_not_recommend]
impl<F: Joins + OneEach, W: Where<Pins<F::First>: WholeKey>> PicksOne<F, W> for Unordered {}
#[diagnostic::do_not_recommend]
impl<A, F, W> PicksOne<F, W> for Limit<1, OrderBy<A>> {}

/// For `update!`: a subquery as a value.
#[doc(hidden)]
pub fn scalar<C, T, K, I, F, W, O, N>(
    select: Select<C, T, K, I, F, W, O>,
) -> Expr<Scalar<N, Select<C, T, K, I, F, W, O>>, C, T>
where
    K: AtMostOne<F, W, O, N>,
{
    Expr::new(Scalar(select, PhantomData))
}

/// A subquery that gives values for a column of type `T`, named `C`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, and this is no `select` of that",
    label = "expected a `select` of `{T}`"
)]
pub trait SelectOf<C, T>: Part {}

#[diagnostic::do_not_recommend]
impl<D, C, T, K, I, F, W, O> SelectOf<D, T> for Select<C, T, K, I, F, W, O> where Self: Part {}

/// A subquery that never gives NULL.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this `select` may give NULL, and then `not_in` is true of no row at all",
    label = "may give NULL",
    note = "leave the NULLs out: `select(a.x.assert_not_null(), .., filter(a.x.is_not_null()))`",
    note = "or write `!exists(from(..), filter(a.x == b.x))`"
)]
pub trait NeverNull<C> {}

#[diagnostic::do_not_recommend]
impl<C> NeverNull<C> for NotNull {}

/// Values that are never NULL, as a bound on the subquery so that it is underlined.
#[doc(hidden)]
pub trait GivesNoNull<C, N> {}

impl<C, N: NeverNull<C>, S> GivesNoNull<C, N> for S {}

macro_rules! operations {
    ($($(#[$doc:meta])* $Name:ident $operator:ident $Nullability:ty;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub enum $Name {}

            impl<A: Parts> Operation<A> for $Name {
                const OPERATOR: Operator = Operator::$operator;
                type Nullability = $Nullability;
            }

            impl<A: Parts> Conditional<A> for $Name {
                type Pins<By: Source> = NoKey;
            }
        )*
    };
}

operations! {
    /// `part IN (SELECT …)`
    InSelect InSelect A::Any;
    /// `part NOT IN (SELECT …)`
    NotInSelect NotInSelect A::Any;
    /// `EXISTS (SELECT …)`
    Exists Exists NotNull;
}

/// For `update!`: `is_in(select(..))`.
#[doc(hidden)]
pub fn among<E: Expression, S: SelectOf<E::Column, E::Value>>(
    part: E,
    select: S,
) -> Condition<Apply<InSelect, (E::Part, S)>> {
    Condition(Apply::new((part.part(), select)))
}

/// For `update!`: `not_in(select(..))`.
#[doc(hidden)]
pub fn not_among<E, S>(part: E, select: S) -> Condition<Apply<NotInSelect, (E::Part, S)>>
where
    E: Expression,
    S: SelectOf<E::Column, E::Value> + GivesNoNull<E::Column, S::Nullability>,
{
    Condition(Apply::new((part.part(), select)))
}

/// For `update!`: `exists(..)`.
#[doc(hidden)]
pub fn exists<S: Part>(select: S) -> Condition<Apply<Exists, (S,)>> {
    Condition(Apply::new((select,)))
}
