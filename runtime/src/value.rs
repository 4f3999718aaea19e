//! Host values in a statement: moved in, kept until an executor says which database they are for, bound once.
//!
//! Whatever the Rust type of a value, what is bound has the SQL type of its column. sqlx keeps prepared
//! statements by text alone, so that the same text with another parameter type would be reinterpreted by
//! PostgreSQL bit by bit.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend, Storable, add, add_option, invalid};
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::Node;
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;
use crate::table::{ColumnDef, ColumnName, NotNull, Nullable};

/// A value that goes where `C` says, bound as it is: a `T`, a `&T`, or a slice that is bound as `T` is.
#[doc(hidden)]
pub struct Plain<C, V>(pub(crate) V, PhantomData<fn() -> C>);

/// A value that must become a `T` first, which may fail.
#[doc(hidden)]
#[cfg_attr(
    not(feature = "rust_decimal"),
    allow(
        dead_code,
        unreachable_pub,
        reason = "of the types so far, only `Decimal` converts"
    )
)]
pub struct Converted<C, T, V>(pub(crate) V, PhantomData<fn() -> (C, T)>);

/// A value that may be absent.
#[doc(hidden)]
pub struct Maybe<P>(pub(crate) Option<P>);

/// A value or NULL.
#[doc(hidden)]
pub struct OrNull<C, T, P>(pub(crate) Option<P>, PhantomData<fn() -> (C, T)>);

/// NULL.
#[doc(hidden)]
pub struct NullValue;

impl<C, V> Plain<C, V> {
    #[inline]
    pub(crate) fn new(value: V) -> Self {
        Plain(value, PhantomData)
    }
}

#[cfg(feature = "rust_decimal")]
impl<C, T, V> Converted<C, T, V> {
    pub(crate) fn new(value: V) -> Self {
        Converted(value, PhantomData)
    }
}

impl<C, T, P> OrNull<C, T, P> {
    pub(crate) fn new(value: Option<P>) -> Self {
        OrNull(value, PhantomData)
    }
}

impl<C, V> Part for Plain<C, V> {
    const NODE: Node = Node::Bind;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = NotNull;
}

impl<C, T, V> Part for Converted<C, T, V> {
    const NODE: Node = Node::Bind;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = NotNull;
}

impl<P: Part> Part for Maybe<P> {
    const NODE: Node = P::NODE;
    const OPTIONAL: bool = true;
    const SITES: usize = 1;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = P::Fixed<By, Key>;
    type Nullability = P::Nullability;

    #[inline]
    fn site(&self, _: usize) -> Site<'_> {
        Site::present(self.0.is_some())
    }
}

impl<C, T, P> Part for OrNull<C, T, P> {
    const NODE: Node = Node::Bind;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = Nullable;
}

impl Part for NullValue {
    const NODE: Node = Node::Null;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = Nullable;
}

impl<DB, C, V> Bind<DB> for Plain<C, V>
where
    DB: Backend,
    C: ColumnDef,
    V: Storable<DB, C>,
{
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        add::<DB, C, V>(arguments, self.0)
    }

    fn bind_pin(
        &self,
        column: &'static ColumnName,
        arguments: &mut Arguments<DB>,
    ) -> Result<bool, Error> {
        let _ = column;
        self.0.add_lent_to(arguments).map_err(invalid::<C>)?;
        Ok(true)
    }
}

impl<DB, C, T, V> Bind<DB> for Converted<C, T, V>
where
    DB: Backend,
    C: ColumnDef,
    T: Storable<DB, C> + TryFrom<V, Error: Into<sqlx::error::BoxDynError>>,
    V: Clone,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        let value = T::try_from(self.0).map_err(|error| invalid::<C>(error.into()))?;
        add::<DB, C, T>(arguments, value)
    }

    fn bind_pin(
        &self,
        column: &'static ColumnName,
        arguments: &mut Arguments<DB>,
    ) -> Result<bool, Error> {
        let _ = column;
        let value = T::try_from(self.0.clone()).map_err(|error| invalid::<C>(error.into()))?;
        add::<DB, C, T>(arguments, value)?;
        Ok(true)
    }
}

impl<DB: Backend, P: Bind<DB>> Bind<DB> for Maybe<P> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        match self.0 {
            Some(part) => part.bind(arguments),
            None => Ok(()),
        }
    }
}

impl<DB, C, T, P> Bind<DB> for OrNull<C, T, P>
where
    DB: Backend,
    C: ColumnDef,
    T: Storable<DB, C>,
    P: Bind<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        match self.0 {
            Some(part) => part.bind(arguments),
            None => add_option::<DB, C, T>(arguments, None),
        }
    }
}

impl<DB: Backend> Bind<DB> for NullValue {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

impl<Table, C, V> Over<Table> for Plain<C, V> {}
impl<Table, C, T, V> Over<Table> for Converted<C, T, V> {}
impl<Table, P: Over<Table>> Over<Table> for Maybe<P> {}
impl<Table, C, T, P> Over<Table> for OrNull<C, T, P> {}
impl<Table> Over<Table> for NullValue {}
