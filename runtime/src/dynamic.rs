//! Filters that are put together at run time. Each condition in one is text made at compile time, by the generator of
//! all statements; what joins them is written when the statement is.

use std::marker::PhantomData;

use crate::assemble::{self, Output};
use crate::assignment::TableOf;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use crate::backend::Arguments;
use crate::condition::{Condition, ConditionPart, IntoCondition};
#[cfg(any(feature = "sqlite", feature = "mysql"))]
use crate::correlated;
use crate::dialect::Dialect;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::{Infix, Node};
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use crate::part::Bind;
use crate::part::{Over, Part, Site, Splice};
use crate::render::{self, Writer};
use crate::source::Source;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use crate::storage::{AnyDatabase, Named};
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
        N: ConditionPart + Over<T> + Portable<T::Databases> + Send + Sync + 'static,
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
        let mut parts = present(parts, |tree| match tree {
            Tree::All(parts) => Ok(parts),
            other => Err(other),
        });
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
        let mut parts = present(parts, |tree| match tree {
            Tree::Any(parts) => Ok(parts),
            other => Err(other),
        });
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

/// The parts that are there. Those of a part that joins them in the same way stand among them, so that a filter made
/// in a loop does not become deep.
fn present<T, I: Into<Option<Filter<T>>>>(
    parts: impl IntoIterator<Item = I>,
    same: impl Fn(Tree) -> Result<Vec<Tree>, Tree>,
) -> Vec<Tree> {
    let mut all = Vec::new();
    for filter in parts.into_iter().filter_map(Into::into) {
        match same(filter.tree) {
            Ok(parts) if all.is_empty() => all = parts,
            Ok(parts) => all.extend(parts),
            Err(Tree::Nothing) => {}
            Err(tree) => all.push(tree),
        }
    }
    all
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

/// More parts than this are written in two halves: to SQLite, a flat expression is as deep as it has parts, and it
/// takes a depth of 1,000 (<https://www.sqlite.org/limits.html#max_expr_depth>).
const FLAT: usize = 100;

fn joined(parts: &[Tree], infix: Infix, out: &mut Output) {
    if parts.len() > FLAT {
        let (left, right) = parts.split_at(parts.len() / 2);
        out.push("(");
        joined(left, infix, out);
        out.push(")");
        out.push(infix.sql(out.dialect()));
        out.push("(");
        joined(right, infix, out);
        out.push(")");
        return;
    }
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

impl<T, N> Leaf for Conditioned<T, N>
where
    T: Updatable,
    N: ConditionPart + Portable<T::Databases> + Send + Sync,
{
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
        refuse::<T>(const { correlated::in_node(&N::NODE, None, Dialect::Sqlite) })?;
        Portable::<T::Databases>::on_sqlite(self.condition, arguments)
    }

    #[cfg(feature = "postgres")]
    fn bind_postgres(
        self: Box<Self>,
        arguments: &mut Arguments<sqlx::Postgres>,
    ) -> Result<(), Error> {
        Portable::<T::Databases>::on_postgres(self.condition, arguments)
    }

    #[cfg(feature = "mysql")]
    fn bind_mysql(self: Box<Self>, arguments: &mut Arguments<sqlx::MySql>) -> Result<(), Error> {
        refuse::<T>(
            const {
                if survey::selects(&N::NODE, Some(T::TABLE)) {
                    Some(
                        "a subquery in a `Filter` reads the updated table, which MySQL does not put aside; \
                         write the condition in `update!` or in the builder's closure",
                    )
                } else {
                    correlated::in_node(&N::NODE, None, Dialect::MySql)
                }
            },
        )?;
        Portable::<T::Databases>::on_mysql(self.condition, arguments)
    }
}

/// The database would refuse the condition, for a reason.
#[cfg(any(feature = "sqlite", feature = "mysql"))]
fn refuse<T: Updatable>(reason: Option<&'static str>) -> Result<(), Error> {
    match reason {
        Some(reason) => Err(Error::Unsupported {
            table: T::TABLE.name,
            reason,
        }),
        None => Ok(()),
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

/// A condition that can be sent to every enabled database among `Databases`, those that a table is kept on.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a `Filter` is for every enabled database, and one of them does not have this condition",
    label = "a condition that not every database has",
    note = "write it in `update!` or in the builder's closure, where only the executor's database counts",
    note = "or say in `#[updatable(databases(..))]` which databases the table is kept on"
)]
pub trait Portable<Databases>: Sized {
    /// Binds its values.
    #[cfg(feature = "sqlite")]
    fn on_sqlite(self, arguments: &mut Arguments<sqlx::Sqlite>) -> Result<(), Error>;
    /// Binds its values.
    #[cfg(feature = "postgres")]
    fn on_postgres(self, arguments: &mut Arguments<sqlx::Postgres>) -> Result<(), Error>;
    /// Binds its values.
    #[cfg(feature = "mysql")]
    fn on_mysql(self, arguments: &mut Arguments<sqlx::MySql>) -> Result<(), Error>;
}

#[diagnostic::do_not_recommend]
impl<N, Databases: OnSqlite<N> + OnPostgres<N> + OnMySql<N>> Portable<Databases> for N {
    #[cfg(feature = "sqlite")]
    fn on_sqlite(self, arguments: &mut Arguments<sqlx::Sqlite>) -> Result<(), Error> {
        <Databases as OnSqlite<N>>::send(self, arguments)
    }

    #[cfg(feature = "postgres")]
    fn on_postgres(self, arguments: &mut Arguments<sqlx::Postgres>) -> Result<(), Error> {
        <Databases as OnPostgres<N>>::send(self, arguments)
    }

    #[cfg(feature = "mysql")]
    fn on_mysql(self, arguments: &mut Arguments<sqlx::MySql>) -> Result<(), Error> {
        <Databases as OnMySql<N>>::send(self, arguments)
    }
}

macro_rules! databases {
    ($($feature:literal $DB:ident $On:ident $bind:ident [$($const:ident)*] $kept:ty, $not_kept:ty;)*) => {
        $(
            /// Databases that a condition can be sent to, if this one is enabled and among them.
            #[doc(hidden)]
            pub trait $On<N> {
                /// Binds its values.
                #[cfg(feature = $feature)]
                fn send(condition: N, arguments: &mut Arguments<sqlx::$DB>) -> Result<(), Error>;
            }

            #[cfg(feature = $feature)]
            #[diagnostic::do_not_recommend]
            impl<N: Bind<sqlx::$DB>> $On<N> for AnyDatabase {
                fn send(condition: N, arguments: &mut Arguments<sqlx::$DB>) -> Result<(), Error> {
                    condition.bind(arguments)
                }
            }

            #[cfg(feature = $feature)]
            #[diagnostic::do_not_recommend]
            impl<N: Bind<sqlx::$DB>, $(const $const: bool,)* Checked> $On<N> for $kept {
                fn send(condition: N, arguments: &mut Arguments<sqlx::$DB>) -> Result<(), Error> {
                    condition.bind(arguments)
                }
            }

            /// Never called: [`KeptOn`](crate::storage::KeptOn) refuses the executor.
            #[cfg(feature = $feature)]
            #[diagnostic::do_not_recommend]
            impl<N, $(const $const: bool,)* Checked> $On<N> for $not_kept {
                fn send(_: N, _: &mut Arguments<sqlx::$DB>) -> Result<(), Error> {
                    Ok(())
                }
            }

            #[cfg(not(feature = $feature))]
            impl<N, Databases> $On<N> for Databases {}

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
    "sqlite" Sqlite OnSqlite bind_sqlite
        [P M] Named<true, P, M, Checked>, Named<false, P, M, Checked>;
    "postgres" Postgres OnPostgres bind_postgres
        [S M] Named<S, true, M, Checked>, Named<S, false, M, Checked>;
    "mysql" MySql OnMySql bind_mysql
        [S P] Named<S, P, true, Checked>, Named<S, P, false, Checked>;
}
