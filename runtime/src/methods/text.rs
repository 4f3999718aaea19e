//! Text.

use super::Own;
use crate::apply::Apply;
use crate::column::Column;
use crate::condition::{Condition, Like};
use crate::expression::{Expr, Expression};
use crate::operand::{Operand, PresentIn, Text};
use crate::part::Part;
use crate::source::Source;
use crate::table::ColumnDef;

methods! {
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
        V: Operand<C, T::Pattern, How, P> + PresentIn<C, How>,
    {
        Condition(Apply::new((Expression::part(self), pattern.into_part())))
    }
}
