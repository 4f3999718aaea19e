//! The methods of columns and expressions: what `update!` and the builder's closures offer after `b.price.`

use crate::apply::Apply;
use crate::assignment::Assigned;
use crate::column::Column;
use crate::condition::{
    self, Between, Compared, Condition, Equal, Greater, GreaterOrEqual, IsNotNull, IsNull, Less,
    LessOrEqual, Like, NotEqual,
};
use crate::expression::{self, Asserted, Expr, Expression, Minus, Number, Plus, Times};
use crate::list::{In, IntoList};
use crate::operand::{Assign, Operand, PresentIn, Suits, Text};
use crate::part::Part;
use crate::select::{GivesNoNull, InSelect, NotInSelect, SelectOf};
use crate::source::Source;
use crate::table::{Assignable, ColumnDef};

/// The part of `Self`.
type Own<E> = <E as Expression>::Part;

macro_rules! methods {
    ([$($generics:tt)*] $Self:ty, $Name:ty, where [$($bounds:tt)*]) => {
        impl<$($generics)*> $Self
        where
            $($bounds)*
        {
            /// Equal: `b.genre == "fiction"` in [`update!`](crate::update!). Never true of NULL.
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
                V: Operand<$Name, T, How, P> + PresentIn<$Name, How>,
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
                V: Operand<$Name, T, How, P> + PresentIn<$Name, How>,
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
                V: Operand<$Name, T, How, P> + PresentIn<$Name, How>,
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
                V: Operand<$Name, T, How, P> + PresentIn<$Name, How>,
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
                V: Operand<$Name, T, How, P> + PresentIn<$Name, How>,
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
                V: Operand<$Name, T, How, P> + PresentIn<$Name, How>,
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
                L: Operand<$Name, T, HowLow, PLow> + PresentIn<$Name, HowLow>,
                H: Operand<$Name, T, HowHigh, PHigh> + PresentIn<$Name, HowHigh>,
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
            ) -> Condition<In<false, Own<Self>, $Name, T, L, How, B>>
            where
                V: IntoList<$Name, T, L, How, B>,
            {
                Condition(In::new(Expression::part(self), list.into_list()))
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
            ) -> Condition<In<true, Own<Self>, $Name, T, L, How, B>>
            where
                V: IntoList<$Name, T, L, How, B>,
            {
                Condition(In::new(Expression::part(self), list.into_list()))
            }

            /// One of the values that a subquery gives: `is_in(select(..))` in [`update!`](crate::update!).
            pub fn is_in_select<S: SelectOf<$Name, T>>(
                self,
                select: S,
            ) -> Condition<Apply<InSelect, (Own<Self>, S)>> {
                Condition(Apply::new((Expression::part(self), select)))
            }

            /// None of the values that a subquery gives: `not_in(select(..))` in [`update!`](crate::update!).
            pub fn not_in_select<S>(
                self,
                select: S,
            ) -> Condition<Apply<NotInSelect, (Own<Self>, S)>>
            where
                S: SelectOf<$Name, T> + GivesNoNull<$Name, S::Nullability>,
            {
                Condition(Apply::new((Expression::part(self), select)))
            }

            /// NULL.
            ///
            /// # Example: books without a note
            ///
            /// ```
            /// # use updatable::Updatable;
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
            /// let update = Book::update_where(|b| b.note.is_null()).set(|b| b.genre.set("sale"));
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."note" IS NULL"#,
            /// );
            /// ```
            pub fn is_null(self) -> Condition<Apply<IsNull, (Own<Self>,)>> {
                Condition(Apply::new((Expression::part(self),)))
            }

            /// Not NULL.
            ///
            /// # Example: books with a note
            ///
            /// ```
            /// # use updatable::Updatable;
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
            /// let update = Book::update_where(|b| b.note.is_not_null()).set(|b| b.genre.set("sale"));
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."note" IS NOT NULL"#,
            /// );
            /// ```
            pub fn is_not_null(self) -> Condition<Apply<IsNotNull, (Own<Self>,)>> {
                Condition(Apply::new((Expression::part(self),)))
            }

            /// Says that this is not NULL in the rows that are changed, so that it may be assigned to a column that is
            /// never NULL. If it is NULL after all, the database refuses the update.
            ///
            /// # Example: the note becomes the genre
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
            /// let update = update!(
            ///     Book as b,
            ///     set(b.genre = b.note.assert_not_null()),
            ///     filter(b.note.is_not_null())
            /// );
            /// assert_eq!(
            ///     update.sql::<sqlx::Sqlite>(),
            ///     r#"UPDATE "books" SET "genre" = "books"."note" WHERE "books"."note" IS NOT NULL"#,
            /// );
            /// ```
            pub fn assert_not_null(self) -> Expr<Asserted<Own<Self>>, $Name, T> {
                Expr::new(Asserted(Expression::part(self)))
            }

            /// Like a pattern, in which `%` stands for any text, `_` for any character, and `\` takes the meaning from
            /// the character that follows, on every database (but not on MySQL in the mode `NO_BACKSLASH_ESCAPES`).
            ///
            /// PostgreSQL tells capitals from small letters; SQLite does not for ASCII; MySQL does as the column's
            /// collation says.
            ///
            /// # Example: the beginning of a text
            ///
            /// ```
            /// # use updatable::Updatable;
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
            /// let update = Book::update_where(|b| b.genre.like("sci%")).set(|b| b.genre.set("sale"));
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."genre" LIKE $2"#,
            /// );
            /// ```
            pub fn like<V, How, P>(self, pattern: V) -> Condition<Apply<Like, (Own<Self>, P)>>
            where
                T: Text,
                V: Operand<$Name, T::Pattern, How, P> + PresentIn<$Name, How>,
            {
                Condition(Apply::new((Expression::part(self), pattern.into_part())))
            }

            /// The sum: `b.price + 5` in [`update!`](crate::update!).
            ///
            /// # Example: more copies
            ///
            /// ```
            /// # use updatable::Updatable;
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
            /// let update = Book::update_by_key(3).set(|b| b.copies.set(b.copies.plus(5)));
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "books" SET "copies" = "books"."copies" + $1 WHERE "books"."book_id" = $2"#,
            /// );
            /// ```
            pub fn plus<V, How, P>(
                self,
                value: V,
            ) -> Expr<Apply<Plus<T>, (Own<Self>, P)>, $Name, T>
            where
                T: Number,
                V: Operand<$Name, T, How, P> + PresentIn<$Name, How>,
            {
                expression::plus(self, value)
            }

            /// The difference: `-` in [`update!`](crate::update!).
            ///
            /// # Example: fewer copies
            ///
            /// ```
            /// # use updatable::Updatable;
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
            /// let update = Book::update_by_key(3).set(|b| b.copies.set(b.copies.minus(5)));
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "books" SET "copies" = "books"."copies" - $1 WHERE "books"."book_id" = $2"#,
            /// );
            /// ```
            pub fn minus<V, How, P>(
                self,
                value: V,
            ) -> Expr<Apply<Minus<T>, (Own<Self>, P)>, $Name, T>
            where
                T: Number,
                V: Operand<$Name, T, How, P> + PresentIn<$Name, How>,
            {
                expression::minus(self, value)
            }

            /// The product: `*` in [`update!`](crate::update!). A [`Numeric`](crate::Numeric) is multiplied by a `Decimal` of at
            /// most six decimals, and the product rounded half away from zero, on every database.
            ///
            /// # Example: twice the copies
            ///
            /// ```
            /// # use updatable::Updatable;
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "books")]
            /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
            /// let update = Book::update_by_key(3).set(|b| b.copies.set(b.copies.times(2)));
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "books" SET "copies" = "books"."copies" * $1 WHERE "books"."book_id" = $2"#,
            /// );
            /// ```
            #[cfg_attr(not(feature = "rust_decimal"), allow(rustdoc::broken_intra_doc_links))]
            pub fn times<V, How, P>(
                self,
                value: V,
            ) -> Expr<Apply<Times<T>, (Own<Self>, P)>, $Name, T>
            where
                T: Number,
                V: Operand<$Name, T::Factor, How, P> + PresentIn<$Name, How>,
            {
                expression::times(self, value)
            }
        }
    };
}

methods!([C, T, A] Column<C, T, A>, C, where [C: ColumnDef, A: Source]);
methods!([Inner, C, T] Expr<Inner, C, T>, C, where [Inner: Part]);

impl<C: ColumnDef, T> Column<C, T> {
    /// Assigns a value, or something computed from columns: `b.genre = "sci-fi"` in [`update!`](crate::update!).
    ///
    /// `None` leaves the column unchanged, and [`NULL`](crate::NULL) clears a nullable one.
    ///
    /// # Example: a value, and what may be one
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let copies: Option<i64> = None;
    /// let update = Book::update_by_key(3).set(|b| (b.genre.set("sale"), b.copies.set(copies)));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" = $2"#,
    /// );
    /// ```
    pub fn set<V, How, P>(self, value: V) -> Assigned<C, P>
    where
        C::Access: Assignable<C>,
        V: Assign<C, T, How, P> + Suits<C, C::Nullability, How>,
    {
        crate::assignment::assign(self, value)
    }
}
