//! What is known of a filter before any row is looked at.

use crate::property::ast::{Expr, Infix};
use crate::property::eval::{Scope, World};
use crate::property::host::Hole;
use crate::property::value::Value;

/// Whether the filter is true, or false, for every row: because of empty lists and texts, or of parts that are missing.
pub(super) fn constant(filter: &Expr, world: &World<'_>) -> Option<bool> {
    match filter {
        Expr::In(_, list) if !matches!(**list, Expr::Select(_)) => {
            let list = Scope::new(world, None).list(list);
            list.is_empty().then_some(false)
        }
        // It is in every text.
        Expr::Finds(_, _, wanted) => {
            let wanted = Scope::new(world, None).value(wanted);
            (wanted == Ok(Some(Value::Text(String::new())))).then_some(true)
        }
        Expr::Literal(Value::Boolean(truth)) => Some(*truth),
        Expr::Hole(name) => match world.host.hole(name) {
            Hole::Filter(tree) => constant(&tree.expr(), world),
            _ => None,
        },
        Expr::Not(part) => constant(part, world).map(|constant| !constant),
        Expr::Infix(Infix::And, left, right) => {
            match (constant(left, world), constant(right, world)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), right) => right,
                (left, Some(true)) => left,
                _ => None,
            }
        }
        Expr::Infix(Infix::Or, left, right) => {
            match (constant(left, world), constant(right, world)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), right) => right,
                (left, Some(false)) => left,
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the filter asks for one key: `c.id == value`, joined with `&&` to whatever else.
pub(super) fn pins_key(filter: &Expr) -> bool {
    match filter {
        Expr::Infix(Infix::And, left, right) => pins_key(left) || pins_key(right),
        Expr::Infix(Infix::Equal, left, right) => {
            is_key(left) && right.is_host() || left.is_host() && is_key(right)
        }
        _ => false,
    }
}

fn is_key(expr: &Expr) -> bool {
    matches!(expr, Expr::Column { of, name } if of == "c" && name == "id")
}

/// Somewhere it divides by a host value that is zero.
pub(super) fn divides_by_zero(expr: &Expr, world: &World<'_>) -> bool {
    expr.all().into_iter().any(|part| match part {
        Expr::Infix(Infix::Divide | Infix::Remainder, left, right) => {
            !left.is_host() && is_zero(right, world)
        }
        _ => false,
    })
}

/// A host value that is zero.
pub(super) fn is_zero(divisor: &Expr, world: &World<'_>) -> bool {
    divisor.is_host()
        && !matches!(divisor, Expr::Hole(name) if matches!(world.host.hole(name), Hole::Absent))
        && Scope::new(world, None).value(divisor) == Ok(Some(Value::Integer(0)))
}
