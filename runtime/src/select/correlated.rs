//! The first rows of a subquery that looks at the row outside, as a list.
//!
//! MySQL has no LIMIT in a subquery after IN, unless that is in another one, which cannot look outside
//! ([manual](https://dev.mysql.com/doc/refman/8.4/en/subquery-restrictions.html)).

use super::{Select, SelectOf};
use crate::backend::{Arguments, Backend, Executed};
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::Node;
use crate::part::{Bind, Part, Site};
use crate::source::Source;

/// A subquery with a limit, which reads columns of the tables around it.
#[doc(hidden)]
#[derive(Debug)]
#[must_use = "a subquery does nothing until it is in an update"]
pub struct Correlated<S>(S);

/// For `update!`: what such a `select(..)` gives to `is_in`.
#[doc(hidden)]
pub fn correlated<C, T, K, I, F, W, O>(
    select: Select<C, T, K, I, F, W, O>,
) -> Correlated<Select<C, T, K, I, F, W, O>> {
    Correlated(select)
}

impl<S: Part> Part for Correlated<S> {
    const NODE: Node = S::NODE;
    const SITES: usize = S::SITES;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = NoKey;
    type Nullability = S::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

#[diagnostic::do_not_recommend]
impl<D, C, T, K, I, F, W, O> SelectOf<D, T> for Correlated<Select<C, T, K, I, F, W, O>> where
    Self: Part
{
}

impl<DB: Backend, S: Bind<DB>> Bind<DB> for Correlated<S>
where
    Executed: LimitsCorrelated<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

/// A database that has such a list.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{DB}` has no `limit(..)` in a list that looks at the row outside",
    label = "this connection cannot run `is_in(select(.., limit(..)))` with columns of the tables around it",
    note = "compare with one value, `b.x == select(.., order_by(..), limit(1))`, or ask with `exists(..)`"
)]
pub trait LimitsCorrelated<DB> {}

#[cfg(feature = "sqlite")]
#[diagnostic::do_not_recommend]
impl LimitsCorrelated<sqlx::Sqlite> for Executed {}

#[cfg(feature = "postgres")]
#[diagnostic::do_not_recommend]
impl LimitsCorrelated<sqlx::Postgres> for Executed {}
