//! Another table, of which statements read.

use fastrand::Rng;
use sqlx::FromRow;
use updatable::Updatable;

use super::ast::Type;
use super::cell::Price;
use super::random::{amount, integer, key, medium, option, text};
use super::table::{Column, Row};
use super::value::IntoValue as _;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "others")]
pub(crate) struct Other {
    /// Such as `c.a` is.
    #[updatable(key)]
    pub(crate) id: i64,
    /// Such as `c.id` is, and of several rows the same.
    pub(crate) k: i64,
    pub(crate) v: Option<i64>,
    pub(crate) i: i32,
    pub(crate) j: Option<i32>,
    pub(crate) s: String,
    pub(crate) u: Option<String>,
    pub(crate) cost: Option<Price>,
}

pub(crate) const OTHERS: &str = "
    CREATE TABLE others (
        id {i64} PRIMARY KEY,
        k {i64} NOT NULL,
        v {i64},
        i {i32} NOT NULL,
        j {i32},
        s {bytewise text} NOT NULL,
        u {bytewise text},
        cost {money}
    ) {end};
";

/// The columns, in the order of the table.
pub(crate) const COLUMNS: [Column; 8] = [
    Column::not_null("id", Type::Large),
    Column::not_null("k", Type::Large),
    Column::nullable("v", Type::Large),
    Column::not_null("i", Type::Medium),
    Column::nullable("j", Type::Medium),
    Column::not_null("s", Type::Text),
    Column::nullable("u", Type::Text),
    Column::nullable("cost", Type::Amount),
];

impl Other {
    /// Up to six rows, in the order of their keys.
    pub(crate) fn random_table(rng: &mut Rng) -> Vec<Self> {
        let mut ids: Vec<i64> = (-3..=4).filter(|_| rng.u8(..8) < 5).collect();
        ids.truncate(6);
        let other = |id| Other {
            id,
            k: key(rng),
            v: option(integer)(rng),
            i: medium(rng),
            j: option(medium)(rng),
            s: text(rng).into(),
            u: option(text)(rng).map(String::from),
            cost: option(amount)(rng),
        };
        ids.into_iter().map(other).collect()
    }

    pub(crate) fn row(&self) -> Row {
        let other = self.clone();
        Row::from([
            ("id", other.id.into_value()),
            ("k", other.k.into_value()),
            ("v", other.v.into_value()),
            ("i", other.i.into_value()),
            ("j", other.j.into_value()),
            ("s", other.s.into_value()),
            ("u", other.u.into_value()),
            ("cost", other.cost.into_value()),
        ])
    }
}
