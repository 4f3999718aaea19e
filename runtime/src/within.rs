//! What the builder's closures may name: the columns of the updated table, and those of one other table.

use crate::apply::Apply;
use crate::column::Column;
use crate::condition::{And, Condition, ConditionPart};
use crate::filter::{AllRows, FilterOf};
use crate::joins::{First, Join, MatchesOnce, NoJoins};
use crate::part::{Changes, Over, Part};
use crate::returning::{IntoReturning, NoRows, Rows};
use crate::select::{
    AtMostOne, Exists, Gives, GivesRows, HasOrder, Item, Limit, OrderBy, Scalar, Select, Unordered,
};
use crate::source::{Next, Target};
use crate::table::{Aliased, ColumnOf, Updatable};
use crate::update::{Then, Update};

/// The tables `Other` and `Table`, of which the latter is updated.
#[doc(hidden)]
pub struct Within<Other, Table>(std::marker::PhantomData<fn() -> (Other, Table)>);

/// The first table that is named beside the updated one.
pub(crate) type Second = Next<Target>;

impl<Other, Table, C: ColumnOf<Table>> ColumnOf<Within<Other, Table>> for C {}

impl<Other, Table, C: ColumnOf<Other>, T> Over<Within<Other, Table>> for Column<C, T, Second> {}

impl<Table, P, C, T, K, I, W, O> Over<Table> for Select<C, T, K, I, First<P, Second>, W, O>
where
    I: Over<Within<P, Table>>,
    W: FilterOf<Within<P, Table>>,
    O: Over<Within<P, Table>>,
    Table: Outermost,
{
}

impl<Table, N, S: Over<Table>> Over<Table> for Scalar<N, S> {}
impl<Table, P: Over<Table>> Over<Table> for Gives<P> {}
impl<Table> Over<Table> for GivesRows {}
impl<Table> Over<Table> for Unordered {}
impl<Table, A: Over<Table>> Over<Table> for OrderBy<A> {}
impl<Table, const N: u64, O: Over<Table>> Over<Table> for Limit<N, O> {}

/// A table, and not two of them: all the subqueries of the builder call their table alike.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the builder has no subquery inside another one, nor beside another table",
    label = "this subquery stands in another statement's closure",
    note = "write the statement with `update!`"
)]
pub trait Outermost {}

#[diagnostic::do_not_recommend]
impl<T: Updatable> Outermost for T {}

/// The columns of `T` as the other table.
pub(crate) type OtherColumns<T> = <T as Aliased<Second>>::Columns;

fn others<T: Aliased<Second>>() -> OtherColumns<T> {
    <T as Aliased<Second>>::COLUMNS
}

/// A subquery of the table `P` in the builder.
pub(crate) type From<P> = First<P, Second>;

impl<P, C, T, K, I> Select<C, T, K, I, From<P>, AllRows, Unordered>
where
    P: Updatable + Aliased<Second>,
{
    /// Says of which rows.
    ///
    /// # Example: of one book
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, promos: i64 }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "promos")]
    /// # struct Promo { #[updatable(key)] promo_id: i64, book_id: i64 }
    /// let update = Book::update_all_rows().set(|b| {
    ///     b.promos.set(Promo::select(|p| p.promo_id.count()).filter(|p| p.book_id.eq(b.book_id)).scalar())
    /// });
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "promos" = (SELECT count(t1."promo_id") FROM "promos" AS t1 WHERE t1."book_id" = "books"."book_id")"#,
    /// );
    /// ```
    pub fn filter<N>(
        self,
        filter: impl FnOnce(OtherColumns<P>) -> Condition<N>,
    ) -> Select<C, T, K, I, From<P>, Condition<N>, Unordered> {
        self.filtered(filter(others::<P>()))
    }
}

impl<P, C, T, K, I, W> Select<C, T, K, I, From<P>, W, Unordered>
where
    P: Updatable + Aliased<Second>,
    K: HasOrder,
{
    /// Says in which order: by a tuple of columns, each with [`ascending`](crate::ascending) or
    /// [`descending`](crate::descending).
    ///
    /// # Example: the three most expensive
    ///
    /// ```
    /// # use updatable::{Updatable, descending};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let update = Book::update_where(|b| {
    ///     b.book_id.is_in_select(Book::select(|o| o.book_id).order_by(|o| (descending(o.copies),)).limit::<3>())
    /// })
    /// .set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" IN (SELECT t1."book_id" FROM "books" AS t1 ORDER BY t1."copies" DESC LIMIT 3)"#,
    /// );
    /// ```
    pub fn order_by<A>(
        self,
        by: impl FnOnce(OtherColumns<P>) -> A,
    ) -> Select<C, T, K, I, From<P>, W, OrderBy<A>> {
        crate::select::order_by(self, by(others::<P>()))
    }
}

