//! Filters that are put together at run time. Each condition in one is text made at compile time, by the generator of
//! all statements; what joins them is written when the statement is.

use std::marker::PhantomData;

use crate::assemble::{self, Output};
use crate::assignment::TableOf;
use crate::backend::Arguments;
use crate::condition::{Condition, ConditionPart, IntoCondition};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::{Infix, Node};
use crate::part::{Bind, Over, Part, Site, Splice};
use crate::render::{self, Writer};
use crate::source::Source;
#[cfg(feature = "mysql")]
use crate::survey;
use crate::table::{Nullable, Updatable};

/// A filter on the rows of the table `T` as a value: composed at run time, from parts that may be missing.
///
/// Conditions are made by [`Book::filter`](Updatable::filter) and joined here.
/// Used as `filter(..filter)` in [`update!`](crate::update!), alone or after a condition, and as
/// `Book::update_where(|_| filter.condition())` in the builder. Its values are owned.
///
/// A filter of no parts means no row, never every row: [`any`](Filter::any) of nothing is false, and
/// [`all`](Filter::all) of nothing is [`EmptyFilter`](Error::EmptyFilter) when the update is executed, before anything is
/// sent.
///
/// # Example: a search form
///
/// ```
/// use updatable::{Filter, Updatable, update};
///
/// #[derive(Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     genre: String,
///     copies: i64,
/// }
///
/// fn wanted(genre: Option<String>, copies_below: Option<i64>) -> Filter<Book> {
///     Filter::all([
///         genre.map(|genre| Book::filter(|b| b.genre.eq(genre))),
///         copies_below.map(|limit| Book::filter(|b| b.copies.lt(limit))),
///     ])
/// }
///
/// # #[cfg(feature = "sqlite")] {
/// let filter = wanted(Some("fiction".into()), None);
/// let update = update!(Book as b, set(b.copies = 0), filter(..filter));
/// assert_eq!(
///     update.sql::<sqlx::Sqlite>(),
///     r#"UPDATE "books" SET "copies" = ? WHERE "books"."genre" = ?"#,
/// );
/// # }
/// ```
#[must_use = "a filter does nothing until it is an update's"]
pub struct Filter<T> {
    tree: Tree,
    table: PhantomData<fn() -> T>,
}

impl<T> std::fmt::Debug for Filter<T> {
    /// Without the values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filter")
    }
}

enum Tree {
    /// Every part was missing.
    Nothing,
    Leaf(Box<dyn Leaf>),
    Not(Box<Tree>),
    /// Two or more.
    All(Vec<Tree>),
    /// Two or more, or none, which is false.
    Any(Vec<Tree>),
}

impl<T: Updatable> Filter<T> {
    /// One condition: [`Updatable::filter`].
    pub(crate) fn new<R, N>(condition: impl FnOnce(T::Columns) -> R) -> Self
    where
        T: 'static,
        R: IntoCondition<N>,
        N: ConditionPart + Over<T> + Portable + Send + Sync + 'static,
    {
        Self::of(Tree::Leaf(Box::new(Conditioned::<T, N> {
            condition: condition(T::COLUMNS).into_node(),
            table: PhantomData,
        })))
    }

    fn of(tree: Tree) -> Self {
        Self {
            tree,
            table: PhantomData,
        }
    }

    /// All of the parts that are there. Of none, it is no filter: see [`Filter`].
    ///
    /// # Example: parts that may be missing
    ///
    /// ```
    /// # use updatable::{Filter, Updatable};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let genre: Option<String> = None;
    /// let filter: Filter<Book> = Filter::all([
    ///     Some(Book::filter(|b| b.copies.lt(5))),
    ///     genre.map(|genre| Book::filter(|b| b.genre.eq(genre))),
    /// ]);
    /// # let _ = filter;
    /// ```
    pub fn all<I: Into<Option<Self>>>(parts: impl IntoIterator<Item = I>) -> Self {
        let mut parts = present(parts);
        Self::of(match parts.len() {
            0 => Tree::Nothing,
            1 => parts.remove(0),
            _ => Tree::All(parts),
        })
    }

