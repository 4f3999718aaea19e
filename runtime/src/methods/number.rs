//! Numbers.

use super::Own;
use crate::apply::Apply;
use crate::column::Column;
use crate::expression::{self, Expr, Minus, Number, Plus, Times};
use crate::operand::{Operand, PresentIn};
use crate::part::Part;
use crate::source::Source;
use crate::table::ColumnDef;

methods! {
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
    ) -> Expr<Apply<Plus<T>, (Own<Self>, P)>, C, T>
    where
        T: Number,
        V: Operand<C, T, How, P> + PresentIn<C, How>,
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
    ) -> Expr<Apply<Minus<T>, (Own<Self>, P)>, C, T>
    where
        T: Number,
        V: Operand<C, T, How, P> + PresentIn<C, How>,
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
    ) -> Expr<Apply<Times<T>, (Own<Self>, P)>, C, T>
    where
        T: Number,
        V: Operand<C, T::Factor, How, P> + PresentIn<C, How>,
    {
        expression::times(self, value)
    }
}
