//! What `#[derive(Updatable)]` tells about a table: names, columns, and what may be done with each.

use crate::apply::Apply;
use crate::assignment::{TableOf, table};
use crate::automatic::Automatic;
use crate::backend::Backend;
use crate::condition::{Condition, ConditionPart, IntoCondition};
use crate::dialect::Dialect;
use crate::dynamic::{Filter, Portable};
use crate::filter::AllRows;
use crate::joins::{First, SourceOf, source};
use crate::part::Over;
use crate::scope::{ScopeOf, scope_of};
use crate::select::{Exists, Gives, Item, Select, Unordered};
use crate::source::{Next, Target};
use crate::storage::Reads;
use crate::within::{self, RowsOf};

/// A struct whose fields are the columns of a table.
///
/// Implemented by [`#[derive(Updatable)]`](macro@crate::Updatable), which also generates the patch
/// struct, the typed columns and the builder's entry points. Implement it by that alone: it has hidden items.
///
/// # Example: a function for every table
///
/// ```
/// use updatable::Updatable;
///
/// #[derive(Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     genre: String,
/// }
///
/// fn unchanged<T: Updatable<Patch: Default>>() -> T::Patch {
///     T::Patch::default()
/// }
///
/// assert!(unchanged::<Book>().is_empty());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table: it does not derive `Updatable`",
    label = "not a table",
    note = "add `#[derive(Updatable)]` and `#[updatable(table = \"..\")]` to the struct"
)]
pub trait Updatable: Sized {
    /// A struct with one typed [`Column`](crate::Column) for each field.
    type Columns;
    /// The partial-update struct, in which `None` means unchanged.
    type Patch;
    /// The columns.
    const COLUMNS: Self::Columns;
    /// The columns of the key, as a tuple.
    #[doc(hidden)]
    type Key;
    /// Those that it is kept on: see [`storage`](crate::storage).
    #[doc(hidden)]
    type Databases;
    /// Whether an update must say whose rows it means: see [`scope`](crate::scope).
    #[doc(hidden)]
    type Scope;
    /// Whether an update must say who updates: see [`actor`](crate::actor).
    #[doc(hidden)]
    type Actor;
    /// Whether it is written down what an update changes: see [`recorded`](crate::recorded).
    #[doc(hidden)]
    type History;
    /// The names in SQL.
    #[doc(hidden)]
    const TABLE: &'static Table;
    /// The constraints whose columns are told.
    #[doc(hidden)]
    const CONSTRAINTS: &'static [Constraint] = &[];
    /// The table as a value, written as [`COLUMNS`](Self::COLUMNS) is: rustc drops an error that it has printed before, and as a type
    /// argument a table that is not found would have another help.
    #[doc(hidden)]
    const ITSELF: TableOf<Self> = table();

    /// Its scope as a value, for the same reason.
    #[doc(hidden)]
    const SCOPE: ScopeOf<Self, Self::Scope> = scope_of();

    /// A filter as a value, of one condition: see [`Filter`]. The condition is made as in the builder, owns its values, and is
    /// one that every enabled database can be sent.
    ///
    /// # Example: a genre
    ///
    /// ```
    /// # use updatable::{Filter, Updatable};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let fiction: Filter<Book> = Book::filter(|b| b.genre.eq("fiction"));
    /// # let _ = fiction;
    /// ```
    fn filter<R, N>(condition: impl FnOnce(Self::Columns) -> R) -> Filter<Self>
    where
        Self: 'static,
        R: IntoCondition<N>,
        N: ConditionPart + Over<Self> + Portable<Self::Databases> + Send + Sync + 'static,
    {
        Filter::new(condition)
    }

    /// A subquery of this table in the builder, which gives a column, an expression or an aggregate: see [`Select`].
    ///
    /// # Example: the highest number of copies
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
    /// let update = Book::update_where(|b| b.copies.eq(Book::select(|o| o.copies.max()).scalar()))
    ///     .set(|b| b.copies.set(0));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "copies" = ? WHERE "books"."copies" = (SELECT max(t1."copies") FROM "books" AS t1)"#,
    /// );
    /// ```
    fn select<V, C, T, K, P>(
        item: impl FnOnce(<Self as Aliased<Next<Target>>>::Columns) -> V,
    ) -> Select<C, T, K, Gives<P>, First<Self, Next<Target>>, AllRows, Unordered>
    where
        Self: Aliased<Next<Target>>,
        V: Item<C, T, K, P>,
    {
        within::select(item)
    }

    /// In the builder: there is a row of this table for which the condition is true.
    ///
    /// # Example: books with a promotion
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "promos")]
    /// # struct Promo { #[updatable(key)] promo_id: i64, book_id: i64 }
    /// let update = Book::update_where(|b| Promo::exists(|p| p.book_id.eq(b.book_id)).not())
    ///     .set(|b| b.genre.set("regular"));
    /// assert_eq!(
    ///     update.sql::<sqlx::Sqlite>(),
    ///     r#"UPDATE "books" SET "genre" = ? WHERE NOT (EXISTS (SELECT 1 FROM "promos" AS t1 WHERE t1."book_id" = "books"."book_id"))"#,
    /// );
    /// ```
    fn exists<N>(
        filter: impl FnOnce(<Self as Aliased<Next<Target>>>::Columns) -> Condition<N>,
    ) -> Condition<Apply<Exists, (RowsOf<Self, N>,)>>
    where
        Self: Aliased<Next<Target>>,
        N: ConditionPart,
    {
        within::exists(filter)
    }
}

