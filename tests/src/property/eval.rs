//! What an expression is for a row: SQL's three-valued logic, in which `None` is NULL, and neither true nor false.

use super::ast::{Expr, Infix};
use super::cell::Row;
use super::host::{Hole, Host};
use super::value::Value;

/// The row and the host values that an expression is evaluated with.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) row: &'a Row,
    pub(crate) host: &'a Host,
    /// SQLite's LIKE does not tell capitals from small letters of ASCII.
    pub(crate) like_ignores_case: bool,
}

impl Scope<'_> {
    pub(crate) fn value(self, expr: &Expr) -> Option<Value> {
        match expr {
            Expr::Null => None,
            Expr::Literal(value) => Some(value.clone()),
            Expr::Hole(name) => match self.host.hole(name) {
                Hole::Value(value) => value,
                other => panic!("`h.{name}` is no value: {other:?}"),
            },
            Expr::Column(name) => self.row[name.as_str()].clone(),
            Expr::Infix(infix, left, right) => self.infix(*infix, left, right),
            Expr::Not(_) | Expr::IsNull(_) | Expr::Between(..) | Expr::Like(..) | Expr::In(..) => {
                self.truth(expr).map(Value::Boolean)
            }
            Expr::List(_) => panic!("a list is no value"),
        }
    }

    /// The value of a condition.
    pub(crate) fn truth(self, expr: &Expr) -> Option<bool> {
        match expr {
            Expr::Not(part) => self.truth(part).map(|truth| !truth),
            Expr::IsNull(part) => Some(self.value(part).is_none()),
            Expr::Between(part, low, high) => and(
                self.compare(Infix::GreaterOrEqual, part, low),
                self.compare(Infix::LessOrEqual, part, high),
            ),
            Expr::Like(part, pattern) => {
                let text = characters(self.value(part)?, self.like_ignores_case);
                let pattern = characters(self.value(pattern)?, self.like_ignores_case);
                Some(like(&text, &pattern))
            }
            Expr::In(part, list) => {
                let list = self.list(list);
                if list.is_empty() {
                    return Some(false);
                }
                let value = self.value(part)?;
                Some(list.contains(&value))
            }
            Expr::Hole(name) if let Hole::Filter(tree) = self.host.hole(name) => {
                self.truth(&tree.expr())
            }
            _ => match self.value(expr)? {
                Value::Boolean(truth) => Some(truth),
                other => panic!("not a condition: {other:?}"),
            },
        }
    }

    pub(crate) fn list(self, list: &Expr) -> Vec<Value> {
        match list {
            Expr::List(parts) => parts.iter().filter_map(|part| self.value(part)).collect(),
            Expr::Hole(name) => match self.host.hole(name) {
                Hole::List(values) => values,
                other => panic!("`h.{name}` is no list: {other:?}"),
            },
            other => panic!("not a list: {other:?}"),
        }
    }

    fn infix(self, infix: Infix, left: &Expr, right: &Expr) -> Option<Value> {
        match infix {
            Infix::And => and(self.truth(left), self.truth(right)).map(Value::Boolean),
            Infix::Or => or(self.truth(left), self.truth(right)).map(Value::Boolean),
            Infix::Plus | Infix::Minus | Infix::Times => {
                Some(calculate(infix, self.value(left)?, self.value(right)?))
            }
            _ => self.compare(infix, left, right).map(Value::Boolean),
        }
    }

    fn compare(self, infix: Infix, left: &Expr, right: &Expr) -> Option<bool> {
        let (left, right) = (self.value(left)?, self.value(right)?);
        assert_eq!(
            std::mem::discriminant(&left),
            std::mem::discriminant(&right),
            "{left:?} is compared with {right:?}"
        );
        Some(match infix {
            Infix::Equal => left == right,
            Infix::NotEqual => left != right,
            Infix::Less => left < right,
            Infix::LessOrEqual => left <= right,
            Infix::Greater => left > right,
            Infix::GreaterOrEqual => left >= right,
            _ => panic!("not a comparison: {infix:?}"),
        })
    }
}

/// False if one side is, whatever the other is.
fn and(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// True if one side is, whatever the other is.
fn or(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

pub(crate) fn calculate(infix: Infix, left: Value, right: Value) -> Value {
    use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => Value::Integer(match infix {
            Infix::Plus => left + right,
            Infix::Minus => left - right,
            _ => left * right,
        }),
        (Value::Decimal(left), Value::Decimal(right)) => Value::Decimal(match infix {
            Infix::Plus => left + right,
            Infix::Minus => left - right,
            // To the cents that the column has.
            _ => (left * right).round_dp_with_strategy(2, MidpointAwayFromZero),
        }),
        (left, right) => panic!("{left:?} is calculated with {right:?}"),
    }
}

fn characters(value: Value, ignore_case: bool) -> Vec<char> {
    match value {
        Value::Text(text) if ignore_case => text.to_ascii_lowercase().chars().collect(),
        Value::Text(text) => text.chars().collect(),
        other => panic!("not a text: {other:?}"),
    }
}

/// `%` is any text, `_` one character, and `\` takes the meaning from the character after it.
fn like(text: &[char], pattern: &[char]) -> bool {
    match pattern {
        [] => text.is_empty(),
        ['%', rest @ ..] => (0..=text.len()).any(|from| like(&text[from..], rest)),
        ['_', rest @ ..] => !text.is_empty() && like(&text[1..], rest),
        ['\\', literal, rest @ ..] | [literal, rest @ ..] => {
            text.first() == Some(literal) && like(&text[1..], rest)
        }
    }
}
