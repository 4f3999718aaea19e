//! The tables as the model sees them.

use std::collections::BTreeMap;

use fastrand::Rng;

use super::ast::Type;
use super::cell::{self, Cell};
use super::other::{self, Other};
use super::value::Value;

/// Some columns with their values; `None` is NULL.
pub(crate) type Row = BTreeMap<&'static str, Option<Value>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// The one that is updated.
    Cells,
    Others,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) kind: Type,
    pub(crate) nullable: bool,
}

impl Column {
    pub(crate) const fn not_null(name: &'static str, kind: Type) -> Self {
        Column {
            name,
            kind,
            nullable: false,
        }
    }

    pub(crate) const fn nullable(name: &'static str, kind: Type) -> Self {
        Column {
            name,
            kind,
            nullable: true,
        }
    }
}

impl Table {
    pub(crate) fn columns(self) -> &'static [Column] {
        match self {
            Table::Cells => &cell::COLUMNS,
            Table::Others => &other::COLUMNS,
        }
    }

    pub(crate) fn column(self, name: &str) -> Column {
        let column = self.columns().iter().find(|column| column.name == name);
        *column.unwrap_or_else(|| panic!("no column of {self:?} is called `{name}`"))
    }
}

/// What is in the tables before a statement.
#[derive(Debug, Clone)]
pub(crate) struct Tables {
    pub(crate) cells: Vec<Cell>,
    pub(crate) others: Vec<Other>,
}

impl Tables {
    pub(crate) fn random(rng: &mut Rng) -> Self {
        Tables {
            cells: Cell::random_table(rng),
            others: Other::random_table(rng),
        }
    }

    /// The same without one row, for each of them.
    pub(crate) fn smaller(&self) -> Vec<Self> {
        let cells = (0..self.cells.len()).map(|index| {
            let mut fewer = self.clone();
            fewer.cells.remove(index);
            fewer
        });
        let others = (0..self.others.len()).map(|index| {
            let mut fewer = self.clone();
            fewer.others.remove(index);
            fewer
        });
        others.chain(cells).collect()
    }

    pub(crate) fn rows(&self) -> Rows {
        Rows {
            cells: self.cells.iter().map(Cell::row).collect(),
            others: self.others.iter().map(Other::row).collect(),
        }
    }
}

/// The same, as the model sees them.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    pub(crate) cells: Vec<Row>,
    pub(crate) others: Vec<Row>,
}

impl Rows {
    pub(crate) fn of(&self, table: Table) -> &[Row] {
        match table {
            Table::Cells => &self.cells,
            Table::Others => &self.others,
        }
    }
}
