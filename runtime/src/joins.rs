//! Other tables beside the updated one: `from(Author as a, on(a.id == b.author_id))`.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend};
use crate::condition::{Condition, ConditionPart};
use crate::error::Error;
use crate::key::WholeKey;
use crate::node::JoinNode;
use crate::part::{Bind, Site};
use crate::source::{Source, Target};
use crate::storage::Keeps;
use crate::table::Updatable;

/// The other tables of a statement.
#[doc(hidden)]
pub trait Joins {
    /// Their shape.
    const NODE: JoinNode;
    /// How many decisions are taken at run time.
    const SITES: usize;
    /// The first of them.
    type First: Source;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_>;
}

/// None.
#[doc(hidden)]
pub struct NoJoins;

impl Joins for NoJoins {
    const NODE: JoinNode = JoinNode::None;
    const SITES: usize = 0;
    type First = Target;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }
}

impl<DB: Backend> Bind<DB> for NoJoins {
    #[inline]
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

/// The rows of the table `T`, called `A`, of which the condition `On` is true.
#[doc(hidden)]
pub struct Join<T, A, On> {
    on: On,
    types: PhantomData<fn() -> (T, A)>,
}

impl<T: Updatable, A: Source, On: ConditionPart> Joins for Join<T, A, On> {
    const NODE: JoinNode = JoinNode::Join {
        table: T::TABLE,
        source: A::INDEX,
        on: Some(&On::NODE),
    };
    const SITES: usize = On::SITES;
    type First = A;

    fn site(&self, index: usize) -> Site<'_> {
        self.on.site(index)
    }
}

impl<DB: Keeps<T>, T, A, On: Bind<DB>> Bind<DB> for Join<T, A, On> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.on.bind(arguments)
    }
}

/// The first table of a `select`, which relates to nothing before it.
#[doc(hidden)]
pub struct First<T, A>(PhantomData<fn() -> (T, A)>);

impl<T: Updatable, A: Source> Joins for First<T, A> {
    const NODE: JoinNode = JoinNode::Join {
        table: T::TABLE,
        source: A::INDEX,
        on: None,
    };
    const SITES: usize = 0;
    type First = A;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }
}

impl<DB: Keeps<T>, T, A> Bind<DB> for First<T, A> {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<L: Joins, R: Joins> Joins for (L, R) {
    const NODE: JoinNode = JoinNode::Pair(&L::NODE, &R::NODE);
    const SITES: usize = L::SITES + R::SITES;
    type First = L::First;

    fn site(&self, index: usize) -> Site<'_> {
        if index < L::SITES {
            self.0.site(index)
        } else {
            self.1.site(index - L::SITES)
        }
    }
}

/// A table and what the statement calls it.
#[doc(hidden)]
pub struct SourceOf<T, A>(PhantomData<fn() -> (T, A)>);

/// For `update!`: `Author as a`.
#[doc(hidden)]
pub(crate) const fn source<T, A>() -> SourceOf<T, A> {
    SourceOf(PhantomData)
}

/// For `update!`: `from(Author as a, on(..))`.
#[doc(hidden)]
pub fn join<T, A, N>(source: SourceOf<T, A>, on: Condition<N>) -> Join<T, A, N>
where
    A: Source,
    N: ConditionPart,
    Condition<N>: MatchesOnce<T, A>,
{
    let _ = source;
    Join {
        on: on.0,
        types: PhantomData,
    }
}

/// For `update!`: `from(Author as a, on(..), any_match())`, and every `from` of a `select` after the first.
#[doc(hidden)]
pub fn join_any<T, A, N>(source: SourceOf<T, A>, on: Condition<N>) -> Join<T, A, N> {
    let _ = source;
    Join {
        on: on.0,
        types: PhantomData,
    }
}

/// For `update!`: the first table of a `select`.
#[doc(hidden)]
pub fn first<T, A>(source: SourceOf<T, A>) -> First<T, A> {
    let _ = source;
    First(PhantomData)
}

/// Tables that have one row at most for each row of the first.
#[doc(hidden)]
pub trait OneEach {}

impl<T, A> OneEach for First<T, A> {}
impl<T, A: Source, N: ConditionPart<Pins<A>: WholeKey>> OneEach for Join<T, A, N> {}
impl<L: OneEach, R: OneEach> OneEach for (L, R) {}

/// A condition for which one row at most of the table `T`, called `A`, is there for each row of the tables before.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "several rows of `{T}` may match one row: which of their values is taken would be left to the database",
    label = "does not pin the whole key of `{T}`, or a `unique` column",
    note = "compare every key column of `{T}` with a column of another table, joined with `&&`",
    note = "say which value: `select(a.x.max(), from(..), filter(..))`; to look whether there is a row: `exists(..)`",
    note = "if any of them will do: `from(.., on(..), any_match())`"
)]
pub trait MatchesOnce<T, A> {}

#[diagnostic::do_not_recommend]
impl<T, A: Source, N: ConditionPart<Pins<A>: WholeKey>> MatchesOnce<T, A> for Condition<N> {}