    /// One or more of the parts that are there. Of none, it is false: no row matches.
    ///
    /// # Example: one of several genres
    ///
    /// ```
    /// # use updatable::{Filter, Updatable};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let beginnings = ["sci%", "fan%"];
    /// let filter: Filter<Book> = Filter::any(beginnings.map(|beginning| {
    ///     Book::filter(|b| b.genre.like(beginning))
    /// }));
    /// # let _ = filter;
    /// ```
    pub fn any<I: Into<Option<Self>>>(parts: impl IntoIterator<Item = I>) -> Self {
        let mut parts = present(parts);
        Self::of(match parts.len() {
            1 => parts.remove(0),
            _ => Tree::Any(parts),
        })
    }

    /// Both: what [`all`](Self::all) does with two.
    ///
    /// # Example: a further condition
    ///
    /// ```
    /// # use updatable::{Filter, Updatable};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let filter: Filter<Book> = Book::filter(|b| b.genre.eq("fiction"));
    /// let filter = filter.and(Book::filter(|b| b.copies.lt(5)));
    /// # let _ = filter;
    /// ```
    pub fn and(self, other: Self) -> Self {
        Self::all([self, other])
    }

    /// One of the two, or both: what [`any`](Self::any) does with two.
    ///
    /// # Example: an alternative
    ///
    /// ```
    /// # use updatable::{Filter, Updatable};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let filter: Filter<Book> = Book::filter(|b| b.genre.eq("fiction"));
    /// let filter = filter.or(Book::filter(|b| b.copies.lt(5)));
    /// # let _ = filter;
    /// ```
    pub fn or(self, other: Self) -> Self {
        Self::any([self, other])
    }

    /// The opposite. Where the filter is neither true nor false, as a comparison with NULL, so is the opposite.
    ///
    /// # Example: the rest
    ///
    /// ```
    /// # use updatable::{Filter, Updatable};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String }
    /// let fiction: Filter<Book> = Book::filter(|b| b.genre.eq("fiction"));
    /// let rest = fiction.not();
    /// # let _ = rest;
    /// ```
    #[expect(
        clippy::should_implement_trait,
        reason = "the word of SQL, as in `Condition::not`"
    )]
    pub fn not(self) -> Self {
        match self.tree {
            // The opposite of no condition is no condition.
            Tree::Nothing => self,
            tree => Self::of(Tree::Not(Box::new(tree))),
        }
    }

    /// As a condition of the builder, alone or joined with others.
    ///
    /// # Example: the builder
    ///
    /// ```
    /// # use updatable::{Filter, Updatable};
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "books")]
    /// # struct Book { #[updatable(key)] book_id: i64, genre: String, copies: i64 }
    /// let filter: Filter<Book> = Book::filter(|b| b.genre.eq("fiction"));
    /// let update = Book::update_where(|b| b.copies.lt(5).and(filter)).set(|b| b.genre.set("sale"));
    /// # let _ = update;
    ///
    /// let filter: Filter<Book> = Book::filter(|b| b.genre.eq("fiction"));
    /// let update = Book::update_where(|_| filter.condition()).set(|b| b.genre.set("sale"));
    /// # let _ = update;
    /// ```
    pub fn condition(self) -> Condition<Dynamic<T>> {
        Condition(Dynamic(self))
    }
}

/// For `update!`: `..filter`.
#[doc(hidden)]
pub fn dynamic<T>(table: TableOf<T>, filter: Filter<T>) -> Condition<Dynamic<T>> {
    let _ = table;
    Condition(Dynamic(filter))
}

fn present<T, I: Into<Option<Filter<T>>>>(parts: impl IntoIterator<Item = I>) -> Vec<Tree> {
    parts
        .into_iter()
        .filter_map(Into::into)
        .map(|filter| filter.tree)
        .filter(|tree| !matches!(tree, Tree::Nothing))
        .collect()
}

impl<T> IntoCondition<Dynamic<T>> for Filter<T> {
    fn into_node(self) -> Dynamic<T> {
        Dynamic(self)
    }
}

/// A [`Filter`] in a statement.
#[doc(hidden)]
pub struct Dynamic<T>(Filter<T>);

