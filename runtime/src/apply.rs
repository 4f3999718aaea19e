//! Something done with other parts: an operator, a function, a condition.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend};
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::{Infix, Node, Operator};
use crate::order;
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;
use crate::table::{ColumnName, NotNull, Nullability};

/// `O` done with the parts `A`, a tuple.
#[doc(hidden)]
pub struct Apply<O, A>(pub(crate) A, PhantomData<fn() -> O>);

impl<O, A> Apply<O, A> {
    #[inline]
    pub(crate) fn new(parts: A) -> Self {
        Apply(parts, PhantomData)
    }
}

/// What can be done with the parts `A`.
#[doc(hidden)]
pub trait Operation<A> {
    /// How it is written.
    const OPERATOR: Operator;
    /// Whether the result may be NULL.
    type Nullability: Nullability;
}

impl Parts for () {
    const NODES: &'static [&'static Node] = &[];
    const OPTIONAL: bool = false;
    const SITES: usize = 0;
    type Fixed<By: Source, Key: Pins> = Key;
    type Any = NotNull;
    type All = NotNull;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }
}

impl<DB: Backend> Bind<DB> for () {
    #[inline]
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<Table> Over<Table> for () {}

/// A tuple of parts.
#[doc(hidden)]
pub trait Parts {
    /// Their shapes.
    const NODES: &'static [&'static Node];
    /// One of them may be absent.
    const OPTIONAL: bool;
    /// Their sites, one part's after the other's.
    const SITES: usize;
    /// As [`Part::Fixed`], of all of them.
    type Fixed<By: Source, Key: Pins>: Pins;
    /// NULL if one of them is.
    type Any: Nullability;
    /// NULL if all of them are.
    type All: Nullability;

    /// The decision at a site.
    fn site(&self, index: usize) -> Site<'_>;
}

impl<A: Parts, O: Operation<A>> Part for Apply<O, A> {
    const NODE: Node = Node::Apply(O::OPERATOR, A::NODES);
    const OPTIONAL: bool = A::OPTIONAL;
    const SITES: usize = A::SITES;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = A::Fixed<By, Key>;
    type Nullability = O::Nullability;

    #[inline]
    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend, O: Operation<A>, A: Bind<DB> + Parts> Bind<DB> for Apply<O, A> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }

    /// Of `left AND right`, either side's; of `column = value`, that value.
    fn bind_pin(
        &self,
        column: &'static ColumnName,
        arguments: &mut Arguments<DB>,
    ) -> Result<bool, Error> {
        let pins = match (O::OPERATOR, A::NODES) {
            (Operator::Infix(Infix::And), _) => true,
            (
                Operator::Infix(Infix::Equal),
                [Node::Column(name, 0), Node::Bind] | [Node::Bind, Node::Column(name, 0)],
            ) => order::same(name, column),
            _ => false,
        };
        if pins {
            self.0.bind_pin(column, arguments)
        } else {
            Ok(false)
        }
    }
}

impl<Table, O, A: Over<Table>> Over<Table> for Apply<O, A> {}

macro_rules! tuples {
    ($(($($Part:ident)+),)*) => {
        $(
            impl<$($Part: Part),+> Parts for ($($Part,)+) {
                const NODES: &'static [&'static Node] = &[$(&$Part::NODE),+];
                const OPTIONAL: bool = false $(|| $Part::OPTIONAL)+;
                const SITES: usize = 0 $(+ $Part::SITES)+;
                type Fixed<By: Source, Key: Pins> = tuples!(@fixed By Key $($Part)+);
                type Any = tuples!(@nullability Or $($Part)+);
                type All = tuples!(@nullability And $($Part)+);

                #[inline]
                fn site(&self, index: usize) -> Site<'_> {
                    #[allow(non_snake_case)]
                    let ($($Part,)+) = self;
                    let passed = 0;
                    $(
                        if index < passed + $Part::SITES {
                            return $Part.site(index - passed);
                        }
                        let passed = passed + $Part::SITES;
                    )+
                    let _ = passed;
                    Site::ABSENT
                }
            }

            impl<DB: Backend, $($Part: Bind<DB>),+> Bind<DB> for ($($Part,)+) {
                #[inline]
                fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
                    #[allow(non_snake_case)]
                    let ($($Part,)+) = self;
                    $($Part.bind(arguments)?;)+
                    Ok(())
                }

                fn bind_pin(
                    &self,
                    column: &'static ColumnName,
                    arguments: &mut Arguments<DB>,
                ) -> Result<bool, Error> {
                    #[allow(non_snake_case)]
                    let ($($Part,)+) = self;
                    Ok(false $(|| $Part.bind_pin(column, arguments)?)+)
                }
            }

            impl<Table, $($Part: Over<Table>),+> Over<Table> for ($($Part,)+) {}
        )*
    };
    (@fixed $By:ident $Key:ident) => { $Key };
    (@fixed $By:ident $Key:ident $First:ident $($Rest:ident)*) => {
        $First::Fixed<$By, tuples!(@fixed $By $Key $($Rest)*)>
    };
    (@nullability $How:ident $Last:ident) => { $Last::Nullability };
    (@nullability $How:ident $First:ident $($Rest:ident)+) => {
        <$First::Nullability as Nullability>::$How<tuples!(@nullability $How $($Rest)+)>
    };
}

tuples! {
    (A),
    (A B),
    (A B C),
    (A B C D),
    (A B C D E),
    (A B C D E F),
    (A B C D E F G),
    (A B C D E F G H),
    (A B C D E F G H I),
    (A B C D E F G H I J),
    (A B C D E F G H I J K),
    (A B C D E F G H I J K L),
}
