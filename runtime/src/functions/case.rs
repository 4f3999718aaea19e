//! `case().when(condition, value).otherwise(value)`.
//!
//! The type of the values is that of the column beside which the whole stands, so it has no type of its own until then.

use std::marker::PhantomData;

use crate::apply::{Apply, Operation};
use crate::condition::{ConditionPart, IntoCondition};
use crate::expression::Never;
use crate::node::Operator;
use crate::operand::{Assign, Clear, Null, Operand, Present, PresentIn, Suits};
use crate::part::Part;
use crate::table::{NotNull, Nullability, Nullable};
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
pub fn case() -> Case {
    Case(())
}

/// What [`case`] gives: a value without a condition so far.
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
#[derive(Debug)]
#[must_use = "a `case()` is a value once it has a `.when(..)` and an `.otherwise(..)`"]
pub struct Case(());

impl Case {
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
    pub fn when<L: IntoCondition<N>, N, V>(self, condition: L, value: V) -> CaseWhen<Self, N, V> {
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
pub struct CaseWhen<Previous, N, V> {
    previous: Previous,
    condition: N,
    value: V,
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
pub struct CaseOtherwise<W, V> {
    whens: W,
    value: V,
}

impl<Previous, N, V> CaseWhen<Previous, N, V> {
    fn new<L: IntoCondition<N>>(previous: Previous, condition: L, value: V) -> Self {
        CaseWhen {
            previous,
            condition: condition.into_node(),
            value,
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
    pub fn when<L: IntoCondition<M>, M, W>(self, condition: L, value: W) -> CaseWhen<Self, M, W> {
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
    pub fn otherwise<W>(self, value: W) -> CaseOtherwise<Self, W> {
        CaseOtherwise { whens: self, value }
    }
}

impl<Previous, N, V> std::fmt::Debug for CaseWhen<Previous, N, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CaseWhen")
    }
}

impl<W, V> std::fmt::Debug for CaseOtherwise<W, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CaseOtherwise")
    }
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

/// Conditions and values in front of `Rest`; together they are `P`.
#[doc(hidden)]
pub trait Branches<C, T, Hows, Rest, P> {
    /// Puts them into the statement.
    fn before(self, rest: Rest) -> P;
}

/// Ways and parts, from the last to the first.
type Ways<Hows, How, P> = PhantomData<fn() -> (Hows, How, P)>;

impl<C, T, Rest> Branches<C, T, (), Rest, Rest> for Case {
    fn before(self, rest: Rest) -> Rest {
        rest
    }
}

impl<C, T, Previous, N, V, Hows, How, Value, Rest, P>
    Branches<C, T, Ways<Hows, How, Value>, Rest, P> for CaseWhen<Previous, N, V>
where
    V: CaseValue<C, T, How, Value>,
    Previous: Branches<C, T, Hows, Apply<Branch, (N, Value, Rest)>, P>,
{
    fn before(self, rest: Rest) -> P {
        let value = self.value.into_part();
        self.previous
            .before(Apply::new((self.condition, value, rest)))
    }
}

/// A `case()`, of the nullability `N`.
#[doc(hidden)]
pub struct Branched<Ways, N>(Ways, N);

/// Both traits. The part is in the head as the one before, so that what is wrong with a value is the only error.
macro_rules! cases {
    ($($Trait:ident)*) => {
        $(
            impl<C, T, W, V, Hows, How, Value, P: Part>
                $Trait<C, T, Branched<Ways<Hows, How, Value>, P::Nullability>, P> for CaseOtherwise<W, V>
            where
                V: CaseValue<C, T, How, Value>,
                W: Branches<C, T, Hows, Value, P>,
            {
                fn into_part(self) -> P {
                    self.whens.before(self.value.into_part())
                }
            }
        )*
    };
}

cases!(Operand Assign);

#[diagnostic::do_not_recommend]
impl<C, W, N> Present<C> for Branched<W, N> {}

impl<V, C, N, W, M> Suits<C, N, Branched<W, M>> for V where N: AcceptsCase<C, M> {}

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

/// Stands for a `case()` that was not completed.
#[doc(hidden)]
pub enum Incomplete {}

/// Never implemented: a `case()` says what it is where no condition is true.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`case()` without `.otherwise(..)`: it would be NULL where no condition is true",
    label = "no `.otherwise(..)` at the end of this",
    note = "add `.otherwise(value)`, or `.otherwise(NULL)` for a nullable column"
)]
pub trait Complete<C> {}

macro_rules! incomplete {
    ($($Trait:ident)*) => {
        $(
            impl<C, T, Previous, N, V> $Trait<C, T, Incomplete, NullValue> for CaseWhen<Previous, N, V>
            where
                Incomplete: Complete<C>,
            {
                fn into_part(self) -> NullValue {
                    NullValue
                }
            }
        )*
    };
}

incomplete!(Operand Assign);

#[diagnostic::do_not_recommend]
impl<C> Present<C> for Incomplete {}

impl<V, C, N> Suits<C, N, Incomplete> for V {}