impl<T> Part for Dynamic<T> {
    const NODE: Node = Node::Splice;
    const SITES: usize = 1;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = NoKey;
    type Nullability = Nullable;

    fn site(&self, _: usize) -> Site<'_> {
        Site::Splice(&self.0.tree)
    }
}

impl<T> ConditionPart for Dynamic<T> {
    type Pins<By: Source> = NoKey;

    fn constant(&self) -> Option<bool> {
        self.0.tree.constant()
    }
}

impl<T> Over<T> for Dynamic<T> {}

impl Splice for Tree {
    fn write(&self, out: &mut Output) {
        match self {
            Tree::Nothing => out.push("TRUE"),
            Tree::Leaf(leaf) => leaf.write(out),
            Tree::Not(tree) => {
                out.push("NOT (");
                tree.write(out);
                out.push(")");
            }
            Tree::All(parts) => joined(parts, Infix::And, out),
            Tree::Any(parts) if parts.is_empty() => out.push("FALSE"),
            Tree::Any(parts) => joined(parts, Infix::Or, out),
        }
    }
}

fn joined(parts: &[Tree], infix: Infix, out: &mut Output) {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push(infix.sql(out.dialect()));
        }
        let parentheses = part.precedence() < infix.precedence();
        if parentheses {
            out.push("(");
        }
        part.write(out);
        if parentheses {
            out.push(")");
        }
    }
}

impl Tree {
    fn precedence(&self) -> u8 {
        match self {
            Tree::Leaf(leaf) => leaf.precedence(),
            Tree::All(_) => Infix::And.precedence(),
            Tree::Any(parts) if !parts.is_empty() => Infix::Or.precedence(),
            Tree::Nothing | Tree::Not(_) | Tree::Any(_) => crate::node::ATOM,
        }
    }

    /// As [`ConditionPart::constant`].
    fn constant(&self) -> Option<bool> {
        match self {
            Tree::Nothing => Some(true),
            Tree::Leaf(leaf) => leaf.constant(),
            Tree::Not(tree) => tree.constant().map(|constant| !constant),
            Tree::All(parts) => decided(parts, false),
            Tree::Any(parts) => decided(parts, true),
        }
    }
}

/// One part that is `by` decides; if all are the opposite, so is the whole.
fn decided(parts: &[Tree], by: bool) -> Option<bool> {
    let mut all = true;
    for part in parts {
        match part.constant() {
            Some(constant) if constant == by => return Some(by),
            Some(_) => {}
            None => all = false,
        }
    }
    all.then_some(!by)
}

/// A condition, of which nothing is known but what can be done with it.
trait Leaf: Send + Sync {
    fn write(&self, out: &mut Output);
    fn precedence(&self) -> u8;
    fn constant(&self) -> Option<bool>;
    #[cfg(feature = "sqlite")]
    fn bind_sqlite(self: Box<Self>, arguments: &mut Arguments<sqlx::Sqlite>) -> Result<(), Error>;
    #[cfg(feature = "postgres")]
    fn bind_postgres(
        self: Box<Self>,
        arguments: &mut Arguments<sqlx::Postgres>,
    ) -> Result<(), Error>;
    #[cfg(feature = "mysql")]
    fn bind_mysql(self: Box<Self>, arguments: &mut Arguments<sqlx::MySql>) -> Result<(), Error>;
}

struct Conditioned<T, N> {
    condition: N,
    table: PhantomData<fn() -> T>,
}

impl<T: Updatable, N: ConditionPart + Portable + Send + Sync> Leaf for Conditioned<T, N> {
    fn write(&self, out: &mut Output) {
        let program = match out.dialect() {
            Dialect::Sqlite => Fragment::<T, N>::SQLITE,
            Dialect::Postgres => Fragment::<T, N>::POSTGRES,
            Dialect::MySql => Fragment::<T, N>::MYSQL,
        };
        assemble::run(program, out, &|index| self.condition.site(index));
    }

    fn precedence(&self) -> u8 {
        N::NODE.precedence()
    }

    fn constant(&self) -> Option<bool> {
        self.condition.constant()
    }