impl<P, C, T, K, I, W, O> Select<C, T, K, I, From<P>, W, O> {
    /// Gives the first rows alone: see [`order_by`](Self::order_by).
    ///
    /// # Example: any three
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let update = Book::update_where(|b| b.book_id.is_in_select(Book::select(|o| o.book_id).limit::<3>()))
    ///     .set(|b| b.genre.set("sale"));
    /// # let _ = update;
    /// ```
    pub fn limit<const N: u64>(self) -> Select<C, T, K, I, From<P>, W, Limit<N, O>> {
        crate::select::limit(self)
    }

    /// As a value, which it gives one of at most: an aggregate, or of a filter that pins the whole key, or the first of an
    /// order. Without a row it is NULL (but a count is 0).
    ///
    /// # Example: the name of one row
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, author_id: i64, author: Option<String> }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "authors")]
    /// # struct Author { #[updatable(key)] author_id: i64, name: String }
    /// let update = Book::update_all_rows().set(|b| {
    ///     b.author.set(Author::select(|a| a.name).filter(|a| a.author_id.eq(b.author_id)).scalar())
    /// });
    /// # let _ = update;
    /// ```
    pub fn scalar<N>(self) -> crate::expression::Expr<Scalar<N, Self>, C, T>
    where
        K: AtMostOne<From<P>, W, O, N>,
    {
        crate::select::scalar(self)
    }
}

/// For [`Updatable::select`].
pub(crate) fn select<P, V, C, T, K, Q>(
    item: impl FnOnce(OtherColumns<P>) -> V,
) -> Select<C, T, K, Gives<Q>, From<P>, AllRows, Unordered>
where
    P: Updatable + Aliased<Second>,
    V: Item<C, T, K, Q>,
{
    crate::select::select(
        item(others::<P>()),
        crate::joins::first(crate::joins::source()),
        AllRows,
    )
}

/// The rows of `P` for which the condition `N` is true.
#[doc(hidden)]
pub type RowsOf<P, N> =
    Select<(), (), crate::select::EachRow, GivesRows, From<P>, Condition<N>, Unordered>;

/// For [`Updatable::exists`].
pub(crate) fn exists<P, N>(
    filter: impl FnOnce(OtherColumns<P>) -> Condition<N>,
) -> Condition<Apply<Exists, (RowsOf<P, N>,)>>
where
    P: Updatable + Aliased<Second>,
    N: ConditionPart,
{
    crate::select::exists(crate::select::select_rows(
        crate::joins::first(crate::joins::source()),
        filter(others::<P>()),
    ))
}

impl<T: Updatable, S, F> Update<T, S, F, NoRows> {
    /// Brings in the rows of another table, each once at most: the condition compares its whole key, or a `unique` column,
    /// with columns of the updated one. For more tables, there is [`update!`](crate::update!).
    ///
    /// What was set before stays; from here on, the closures get the columns of both.
    ///
    /// # Example: a name from another table
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, author_id: i64, author: String }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "authors")]
    /// # struct Author { #[updatable(key)] author_id: i64, name: String }
    /// let update = Book::update_all_rows()
    ///     .from::<Author, _>(|b, a| a.author_id.eq(b.author_id))
    ///     .set(|b, a| b.author.set(a.name));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "author" = t1."name" FROM "authors" AS t1 WHERE t1."author_id" = "books"."author_id""#,
    /// );
    /// ```
    pub fn from<A, N>(
        self,
        on: impl FnOnce(T::Columns, OtherColumns<A>) -> Condition<N>,
    ) -> Update<T, S, F, NoRows, Join<A, Second, N>>
    where
        A: Updatable + Aliased<Second>,
        N: ConditionPart + Over<Within<A, T>>,
        Condition<N>: MatchesOnce<A, Second>,
    {
        self.joining(crate::joins::join(
            crate::joins::source(),
            on(T::COLUMNS, others::<A>()),
        ))
    }

    /// As [`from`](Self::from), where several rows of the other table may match one: any of them is taken.
    ///
    /// # Example: one of several notes
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, note: String }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "notes")]
    /// # struct Note { #[updatable(key)] note_id: i64, book_id: i64, text: String }
    /// let update = Book::update_all_rows()
    ///     .from_any::<Note, _>(|b, n| n.book_id.eq(b.book_id))
    ///     .set(|b, n| b.note.set(n.text));
    /// # let _ = update;
    /// ```
    pub fn from_any<A, N>(
        self,
        on: impl FnOnce(T::Columns, OtherColumns<A>) -> Condition<N>,
    ) -> Update<T, S, F, NoRows, Join<A, Second, N>>
    where
        A: Updatable + Aliased<Second>,
        N: ConditionPart + Over<Within<A, T>>,
    {
        self.joining(crate::joins::join_any(
            crate::joins::source(),
            on(T::COLUMNS, others::<A>()),
        ))
    }
}

