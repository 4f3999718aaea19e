//! NULL.

use super::Own;
use crate::apply::Apply;
use crate::column::Column;
use crate::condition::{Condition, IsNotNull, IsNull};
use crate::expression::{Asserted, Expr, Expression};
use crate::part::Part;
use crate::source::Source;
use crate::table::ColumnDef;

methods! {
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
    pub fn assert_not_null(self) -> Expr<Asserted<Own<Self>>, C, T> {
        Expr::new(Asserted(Expression::part(self)))
    }
}
