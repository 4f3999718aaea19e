//! The methods of documents, and of what is computed from them.

use super::Document;
use super::operations::{Merge, Remove, Set, Text};
use super::path::{IntoPath, Path};
use super::value::{IntoJson, JsonText, MergePatch};
use crate::apply::Apply;
use crate::column::Column;
use crate::expression::{Expr, Expression};
use crate::part::Part;
use crate::source::Source;
use crate::table::ColumnDef;

/// The part of `Self`.
type Own<E> = <E as Expression>::Part;

macro_rules! methods {
    ([$($generics:tt)*] $Self:ty, $Name:ty, where [$($bounds:tt)*]) => {
        /// JSON documents. The same on every database.
        ///
        /// A path is a key, `"user"`; a place in an array, `0`; or two to eight of them, `["user", "name"]` and
        /// `("tags", 0)`. Keys are taken literally, whatever is in them.
        impl<$($generics)*> $Self
        where
            $($bounds)*
        {
            /// The document with this value at the path; what is beside it stays as it is.
            ///
            /// The value is what serde makes of it: `None` is JSON's null, which is not NULL. A document that is NULL counts
            /// as `{}`. What is missing on the way is made: an object for a key, an array for the place 0. The place after
            /// the last element of an array appends. Where a key meets what is no object, or a place what is no array or
            /// lies further behind its end, the document stays as it is.
            ///
            /// A value that serde cannot write as JSON is [`Error::Invalid`](crate::Error::Invalid), and nothing is sent.
            ///
            /// # Example: two members of a document
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "readers")]
            /// # struct Reader { #[updatable(key)] id: i64, settings: Option<sqlx::types::JsonValue> }
            /// let update = update!(
            ///     Reader as r,
            ///     set(r.settings = r.settings.json_set(["user", "name"], "Alice").json_set("visits", 1)),
            ///     filter(r.id == 1)
            /// );
            /// # let _ = update;
            /// let update = update!(Reader as r, set(r.settings = r.settings.json_set("dark", true)), filter(r.id == 1));
            /// assert_eq!(
            ///     update.sql::<sqlx::Sqlite>(),
            ///     r#"UPDATE "readers" SET "settings" = json_set(coalesce("readers"."settings", json_object()), '$' || ?, json(?)) WHERE "readers"."id" = ?"#,
            /// );
            /// ```
            pub fn json_set<Q, K, V>(
                self,
                path: Q,
                value: V,
            ) -> Expr<Apply<Set, (Own<Self>, Path<$Name, K>, JsonText<$Name>)>, $Name, T>
            where
                T: Document,
                Q: IntoPath<K>,
                V: IntoJson,
            {
                Expr::new(Apply::new((
                    Expression::part(self),
                    Path::new(path),
                    JsonText::new(value),
                )))
            }

            /// The document without what is at the path. If there is nothing, it stays as it is, and so does NULL.
            ///
            /// # Example: a member less
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "readers")]
            /// # struct Reader { #[updatable(key)] id: i64, settings: Option<sqlx::types::JsonValue> }
            /// let update = update!(
            ///     Reader as r,
            ///     set(r.settings = r.settings.json_remove(("tags", 0))),
            ///     filter(r.id == 1)
            /// );
            /// assert_eq!(
            ///     update.sql::<sqlx::Sqlite>(),
            ///     r#"UPDATE "readers" SET "settings" = json_remove("readers"."settings", '$' || ? || ?) WHERE "readers"."id" = ?"#,
            /// );
            /// ```
            pub fn json_remove<Q, K>(
                self,
                path: Q,
            ) -> Expr<Apply<Remove, (Own<Self>, Path<$Name, K>)>, $Name, T>
            where
                T: Document,
                Q: IntoPath<K>,
            {
                Expr::new(Apply::new((Expression::part(self), Path::new(path))))
            }

            /// The document merged with a patch, as [RFC 7396](https://www.rfc-editor.org/rfc/rfc7396) says: members of the
            /// patch are set, objects are merged, and what is null in the patch is removed.
            ///
            /// The patch is what serde makes of the value. One that is no object takes the document's place. A document
            /// that is NULL counts as `{}`.
            ///
            /// # Example: some members set, one removed
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "readers")]
            /// # struct Reader { #[updatable(key)] id: i64, settings: Option<sqlx::types::JsonValue> }
            /// use serde_json::json;
            ///
            /// let patch = json!({ "user": { "name": "Alice", "age": null } });
            /// let update = update!(Reader as r, set(r.settings = r.settings.json_merge(&patch)), filter(r.id == 1));
            /// assert_eq!(
            ///     update.sql::<sqlx::Sqlite>(),
            ///     r#"UPDATE "readers" SET "settings" = json_patch(coalesce("readers"."settings", json_object()), ?) WHERE "readers"."id" = ?"#,
            /// );
            /// ```
            pub fn json_merge<V>(
                self,
                patch: V,
            ) -> Expr<Apply<Merge, (Own<Self>, MergePatch<$Name>)>, $Name, T>
            where
                T: Document,
                V: IntoJson,
            {
                Expr::new(Apply::new((
                    Expression::part(self),
                    MergePatch::new(patch),
                )))
            }

            /// The text at the path. NULL if there is none, or something that is no string: the databases do not agree on
            /// how a number would be written.
            ///
            /// # Example: readers of one language
            ///
            /// ```
            /// # use updatable::{Updatable, update};
            /// # #[derive(Updatable)]
            /// # #[updatable(table = "readers")]
            /// # struct Reader { #[updatable(key)] id: i64, language: Option<String>, settings: Option<sqlx::types::JsonValue> }
            /// let update = update!(
            ///     Reader as r,
            ///     set(r.language = r.settings.json_text("language")),
            ///     filter(r.settings.json_text(["user", "name"]) == "Alice")
            /// );
            /// # let _ = update;
            /// ```
            pub fn json_text<Q, K>(
                self,
                path: Q,
            ) -> Expr<Apply<Text, (Own<Self>, Path<$Name, K>)>, $Name, String>
            where
                T: Document,
                Q: IntoPath<K>,
            {
                Expr::new(Apply::new((Expression::part(self), Path::new(path))))
            }
        }
    };
}

methods!([C, T, A] Column<C, T, A>, C, where [C: ColumnDef, A: Source]);
methods!([Inner, C, T] Expr<Inner, C, T>, C, where [Inner: Part]);
