//! The methods of columns and expressions: what `update!` and the builder's closures offer after `b.price.`

use crate::assignment::Assigned;
use crate::column::Column;
use crate::expression::Expression;
use crate::operand::{Assign, Suits};
use crate::table::{Assignable, ColumnDef};

/// The part of `Self`.
type Own<E> = <E as Expression>::Part;

/// The same methods for a column and for what is computed: `C` is the column, `T` the type of the value.
macro_rules! methods {
    ($($methods:tt)*) => {
        impl<C: ColumnDef, T, A: Source> Column<C, T, A> {
            $($methods)*
        }

        impl<Inner: Part, C, T> Expr<Inner, C, T> {
            $($methods)*
        }
    };
}

mod compare;
mod null;
mod number;
mod text;

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
