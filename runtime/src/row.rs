//! Several columns compared at once: the parts of a composite key.

mod list;
mod select;

use std::marker::PhantomData;

use crate::apply::Apply;
use crate::condition::{And, Condition, Equal, Not};
use crate::expression::Expression;
use crate::operand::{Operand, PresentIn};

pub(crate) use self::list::{InRows, IntoRows, empty_rows, rows_before, write_rows};

/// Two to four columns, to be compared with as many values at once: what a composite key needs.
///
/// Two lists, one for each column, would match every combination of their values. The pairs of [`is_in`](Row::is_in) match
/// themselves alone.
///
/// # Example: some of the rows of a composite key
///
/// ```
/// # use updatable::Updatable;
/// use updatable::row;
///
/// #[derive(Updatable)]
/// #[updatable(table = "seats")]
/// struct Seat {
///     #[updatable(key)]
///     line: i64,
///     #[updatable(key)]
///     number: i64,
///     guest: String,
/// }
///
/// let update = Seat::update_where(|s| row((s.line, s.number)).is_in([(1, 1), (2, 1)])).set(|s| s.guest.set("Ada"));
/// assert_eq!(
///     update.sql::<sqlx::MySql>(),
///     "UPDATE `seats` SET `guest` = ? WHERE (`seats`.`line`, `seats`.`number`) IN ((?, ?), (?, ?))",
/// );
/// ```
pub fn row<A, P, C, T>(columns: A) -> Row<P, C, T>
where
    A: RowOf<P, C, T>,
{
    Row(columns.parts(), PhantomData)
}

/// Columns that are compared at once, made by [`row`].
///
/// # Example: what compares
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(Updatable)]
/// # #[updatable(table = "seats")]
/// # struct Seat { #[updatable(key)] line: i64, #[updatable(key)] number: i64, guest: String }
/// let update = Seat::update_where(|s| {
///     let seat: updatable::Row<_, _, _> = updatable::row((s.line, s.number));
///     seat.eq((1, 2))
/// })
/// .set(|s| s.guest.set("Ada"));
/// # let _ = update;
/// ```
#[must_use = "a row does nothing until it is compared"]
pub struct Row<P, C, T>(P, PhantomData<fn() -> (C, T)>);

impl<P, C, T> std::fmt::Debug for Row<P, C, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Row")
    }
}

impl<P, C, T> Row<P, C, T> {
    /// Each column equals its value. Of all the columns of the key it makes the whole key, as `&&` between comparisons does.
    ///
    /// # Example: a composite key
    ///
    /// ```
    /// # use updatable::{Updatable, row};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "seats")]
    /// # struct Seat { #[updatable(key)] line: i64, #[updatable(key)] number: i64, guest: String }
    /// let update = Seat::update_where(|s| row((s.line, s.number)).eq((1, 2))).set(|s| s.guest.set("Ada"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "seats" SET "guest" = $1 WHERE "seats"."line" = $2 AND "seats"."number" = $3"#,
    /// );
    /// ```
    pub fn eq<V, How, N>(self, values: V) -> Condition<N>
    where
        V: RowOperand<C, T, P, How, N>,
    {
        Condition(values.equal(self.0))
    }

    /// Some column does not equal its value. A row in which a column is NULL is found if another column does not.
    ///
    /// # Example: all seats but one
    ///
    /// ```
    /// # use updatable::{Updatable, row};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "seats")]
    /// # struct Seat { #[updatable(key)] line: i64, #[updatable(key)] number: i64, guest: String }
    /// let update = Seat::update_where(|s| row((s.line, s.number)).ne((1, 2))).set(|s| s.guest.set(""));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "seats" SET "guest" = $1 WHERE NOT ("seats"."line" = $2 AND "seats"."number" = $3)"#,
    /// );
    /// ```
    pub fn ne<V, How, N>(self, values: V) -> Condition<Apply<Not, (N,)>>
    where
        V: RowOperand<C, T, P, How, N>,
    {
        Condition(Apply::new((values.equal(self.0),)))
    }

    /// One of the rows of an array, a slice or a `Vec` of tuples.
    ///
    /// Of an empty list it is false for every row. The values cannot be NULL. PostgreSQL gets one array for each column, and
    /// SQLite one JSON text where the types allow it; elsewhere every value is a parameter of its own, and too many of them
    /// are [`TooManyParameters`](crate::Error::TooManyParameters).
    ///
    /// # Example: a list of run-time length
    ///
    /// ```
    /// # use updatable::{Updatable, row};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "seats")]
    /// # struct Seat { #[updatable(key)] line: i64, #[updatable(key)] number: i64, guest: String }
    /// let seats: Vec<(i64, i64)> = vec![(1, 1), (2, 1)];
    /// let update = Seat::update_where(|s| row((s.line, s.number)).is_in(&seats)).set(|s| s.guest.set("Ada"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "seats" SET "guest" = $1 WHERE ("seats"."line", "seats"."number") IN (SELECT * FROM unnest($2, $3))"#,
    /// );
    /// ```
    pub fn is_in<V, L, How, B>(self, list: V) -> Condition<InRows<false, P, C, T, L, How, B>>
    where
        V: IntoRows<C, T, L, How, B>,
    {
        Condition(InRows::new(self.0, list.into_rows()))
    }

