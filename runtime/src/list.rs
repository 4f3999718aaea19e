//! Lists: `is_in` and `not_in`.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend};
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use crate::backend::{Storable, add, invalid};
use crate::condition::ConditionPart;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::Node;
use crate::operand::{Lent, Owned, Slice};
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;
use crate::table::ColumnDef;

/// A list of values of a column of type `T`.
///
/// `L` is the list, `How` and `B` how its values are bound: parameters for the reason given at
/// [`Operand`](crate::operand::Operand).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is `{T}`, and this is no list of that: `{Self}`",
    label = "expected a list of `{T}`, found `{Self}`",
    note = "write `[a, b]`, or pass a `Vec`, a slice or a reference to one"
)]
pub trait IntoList<C, T, L, How, B> {
    /// The same.
    fn into_list(self) -> L;
}

/// Values one by one.
#[doc(hidden)]
pub trait List {
    /// Their type.
    type Item;
    /// Their number, if the type tells it.
    const KNOWN: Option<usize>;

    /// How many there are.
    fn count(&self) -> usize;
    /// Gives them.
    fn items(self) -> impl ExactSizeIterator<Item = Self::Item>;
}

macro_rules! lists {
    ($([$($lifetime:lifetime)?] [$($length:tt)*] $List:ty, $Item:ty, $known:expr, |$list:ident| $items:expr;)*) => {
        $(
            impl<$($lifetime,)? V, $($length)*> List for $List {
                type Item = $Item;
                const KNOWN: Option<usize> = $known;

                fn count(&self) -> usize {
                    self.len()
                }

                fn items(self) -> impl ExactSizeIterator<Item = $Item> {
                    let $list = self;
                    $items
                }
            }

            #[diagnostic::do_not_recommend]
            impl<$($lifetime,)? V, C, T, How, B, $($length)*> IntoList<C, T, Self, How, B> for $List
            where
                $Item: Item<C, T, How, B>,
            {
                fn into_list(self) -> Self {
                    self
                }
            }
        )*
    };
}

