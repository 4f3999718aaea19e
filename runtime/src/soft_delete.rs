//! `#[updatable(soft_delete = "..")]`: rows that are marked as deleted are not updated, unless an update says so.

use crate::backend::{Arguments, Backend};
use crate::error::Error;
use crate::filter::{FilterOf, Where};
use crate::node::Node;
use crate::part::{Bind, Site};
use crate::source::Source;
use crate::table::{ColumnName, Updatable};
use crate::update::Update;

/// A filter that finds deleted rows, too.
#[doc(hidden)]
pub struct WithDeleted<F>(pub(crate) F);

impl<F: Where> Where for WithDeleted<F> {
    const NODE: Option<&'static Node> = F::NODE;
    const ORDER: &'static [&'static Node] = F::ORDER;
    const LIMITED: bool = F::LIMITED;
    const WITH_DELETED: bool = true;
    const SITES: usize = F::SITES;
    type Pins<By: Source> = F::Pins<By>;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<Table, F: FilterOf<Table>> FilterOf<Table> for WithDeleted<F> {}

impl<DB: Backend, F: Bind<DB>> Bind<DB> for WithDeleted<F> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }

    fn bind_pin(
        &self,
        column: &'static ColumnName,
        arguments: &mut Arguments<DB>,
    ) -> Result<bool, Error> {
        self.0.bind_pin(column, arguments)
    }
}

/// A table whose rows can be marked as deleted. In the derive's words: `#[updatable(soft_delete = "..")]`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rows that are marked as deleted",
    label = "nothing to include",
    note = "`#[updatable(soft_delete = \"deleted_at\")]` on the struct says which column marks them"
)]
pub trait SoftDeletes {}

impl<T: Updatable + SoftDeletes, S, F, R, J> Update<T, S, F, R, J> {
    /// Means rows that are marked as deleted, too: without it, every update of a table with
    /// `#[updatable(soft_delete = "..")]` leaves them alone.
    ///
    /// # Example: deleting a row, and taking it back
    ///
    /// ```
    /// # use sqlx::types::chrono::{DateTime, Utc};
    /// # use updatable::{Updatable, now, update};
    /// #[derive(Updatable)]
    /// #[updatable(table = "books", soft_delete = "deleted_at")]
    /// struct Book {
    ///     #[updatable(key)]
    ///     book_id: i64,
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// let delete = update!(Book as b, set(b.deleted_at = now()), filter(b.book_id == 3));
    /// assert_eq!(
    ///     delete.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "deleted_at" = now() WHERE "books"."book_id" = $1 AND "books"."deleted_at" IS NULL"#,
    /// );
    /// let restore = update!(Book as b, set(b.deleted_at = NULL), filter(b.book_id == 3)).with_deleted();
    /// assert_eq!(
    ///     restore.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "deleted_at" = NULL WHERE "books"."book_id" = $1"#,
    /// );
    /// ```
    pub fn with_deleted(self) -> Update<T, S, WithDeleted<F>, R, J> {
        Update {
            set: self.set,
            filter: WithDeleted(self.filter),
            returning: self.returning,
            joins: self.joins,
            table: self.table,
        }
    }
}
