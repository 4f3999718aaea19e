//! `DEFAULT`: what the table's definition says about a column.

use crate::backend::{Arguments, Backend, Executed};
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::Node;
use crate::operand::{Assign, Suits, SuitsCompound};
use crate::part::{Bind, Over, Part};
use crate::source::Source;
use crate::table::NotNull;

/// The column's default, as the table's definition has it: `set(b.genre = DEFAULT)` in [`update!`](crate::update!),
/// `b.genre.set(DEFAULT)` in the builder.
///
/// On PostgreSQL and MySQL. SQLite has no DEFAULT in an update, and there such an update does not compile where it meets its
/// executor. A column without a default becomes NULL; if it is NOT NULL, the database refuses the update.
///
/// # Example: back to the default
///
/// ```
/// # use updatable::Updatable;
/// use updatable::DEFAULT;
///
/// #[derive(Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     genre: String,
/// }
///
/// let update = Book::update_by_key(3).set(|b| b.genre.set(DEFAULT));
/// assert_eq!(
///     update.sql::<sqlx::Postgres>(),
///     r#"UPDATE "books" SET "genre" = DEFAULT WHERE "books"."book_id" = $1"#,
/// );
/// ```
pub const DEFAULT: DefaultValue = DefaultValue(());

/// The type of [`DEFAULT`].
///
/// # Example: what resets a column
///
/// ```
/// let default: updatable::DefaultValue = updatable::DEFAULT;
/// # let _ = default;
/// ```
#[derive(Debug, Clone, Copy)]
pub struct DefaultValue(());

/// `DEFAULT`, as a way to be a value.
#[doc(hidden)]
pub enum Reset {}

/// DEFAULT in the statement.
#[doc(hidden)]
pub struct DefaultPart;

#[diagnostic::do_not_recommend]
impl<C, T> Assign<C, T, Reset, DefaultPart> for DefaultValue {
    fn into_part(self) -> DefaultPart {
        DefaultPart
    }
}

/// Whether the default of a column suits it, its definition says.
impl<V, C, N> Suits<C, N, Reset> for V {}

impl<V, C, N: AcceptsDefaultOperand<C>> SuitsCompound<C, N, Reset> for V {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is not calculated with DEFAULT",
    label = "DEFAULT is no operand",
    note = "assign with `=` to give the column its default"
)]
pub trait AcceptsDefaultOperand<C> {}

impl Part for DefaultPart {
    const NODE: Node = Node::Default;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    // Where the default is NULL and the column takes none, the database says so.
    type Nullability = NotNull;
}

impl<DB: Backend> Bind<DB> for DefaultPart
where
    Executed: AssignsDefault<DB>,
{
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<Table> Over<Table> for DefaultPart {}

/// A database `DB` that knows DEFAULT in SET.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{DB}` has no DEFAULT in an update",
    label = "this database cannot assign DEFAULT",
    note = "PostgreSQL and MySQL can; here, assign the value itself"
)]
pub trait AssignsDefault<DB> {}

#[cfg(feature = "postgres")]
#[diagnostic::do_not_recommend]
impl AssignsDefault<sqlx::Postgres> for Executed {}
#[cfg(feature = "mysql")]
#[diagnostic::do_not_recommend]
impl AssignsDefault<sqlx::MySql> for Executed {}
