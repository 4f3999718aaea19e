//! Text.

use super::Own;
use crate::apply::Apply;
use crate::column::Column;
use crate::condition::{Condition, Like};
use crate::expression::{Expr, Expression};
use crate::functions::pattern::{Anywhere, End, HostText, Matches, Pattern, Start};
use crate::functions::text::{Concat, Length, Lower, Trim, Upper};
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

    /// The two texts, one after the other; NULL if one of them is. Text has no `+`.
    ///
    /// A result that is longer than its column is an error of PostgreSQL and of MySQL in strict mode, its default. SQLite has
    /// no such limit.
    ///
    /// # Example: a title with a mark
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_by_key(3).set(|b| b.genre.set(b.genre.concat(" (signed)")));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = ("books"."genre" || $1) WHERE "books"."book_id" = $2"#,
    /// );
    /// ```
    pub fn concat<V, How, P>(self, value: V) -> Expr<Apply<Concat, (Own<Self>, P)>, C, T>
    where
        T: Text,
        V: Operand<C, T::Pattern, How, P> + PresentIn<C, How>,
    {
        Expr::new(Apply::new((Expression::part(self), value.into_part())))
    }

    /// In small letters. SQLite knows those of ASCII alone; of the others, PostgreSQL knows what its locale does, and MySQL what
    /// the collation does.
    ///
    /// # Example: one spelling
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_all_rows().set(|b| b.genre.set(b.genre.lower()));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = lower("books"."genre")"#,
    /// );
    /// ```
    pub fn lower(self) -> Expr<Apply<Lower, (Own<Self>,)>, C, T>
    where
        T: Text,
    {
        Expr::new(Apply::new((Expression::part(self),)))
    }

    /// In capital letters, as far as [`lower`](Self::lower) knows small ones.
    ///
    /// # Example: one spelling
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_all_rows().set(|b| b.genre.set(b.genre.upper()));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = upper("books"."genre")"#,
    /// );
    /// ```
    pub fn upper(self) -> Expr<Apply<Upper, (Own<Self>,)>, C, T>
    where
        T: Text,
    {
        Expr::new(Apply::new((Expression::part(self),)))
    }

    /// Without the spaces at its start and at its end. Tabs and line breaks stay.
    ///
    /// # Example: no spaces around
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_all_rows().set(|b| b.genre.set(b.genre.trim()));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = trim("books"."genre")"#,
    /// );
    /// ```
    pub fn trim(self) -> Expr<Apply<Trim, (Own<Self>,)>, C, T>
    where
        T: Text,
    {
        Expr::new(Apply::new((Expression::part(self),)))
    }

    /// The number of characters: of Unicode's code points, not of bytes. It is an `i64`.
    ///
    /// # Example: a short note
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.note.length().lt(10)).set(|b| b.note.set("short"));
    /// assert_eq!(
    ///     update.sql::<sqlx::MySql>(),
    ///     "UPDATE `books` SET `note` = ? WHERE char_length(`books`.`note`) < ?",
    /// );
    /// ```
    pub fn length(self) -> Expr<Apply<Length, (Own<Self>,)>, C, i64>
    where
        T: Text,
    {
        Expr::new(Apply::new((Expression::part(self),)))
    }

    /// Begins with this text. No character in it has a meaning: `%`, `_`, `*` and the like are escaped before the text
    /// is sent. Capital letters count as they do for [`eq`](Self::eq), except on SQLite where the column has another collation: they
    /// always count there.
    ///
    /// The text is one of Rust: a `&str`, a `String`. The empty one is in every text: a filter that is nothing else is
    /// [`EmptyFilter`](crate::Error::EmptyFilter), and nothing is sent.
    ///
    /// # Example: the beginning of a text
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.genre.starts_with("50%")).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE ("books"."genre" LIKE $2 ESCAPE '!')"#,
    /// );
    /// ```
    pub fn starts_with<V, H>(self, text: H) -> Condition<Apply<Matches, (Own<Self>, Pattern<C, Start, V>)>>
    where
        T: Text,
        H: HostText<V>,
    {
        Condition(Apply::new((Expression::part(self), Pattern::new(text.into_text()))))
    }

    /// Ends with this text. No character in it has a meaning: `%`, `_`, `*` and the like are escaped before the text
    /// is sent. Capital letters count as they do for [`eq`](Self::eq), except on SQLite where the column has another collation: they
    /// always count there.
    ///
    /// The text is one of Rust: a `&str`, a `String`. The empty one is in every text: a filter that is nothing else is
    /// [`EmptyFilter`](crate::Error::EmptyFilter), and nothing is sent.
    ///
    /// # Example: the end of a text
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.genre.ends_with("50%")).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE ("books"."genre" LIKE $2 ESCAPE '!')"#,
    /// );
    /// ```
    pub fn ends_with<V, H>(self, text: H) -> Condition<Apply<Matches, (Own<Self>, Pattern<C, End, V>)>>
    where
        T: Text,
        H: HostText<V>,
    {
        Condition(Apply::new((Expression::part(self), Pattern::new(text.into_text()))))
    }

    /// Has this text in it. No character in it has a meaning: `%`, `_`, `*` and the like are escaped before the text
    /// is sent. Capital letters count as they do for [`eq`](Self::eq), except on SQLite where the column has another collation: they
    /// always count there.
    ///
    /// The text is one of Rust: a `&str`, a `String`. The empty one is in every text: a filter that is nothing else is
    /// [`EmptyFilter`](crate::Error::EmptyFilter), and nothing is sent.
    ///
    /// # Example: a part of a text
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.genre.contains("50%")).set(|b| b.genre.set("sale"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = ? WHERE ("books"."genre" GLOB ?)"#,
    /// );
    /// ```
    pub fn contains<V, H>(self, text: H) -> Condition<Apply<Matches, (Own<Self>, Pattern<C, Anywhere, V>)>>
    where
        T: Text,
        H: HostText<V>,
    {
        Condition(Apply::new((Expression::part(self), Pattern::new(text.into_text()))))
    }
}
