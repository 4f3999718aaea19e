//! NULL.

use super::Own;
use crate::apply::Apply;
use crate::column::Column;
use crate::condition::{Condition, IsNotNull, IsNull};
use crate::expression::{Asserted, Expr, Expression};
use crate::functions::null::{Coalesce, Distinct, MaybeNull, NotDistinct, NullIf};
use crate::operand::{NullOperand, Operand, PresentIn};
use crate::part::Part;
use crate::source::Source;
use crate::table::ColumnDef;

methods! {
    /// NULL. Of what is never NULL, it does not compile.
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
    pub fn is_null(self) -> Condition<Apply<IsNull, (Own<Self>,)>>
    where
        <Own<Self> as Part>::Nullability: MaybeNull<C>,
    {
        Condition(Apply::new((Expression::part(self),)))
    }

    /// Not NULL. Of what is never NULL, it does not compile.
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
    pub fn is_not_null(self) -> Condition<Apply<IsNotNull, (Own<Self>,)>>
    where
        <Own<Self> as Part>::Nullability: MaybeNull<C>,
    {
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
    pub fn assert_not_null(self) -> Expr<Asserted<Own<Self>>, C, T> {
        Expr::new(Asserted(Expression::part(self)))
    }

    /// This value, or the other one where it is NULL. It may be NULL only if both may.
    ///
    /// # Example: a text for no text
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_all_rows().set(|b| b.genre.set(b.note.coalesce("none")));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = coalesce("books"."note", $1)"#,
    /// );
    /// ```
    pub fn coalesce<V, How, P>(self, value: V) -> Expr<Apply<Coalesce, (Own<Self>, P)>, C, T>
    where
        V: Operand<C, T, How, P> + PresentIn<C, How>,
    {
        Expr::new(Apply::new((Expression::part(self), value.into_part())))
    }

    /// NULL where this is equal to the value, else this. It may be NULL.
    ///
    /// # Example: no text instead of an empty one
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_all_rows().set(|b| b.note.set(b.note.nullif("")));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "note" = nullif("books"."note", $1)"#,
    /// );
    /// ```
    pub fn nullif<V, How, P>(self, value: V) -> Expr<Apply<NullIf, (Own<Self>, P)>, C, T>
    where
        V: Operand<C, T, How, P> + PresentIn<C, How>,
    {
        Expr::new(Apply::new((Expression::part(self), value.into_part())))
    }

    /// Not equal, where NULL is a value like others: different from each of them, and not from NULL. It is always true or false.
    ///
    /// Here an `Option` may stand, and `None` is NULL.
    ///
    /// # Example: all but the signed ones, those without a note among them
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.note.is_distinct_from("signed")).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE ("books"."note" IS DISTINCT FROM $2)"#,
    /// );
    /// ```
    pub fn is_distinct_from<V, How, P>(self, value: V) -> Condition<Apply<Distinct, (Own<Self>, P)>>
    where
        V: NullOperand<C, T, How, P>,
    {
        Condition(Apply::new((Expression::part(self), value.into_part())))
    }

    /// Equal, where NULL is a value like others: equal to NULL. It is always true or false.
    ///
    /// Here an `Option` may stand, and `None` is NULL. PostgreSQL uses no index for it.
    ///
    /// # Example: the note that was read before
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let note: Option<String> = None;
    /// let update = Book::update_where(|b| b.note.is_not_distinct_from(note)).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::MySql>(),
    ///     "UPDATE `books` SET `genre` = ? WHERE (`books`.`note` <=> ?)",
    /// );
    /// ```
    pub fn is_not_distinct_from<V, How, P>(
        self,
        value: V,
    ) -> Condition<Apply<NotDistinct, (Own<Self>, P)>>
    where
        V: NullOperand<C, T, How, P>,
    {
        Condition(Apply::new((Expression::part(self), value.into_part())))
    }
}
