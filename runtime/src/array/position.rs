//! Places in an array, and what is put there.

use std::marker::PhantomData;

use sqlx::error::BoxDynError;

use crate::backend::{Arguments, Backend, Storable, add, invalid};
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::list::{BindItem, List, StoresList};
use crate::node::Node;
use crate::part::{Bind, Over, Part};
use crate::source::Source;
use crate::table::{ColumnDef, NotNull};

/// The place of an element of the column `C`, counted from one.
#[doc(hidden)]
pub struct Position<C>(Result<i32, &'static str>, PhantomData<fn() -> C>);

impl<C> Position<C> {
    pub(super) fn new(index: usize) -> Self {
        Position(check(index), PhantomData)
    }

    /// The first of as many elements as `from..=to` has places.
    pub(super) fn of_slice(from: usize, to: usize, count: usize) -> Self {
        let first = check(from).and_then(|first| {
            check(to)?;
            match to.checked_sub(from) {
                None => Err("the slice of an array ends before it begins"),
                Some(last) if last + 1 != count => {
                    Err("the slice of an array has another length than the values for it")
                }
                Some(_) => Ok(first),
            }
        });
        Position(first, PhantomData)
    }
}

/// PostgreSQL would take 0 and move the array's lower bound there, which sqlx does not read.
fn check(index: usize) -> Result<i32, &'static str> {
    match i32::try_from(index) {
        Ok(0) => Err("the elements of an array are counted from one"),
        Ok(index) => Ok(index),
        Err(_) => Err("an array has no place of so high a number"),
    }
}

impl<C> Part for Position<C> {
    const NODE: Node = Node::Bind;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = NotNull;
}

impl<DB, C> Bind<DB> for Position<C>
where
    DB: Backend,
    C: ColumnDef,
    i32: Storable<DB, C>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        let index = self
            .0
            .map_err(|reason| invalid::<C>(BoxDynError::from(reason)))?;
        add::<DB, C, i32>(arguments, index)
    }
}

impl<Table, C> Over<Table> for Position<C> {}

type Types<C, T, How, B> = PhantomData<fn() -> (C, T, How, B)>;

/// Several elements, as one array.
#[doc(hidden)]
pub struct Elements<C, T, L, How, B>(L, Types<C, T, How, B>);

impl<C, T, L, How, B> Elements<C, T, L, How, B> {
    pub(super) fn new(list: L) -> Self {
        Elements(list, PhantomData)
    }
}

impl<C, T, L, How, B> Part for Elements<C, T, L, How, B> {
    const NODE: Node = Node::Bind;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = NotNull;
}

impl<DB, C, T, L, How, B> Bind<DB> for Elements<C, T, L, How, B>
where
    DB: Backend,
    C: ColumnDef<Stored: StoresList<DB, C, B>>,
    T: 'static,
    L: List,
    How: BindItem<C, T, L::Item, B>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        C::Stored::add_list::<T, How, L::Item>(arguments, self.0.items(), true)
    }
}

impl<Table, C, T, L, How, B> Over<Table> for Elements<C, T, L, How, B> {}