lists! {
    [] [const N: usize] [V; N], V, Some(N), |list| list.into_iter();
    ['a] [const N: usize] &'a [V; N], &'a V, Some(N), |list| list.iter();
    ['a] [] &'a [V], &'a V, None, |list| list.iter();
    ['a] [] &'a Vec<V>, &'a V, None, |list| list.iter();
    [] [] Vec<V>, V, None, |list| list.into_iter();
}

/// A value in a list for a column of type `T`, bound as a `B` in the way `How`, which is found here.
#[doc(hidden)]
pub trait Item<C, T, How, B> {}

/// The same the other way round: a way to bind a `V`. Where [`Item`] has failed, `How` is unknown, and so nothing more
/// is said about it.
#[doc(hidden)]
pub trait BindItem<C, T, V, B> {
    /// Makes what is bound.
    fn bound(value: V) -> Result<B, sqlx::error::BoxDynError>;

    /// The value as JSON, for the types of [`json`](crate::json).
    #[cfg(feature = "sqlite")]
    fn json(value: V) -> serde_json::Value
    where
        T: 'static;
}

macro_rules! items {
    ($([$($generics:tt)*] $Value:ty, $T:ty, $How:ty => $B:ty, |$value:ident| $into:expr, $json:expr;)*) => {
        $(
            impl<$($generics)*> Item<C, $T, $How, $B> for $Value {}

            impl<$($generics)*> BindItem<C, $T, $Value, $B> for $How {
                fn bound($value: $Value) -> Result<$B, sqlx::error::BoxDynError> {
                    Ok($into)
                }

                #[cfg(feature = "sqlite")]
                fn json($value: $Value) -> serde_json::Value
                where
                    $T: 'static,
                {
                    $json
                }
            }
        )*
    };
}

items! {
    [C, T] T, T, Owned => T, |value| value, crate::json::to_json(&value);
    ['a, C, T] &'a T, T, Lent => &'a T, |value| value, crate::json::to_json(value);
    ['a, C] &'a str, String, Slice => &'a str, |value| value, value.into();
    ['a, C] &&'a str, String, Slice => &'a str, |value| *value, (*value).into();
    ['a, C] &'a str, Box<str>, Slice => &'a str, |value| value, value.into();
    ['a, C] &&'a str, Box<str>, Slice => &'a str, |value| *value, (*value).into();
    ['a, 'b, C] &'a str, std::borrow::Cow<'b, str>, Slice => &'a str, |value| value, value.into();
    ['a, 'b, C] &&'a str, std::borrow::Cow<'b, str>, Slice => &'a str, |value| *value, (*value).into();
}

#[cfg(feature = "rust_decimal")]
mod decimal {
    use rust_decimal::Decimal;

    use super::{BindItem, Item};
    use crate::numeric::Numeric;
    use crate::operand::Convert;

    items! {
        [C, const P: u8, const S: u8] Decimal, Numeric<P, S>, Convert => Numeric<P, S>,
            |value| Numeric::new(value)?, { let _ = value; serde_json::Value::Null };
        [C, const P: u8, const S: u8] &Decimal, Numeric<P, S>, Convert => Numeric<P, S>,
            |value| Numeric::new(*value)?, { let _ = value; serde_json::Value::Null };
    }
}

#[cfg(feature = "uuid")]
mod uuid {
    use sqlx::types::Uuid;

    use super::{BindItem, Item};
    use crate::operand::Convert;
    use crate::uuid::TextUuid;

    items! {
        [C] Uuid, TextUuid, Convert => TextUuid,
            |value| TextUuid::from(value), value.to_string().into();
        [C] &Uuid, TextUuid, Convert => TextUuid,
            |value| TextUuid::from(*value), value.to_string().into();
    }
}

type Types<C, T, How, B> = PhantomData<fn() -> (C, T, How, B)>;

/// `part IN (list)`, or `NOT IN`.
#[doc(hidden)]
pub struct In<const NEGATED: bool, P, C, T, L, How, B> {
    part: P,
    list: L,
    types: Types<C, T, How, B>,
}

impl<const NEGATED: bool, P, C, T, L, How, B> In<NEGATED, P, C, T, L, How, B> {
    pub(crate) fn new(part: P, list: L) -> Self {
        In {
            part,
            list,
            types: PhantomData,
        }
    }
}

impl<const NEGATED: bool, P, C, T, L, How, B> Part for In<NEGATED, P, C, T, L, How, B>
where
    P: Part,
    T: 'static,
    L: List,
{
    const NODE: Node = Node::In {
        node: &P::NODE,
        known: L::KNOWN,
        negated: NEGATED,
    };
    const SITES: usize = P::SITES + if L::KNOWN.is_some() { 0 } else { 1 };
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = P::Fixed<By, Key>;
    type Nullability = P::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        if index < P::SITES {
            return self.part.site(index);
        }
        Site::Count(crate::assemble::list_site(
            self.list.count(),
            is_json::<T>(),
        ))
    }
}

impl<const NEGATED: bool, P, C, T, L, How, B> ConditionPart for In<NEGATED, P, C, T, L, How, B>
where
    P: Part,
    T: 'static,
    L: List,
{
    type Pins<By: Source> = NoKey;

    fn constant(&self) -> Option<bool> {
        (self.list.count() == 0).then_some(NEGATED)
    }
}

impl<DB, const NEGATED: bool, P, C, T, L, How, B> Bind<DB> for In<NEGATED, P, C, T, L, How, B>
where
    DB: Backend,
    P: Bind<DB>,
    C: ColumnDef<Stored: StoresList<DB, C, B>>,
    T: 'static,
    L: List,
    How: BindItem<C, T, L::Item, B>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.part.bind(arguments)?;
        C::Stored::add_list::<T, How, L::Item>(arguments, self.list.items(), L::KNOWN.is_some())
    }
}

impl<Table, const NEGATED: bool, P: Over<Table>, C, T, L, How, B> Over<Table>
    for In<NEGATED, P, C, T, L, How, B>
{
}

/// A way to send a list of `V`s, for the column `C`, to `DB`. `Self` is how the column is stored, and there for the reason
/// given at [`Named`](crate::storage::Named).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a list of `{V}` cannot be sent to `{DB}` (column `{C}`)",
    label = "this database has no such list",
    note = "sqlx has no array type for `{V}` on this database"
)]
pub trait StoresList<DB: Backend, C, V> {
    /// Binds the values. `known` is whether their number is part of the text.
    fn add_list<T: 'static, How: BindItem<C, T, I, V>, I>(
        arguments: &mut Arguments<DB>,
        values: impl ExactSizeIterator<Item = I>,
        known: bool,
    ) -> Result<(), Error>;
}

#[cfg(feature = "postgres")]
#[diagnostic::do_not_recommend]
impl<S, C, V> StoresList<sqlx::Postgres, C, V> for S
where
    C: ColumnDef,
    Vec<V>: Storable<sqlx::Postgres, C>,
{
    /// One array.
    fn add_list<T: 'static, How: BindItem<C, T, I, V>, I>(
        arguments: &mut Arguments<sqlx::Postgres>,
        values: impl ExactSizeIterator<Item = I>,
        _: bool,
    ) -> Result<(), Error> {
        let values: Result<Vec<V>, _> = values.map(How::bound).collect();
        add::<sqlx::Postgres, C, Vec<V>>(arguments, values.map_err(invalid::<C>)?)
    }
}

#[cfg(feature = "mysql")]
#[diagnostic::do_not_recommend]
impl<S, C, V> StoresList<sqlx::MySql, C, V> for S
where
    C: ColumnDef,
    V: Storable<sqlx::MySql, C>,
{
    fn add_list<T: 'static, How: BindItem<C, T, I, V>, I>(
        arguments: &mut Arguments<sqlx::MySql>,
        values: impl ExactSizeIterator<Item = I>,
        _: bool,
    ) -> Result<(), Error> {
        add_each::<sqlx::MySql, C, V>(arguments, values.map(How::bound))
    }
}