impl<T, S, F, A, On> Update<T, S, F, NoRows, Join<A, Second, On>>
where
    T: Updatable,
    A: Updatable + Aliased<Second>,
{
    /// Adds assignments, whose values may be of the other table: see [`from`](Update::from).
    ///
    /// # Example: a name from another table
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, author_id: i64, author: String, note: Option<String> }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "authors")]
    /// # struct Author { #[updatable(key)] author_id: i64, name: String }
    /// let update = Book::update_where(|b| b.note.is_null())
    ///     .from::<Author, _>(|b, a| a.author_id.eq(b.author_id))
    ///     .set(|b, a| (b.author.set(a.name), b.note.set("checked")));
    /// # let _ = update;
    /// ```
    pub fn set<B>(
        self,
        assignments: impl FnOnce(T::Columns, OtherColumns<A>) -> B,
    ) -> Update<T, S::All, F, NoRows, Join<A, Second, On>>
    where
        B: Changes + Over<Within<A, T>>,
        S: Then<B>,
    {
        self.setting(|set| set.then(assignments(T::COLUMNS, others::<A>())))
    }

    /// Narrows the filter by a condition on both tables.
    ///
    /// # Example: of some authors
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, author_id: i64, author: String }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "authors")]
    /// # struct Author { #[updatable(key)] author_id: i64, name: String }
    /// let update = Book::update_all_rows()
    ///     .from::<Author, _>(|b, a| a.author_id.eq(b.author_id))
    ///     .filter(|b, a| b.author.ne(a.name))
    ///     .set(|b, a| b.author.set(a.name));
    /// # let _ = update;
    /// ```
    pub fn filter<N>(
        self,
        filter: impl FnOnce(T::Columns, OtherColumns<A>) -> Condition<N>,
    ) -> Update<T, S, F::Narrowed, NoRows, Join<A, Second, On>>
    where
        N: ConditionPart + Over<Within<A, T>>,
        F: Narrow<N>,
    {
        Update {
            filter: self.filter.narrow(filter(T::COLUMNS, others::<A>())),
            set: self.set,
            returning: self.returning,
            joins: self.joins,
            table: self.table,
        }
    }

    /// Asks for columns of the changed rows, and of those of the other table that matched: on PostgreSQL; on SQLite of the
    /// updated table alone. See [`Update::returning`].
    ///
    /// # Example: of both tables
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, author_id: i64, author: String }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "authors")]
    /// # struct Author { #[updatable(key)] author_id: i64, name: String }
    /// let update = Book::update_all_rows()
    ///     .from::<Author, _>(|b, a| a.author_id.eq(b.author_id))
    ///     .set(|b, a| b.author.set(a.name))
    ///     .returning(|b, a| (b.book_id, a.author_id));
    /// # let _ = update;
    /// ```
    pub fn returning<B>(
        self,
        returning: impl FnOnce(T::Columns, OtherColumns<A>) -> B,
    ) -> Update<T, S, F, Rows<B>, Join<A, Second, On>>
    where
        B: IntoReturning<Within<A, T>>,
    {
        self.giving(Rows(returning(T::COLUMNS, others::<A>())))
    }
}

impl<T, S, F> Update<T, S, F, NoRows> {
    fn joining<J>(self, joins: J) -> Update<T, S, F, NoRows, J> {
        let NoJoins = self.joins;
        crate::update::joined(self, joins)
    }
}

/// A filter, and another condition.
#[doc(hidden)]
pub trait Narrow<N> {
    /// Both.
    type Narrowed;

    /// Joins them.
    fn narrow(self, condition: Condition<N>) -> Self::Narrowed;
}

impl<N> Narrow<N> for AllRows {
    type Narrowed = Condition<N>;

    fn narrow(self, condition: Condition<N>) -> Condition<N> {
        condition
    }
}

impl<L: Part, N> Narrow<N> for Condition<L> {
    type Narrowed = Condition<Apply<And, (L, N)>>;

    fn narrow(self, condition: Condition<N>) -> Self::Narrowed {
        Condition(Apply::new((self.0, condition.0)))
    }
}
