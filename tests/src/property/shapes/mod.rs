//! The shapes: statements with holes.
//!
//! In all of them `c` is the table's row and `h` the host values.

mod arithmetic;
mod builder;
mod conditions;
mod division;
mod filters;
mod functions;
mod joins;
mod keys;
mod lists;
mod order;
mod overflow;
mod patches;
mod random;
mod subqueries;
mod text;
mod values;

use super::host::Host;
use super::model::Method;
use super::run::{Connection, Sent};

/// A statement with holes, and the ways of executing it.
pub(crate) struct Shape {
    /// What stands in `update!` after the table.
    pub(crate) text: &'static str,
    pub(crate) ways: Vec<Way>,
}

/// A statement as rustc has compiled it.
pub(crate) struct Way {
    pub(crate) method: Method,
    pub(crate) send: for<'c> fn(Host, &'c mut Connection) -> Sent<'c>,
}

/// Those that every database takes.
pub(crate) fn all() -> Vec<Shape> {
    [
        values::shapes(),
        conditions::shapes(),
        arithmetic::shapes(),
        division::shapes(),
        functions::shapes(),
        overflow::shapes(),
        subqueries::shapes(),
        joins::shapes(),
        text::shapes(),
        lists::shapes(),
        patches::shapes(),
        order::shapes(),
        keys::shapes(),
        builder::shapes(),
        filters::shapes(),
        random::shapes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A statement that is executed in one way.
macro_rules! way {
    ($c:ident, $h:ident, $method:ident, $execute:ident, $seen:expr, $($statement:tt)+) => {
        $crate::property::shapes::Way {
            method: $crate::property::model::Method::$method,
            send: |$h, connection| {
                let _ = &$h;
                let update = updatable::update!(
                    $crate::property::cell::Cell as $c,
                    $($statement)+
                );
                let sql = update.sql::<$crate::Driver>();
                $crate::property::run::sent(sql, update.$execute(connection), $seen)
            },
        }
    };
}

/// A shape, executed, and with `returning` where the database has it.
macro_rules! shape {
    ($c:ident, $h:ident, $($statement:tt)+) => {{
        let mut ways = vec![
            way!($c, $h, Execute, execute, $crate::property::run::matched, $($statement)+),
        ];
        ways.extend($crate::rows!($c, $h, $($statement)+));
        $crate::property::shapes::Shape {
            text: stringify!($($statement)+),
            ways,
        }
    }};
}

/// A shape that is executed once, with `returning` where the database has it.
macro_rules! shape_once {
    ($c:ident, $h:ident, $($statement:tt)+) => {
        $crate::property::shapes::Shape {
            text: stringify!($($statement)+),
            ways: vec![$crate::fetched!($c, $h, $($statement)+)],
        }
    };
}

/// Whole statements, each executed once.
macro_rules! statements {
    (|$c:ident, $h:ident| [$(($($statement:tt)+),)+]) => {
        vec![$($crate::property::shapes::shape_once!($c, $h, $($statement)+)),+]
    };
}

/// Each `set` with each filter.
macro_rules! cross {
    (@one $c:ident $h:ident $set:ident $items:tt [$($filter:ident $condition:tt,)+]) => {
        vec![$(shape!($c, $h, $set $items, $filter $condition)),+]
    };
    (|$c:ident, $h:ident| [$($set:ident $items:tt,)+] $filters:tt) => {
        [$(cross!(@one $c $h $set $items $filters)),+].into_iter().flatten()
    };
}

pub(crate) use {cross, shape, shape_once, statements, way};
