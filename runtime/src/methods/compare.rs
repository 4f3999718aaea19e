//! Comparisons.

use super::Own;
use crate::apply::Apply;
use crate::column::Column;
use crate::condition::{
    self, Between, Compared, Condition, Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual,
};
use crate::expression::{Expr, Expression};
use crate::list::{In, IntoList};
use crate::operand::{Operand, PresentIn};
use crate::part::Part;
use crate::select::{GivesNoNull, InSelect, NotInSelect, SelectOf};
use crate::source::Source;
use crate::table::ColumnDef;

methods! {
    /// Equal: `b.genre == "fiction"` in [`update!`](crate::update!). Never true of NULL.
    ///
    /// A float that was computed, and what the database has rounded, is hardly ever equal to anything; of text, the
    /// column's collation decides. See [Types](macro@crate::Updatable#types).
    ///
    /// # Example: a genre
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.genre.eq("fiction")).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."genre" = $2"#,
    /// );
    /// ```
    pub fn eq<V, How, P>(
        self,
        value: V,
    ) -> Compared<Equal, Own<Self>, P>
    where
        V: Operand<C, T, How, P> + PresentIn<C, How>,
    {
        condition::eq(self, value)
    }

    /// Not equal: `!=` in [`update!`](crate::update!). Never true of NULL: a row whose column is NULL is not
    /// changed.
    ///
    /// # Example: all genres but one
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.genre.ne("fiction")).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."genre" <> $2"#,
    /// );
    /// ```
    pub fn ne<V, How, P>(self, value: V) -> Compared<NotEqual, Own<Self>, P>
    where
        V: Operand<C, T, How, P> + PresentIn<C, How>,
    {
        condition::ne(self, value)
    }

    /// Less: `<` in [`update!`](crate::update!).
    ///
    /// # Example: few copies
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.copies.lt(5)).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."copies" < $2"#,
    /// );
    /// ```
    pub fn lt<V, How, P>(self, value: V) -> Compared<Less, Own<Self>, P>
    where
        V: Operand<C, T, How, P> + PresentIn<C, How>,
    {
        condition::lt(self, value)
    }

    /// Less or equal: `<=` in [`update!`](crate::update!).
    ///
    /// # Example: few copies
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.copies.le(5)).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."copies" <= $2"#,
    /// );
    /// ```
    pub fn le<V, How, P>(self, value: V) -> Compared<LessOrEqual, Own<Self>, P>
    where
        V: Operand<C, T, How, P> + PresentIn<C, How>,
    {
        condition::le(self, value)
    }

    /// Greater: `>` in [`update!`](crate::update!).
    ///
    /// # Example: many copies
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.copies.gt(5)).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."copies" > $2"#,
    /// );
    /// ```
    pub fn gt<V, How, P>(self, value: V) -> Compared<Greater, Own<Self>, P>
    where
        V: Operand<C, T, How, P> + PresentIn<C, How>,
    {
        condition::gt(self, value)
    }

    /// Greater or equal: `>=` in [`update!`](crate::update!).
    ///
    /// # Example: many copies
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.copies.ge(5)).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."copies" >= $2"#,
    /// );
    /// ```
    pub fn ge<V, How, P>(
        self,
        value: V,
    ) -> Compared<GreaterOrEqual, Own<Self>, P>
    where
        V: Operand<C, T, How, P> + PresentIn<C, How>,
    {
        condition::ge(self, value)
    }

    /// From `low` to `high`, both included.
    ///
    /// # Example: a range
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.copies.between(5, 10)).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."copies" BETWEEN $2 AND $3"#,
    /// );
    /// ```
    pub fn between<L, H, HowLow, HowHigh, PLow, PHigh>(
        self,
        low: L,
        high: H,
    ) -> Condition<Apply<Between, (Own<Self>, PLow, PHigh)>>
    where
        L: Operand<C, T, HowLow, PLow> + PresentIn<C, HowLow>,
        H: Operand<C, T, HowHigh, PHigh> + PresentIn<C, HowHigh>,
    {
        Condition(Apply::new((
            Expression::part(self),
            low.into_part(),
            high.into_part(),
        )))
    }

    /// One of the values of an array, a slice or a `Vec`.
    ///
    /// Of an empty list it is false for every row. The values cannot be NULL. PostgreSQL gets the list as one array
    /// and SQLite as one JSON text where the type allows it; elsewhere every value is a parameter of its
    /// own, and too many of them are [`TooManyParameters`](crate::Error::TooManyParameters).
    ///
    /// # Example: some books
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.book_id.is_in([3, 5])).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" = ANY($2)"#,
    /// );
    /// ```
    pub fn is_in<V, L, How, B>(
        self,
        list: V,
    ) -> Condition<In<false, Own<Self>, C, T, L, How, B>>
    where
        V: IntoList<C, T, L, How, B>,
    {
        Condition(In::new(Expression::part(self), list.into_list()))
    }

    /// One of the values that a subquery gives: `is_in(select(..))` in [`update!`](crate::update!).
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
    /// # struct Promo { #[updatable(key)] promo_id: i64, book_id: i64 }
    /// let update = Book::update_where(|b| b.book_id.is_in_select(Promo::select(|p| p.book_id)))
    ///     .set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" IN (SELECT t1."book_id" FROM "promos" AS t1)"#,
    /// );
    /// ```
    pub fn is_in_select<S: SelectOf<C, T>>(
        self,
        select: S,
    ) -> Condition<Apply<InSelect, (Own<Self>, S)>> {
        Condition(Apply::new((Expression::part(self), select)))
    }

    /// None of the values that a subquery gives, which must not be NULL: `not_in(select(..))` in
    /// [`update!`](crate::update!).
    ///
    /// # Example: books without a promotion
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "promos")]
    /// # struct Promo { #[updatable(key)] promo_id: i64, book_id: i64 }
    /// let update = Book::update_where(|b| b.book_id.not_in_select(Promo::select(|p| p.book_id)))
    ///     .set(|b| b.genre.set("regular"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" NOT IN (SELECT t1."book_id" FROM "promos" AS t1)"#,
    /// );
    /// ```
    pub fn not_in_select<S>(
        self,
        select: S,
    ) -> Condition<Apply<NotInSelect, (Own<Self>, S)>>
    where
        S: SelectOf<C, T> + GivesNoNull<C, S::Nullability>,
    {
        Condition(Apply::new((Expression::part(self), select)))
    }

    /// None of the values of an array, a slice or a `Vec`.
    ///
    /// Of an empty list it is true for every row; a filter that is nothing else is
    /// [`EmptyFilter`](crate::Error::EmptyFilter), and nothing is sent.
    ///
    /// # Example: all books but some
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.book_id.not_in([3, 5])).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" <> ALL($2)"#,
    /// );
    /// ```
    pub fn not_in<V, L, How, B>(
        self,
        list: V,
    ) -> Condition<In<true, Own<Self>, C, T, L, How, B>>
    where
        V: IntoList<C, T, L, How, B>,
    {
        Condition(In::new(Expression::part(self), list.into_list()))
    }
}
