//! The updated table: a column of each type that the model knows, and few values of each, so that equal ones and NULL are
//! frequent.

use fastrand::Rng;
use sqlx::FromRow;
use updatable::{Numeric, Updatable};

use super::ast::Type;
use super::random::{amount, boolean, integer, large, medium, option, plain_text, small, text};
use super::table::{Column, Row};
use super::value::IntoValue as _;

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
    /// These are often near the end of what their type can hold.
    pub(crate) w: i16,
    pub(crate) i: i32,
    pub(crate) j: Option<i32>,
    pub(crate) l: i64,
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
        cost {money},
        w {i16} NOT NULL,
        i {i32} NOT NULL,
        j {i32},
        l {i64} NOT NULL
    ) {end};
";

/// The columns, in the order of the table.
pub(crate) const COLUMNS: [Column; 15] = [
    Column::not_null("id", Type::Large),
    Column::not_null("a", Type::Large),
    Column::not_null("b", Type::Large),
    Column::nullable("n", Type::Large),
    Column::nullable("m", Type::Large),
    Column::not_null("s", Type::Text),
    Column::nullable("t", Type::Text),
    Column::not_null("flag", Type::Boolean),
    Column::nullable("maybe", Type::Boolean),
    Column::not_null("price", Type::Amount),
    Column::nullable("cost", Type::Amount),
    Column::not_null("w", Type::Small),
    Column::not_null("i", Type::Medium),
    Column::nullable("j", Type::Medium),
    Column::not_null("l", Type::Large),
];

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
            w: small(rng),
            i: medium(rng),
            j: option(medium)(rng),
            l: large(rng),
        }
    }

    /// Up to five rows, in the order of their keys.
    pub(crate) fn random_table(rng: &mut Rng) -> Vec<Self> {
        let mut ids: Vec<i64> = (1..=8).filter(|_| rng.u8(..8) < 5).collect();
        ids.truncate(5);
        ids.into_iter().map(|id| Self::random(id, rng)).collect()
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

fields!(a b n m s t flag maybe price cost w i j l);
