//! Lists: `is_in` and `not_in`.

use std::marker::PhantomData;

use sqlx::{Encode, Type};

use crate::backend::{Arguments, Backend, add, invalid};
use crate::condition::ConditionPart;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::Node;
use crate::operand::{Convert, Lent, Owned, Slice, Text};
use crate::part::{Bind, Over, Part};
use crate::table::ColumnDef;

/// A list of values of type `T`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`is_in` and `not_in` need a list, this is `{Self}`",
    label = "not a list",
    note = "write `[a, b]`, or pass a `Vec`, a slice or a reference to one"
)]
pub trait List {
    /// The values' type.
    type Item;
    /// Their number, if the type tells it.
    const KNOWN: Option<usize>;
    /// Gives them one by one.
    type Items: ExactSizeIterator<Item = Self::Item>;

    /// How many there are.
    fn count(&self) -> usize;
    /// Gives them one by one.
    fn items(self) -> Self::Items;
}

impl<V, const N: usize> List for [V; N] {
    type Item = V;
    const KNOWN: Option<usize> = Some(N);
    type Items = std::array::IntoIter<V, N>;

    fn count(&self) -> usize {
        N
    }

    fn items(self) -> Self::Items {
        self.into_iter()
    }
}

impl<'a, V, const N: usize> List for &'a [V; N] {
    type Item = &'a V;
    const KNOWN: Option<usize> = Some(N);
    type Items = std::slice::Iter<'a, V>;

    fn count(&self) -> usize {
        N
    }

    fn items(self) -> Self::Items {
        self.iter()
    }
}

impl<'a, V> List for &'a [V] {
    type Item = &'a V;
    const KNOWN: Option<usize> = None;
    type Items = std::slice::Iter<'a, V>;

    fn count(&self) -> usize {
        self.len()
    }

    fn items(self) -> Self::Items {
        self.iter()
    }
}

impl<'a, V> List for &'a Vec<V> {
    type Item = &'a V;
    const KNOWN: Option<usize> = None;
    type Items = std::slice::Iter<'a, V>;

    fn count(&self) -> usize {
        self.len()
    }

    fn items(self) -> Self::Items {
        self.iter()
    }
}

impl<V> List for Vec<V> {
    type Item = V;
    const KNOWN: Option<usize> = None;
    type Items = std::vec::IntoIter<V>;

    fn count(&self) -> usize {
        self.len()
    }

    fn items(self) -> Self::Items {
        self.into_iter()
    }
}

/// A value in a list for a column of type `T`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "mismatched types: `{C}` is `{T}`, this list has `{Self}`",
    label = "expected a list of `{T}`, found `{Self}`"
)]
pub trait Item<C, T, How> {
    /// What is bound.
    type Bound;

    /// Makes it.
    fn bound(self) -> Result<Self::Bound, sqlx::error::BoxDynError>;
}

#[diagnostic::do_not_recommend]
impl<C, T> Item<C, T, Owned> for T {
    type Bound = T;

    fn bound(self) -> Result<T, sqlx::error::BoxDynError> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, C, T> Item<C, T, Lent> for &'a T {
    type Bound = &'a T;

    fn bound(self) -> Result<&'a T, sqlx::error::BoxDynError> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, C, T: Text> Item<C, T, Slice> for &'a str {
    type Bound = &'a str;

    fn bound(self) -> Result<&'a str, sqlx::error::BoxDynError> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, C, T: Text> Item<C, T, Slice> for &&'a str {
    type Bound = &'a str;

    fn bound(self) -> Result<&'a str, sqlx::error::BoxDynError> {
        Ok(*self)
    }
}

#[cfg(feature = "rust_decimal")]
mod decimal {
    use rust_decimal::Decimal;

    use super::{Convert, Item};
    use crate::numeric::Numeric;

    #[diagnostic::do_not_recommend]
    impl<C, const P: u8, const S: u8> Item<C, Numeric<P, S>, Convert> for Decimal {
        type Bound = Numeric<P, S>;

        fn bound(self) -> Result<Numeric<P, S>, sqlx::error::BoxDynError> {
            Ok(Numeric::new(self)?)
        }
    }

