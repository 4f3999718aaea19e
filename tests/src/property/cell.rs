//! The table: a column of each type that the model knows, and few values of each, so that equal ones and NULL are
//! frequent.

use std::collections::BTreeMap;

use fastrand::Rng;
use sqlx::FromRow;
use updatable::{Numeric, Updatable};

use super::random::{amount, boolean, integer, option, plain_text, text};
use super::value::{IntoValue as _, Value};

pub(crate) type Price = Numeric<10, 2>;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "cells")]
pub(crate) struct Cell {
    #[updatable(key)]
    pub(crate) id: i64,
    pub(crate) a: i64,
    pub(crate) b: i64,
    pub(crate) n: Option<i64>,
    pub(crate) m: Option<i64>,
    pub(crate) s: String,
    pub(crate) t: Option<String>,
    pub(crate) flag: bool,
    pub(crate) maybe: Option<bool>,
    pub(crate) price: Price,
    pub(crate) cost: Option<Price>,
}

/// Texts are compared byte by byte on every database.
pub(crate) const CELLS: &str = "
    CREATE TABLE cells (
        id {i64} PRIMARY KEY,
        a {i64} NOT NULL,
        b {i64} NOT NULL,
        n {i64},
        m {i64},
        s {bytewise text} NOT NULL,
        t {bytewise text},
        flag {bool} NOT NULL,
        maybe {bool},
        price {money} NOT NULL,
        cost {money}
    ) {end};
";

/// The columns, in the order of the table.
pub(crate) const COLUMNS: [&str; 11] = [
    "id", "a", "b", "n", "m", "s", "t", "flag", "maybe", "price", "cost",
];

/// Some columns with their values; none is NULL.
pub(crate) type Row = BTreeMap<&'static str, Option<Value>>;

impl Cell {
    fn random(id: i64, rng: &mut Rng) -> Self {
        Cell {
            id,
            a: integer(rng),
            b: integer(rng),
            n: option(integer)(rng),
            m: option(integer)(rng),
            s: text(rng).into(),
            // It is the pattern of a `like`.
            t: option(plain_text)(rng).map(String::from),
            flag: boolean(rng),
            maybe: option(boolean)(rng),
            price: amount(rng),
            cost: option(amount)(rng),
        }
    }

    /// Up to five rows, in the order of their keys.
    pub(crate) fn random_table(rng: &mut Rng) -> Vec<Self> {
        (1..=8)
            .filter(|_| rng.u8(..8) < 5)
            .collect::<Vec<_>>()
            .into_iter()
            .map(|id| Self::random(id, rng))
            .take(5)
            .collect()
    }
}

macro_rules! fields {
    ($($name:ident)*) => {
        impl Cell {
            pub(crate) fn row(&self) -> Row {
                let mut row = self.settable();
                row.insert("id", self.id.into_value());
                row
            }

            fn settable(&self) -> Row {
                Row::from([$((stringify!($name), self.$name.clone().into_value())),*])
            }
        }

        impl CellPatch {
            pub(crate) fn random(rng: &mut Rng) -> Self {
                let cell = Cell::random(0, rng);
                let mut patch = Self::new();
                $(
                    if rng.u8(..4) == 0 {
                        patch.$name = Some(cell.$name);
                    }
                )*
                patch
            }

            /// The columns that it sets.
            pub(crate) fn changes(&self) -> Row {
                let mut changes = Row::new();
                $(
                    if let Some(value) = &self.$name {
                        changes.insert(stringify!($name), value.clone().into_value());
                    }
                )*
                changes
            }
        }
    };
}

fields!(a b n m s t flag maybe price cost);