/// The columns of a table that a statement calls `A`: see [`Source`](crate::source::Source).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table: it does not derive `Updatable`",
    label = "not a table",
    note = "add `#[derive(Updatable)]` and `#[updatable(table = \"..\")]` to the struct"
)]
pub trait Aliased<A>: Sized {
    /// The struct of them.
    type Columns;
    /// The columns.
    const COLUMNS: Self::Columns;
    /// The table as a value.
    const ITSELF: SourceOf<Self, A> = source();
}

/// A name as each family of databases quotes it, with any quote in it doubled.
#[doc(hidden)]
#[derive(Debug)]
pub struct Quoted {
    /// `"x"`: SQLite and PostgreSQL.
    pub standard: &'static str,
    /// `` `x` ``: MySQL and MariaDB.
    pub mysql: &'static str,
}

impl Quoted {
    pub(crate) const fn on(&self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::MySql => self.mysql,
            Dialect::Sqlite | Dialect::Postgres => self.standard,
        }
    }
}

/// The names of a table.
#[doc(hidden)]
pub struct Table {
    /// As messages print it.
    pub name: &'static str,
    /// With its schema, if it has one.
    pub quoted: Quoted,
    /// All of them, in the order of the fields.
    pub columns: &'static [&'static ColumnName],
    /// Those of the primary key.
    pub keys: &'static [&'static ColumnName],
    /// Those that say which row is meant, each alone.
    pub unique: &'static [&'static ColumnName],
    /// The one that counts updates.
    pub version: Option<&'static ColumnName>,
    /// The one that says whose a row is.
    pub scope: Option<&'static ColumnName>,
    /// The one that is NULL unless the row is marked as deleted.
    pub soft_delete: Option<&'static ColumnName>,
    /// The table of what rows were and became.
    pub history: Option<&'static History>,
    /// What each update sets by itself.
    pub automatic: &'static [Automatic],
}

/// A constraint, and the columns that a violation of it is about.
#[doc(hidden)]
#[derive(Debug)]
pub struct Constraint {
    /// As the database has it.
    pub name: &'static str,
    /// As the database has them.
    pub columns: &'static [&'static ColumnName],
}

/// Where it is written what rows were and became, when and by whom.
#[doc(hidden)]
pub struct History {
    /// The table, with the schema if there is one.
    pub quoted: Quoted,
    /// The column of who has updated a row.
    pub actor: Option<&'static ColumnName>,
}

/// The names of a column.
#[doc(hidden)]
#[derive(Debug)]
pub struct ColumnName {
    /// As messages print it.
    pub name: &'static str,
    /// The table's name, as messages print it.
    pub table: &'static str,
    /// Left of `=` in SET, where PostgreSQL and SQLite refuse a qualified name.
    pub target: Quoted,
    /// Everywhere else. SQLite takes an unknown `"name"` for a string, but not `"table"."name"`.
    pub qualified: Quoted,
}

/// For the derive: the names, where `name` and `table` are as messages print them, and the others quoted.
#[doc(hidden)]
pub const fn column_name(
    name: &'static str,
    table: &'static str,
    target: &'static str,
    target_mysql: &'static str,
    qualified: &'static str,
    qualified_mysql: &'static str,
) -> ColumnName {
    ColumnName {
        name,
        table,
        target: Quoted {
            standard: target,
            mysql: target_mysql,
        },
        qualified: Quoted {
            standard: qualified,
            mysql: qualified_mysql,
        },
    }
}

/// The facts about one column, on the marker type that the derive makes for it.
#[doc(hidden)]
pub trait ColumnDef {
    /// [`NotNull`] or [`Nullable`].
    type Nullability: Nullability;
    /// [`Settable`], [`PrimaryKey`], [`ReadOnly`] or [`Generated`].
    type Access;
    /// Which part of the key it is.
    type Pins: crate::key::Pins;
    /// How its values go to a database and come back: see [`storage`](crate::storage).
    type Stored;
    /// Its names.
    const NAME: &'static ColumnName;
}

/// A column of the table `Table`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a column of `{Table}`",
    label = "a column of another table"
)]
pub trait ColumnOf<Table> {}

/// What a column's value is read as.
#[doc(hidden)]
pub trait Nullability {
    /// It may be NULL.
    const NULLABLE: bool;
    /// `T` or `Option<T>`.
    type Output<T>;
    /// What is NULL if this or `Other` is.
    type Or<Other: Nullability>: Nullability;
    /// What is NULL if this and `Other` are.
    type And<Other: Nullability>: Nullability;

    /// Reads a column `C` of `V`s that is stored as `S` says.
    fn read<DB: Backend, S: Reads<DB, C, V>, C, V>(
        row: &DB::Row,
        index: usize,
    ) -> Result<Self::Output<S::Value>, sqlx::Error>;
}