    #[diagnostic::do_not_recommend]
    impl<C, const P: u8, const S: u8> Item<C, Numeric<P, S>, Convert> for &Decimal {
        type Bound = Numeric<P, S>;

        fn bound(self) -> Result<Numeric<P, S>, sqlx::error::BoxDynError> {
            Ok(Numeric::new(*self)?)
        }
    }
}

/// `part IN (list)`, or `NOT IN`.
#[doc(hidden)]
pub struct In<const NEGATED: bool, P, C, T, L, How> {
    part: P,
    list: L,
    types: PhantomData<fn() -> (C, T, How)>,
}

impl<const NEGATED: bool, P, C, T, L, How> In<NEGATED, P, C, T, L, How> {
    pub(crate) fn new(part: P, list: L) -> Self {
        In {
            part,
            list,
            types: PhantomData,
        }
    }
}

impl<const NEGATED: bool, P, C, T, L, How> Part for In<NEGATED, P, C, T, L, How>
where
    P: Part,
    L: List,
{
    const NODE: Node = Node::In {
        node: &P::NODE,
        known: L::KNOWN,
        negated: NEGATED,
    };
    const SITES: usize = if L::KNOWN.is_some() { 0 } else { 1 };
    type Pinned<Key: Pins> = NoKey;

    fn site(&self, _: usize) -> usize {
        self.list.count()
    }
}

impl<const NEGATED: bool, P, C, T, L, How> ConditionPart for In<NEGATED, P, C, T, L, How>
where
    P: Part,
    L: List,
{
    type Pins = NoKey;

    fn constant(&self) -> Option<bool> {
        (self.list.count() == 0).then_some(NEGATED)
    }
}

impl<DB, const NEGATED: bool, P, C, T, L, How> Bind<DB> for In<NEGATED, P, C, T, L, How>
where
    DB: ListBackend<C, <L::Item as Item<C, T, How>>::Bound>,
    P: Bind<DB>,
    C: ColumnDef,
    L: List<Item: Item<C, T, How>>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.part.bind(arguments)?;
        let items = self
            .list
            .items()
            .map(|item| item.bound().map_err(invalid::<C>));
        DB::add_list(arguments, items)
    }
}

impl<Table, const NEGATED: bool, P, C, T, L, How> Over<Table> for In<NEGATED, P, C, T, L, How> where
    P: Over<Table>
{
}

/// A database that a list of `V` can be sent to.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a list of `{V}` cannot be sent to `{Self}` (column `{C}`)",
    label = "this database has no such list",
    note = "sqlx has no array type for `{V}` on this database"
)]
pub trait ListBackend<C, V>: Backend {
    /// Binds the values.
    fn add_list(
        arguments: &mut Arguments<Self>,
        values: impl ExactSizeIterator<Item = Result<V, Error>>,
    ) -> Result<(), Error>;
}

#[cfg(feature = "postgres")]
impl<C, V> ListBackend<C, V> for sqlx::Postgres
where
    C: ColumnDef,
    V: for<'q> Encode<'q, sqlx::Postgres> + Type<sqlx::Postgres> + sqlx::postgres::PgHasArrayType,
{
    /// One array.
    fn add_list(
        arguments: &mut Arguments<Self>,
        values: impl ExactSizeIterator<Item = Result<V, Error>>,
    ) -> Result<(), Error> {
        let values = values.collect::<Result<Vec<V>, Error>>()?;
        add::<Self, C, Vec<V>>(arguments, values)
    }
}

/// One parameter for each value.
macro_rules! one_by_one {
    ($feature:literal, $DB:ident) => {
        #[cfg(feature = $feature)]
        impl<C, V> ListBackend<C, V> for sqlx::$DB
        where
            C: ColumnDef,
            V: for<'q> Encode<'q, sqlx::$DB> + Type<sqlx::$DB>,
        {
            fn add_list(
                arguments: &mut Arguments<Self>,
                values: impl ExactSizeIterator<Item = Result<V, Error>>,
            ) -> Result<(), Error> {
                for value in values {
                    add::<Self, C, V>(arguments, value?)?;
                }
                Ok(())
            }
        }
    };
}

one_by_one!("sqlite", Sqlite);
one_by_one!("mysql", MySql);