    #[cfg(feature = "sqlite")]
    fn bind_sqlite(self: Box<Self>, arguments: &mut Arguments<sqlx::Sqlite>) -> Result<(), Error> {
        self.condition.bind_sqlite(arguments)
    }

    #[cfg(feature = "postgres")]
    fn bind_postgres(
        self: Box<Self>,
        arguments: &mut Arguments<sqlx::Postgres>,
    ) -> Result<(), Error> {
        self.condition.bind_postgres(arguments)
    }

    #[cfg(feature = "mysql")]
    fn bind_mysql(self: Box<Self>, arguments: &mut Arguments<sqlx::MySql>) -> Result<(), Error> {
        if const { survey::selects(&N::NODE, T::TABLE) } {
            let reason = "a subquery in a `Filter` reads the updated table, which MySQL does not put aside; \
                          write the condition in `update!` or in the builder's closure";
            return Err(Error::Unsupported {
                table: T::TABLE.name,
                reason,
            });
        }
        if const { survey::limits_by_row_in(&N::NODE) } {
            return Err(Error::Unsupported {
                table: T::TABLE.name,
                reason: survey::NO_LIMIT_BY_ROW,
            });
        }
        self.condition.bind_mysql(arguments)
    }
}

/// The text of a condition, as a program.
struct Fragment<T, N>(PhantomData<fn() -> (T, N)>);

macro_rules! fragments {
    ($($NAME:ident $bytes:ident $dialect:ident;)*) => {
        impl<T: Updatable, N: Part> Fragment<T, N> {
            $(
                const $NAME: &'static [u8] = {
                    let measured: Writer<0> = render::fragment(&N::NODE, T::TABLE, Dialect::$dialect);
                    sized!(measured.len, $bytes)
                };

                const fn $bytes<const L: usize>() -> &'static [u8] {
                    const { &{ render::fragment::<L>(&N::NODE, T::TABLE, Dialect::$dialect).bytes } }
                }
            )*
        }
    };
}

fragments! {
    SQLITE sqlite Sqlite;
    POSTGRES postgres Postgres;
    MYSQL mysql MySql;
}

/// A condition that can be sent to every enabled database.
#[doc(hidden)]
pub trait Portable: OnSqlite + OnPostgres + OnMySql {}

impl<N: OnSqlite + OnPostgres + OnMySql> Portable for N {}

macro_rules! databases {
    ($($feature:literal $DB:ident $On:ident $bind:ident;)*) => {
        $(
            /// What can be sent to this database, if it is enabled.
            #[doc(hidden)]
            pub trait $On {
                /// Binds it.
                #[cfg(feature = $feature)]
                fn $bind(self, arguments: &mut Arguments<sqlx::$DB>) -> Result<(), Error>;
            }

            #[cfg(feature = $feature)]
            #[diagnostic::do_not_recommend]
            impl<N: Bind<sqlx::$DB>> $On for N {
                fn $bind(self, arguments: &mut Arguments<sqlx::$DB>) -> Result<(), Error> {
                    self.bind(arguments)
                }
            }

            #[cfg(not(feature = $feature))]
            impl<N> $On for N {}

            #[cfg(feature = $feature)]
            impl Tree {
                fn $bind(self, arguments: &mut Arguments<sqlx::$DB>) -> Result<(), Error> {
                    match self {
                        Tree::Nothing => Ok(()),
                        Tree::Leaf(leaf) => leaf.$bind(arguments),
                        Tree::Not(tree) => tree.$bind(arguments),
                        Tree::All(parts) | Tree::Any(parts) => {
                            parts.into_iter().try_for_each(|part| part.$bind(arguments))
                        }
                    }
                }
            }

            #[cfg(feature = $feature)]
            impl<T> Bind<sqlx::$DB> for Dynamic<T> {
                fn bind(self, arguments: &mut Arguments<sqlx::$DB>) -> Result<(), Error> {
                    self.0.tree.$bind(arguments)
                }
            }
        )*
    };
}

databases! {
    "sqlite" Sqlite OnSqlite bind_sqlite;
    "postgres" Postgres OnPostgres bind_postgres;
    "mysql" MySql OnMySql bind_mysql;
}
