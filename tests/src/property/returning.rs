//! `returning`, for the databases that have it.

use crate::property::cell::Cell;
use crate::property::model::Outcome;
use crate::property::table::Row;

/// The ways of executing a statement for its rows.
macro_rules! rows {
    ($c:ident, $h:ident, $($statement:tt)+) => {
        [$crate::property::shapes::way!(
            $c, $h, FetchAll, fetch_all, $crate::returning::every, $($statement)+, returning($c)
        )]
    };
}

/// One way of executing a statement for its rows.
macro_rules! fetched {
    ($c:ident, $h:ident, $($statement:tt)+) => {
        $crate::property::shapes::way!(
            $c, $h, FetchAll, fetch_all, $crate::returning::every, $($statement)+, returning($c)
        )
    };
}

/// The ways of executing one whose filter has the whole key for its row.
macro_rules! row {
    ($c:ident, $h:ident, $($statement:tt)+) => {
        [
            $crate::property::shapes::way!(
                $c, $h, FetchOptional, fetch_optional, $crate::returning::first, $($statement)+, returning($c)
            ),
            $crate::property::shapes::way!(
                $c, $h, FetchOne, fetch_one, $crate::returning::one, $($statement)+, returning($c)
            ),
        ]
    };
}

pub(crate) use {fetched, row, rows};

/// They come in no particular order.
pub(crate) fn every(cells: Vec<Cell>) -> Outcome {
    let mut rows: Vec<Row> = cells.iter().map(Cell::row).collect();
    rows.sort_by_key(|row| row["id"].as_ref().map(ToString::to_string));
    Outcome::Rows(rows)
}

pub(crate) fn first(cell: Option<Cell>) -> Outcome {
    Outcome::Row(cell.as_ref().map(Cell::row))
}

pub(crate) fn one(cell: Cell) -> Outcome {
    first(Some(cell))
}
