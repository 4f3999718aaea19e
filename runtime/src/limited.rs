//! `order_by(..)` and `limit(..)` of an update: on MySQL, which alone has them.

use crate::apply::{Apply, Operation, Parts};
use crate::backend::{Arguments, Backend, Executed};
use crate::error::Error;
use crate::expression::Expression;
use crate::filter::{FilterOf, Where};
use crate::node::{Node, Operator, Template};
use crate::part::{Bind, Over, Site};
use crate::source::Source;
use crate::table::{ColumnName, Nullability, Updatable};
use crate::update::Update;

/// A filter, of whose rows at most a number is updated, in an order.
#[doc(hidden)]
pub struct Limited<F, A> {
    filter: F,
    by: A,
    limit: u64,
}

impl<F: Where, A: Parts> Where for Limited<F, A> {
    const NODE: Option<&'static Node> = F::NODE;
    const ORDER: &'static [&'static Node] = A::NODES;
    const LIMITED: bool = true;
    const WITH_DELETED: bool = F::WITH_DELETED;
    const SITES: usize = F::SITES + A::SITES;
    type Pins<By: Source> = F::Pins<By>;

    fn site(&self, index: usize) -> Site<'_> {
        if index < F::SITES {
            self.filter.site(index)
        } else {
            self.by.site(index - F::SITES)
        }
    }

    fn is_empty(&self) -> bool {
        self.filter.is_empty()
    }
}

impl<Table, F: FilterOf<Table>, A: Parts + Over<Table>> FilterOf<Table> for Limited<F, A> {}

impl<DB: Backend, F: Bind<DB>, A: Bind<DB>> Bind<DB> for Limited<F, A>
where
    Executed: LimitsUpdates<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.filter.bind(arguments)?;
        self.by.bind(arguments)?;
        Executed::bind_limit(self.limit, arguments)
    }

    fn bind_pin(
        &self,
        column: &'static ColumnName,
        arguments: &mut Arguments<DB>,
    ) -> Result<bool, Error> {
        self.filter.bind_pin(column, arguments)
    }
}

/// A database that can update the first rows of an order.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{DB}` has no `UPDATE ... ORDER BY ... LIMIT`",
    label = "this connection cannot run `limit(..)`",
    note = "MySQL can; here, filter by the key: \
            `filter(b.id.is_in(select(o.id, from(Book as o), filter(..), order_by(o.id), limit(10))))`"
)]
pub trait LimitsUpdates<DB: Backend> {
    /// Binds the number of rows.
    fn bind_limit(limit: u64, arguments: &mut Arguments<DB>) -> Result<(), Error>;
}

#[cfg(feature = "mysql")]
impl LimitsUpdates<sqlx::MySql> for Executed {
    fn bind_limit(limit: u64, arguments: &mut Arguments<sqlx::MySql>) -> Result<(), Error> {
        sqlx::Arguments::add(arguments, limit)
            .map_err(|error| Error::Database(sqlx::Error::Encode(error)))
    }
}

/// One direction of an order.
macro_rules! directions {
    ($($(#[$doc:meta])* $Name:ident $words:literal $nulls:literal;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            pub enum $Name {}

            impl<A: Parts> Operation<A> for $Name {
                // PostgreSQL's own place for NULL is the other end of the order.
                const OPERATOR: Operator = Operator::Template(const {
                    if <A::Any as Nullability>::NULLABLE {
                        &Template {
                            sqlite: $words,
                            postgres: concat!($words, $nulls),
                            mysql: $words,
                        }
                    } else {
                        &Template::same($words)
                    }
                });
                type Nullability = A::Any;
            }
        )*
    };
}

directions! {
    /// `part`
    Ascending "{}" " NULLS FIRST";
    /// `part DESC`
    Descending "{} DESC" " NULLS LAST";
}

/// An order, the least first: of a subquery in the builder. NULL is less than every value.
///
/// # Example: the cheapest
///
/// ```
/// # use updatable::{Updatable, ascending};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
/// let cheapest = Book::select(|b| b.book_id).order_by(|b| (ascending(b.copies),)).limit::<1>();
/// # let _ = cheapest;
/// ```
pub fn ascending<E: Expression>(by: E) -> Apply<Ascending, (E::Part,)> {
    Apply::new((by.part(),))
}

/// An order, the greatest first: of a subquery in the builder. NULL is less than every value.
///
/// # Example: the most expensive
///
/// ```
/// # use updatable::{Updatable, descending};
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, copies: i64 }
/// let dearest = Book::select(|b| b.book_id).order_by(|b| (descending(b.copies),)).limit::<1>();
/// # let _ = dearest;
/// ```
pub fn descending<E: Expression>(by: E) -> Apply<Descending, (E::Part,)> {
    Apply::new((by.part(),))
}

/// For `update!`: the first rows of an order.
#[doc(hidden)]
pub fn limited<F, A>(filter: F, by: A, limit: u64) -> Limited<F, A> {
    Limited { filter, by, limit }
}

/// What the builder's `first` may order by: a column or an expression.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "rows are ordered by a column, or by a value computed from columns",
    label = "not a column"
)]
pub trait IntoOrder<Table> {
    /// The parts.
    type Parts;

    /// Puts it into the statement.
    fn into_order(self) -> Self::Parts;
}

#[diagnostic::do_not_recommend]
impl<Table, E: Expression<Part: Over<Table>>> IntoOrder<Table> for E {
    type Parts = (E::Part,);

    fn into_order(self) -> (E::Part,) {
        (self.part(),)
    }
}

impl<T: Updatable, S, F, R> Update<T, S, F, R> {
    /// Updates at most `rows` of the rows that the filter finds: the first when they are ordered by what the closure gives. On
    /// MySQL alone.
    ///
    /// # Example: the oldest jobs
    ///
    /// ```
    /// # use updatable::Updatable;
    /// # #[derive(Updatable)]
    /// # #[updatable(table = "jobs")]
    /// # struct Job { #[updatable(key)] id: i64, state: String }
    /// # #[cfg(feature = "mysql")]
    /// # async fn example(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
    /// let updated = Job::update_where(|j| j.state.eq("new"))
    ///     .set(|j| j.state.set("claimed"))
    ///     .first(10, |j| j.id)
    ///     .execute(pool)
    ///     .await?;
    /// # let _ = updated;
    /// # Ok(())
    /// # }
    /// ```
    pub fn first<O>(
        self,
        rows: u64,
        by: impl FnOnce(T::Columns) -> O,
    ) -> Update<T, S, Limited<F, O::Parts>, R>
    where
        O: IntoOrder<T>,
    {
        Update {
            set: self.set,
            filter: limited(self.filter, by(T::COLUMNS).into_order(), rows),
            returning: self.returning,
            joins: self.joins,
            table: self.table,
        }
    }
}
