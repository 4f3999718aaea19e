//! The methods of array columns, and of what is computed from them.

use super::operations::{
    Append, Cardinality, HasElement, OnArrays, Prepend, Remove, WithElement, WithSlice,
};
use super::position::{Elements, Position};
use super::{Array, ElementIn};
use crate::apply::Apply;
use crate::column::Column;
use crate::condition::Condition;
use crate::expression::{Expr, Expression};
use crate::list::{IntoList, List};
use crate::operand::{Operand, PresentIn};
use crate::part::Part;
use crate::source::Source;
use crate::table::ColumnDef;

/// The part of `Self`.
type Own<E> = <E as Expression>::Part;

/// `O` done with the parts `A`, on PostgreSQL.
type OnPostgres<O, A> = OnArrays<Apply<O, A>>;

fn on_postgres<O, A>(parts: A) -> OnPostgres<O, A> {
    OnArrays(Apply::new(parts))
}

macro_rules! methods {
    ([$($generics:tt)*] $Self:ty, $Name:ty, where [$($bounds:tt)*]) => {
        /// Arrays, on PostgreSQL. Their elements are counted from one.
        impl<$($generics)*> $Self
        where
            $($bounds)*
        {
            /// The array with an element after its last. Of NULL it makes an array of one element. On PostgreSQL.
            ///
            /// # Example: one more tag
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "posts")]
            /// # struct Post { #[updatable(key)] id: i64, tags: Vec<String> }
            /// let update = update!(Post as p, set(p.tags = p.tags.append("rust")), filter(p.id == 1));
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "posts" SET "tags" = array_append("posts"."tags", $1) WHERE "posts"."id" = $2"#,
            /// );
            /// ```
            pub fn append<V, How, P>(
                self,
                element: V,
            ) -> Expr<OnPostgres<Append, (Own<Self>, P)>, $Name, T>
            where
                T: Array,
                V: Operand<$Name, T::Value, How, P> + ElementIn<$Name, T::Element, How>,
            {
                Expr::new(on_postgres((Expression::part(self), element.into_part())))
            }

            /// The array with an element before its first. Of NULL it makes an array of one element. On PostgreSQL.
            ///
            /// # Example: a new first tag
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "posts")]
            /// # struct Post { #[updatable(key)] id: i64, tags: Vec<String> }
            /// let update = update!(Post as p, set(p.tags = p.tags.prepend("rust")), filter(p.id == 1));
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "posts" SET "tags" = array_prepend($1, "posts"."tags") WHERE "posts"."id" = $2"#,
            /// );
            /// ```
            pub fn prepend<V, How, P>(
                self,
                element: V,
            ) -> Expr<OnPostgres<Prepend, (P, Own<Self>)>, $Name, T>
            where
                T: Array,
                V: Operand<$Name, T::Value, How, P> + ElementIn<$Name, T::Element, How>,
            {
                Expr::new(on_postgres((element.into_part(), Expression::part(self))))
            }

            /// The array without the elements that are equal to this one. NULL stays NULL. On PostgreSQL.
            ///
            /// # Example: a tag less
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "posts")]
            /// # struct Post { #[updatable(key)] id: i64, tags: Vec<String> }
            /// let update = update!(Post as p, set(p.tags = p.tags.remove("draft")), all_rows());
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "posts" SET "tags" = array_remove("posts"."tags", $1)"#,
            /// );
            /// ```
            pub fn remove<V, How, P>(
                self,
                element: V,
            ) -> Expr<OnPostgres<Remove, (Own<Self>, P)>, $Name, T>
            where
                T: Array,
                V: Operand<$Name, T::Value, How, P> + PresentIn<$Name, How>,
            {
                Expr::new(on_postgres((Expression::part(self), element.into_part())))
            }

            /// The array with another element at this place, counted from one. On PostgreSQL.
            ///
            /// A place after the end is made, and places between are NULL: declare the column as `Vec<Option<..>>` where that
            /// happens, since a `Vec<String>` with NULL in it cannot be read. NULL counts as the empty array. The array must
            /// have one dimension.
            ///
            /// The place 0 is [`Error::Invalid`](crate::Error::Invalid), and nothing is sent.
            ///
            /// # Example: the first of the tags
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "posts")]
            /// # struct Post { #[updatable(key)] id: i64, tags: Vec<String> }
            /// let update = update!(Post as p, set(p.tags = p.tags.with_element(1, "rust")), filter(p.id == 1));
            /// # let _ = update;
            /// ```
            pub fn with_element<V, How, P>(
                self,
                index: usize,
                element: V,
            ) -> Expr<OnPostgres<WithElement, (Own<Self>, Position<$Name>, P)>, $Name, T>
            where
                T: Array,
                V: Operand<$Name, T::Value, How, P> + ElementIn<$Name, T::Element, How>,
            {
                Expr::new(on_postgres((
                    Expression::part(self),
                    Position::new(index),
                    element.into_part(),
                )))
            }

            /// The array with other elements at the places from `from` to `to`, both included and counted from one: `tags[2:3] =
            /// ..` in SQL. On PostgreSQL.
            ///
            /// There must be one element for each place; otherwise, and where `from` is 0, it is
            /// [`Error::Invalid`](crate::Error::Invalid), and nothing is sent. What lies after the end of the array is made,
            /// as by [`with_element`](Self::with_element).
            ///
            /// # Example: the second and the third tag
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "posts")]
            /// # struct Post { #[updatable(key)] id: i64, tags: Vec<String> }
            /// let update = update!(
            ///     Post as p,
            ///     set(p.tags = p.tags.with_slice(2, 3, ["sql", "postgres"])),
            ///     filter(p.id == 1)
            /// );
            /// # let _ = update;
            /// ```
            pub fn with_slice<V, L, How, B>(
                self,
                from: usize,
                to: usize,
                elements: V,
            ) -> Expr<
                OnPostgres<
                    WithSlice,
                    (Own<Self>, Position<$Name>, Elements<$Name, T::Value, L, How, B>),
                >,
                $Name,
                T,
            >
            where
                T: Array,
                V: IntoList<$Name, T::Value, L, How, B>,
                L: List,
            {
                let elements = elements.into_list();
                Expr::new(on_postgres((
                    Expression::part(self),
                    Position::of_slice(from, to, elements.count()),
                    Elements::new(elements),
                )))
            }

            /// Some element of the array equals this one. If there is none, and an element or the array is NULL, it is
            /// neither true nor false. On PostgreSQL.
            ///
            /// # Example: posts with a tag
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "posts")]
            /// # struct Post { #[updatable(key)] id: i64, tags: Vec<String> }
            /// let update = update!(
            ///     Post as p,
            ///     set(p.tags = p.tags.remove("draft")),
            ///     filter(p.tags.has_element("rust"))
            /// );
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "posts" SET "tags" = array_remove("posts"."tags", $1) WHERE ($2 = ANY("posts"."tags"))"#,
            /// );
            /// ```
            pub fn has_element<V, How, P>(
                self,
                element: V,
            ) -> Condition<OnPostgres<HasElement, (P, Own<Self>)>>
            where
                T: Array,
                V: Operand<$Name, T::Value, How, P> + PresentIn<$Name, How>,
            {
                Condition(on_postgres((element.into_part(), Expression::part(self))))
            }

            /// How many elements the array has. Of NULL it is NULL. On PostgreSQL.
            ///
            /// # Example: posts with many tags
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "posts")]
            /// # struct Post { #[updatable(key)] id: i64, tags: Vec<String> }
            /// let update = update!(
            ///     Post as p,
            ///     set(p.tags = p.tags.append("popular")),
            ///     filter(p.tags.cardinality() > 5)
            /// );
            /// assert_eq!(
            ///     update.sql::<sqlx::Postgres>(),
            ///     r#"UPDATE "posts" SET "tags" = array_append("posts"."tags", $1) WHERE cardinality("posts"."tags") > $2"#,
            /// );
            /// ```
            pub fn cardinality(self) -> Expr<OnPostgres<Cardinality, (Own<Self>,)>, $Name, i32>
            where
                T: Array,
            {
                Expr::new(on_postgres((Expression::part(self),)))
            }
        }
    };
}

methods!([C, T, A] Column<C, T, A>, C, where [C: ColumnDef, A: Source]);
methods!([Inner, C, T] Expr<Inner, C, T>, C, where [Inner: Part]);