#[cfg(feature = "sqlite")]
#[diagnostic::do_not_recommend]
impl<S, C, V> StoresList<sqlx::Sqlite, C, V> for S
where
    C: ColumnDef,
    V: Storable<sqlx::Sqlite, C>,
{
    /// One JSON text, where `json_each` gives back what sqlx would have bound.
    fn add_list<T: 'static, How: BindItem<C, T, I, V>, I>(
        arguments: &mut Arguments<sqlx::Sqlite>,
        values: impl ExactSizeIterator<Item = I>,
        known: bool,
    ) -> Result<(), Error> {
        if known || !is_json::<T>() {
            return add_each::<sqlx::Sqlite, C, V>(arguments, values.map(How::bound));
        }
        let values: serde_json::Value = values.map(How::json).collect();
        // A text of ours, and no value of the column.
        <sqlx::Sqlite as Backend>::add(arguments, values.to_string()).map_err(invalid::<C>)
    }
}

/// One parameter for each value.
#[cfg(any(feature = "mysql", feature = "sqlite"))]
fn add_each<DB, C, V>(
    arguments: &mut Arguments<DB>,
    values: impl Iterator<Item = Result<V, sqlx::error::BoxDynError>>,
) -> Result<(), Error>
where
    DB: Backend,
    C: ColumnDef,
    V: Storable<DB, C>,
{
    for value in values {
        add::<DB, C, V>(arguments, value.map_err(invalid::<C>)?)?;
    }
    Ok(())
}

#[cfg(feature = "sqlite")]
pub(crate) fn is_json<T: 'static>() -> bool {
    crate::json::is_json::<T>()
}

#[cfg(not(feature = "sqlite"))]
#[allow(
    clippy::extra_unused_type_parameters,
    reason = "the other one's signature"
)]
pub(crate) fn is_json<T: 'static>() -> bool {
    false
}
