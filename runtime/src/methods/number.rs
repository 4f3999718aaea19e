//! Numbers.

use super::Own;
use crate::apply::Apply;
use crate::column::Column;
use crate::expression::{self, Calculates, Expr, Expression, Minus, Number, Plus, Times};
use crate::functions::cast::CastTo;
use crate::functions::division::{self, DivideBy, Divides, Remains};
#[cfg(feature = "rust_decimal")]
use crate::functions::exact::{Exact, TimesRounds};
use crate::functions::null::NeverNull;
use crate::functions::number::{Abs, FactorOf, Greatest, KnownIn, Least};
#[cfg(feature = "rust_decimal")]
use crate::numeric::Factor;
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
    pub fn plus<V, How, P, O, Right>(
        self,
        value: V,
    ) -> Expr<Apply<O, (Own<Self>, P)>, C, T>
    where
        T: Calculates<Plus<()>, O, Right>,
        V: Operand<C, Right, How, P> + PresentIn<C, How>,
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
    pub fn minus<V, How, P, O, Right>(
        self,
        value: V,
    ) -> Expr<Apply<O, (Own<Self>, P)>, C, T>
    where
        T: Calculates<Minus<()>, O, Right>,
        V: Operand<C, Right, How, P> + PresentIn<C, How>,
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
    pub fn times<V, How, P, O, Right>(
        self,
        value: V,
    ) -> Expr<Apply<O, (Own<Self>, P)>, C, T>
    where
        T: Calculates<Times<()>, O, Right>,
        V: FactorOf<C, Right, How, P> + PresentIn<C, How>,
    {
        expression::times(self, value)
    }

    /// The quotient: `/` in [`update!`](crate::update!). Of whole numbers it is whole: cut off towards zero, so that -7 / 2 is -3. An
    /// amount (`Numeric`, `Decimal`) is not divided, since the result would be rounded: multiply it by a factor.
    ///
    /// Division by zero: if the divisor is a value of Rust, executing is [`Error::Invalid`](crate::Error::Invalid), and nothing is
    /// sent. If the database computes it, the result is NULL, and so may be NULL. The least number by -1 is an error of the
    /// database (on SQLite, for an `i64` that is never NULL, if the table is STRICT).
    ///
    /// # Example: half the copies
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_by_key(3).set(|b| b.copies.set(b.copies.divided_by(2)));
    /// assert_eq!(
    ///     update.sql::<sqlx::MySql>(),
    ///     "UPDATE `books` SET `copies` = `books`.`copies` DIV ? WHERE `books`.`book_id` = ?",
    /// );
    /// ```
    pub fn divided_by<V, How, P, O, Right>(self, value: V) -> Expr<Apply<O, (Own<Self>, P)>, C, T>
    where
        T: Divides<O, Right>,
        V: DivideBy<C, Right, How, P> + PresentIn<C, How>,
    {
        division::divide(self, value)
    }

    /// The remainder of a division of whole numbers: `%` in [`update!`](crate::update!). It has the sign of this number: -7 % 2 is -1.
    ///
    /// For a divisor that is zero, see [`divided_by`](Self::divided_by).
    ///
    /// # Example: every second book
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_where(|b| b.book_id.remainder(2).eq(0)).set(|b| b.genre.set("even"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "genre" = $1 WHERE "books"."book_id" % $2 = $3"#,
    /// );
    /// ```
    pub fn remainder<V, How, P, O, Right>(self, value: V) -> Expr<Apply<O, (Own<Self>, P)>, C, T>
    where
        T: Remains<O, Right>,
        V: DivideBy<C, Right, How, P> + PresentIn<C, How>,
    {
        division::remainder(self, value)
    }

    /// A whole number times a fraction, rounded to a whole number: half away from zero, on every database.
    ///
    /// The factor is a `Decimal` of at most six digits after the point; more are [`Error::Invalid`](crate::Error::Invalid), and nothing
    /// is sent. A result beyond what the column can hold is an error of the database. SQLite computes in 64 bits, in
    /// millionths: there, a result beyond 9 223 372 036 854 is one too.
    ///
    /// # Example: one and a half times the copies
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_by_key(3).set(|b| b.copies.set(b.copies.times_rounded(rust_decimal::dec!(1.5))));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "copies" = CAST(round("books"."copies" * $1, 0) AS bigint) WHERE "books"."book_id" = $2"#,
    /// );
    /// ```
    #[cfg(feature = "rust_decimal")]
    pub fn times_rounded<V, How, P, O, Whole>(
        self,
        factor: V,
    ) -> Expr<Apply<Whole, (Apply<O, (Own<Self>, P)>,)>, C, T>
    where
        T: TimesRounds<O, Whole>,
        V: FactorOf<C, Factor, How, P> + PresentIn<C, How>,
    {
        Expr::new(Apply::new((Apply::new((
            Expression::part(self),
            factor.into_factor(),
        )),)))
    }

    /// The greater of this and the value. Neither of the two may be NULL: PostgreSQL passes over NULL, and the other
    /// databases give NULL. [`coalesce`](Self::coalesce) says what stands for it.
    ///
    /// # Example: no less than nothing
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_by_key(3).set(|b| b.copies.set(b.copies.greatest(0)));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "copies" = max("books"."copies", ?) WHERE "books"."book_id" = ?"#,
    /// );
    /// ```
    pub fn greatest<V, How, P>(self, value: V) -> Expr<Apply<Greatest, (Own<Self>, P)>, C, T>
    where
        T: Number,
        <Own<Self> as Part>::Nullability: NeverNull<C>,
        V: Operand<C, T, How, P> + KnownIn<C, How>,
    {
        Expr::new(Apply::new((Expression::part(self), value.into_part())))
    }

    /// The lesser of this and the value. Neither of the two may be NULL: PostgreSQL passes over NULL, and the other
    /// databases give NULL. [`coalesce`](Self::coalesce) says what stands for it.
    ///
    /// # Example: no more than a hundred
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_by_key(3).set(|b| b.copies.set(b.copies.least(100)));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "copies" = least("books"."copies", $1) WHERE "books"."book_id" = $2"#,
    /// );
    /// ```
    pub fn least<V, How, P>(self, value: V) -> Expr<Apply<Least, (Own<Self>, P)>, C, T>
    where
        T: Number,
        <Own<Self> as Part>::Nullability: NeverNull<C>,
        V: Operand<C, T, How, P> + KnownIn<C, How>,
    {
        Expr::new(Apply::new((Expression::part(self), value.into_part())))
    }

    /// The number without its sign. The least number has none without it: an error of the database.
    ///
    /// # Example: no negative number
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_by_key(3).set(|b| b.copies.set(b.copies.abs()));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "copies" = abs("books"."copies") WHERE "books"."book_id" = $1"#,
    /// );
    /// ```
    pub fn abs<O, Right>(self) -> Expr<Apply<O, (Own<Self>,)>, C, T>
    where
        T: Calculates<Abs<()>, O, Right>,
    {
        Expr::new(Apply::new((Expression::part(self),)))
    }

    /// An exact number (`Numeric`, `Decimal`), rounded to so many digits after the point: half away from zero, on every
    /// database. A floating-point number is not rounded: 2.5 would be 2 or 3.
    ///
    /// # Example: whole prices
    ///
    /// ```
    /// # use updatable::{Numeric, Updatable};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, book_price: Numeric<10, 2> }
    /// let update = Book::update_by_key(3).set(|b| b.book_price.set(b.book_price.round::<0>()));
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "book_price" = round("books"."book_price", 0) WHERE "books"."book_id" = $1"#,
    /// );
    /// ```
    #[cfg(feature = "rust_decimal")]
    pub fn round<const DIGITS: u8>(self) -> Expr<T::Rounded<C, Own<Self>>, C, T>
    where
        T: Exact<DIGITS>,
    {
        Expr::new(T::rounded(Expression::part(self)))
    }

    /// The same number as another type: a whole number as a wider one, as an `f64`, a `Numeric`, a `Decimal` or a `String`; and an
    /// `f32` as an `f64`. There are no other casts: the databases would do them in different ways.
    ///
    /// An `i64` beyond 2<sup>53</sup> is the nearest `f64`. A number with more digits than the `Numeric` is an error when it is assigned.
    ///
    /// # Example: the number of copies in a note
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64, note: Option<String> }
    /// let update = Book::update_by_key(3).set(|b| b.note.set(b.copies.cast::<String>()));
    /// assert_eq!(
    ///     update.sql::<sqlx::MySql>(),
    ///     "UPDATE `books` SET `note` = CAST(`books`.`copies` AS CHAR) WHERE `books`.`book_id` = ?",
    /// );
    /// ```
    pub fn cast<U>(self) -> Expr<T::Cast<C, Own<Self>>, C, U>
    where
        T: CastTo<U>,
    {
        Expr::new(T::cast(Expression::part(self)))
    }
}
