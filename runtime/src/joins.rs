//! Other tables beside the updated one: `from(Author as a, on(a.id == b.author_id))`.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend};
use crate::condition::ConditionPart;
use crate::error::Error;
use crate::node::JoinNode;
use crate::part::{Bind, Site};
use crate::source::Source;
use crate::table::Updatable;

/// The other tables of a statement.
#[doc(hidden)]
pub trait Joins {
    /// Their shape.
    const NODE: JoinNode;
    /// How many decisions are taken at run time.
    const SITES: usize;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_>;
}

/// None.
#[doc(hidden)]
pub struct NoJoins;

impl Joins for NoJoins {
    const NODE: JoinNode = JoinNode::None;
    const SITES: usize = 0;

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

impl<T, A, On> Join<T, A, On> {
    pub(crate) fn new(on: On) -> Self {
        Join {
            on,
            types: PhantomData,
        }
    }
}

impl<T: Updatable, A: Source, On: ConditionPart> Joins for Join<T, A, On> {
    const NODE: JoinNode = JoinNode::Join {
        table: T::TABLE,
        source: A::INDEX,
        on: Some(&On::NODE),
    };
    const SITES: usize = On::SITES;

    fn site(&self, index: usize) -> Site<'_> {
        self.on.site(index)
    }
}

impl<DB: Backend, T, A, On: Bind<DB>> Bind<DB> for Join<T, A, On> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.on.bind(arguments)
    }
}

/// The first table of a `select`, which relates to nothing before it.
#[doc(hidden)]
pub struct First<T, A>(PhantomData<fn() -> (T, A)>);

impl<T, A> First<T, A> {
    pub(crate) fn new() -> Self {
        First(PhantomData)
    }
}

impl<T: Updatable, A: Source> Joins for First<T, A> {
    const NODE: JoinNode = JoinNode::Join {
        table: T::TABLE,
        source: A::INDEX,
        on: None,
    };
    const SITES: usize = 0;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }
}

impl<DB: Backend, T, A> Bind<DB> for First<T, A> {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<L: Joins, R: Joins> Joins for (L, R) {
    const NODE: JoinNode = JoinNode::Pair(&L::NODE, &R::NODE);
    const SITES: usize = L::SITES + R::SITES;

    fn site(&self, index: usize) -> Site<'_> {
        if index < L::SITES {
            self.0.site(index)
        } else {
            self.1.site(index - L::SITES)
        }
    }
}
