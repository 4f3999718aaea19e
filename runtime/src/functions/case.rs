//! `case().when(condition, value).otherwise(value)`.
//!
//! The type of the values is that of the column beside which the whole stands. It is unknown where the values are written,
//! and a parameter from the beginning, so that rustc finds it when it comes to the column and then marks the value that
//! does not fit.

use std::marker::PhantomData;

use crate::apply::{Apply, Operation};
use crate::condition::{ConditionPart, IntoCondition};
use crate::expression::{Expression, Never};
use crate::node::Operator;
use crate::operand::{Assign, Clear, Null, Operand, Present, PresentIn, Suits};
use crate::part::Part;
use crate::select::{EachRow, Item};
use crate::table::{NotNull, Nullability, Nullable};
use crate::unnamed::CaseResult;
use crate::value::NullValue;

/// Begins a value that depends on conditions, of which the first that is true says which it is.
///
/// The values are host values, columns or expressions, of the type of the column that the whole is assigned to or
/// compared with, and at the end there may be [`NULL`](crate::NULL). If one of the values may be NULL, so may be the whole. An
/// `Option` is none of them: inside, there is no "unchanged".
///
/// # Example: a label for a number
///
/// ```
/// # use updatable::Updatable;
/// use updatable::case;
///
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
/// let update = Book::update_all_rows().set(|b| {
///     b.genre.set(
///         case()
///             .when(b.copies.eq(0), "gone")
///             .when(b.copies.lt(3), "scarce")
///             .otherwise(b.genre),
///     )
/// });
/// assert_eq!(
///     update.sql::<sqlx::Postgres>(),
///     r#"UPDATE "books" SET "genre" = CASE WHEN "books"."copies" = $1 THEN $2 WHEN "books"."copies" < $3 THEN $4 ELSE "books"."genre" END"#,
/// );
/// ```
pub fn case<C, T>() -> Case<C, T> {
    Case(PhantomData)
}

/// What [`case`] gives: a value without a condition so far.
///
/// `C` is the column that the whole will stand beside, and `T` its type; neither is ever written.
///
/// # Example: the first condition
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
/// let update = Book::update_by_key(3)
///     .set(|b| b.genre.set(updatable::case().when(b.copies.eq(0), "gone").otherwise("here")));
/// # let _ = update;
/// ```
#[must_use = "a `case()` is a value once it has a `.when(..)` and an `.otherwise(..)`"]
pub struct Case<C, T>(PhantomData<fn() -> (C, T)>);

impl<C, T> Case<C, T> {
    /// The value, if the condition is true.
    ///
    /// # Example: one condition
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let update = Book::update_by_key(3)
    ///     .set(|b| b.genre.set(updatable::case().when(b.copies.eq(0), "gone").otherwise(b.genre)));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = CASE WHEN "books"."copies" = ? THEN ? ELSE "books"."genre" END WHERE "books"."book_id" = ?"#,
    /// );
    /// ```
    pub fn when<L, N, V, How, P>(self, condition: L, value: V) -> CaseWhen<C, T, Self, N, P>
    where
        L: IntoCondition<N>,
        T: CaseOf<V, C, How, P>,
    {
        CaseWhen::new(self, condition, value)
    }
}

/// A value that depends on conditions, not complete yet: made by [`Case::when`].
///
/// # Example: two conditions
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
/// let update = Book::update_all_rows().set(|b| {
///     b.copies.set(
///         updatable::case()
///             .when(b.copies.lt(0), 0)
///             .when(b.copies.gt(100), 100)
///             .otherwise(b.copies),
///     )
/// });
/// # let _ = update;
/// ```
#[must_use = "a `case()` is a value once it has an `.otherwise(..)`"]
pub struct CaseWhen<C, T, Previous, N, P> {
    previous: Previous,
    condition: N,
    value: P,
    types: PhantomData<fn() -> (C, T)>,
}

