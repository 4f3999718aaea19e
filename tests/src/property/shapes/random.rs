//! Shapes that `build/` has drawn.

use updatable::Updatable as _;

use super::{Shape, Way, shape_once, way};
use crate::property::cell::{Cell, Price};
use crate::property::other::Other;

/// A shape that asks for no rows.
macro_rules! executed {
    ($c:ident, $h:ident, $($statement:tt)+) => {
        Shape {
            text: stringify!($($statement)+),
            ways: vec![way!(
                $c, $h, Execute, execute, crate::property::run::matched, $($statement)+
            )],
        }
    };
}

/// A shape of the builder, written once for the model and once for rustc.
macro_rules! built_once {
    ($h:ident, ($($text:tt)+), $update:expr) => {
        Shape {
            text: stringify!($($text)+),
            ways: vec![Way {
                method: crate::property::model::Method::Execute,
                send: |$h, connection| {
                    let _ = &$h;
                    let update = $update;
                    let sql = update.sql::<crate::Driver>();
                    let execution = update.execute(connection);
                    crate::property::run::sent(sql, execution, crate::property::run::matched)
                },
            }],
        }
    };
}

#[allow(
    unused_parens,
    unused_variables,
    clippy::double_parens,
    clippy::needless_borrows_for_generic_args,
    reason = "an argument is written as an operand is, and a closure as if it named every table"
)]
pub(super) fn shapes() -> Vec<Shape> {
    include!(concat!(env!("OUT_DIR"), "/random_shapes.rs"))
}
