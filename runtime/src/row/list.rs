//! Lists of rows: `row((a, b)).is_in(..)`.

use std::marker::PhantomData;

use crate::apply::Parts;
use crate::assemble::Output;
use crate::backend::{Arguments, Backend, invalid};
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use crate::backend::{Storable, add};
use crate::condition::ConditionPart;
use crate::dialect::Dialect;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::list::{BindItem, Item, List};
use crate::node::Node;
use crate::part::{Bind, Over, Part, Site, Splice};
use crate::source::Source;
use crate::table::ColumnDef;

/// What stands before the rows of a list, which are separated by commas and followed by `)`.
pub(crate) const fn rows_before(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "(VALUES ",
        Dialect::Postgres | Dialect::MySql => "(",
    }
}

/// What stands after IN for a list of no rows.
pub(crate) const fn empty_rows(dialect: Dialect, width: usize) -> &'static str {
    match (dialect, width) {
        (Dialect::Sqlite | Dialect::Postgres, _) => dialect.empty_list(),
        // A row is compared with a row of the same width, even where there is none.
        (Dialect::MySql, 2) => "(SELECT NULL, NULL FROM DUAL WHERE FALSE)",
        (Dialect::MySql, 3) => "(SELECT NULL, NULL, NULL FROM DUAL WHERE FALSE)",
        (Dialect::MySql, _) => "(SELECT NULL, NULL, NULL, NULL FROM DUAL WHERE FALSE)",
    }
}

/// A list of tuples, each a value of the columns `C`, of the types `T`.
///
/// `L` is the list, `How` and `B` how the values of a tuple are bound: parameters for the reason given at
/// [`Operand`](crate::operand::Operand).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{C}` is `{T}`, and this is no list of that: `{Self}`",
    label = "expected a list of `{T}`, found `{Self}`",
    note = "write `[(a, b), (c, d)]`, or pass a `Vec`, a slice or a reference to one"
)]
pub trait IntoRows<C, T, L, How, B> {
    /// The same.
    fn into_rows(self) -> L;
}

macro_rules! lists {
    ($([$($lifetime:lifetime)?] [$($length:tt)*] $List:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($lifetime,)? V, C, T, How, B, $($length)*> IntoRows<C, T, Self, How, B> for $List
            where
                <Self as List>::Item: RowItem<C, T, How, B>,
            {
                fn into_rows(self) -> Self {
                    self
                }
            }
        )*
    };
}

lists! {
    [] [const N: usize] [V; N];
    ['a] [const N: usize] &'a [V; N];
    ['a] [] &'a [V];
    ['a] [] &'a Vec<V>;
    [] [] Vec<V>;
}

/// A tuple in a list: [`Item`] for each of its values.
#[doc(hidden)]
pub trait RowItem<C, T, How, B> {}

/// The same the other way round, as [`BindItem`] is.
#[doc(hidden)]
pub trait BindRow<C, T, V, B> {
    /// Makes what is bound.
    fn bound(row: V) -> Result<B, Error>;

    /// The row as a JSON array, for types of which [`RowTypes::is_json`].
    #[cfg(feature = "sqlite")]
    fn json(row: V) -> serde_json::Value
    where
        T: RowTypes;
}

/// The types of a row's values.
#[doc(hidden)]
pub trait RowTypes: 'static {
    /// SQLite gets a list of run-time length as one JSON text.
    fn is_json() -> bool;
}

/// A database that a list of rows can be sent to, each a tuple `B` of what is bound.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a list of `{B}` cannot be sent to `{Self}` (columns `{C}`)",
    label = "this database has no such list",
    note = "sqlx has no array type for one of these on this database"
)]
pub trait SendsRows<C, B>: Backend {
    /// Binds the rows. `known` is whether their number is part of the text.
    fn add_rows<T: RowTypes, How: BindRow<C, T, I, B>, I>(
        arguments: &mut Arguments<Self>,
        rows: impl ExactSizeIterator<Item = I>,
        known: bool,
    ) -> Result<(), Error>;
}