/// A value that depends on conditions: made by [`CaseWhen::otherwise`].
///
/// # Example: a flag from a number
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, copies: i64, note: Option<String> }
/// let update = Book::update_by_key(3).set(|b| {
///     b.note.set(updatable::case().when(b.copies.eq(0), "gone").otherwise(updatable::NULL))
/// });
/// assert_eq!(
///     update.sql::<sqlx::Sqlite>(),
///     r#"UPDATE "books" SET "note" = CASE WHEN "books"."copies" = ? THEN ? ELSE NULL END WHERE "books"."book_id" = ?"#,
/// );
/// ```
#[must_use = "a value does nothing until it is assigned or compared"]
pub struct CaseOtherwise<C, T, P>(P, PhantomData<fn() -> (C, T)>);

impl<C, T, Previous, N, P> CaseWhen<C, T, Previous, N, P> {
    fn new<L, V, How>(previous: Previous, condition: L, value: V) -> Self
    where
        L: IntoCondition<N>,
        T: CaseOf<V, C, How, P>,
    {
        CaseWhen {
            previous,
            condition: condition.into_node(),
            value: T::part(value),
            types: PhantomData,
        }
    }

    /// The value, if no condition before is true, and this one is.
    ///
    /// # Example: two conditions
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let update = Book::update_by_key(3).set(|b| {
    ///     b.genre.set(updatable::case().when(b.copies.eq(0), "gone").when(b.copies.eq(1), "last").otherwise(b.genre))
    /// });
    /// # let _ = update;
    /// ```
    pub fn when<L, M, V, How, Q>(self, condition: L, value: V) -> CaseWhen<C, T, Self, M, Q>
    where
        L: IntoCondition<M>,
        T: CaseOf<V, C, How, Q>,
    {
        CaseWhen::new(self, condition, value)
    }

    /// The value, if no condition is true. It has to be said: SQL's own would be NULL.
    ///
    /// # Example: the column as it is
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let update = Book::update_by_key(3)
    ///     .set(|b| b.genre.set(updatable::case().when(b.copies.eq(0), "gone").otherwise(b.genre)));
    /// # let _ = update;
    /// ```
    pub fn otherwise<V, How, Q>(self, value: V) -> CaseOtherwise<C, T, <Self as Branches<Q>>::Part>
    where
        T: CaseOf<V, C, How, Q>,
        Self: Branches<Q>,
    {
        CaseOtherwise(self.before(T::part(value)), PhantomData)
    }
}

macro_rules! debug {
    ($($Name:ident<$($Parameter:ident),*>)*) => {
        $(
            impl<$($Parameter),*> std::fmt::Debug for $Name<$($Parameter),*> {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(stringify!($Name))
                }
            }
        )*
    };
}

debug! {
    Case<C, T>
    CaseWhen<C, T, Previous, N, P>
    CaseOtherwise<C, T, P>
}

/// `WHEN condition THEN value ELSE rest`.
#[doc(hidden)]
pub enum Branch {}

impl<N: ConditionPart, V: Part, Rest: Part> Operation<(N, V, Rest)> for Branch {
    const OPERATOR: Operator = Operator::Case;
    type Nullability = <V::Nullability as Nullability>::Or<Rest::Nullability>;
}

/// One of the values. Not hidden from messages by `do_not_recommend`: what is wrong with a value says
/// [`Operand`], or [`Present`].
#[doc(hidden)]
pub trait CaseValue<C, T, How, P> {
    /// Puts it into the statement.
    fn into_part(self) -> P;
}

/// A type of which `V` is one of the values: a bound on the type, which is unknown until the column is known. On the value,
/// rustc would guess the type by the first value that it sees.
#[doc(hidden)]
pub trait CaseOf<V, C, How, P> {
    /// Puts it into the statement.
    fn part(value: V) -> P;
}

impl<T, V: CaseValue<C, T, How, P>, C, How, P> CaseOf<V, C, How, P> for T {
    fn part(value: V) -> P {
        value.into_part()
    }
}

/// What is an operand in the way `How`.
#[doc(hidden)]
pub struct Valued<How>(How);

impl<C, T, How, P, V> CaseValue<C, T, Valued<How>, P> for V
where
    V: Operand<C, T, How, P> + PresentIn<C, How>,
{
    fn into_part(self) -> P {
        Operand::into_part(self)
    }
}

impl<C, T> CaseValue<C, T, Clear, NullValue> for Null {
    fn into_part(self) -> NullValue {
        NullValue
    }
}

/// Conditions and values in front of `Rest`.
#[doc(hidden)]
pub trait Branches<Rest> {
    /// All of them together.
    type Part;