    /// None of the rows of an array, a slice or a `Vec` of tuples.
    ///
    /// Of an empty list it is true for every row; a filter that is nothing else is
    /// [`EmptyFilter`](crate::Error::EmptyFilter), and nothing is sent.
    ///
    /// # Example: all seats but some
    ///
    /// ```
    /// # use updatable::{Updatable, row};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "seats")]
    /// # struct Seat { #[updatable(key)] line: i64, #[updatable(key)] number: i64, guest: String }
    /// let update = Seat::update_where(|s| row((s.line, s.number)).not_in([(1, 1), (2, 1)])).set(|s| s.guest.set(""));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "seats" SET "guest" = ? WHERE ("seats"."line", "seats"."number") NOT IN (VALUES (?, ?), (?, ?))"#,
    /// );
    /// ```
    pub fn not_in<V, L, How, B>(self, list: V) -> Condition<InRows<true, P, C, T, L, How, B>>
    where
        V: IntoRows<C, T, L, How, B>,
    {
        Condition(InRows::new(self.0, list.into_rows()))
    }
}

/// For `update!`: [`Row::eq`].
#[doc(hidden)]
pub fn row_eq<P, C, T, V, How, N>(row: Row<P, C, T>, values: V) -> Condition<N>
where
    V: RowOperand<C, T, P, How, N>,
{
    row.eq(values)
}

/// For `update!`: [`Row::ne`].
#[doc(hidden)]
pub fn row_ne<P, C, T, V, How, N>(row: Row<P, C, T>, values: V) -> Condition<Apply<Not, (N,)>>
where
    V: RowOperand<C, T, P, How, N>,
{
    row.ne(values)
}

/// A tuple of columns or expressions. `P` is what they are in the statement, `C` are the columns for messages, and `T` the types
/// of their values: parameters for the reason given at [`Operand`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`row` takes two to four columns in parentheses: `row((c.a, c.b))`",
    label = "not a tuple of columns"
)]
pub trait RowOf<P, C, T> {
    /// Puts them into the statement.
    fn parts(self) -> P;
}

/// A tuple of values beside a row of the columns `C`, as a bound on the values so that they are underlined. `L` are the
/// columns' parts, `How` says how each value is bound, and `N` is the comparison: parameters for the reason given at
/// [`Operand`].
#[doc(hidden)]
pub trait RowOperand<C, T, L, How, N> {
    /// `left = self`, column by column.
    fn equal(self, left: L) -> N;
}

impl<V, C: RowOfValues<V, T, L, How, N>, T, L, How, N> RowOperand<C, T, L, How, N> for V {
    fn equal(self, left: L) -> N {
        C::equal(left, self)
    }
}

/// The same the other way round: columns, with values of the types `T`, beside the tuple `V`. Where there is no row of columns,
/// it is unknown of what this is asked, and so nothing more is said about it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{Self}` is `{T}`, this row is `{V}`",
    label = "expected `{T}`, found `{V}`",
    note = "no value of a row is an `Option`: `= NULL` is never true in SQL"
)]
pub trait RowOfValues<V, T, L, How, N> {
    /// `left = values`, column by column.
    fn equal(left: L, values: V) -> N;
}

/// `left = right`.
type Equals<L, R> = Apply<Equal, (L, R)>;

/// `a AND b AND c`, grouped to the left.
macro_rules! conjunction {
    (@type $First:ty) => { $First };
    (@type $First:ty, $Second:ty $(, $Rest:ty)*) => {
        conjunction!(@type Apply<And, ($First, $Second)> $(, $Rest)*)
    };
    ($first:expr) => { $first };
    ($first:expr, $second:expr $(, $rest:expr)*) => {
        conjunction!(Apply::<And, _>::new(($first, $second)) $(, $rest)*)
    };
}

macro_rules! rows {
    ($(($($E:ident $C:ident $T:ident $L:ident $V:ident $How:ident $P:ident),+),)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($E: Expression),+>
                RowOf<($($E::Part,)+), ($($E::Column,)+), ($($E::Value,)+)> for ($($E,)+)
            {
                fn parts(self) -> ($($E::Part,)+) {
                    #[allow(non_snake_case)]
                    let ($($E,)+) = self;
                    ($($E.part(),)+)
                }
            }

            #[diagnostic::do_not_recommend]
            impl<$($C, $T, $L, $V, $How, $P),+>
                RowOfValues<
                    ($($V,)+),
                    ($($T,)+),
                    ($($L,)+),
                    ($($How,)+),
                    conjunction!(@type $(Equals<$L, $P>),+),
                > for ($($C,)+)
            where
                $($V: Operand<$C, $T, $How, $P> + PresentIn<$C, $How>,)+
            {
                fn equal(
                    left: ($($L,)+),
                    values: ($($V,)+),
                ) -> conjunction!(@type $(Equals<$L, $P>),+) {
                    #[allow(non_snake_case)]
                    let (($($L,)+), ($($V,)+)) = (left, values);
                    conjunction!($(Equals::new(($L, $V.into_part()))),+)
                }
            }
        )*
    };
}

rows! {
    (E1 C1 T1 L1 V1 How1 P1, E2 C2 T2 L2 V2 How2 P2),
    (E1 C1 T1 L1 V1 How1 P1, E2 C2 T2 L2 V2 How2 P2, E3 C3 T3 L3 V3 How3 P3),
    (E1 C1 T1 L1 V1 How1 P1, E2 C2 T2 L2 V2 How2 P2, E3 C3 T3 L3 V3 How3 P3, E4 C4 T4 L4 V4 How4 P4),
}