macro_rules! rows {
    ($(($($C:ident $T:ident $V:ident $How:ident $B:ident $values:ident),+),)*) => {
        $(
            impl<$($C, $T, $V, $How, $B),+> RowItem<($($C,)+), ($($T,)+), ($($How,)+), ($($B,)+)> for ($($V,)+)
            where
                $($V: Item<$C, $T, $How, $B>,)+
            {
            }

            impl<'a, $($C, $T, $V, $How, $B),+> RowItem<($($C,)+), ($($T,)+), ($($How,)+), ($($B,)+)>
                for &'a ($($V,)+)
            where
                $(&'a $V: Item<$C, $T, $How, $B>,)+
            {
            }

            impl<$($C: ColumnDef, $T: 'static, $V, $How: BindItem<$C, $T, $V, $B>, $B),+>
                BindRow<($($C,)+), ($($T,)+), ($($V,)+), ($($B,)+)> for ($($How,)+)
            {
                rows!(@methods ($($V,)+), $($C $T $V $How $B),+);
            }

            impl<'a, $($C: ColumnDef, $T: 'static, $V, $How: BindItem<$C, $T, &'a $V, $B>, $B),+>
                BindRow<($($C,)+), ($($T,)+), &'a ($($V,)+), ($($B,)+)> for ($($How,)+)
            {
                rows!(@methods &'a ($($V,)+), $($C $T $V $How $B),+);
            }

            impl<$($T: 'static),+> RowTypes for ($($T,)+) {
                fn is_json() -> bool {
                    $(crate::list::is_json::<$T>())&&+
                }
            }

            /// One array for each column. They are filled row by row, and so have the same length: `unnest` would fill up
            /// a shorter one with NULL.
            #[cfg(feature = "postgres")]
            #[diagnostic::do_not_recommend]
            impl<$($C, $B),+> SendsRows<($($C,)+), ($($B,)+)> for sqlx::Postgres
            where
                $(
                    $C: ColumnDef,
                    Vec<$B>: Storable<sqlx::Postgres, $C>,
                )+
            {
                fn add_rows<T: RowTypes, How: BindRow<($($C,)+), T, I, ($($B,)+)>, I>(
                    arguments: &mut Arguments<Self>,
                    rows: impl ExactSizeIterator<Item = I>,
                    _: bool,
                ) -> Result<(), Error> {
                    $(let mut $values = Vec::with_capacity(rows.len());)+
                    for row in rows {
                        #[allow(non_snake_case)]
                        let ($($B,)+) = How::bound(row)?;
                        $($values.push($B);)+
                    }
                    $(add::<Self, $C, Vec<$B>>(arguments, $values)?;)+
                    Ok(())
                }
            }

            #[cfg(feature = "mysql")]
            #[diagnostic::do_not_recommend]
            impl<$($C, $B),+> SendsRows<($($C,)+), ($($B,)+)> for sqlx::MySql
            where
                $($C: ColumnDef, $B: Storable<sqlx::MySql, $C>,)+
            {
                fn add_rows<T: RowTypes, How: BindRow<($($C,)+), T, I, ($($B,)+)>, I>(
                    arguments: &mut Arguments<Self>,
                    rows: impl ExactSizeIterator<Item = I>,
                    _: bool,
                ) -> Result<(), Error> {
                    for row in rows {
                        #[allow(non_snake_case)]
                        let ($($B,)+) = How::bound(row)?;
                        $(add::<Self, $C, $B>(arguments, $B)?;)+
                    }
                    Ok(())
                }
            }

            #[cfg(feature = "sqlite")]
            #[diagnostic::do_not_recommend]
            impl<$($C, $B),+> SendsRows<($($C,)+), ($($B,)+)> for sqlx::Sqlite
            where
                $($C: ColumnDef, $B: Storable<sqlx::Sqlite, $C>,)+
            {
                fn add_rows<T: RowTypes, How: BindRow<($($C,)+), T, I, ($($B,)+)>, I>(
                    arguments: &mut Arguments<Self>,
                    rows: impl ExactSizeIterator<Item = I>,
                    known: bool,
                ) -> Result<(), Error> {
                    if !known && T::is_json() {
                        let rows: serde_json::Value = rows.map(How::json).collect();
                        // A text of ours, and no value of a column.
                        return <Self as Backend>::add(arguments, rows.to_string()).map_err(invalid::<C1>);
                    }
                    for row in rows {
                        #[allow(non_snake_case)]
                        let ($($B,)+) = How::bound(row)?;
                        $(add::<Self, $C, $B>(arguments, $B)?;)+
                    }
                    Ok(())
                }
            }
        )*
    };
    (@methods $Row:ty, $($C:ident $T:ident $V:ident $How:ident $B:ident),+) => {
        fn bound(row: $Row) -> Result<($($B,)+), Error> {
            #[allow(non_snake_case)]
            let ($($V,)+) = row;
            Ok(($(<$How as BindItem<$C, $T, _, $B>>::bound($V).map_err(invalid::<$C>)?,)+))
        }

        #[cfg(feature = "sqlite")]
        fn json(row: $Row) -> serde_json::Value {
            #[allow(non_snake_case)]
            let ($($V,)+) = row;
            serde_json::Value::Array(vec![$(<$How as BindItem<$C, $T, _, $B>>::json($V)),+])
        }
    };
}

rows! {
    (C1 T1 V1 How1 B1 values1, C2 T2 V2 How2 B2 values2),
    (C1 T1 V1 How1 B1 values1, C2 T2 V2 How2 B2 values2, C3 T3 V3 How3 B3 values3),
    (C1 T1 V1 How1 B1 values1, C2 T2 V2 How2 B2 values2, C3 T3 V3 How3 B3 values3, C4 T4 V4 How4 B4 values4),
}

type Types<C, T, How, B> = PhantomData<fn() -> (C, T, How, B)>;

/// `row IN (list)`, or `NOT IN`.
#[doc(hidden)]
pub struct InRows<const NEGATED: bool, P, C, T, L, How, B> {
    row: P,
    list: L,
    types: Types<C, T, How, B>,
}

impl<const NEGATED: bool, P, C, T, L, How, B> InRows<NEGATED, P, C, T, L, How, B> {
    pub(crate) fn new(row: P, list: L) -> Self {
        InRows {
            row,
            list,
            types: PhantomData,
        }
    }
}

impl<const NEGATED: bool, P, C, T, L, How, B> Part for InRows<NEGATED, P, C, T, L, How, B>
where
    P: Parts,
    T: RowTypes,
    L: List,
{
    const NODE: Node = Node::InRows {
        row: P::NODES,
        known: L::KNOWN,
        negated: NEGATED,
    };
    const SITES: usize = P::SITES + if L::KNOWN.is_some() { 0 } else { 1 };
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = P::Fixed<By, Key>;
    type Nullability = P::Any;

    fn site(&self, index: usize) -> Site<'_> {
        if index < P::SITES {
            self.row.site(index)
        } else {
            Site::Splice(self)
        }
    }
}

/// A list of run-time length, where the database has no arrays.
impl<const NEGATED: bool, P, C, T, L, How, B> Splice for InRows<NEGATED, P, C, T, L, How, B>
where
    P: Parts,
    T: RowTypes,
    L: List,
{
    fn write(&self, out: &mut Output) {
        let (dialect, width) = (out.dialect(), P::NODES.len());
        if dialect == Dialect::Sqlite && T::is_json() {
            for index in 0..width {
                out.push(if index == 0 { "(SELECT " } else { ", " });
                out.push("json_extract(value, '$[");
                out.push(["0", "1", "2", "3"][index]);
                out.push("]')");
            }
            out.push(" FROM json_each(");
            out.parameter();
            out.push("))");
            return;
        }
        if self.list.count() == 0 {
            out.push(empty_rows(dialect, width));
            return;
        }
        write_rows(out, self.list.count(), width);
    }
}

/// What stands after IN for so many rows of parameters, of which there is at least one.
pub(crate) fn write_rows(out: &mut Output, count: usize, width: usize) {
    let dialect = out.dialect();
    for row in 0..count {
        out.push(if row == 0 { rows_before(dialect) } else { ", " });
        for index in 0..width {
            out.push(if index == 0 { "(" } else { ", " });
            out.parameter();
        }
        out.push(")");
    }
    out.push(")");
}

impl<const NEGATED: bool, P, C, T, L, How, B> ConditionPart for InRows<NEGATED, P, C, T, L, How, B>
where
    P: Parts,
    T: RowTypes,
    L: List,
{
    type Pins<By: Source> = NoKey;

    fn constant(&self) -> Option<bool> {
        (self.list.count() == 0).then_some(NEGATED)
    }
}

impl<DB, const NEGATED: bool, P, C, T, L, How, B> Bind<DB> for InRows<NEGATED, P, C, T, L, How, B>
where
    DB: SendsRows<C, B>,
    P: Bind<DB>,
    T: RowTypes,
    L: List,
    How: BindRow<C, T, L::Item, B>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.row.bind(arguments)?;
        DB::add_rows::<T, How, L::Item>(arguments, self.list.items(), L::KNOWN.is_some())
    }
}

impl<Table, const NEGATED: bool, P: Over<Table>, C, T, L, How, B> Over<Table>
    for InRows<NEGATED, P, C, T, L, How, B>
{
}