    /// Puts them into the statement.
    fn before(self, rest: Rest) -> Self::Part;
}

impl<C, T, Rest> Branches<Rest> for Case<C, T> {
    type Part = Rest;

    fn before(self, rest: Rest) -> Rest {
        rest
    }
}

impl<C, T, Previous, N, P, Rest> Branches<Rest> for CaseWhen<C, T, Previous, N, P>
where
    Previous: Branches<Apply<Branch, (N, P, Rest)>>,
{
    type Part = Previous::Part;

    fn before(self, rest: Rest) -> Self::Part {
        self.previous
            .before(Apply::new((self.condition, self.value, rest)))
    }
}

/// A `case()`, of the nullability `N`.
#[doc(hidden)]
pub struct Branched<N>(N);

/// Stands for a `case()` that was not completed.
#[doc(hidden)]
pub enum Incomplete {}

macro_rules! values {
    ($($Trait:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<C, T, P: Part> $Trait<C, T, Branched<P::Nullability>, P> for CaseOtherwise<C, T, P> {
                fn into_part(self) -> P {
                    self.0
                }
            }
        )*
    };
}

values!(Operand Assign);

/// Taken here, so that [`Complete`] can refuse it in words of its own.
#[diagnostic::do_not_recommend]
impl<C, T, Previous, N, P> Assign<C, T, Incomplete, NullValue> for CaseWhen<C, T, Previous, N, P> {
    fn into_part(self) -> NullValue {
        NullValue
    }
}

/// By itself, where no column is beside it: left of an operator.
#[diagnostic::do_not_recommend]
impl<T, P: Part> Expression for CaseOtherwise<CaseResult, T, P> {
    type Column = CaseResult;
    type Value = T;
    type Part = P;

    fn part(self) -> P {
        self.0
    }
}

#[diagnostic::do_not_recommend]
impl<T, P: Part> Item<CaseResult, T, EachRow, P> for CaseOtherwise<CaseResult, T, P> {
    fn into_item(self) -> P {
        self.0
    }
}

#[diagnostic::do_not_recommend]
impl<C, N> Present<C> for Branched<N> {}

impl<V, C, N, M> Suits<C, N, Branched<M>> for V where N: AcceptsCase<C, M> {}

/// A nullability that allows a `case()` of the nullability `N`, as
/// [`AcceptsSql`](crate::operand::AcceptsSql).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is NOT NULL, but what is assigned to it may be NULL",
    label = "a value of this `case()` may be NULL",
    note = "say what stands for NULL: `.coalesce(value)`, or `.assert_not_null()` if it is none in these rows",
    note = "declare the field as `Option<..>` if the column is nullable"
)]
pub trait AcceptsCase<C, N> {}

#[diagnostic::do_not_recommend]
impl<C> AcceptsCase<C, NotNull> for NotNull {}
/// So that rustc does not take the one above for the only one, before it knows `N`.
#[diagnostic::do_not_recommend]
impl<C> AcceptsCase<C, Never> for NotNull {}
#[diagnostic::do_not_recommend]
impl<C, N> AcceptsCase<C, N> for Nullable {}

/// Never implemented: a `case()` says what it is where no condition is true.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`case()` without `.otherwise(..)`: it would be NULL where no condition is true",
    label = "no `.otherwise(..)` at the end of this",
    note = "add `.otherwise(value)`, or `.otherwise(NULL)` for a nullable column"
)]
pub trait Complete<C> {}

impl<V, C, N> Suits<C, N, Incomplete> for V where Incomplete: Complete<C> {}