/// A column that is never NULL.
#[doc(hidden)]
pub enum NotNull {}

/// A column that may be NULL.
#[doc(hidden)]
pub enum Nullable {}

impl Nullability for NotNull {
    const NULLABLE: bool = false;
    type Output<T> = T;
    type Or<Other: Nullability> = Other;
    type And<Other: Nullability> = NotNull;

    fn read<DB: Backend, S: Reads<DB, C, V>, C, V>(
        row: &DB::Row,
        index: usize,
    ) -> Result<S::Value, sqlx::Error> {
        S::read(row, index)
    }
}

impl Nullability for Nullable {
    const NULLABLE: bool = true;
    type Output<T> = Option<T>;
    type Or<Other: Nullability> = Nullable;
    type And<Other: Nullability> = Other;

    fn read<DB: Backend, S: Reads<DB, C, V>, C, V>(
        row: &DB::Row,
        index: usize,
    ) -> Result<Option<S::Value>, sqlx::Error> {
        S::read_option(row, index)
    }
}

/// A column that updates may set.
#[doc(hidden)]
pub enum Settable {}

/// A column of the primary key.
#[doc(hidden)]
pub enum PrimaryKey {}

/// A column that updates never set.
#[doc(hidden)]
pub enum ReadOnly {}

/// A column that the database computes.
#[doc(hidden)]
pub enum Generated {}

/// The version, which each update counts up.
#[doc(hidden)]
pub enum VersionNumber {}

/// A column that each update sets to the time, unless an assignment sets it.
#[doc(hidden)]
pub enum Touched {}

/// A column that each update sets to who updates.
#[doc(hidden)]
pub enum Actor {}

/// A column that takes over what another one was.
#[doc(hidden)]
pub enum Previous {}

/// The column that says whose a row is.
#[doc(hidden)]
pub enum Scope {}

/// Whether a column may stand left of `=`: `PrimaryKey: Assignable<Book_id>` fails, and so the message
/// names the column and not the user's own types.
///
/// Each kind of column has a leaf trait with its own words, since a message cannot depend on `Self`.
#[doc(hidden)]
pub trait Assignable<C> {}

impl<C> Assignable<C> for Settable {}
impl<C> Assignable<C> for Touched {}
impl<C> Assignable<C> for VersionNumber where VersionColumn: AssignableVersion<C> {}
impl<C> Assignable<C> for Actor where ActorColumn: AssignableActor<C> {}
impl<C> Assignable<C> for Previous where PreviousColumn: AssignablePrevious<C> {}
impl<C> Assignable<C> for Scope where ScopeColumn: AssignableScope<C> {}
impl<C> Assignable<C> for PrimaryKey where KeyColumn: AssignableKey<C> {}
impl<C> Assignable<C> for ReadOnly where ReadOnlyColumn: AssignableReadOnly<C> {}
impl<C> Assignable<C> for Generated where GeneratedColumn: AssignableGenerated<C> {}

/// [`PrimaryKey`] again: rustc passes over the words of a leaf about the type that it was asked about.
#[doc(hidden)]
pub enum KeyColumn {}
/// [`ReadOnly`] again.
#[doc(hidden)]
pub enum ReadOnlyColumn {}
/// [`Generated`] again.
#[doc(hidden)]
pub enum GeneratedColumn {}
/// [`VersionNumber`] again.
#[doc(hidden)]
pub enum VersionColumn {}
/// [`Actor`] again.
#[doc(hidden)]
pub enum ActorColumn {}
/// [`Previous`] again.
#[doc(hidden)]
pub enum PreviousColumn {}
/// [`Scope`] again.
#[doc(hidden)]
pub enum ScopeColumn {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is the version, which each update counts up by itself",
    label = "`#[updatable(version)]` column in `set`",
    note = "to change a row only if it is still the one that was read, compare it in `filter(..)`"
)]
pub trait AssignableVersion<C> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` says who has updated the row, and is not set by an assignment",
    label = "`#[updatable(actor)]` column in `set`",
    note = "say who it is with `.actor(..)`"
)]
pub trait AssignableActor<C> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` takes over the old value of another column by itself",
    label = "`#[updatable(previous_of = ..)]` column in `set`",
    note = "set that other column"
)]
pub trait AssignablePrevious<C> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` says whose a row is, and cannot be updated",
    label = "`#[updatable(scope = ..)]` column in `set`",
    note = "it belongs in the filter: an update that gave a row to somebody else would let it out of its scope"
)]
pub trait AssignableScope<C> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is (part of) the primary key and cannot be updated",
    label = "key column in `set`",
    note = "a key says which row to change: put it in `filter(..)` instead"
)]
pub trait AssignableKey<C> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is read-only and cannot be updated",
    label = "`#[updatable(readonly)]` column in `set`",
    note = "remove `readonly` from the field if updates may set the column"
)]
pub trait AssignableReadOnly<C> {}

#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is computed by the database and cannot be updated",
    label = "`#[updatable(generated)]` column in `set`",
    note = "set the columns it is computed from"
)]
pub trait AssignableGenerated<C> {}
