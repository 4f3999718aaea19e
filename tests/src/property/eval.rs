//! What an expression is for a row: SQL's three-valued logic, in which `None` is NULL, and neither true nor false.

mod function;
mod kind;
mod logic;
mod number;
mod query;
mod text;

use std::cell::Cell;

use updatable_tests::database::Kind;

use self::logic::{and, or};
use super::ast::{Expr, Infix};
use super::host::{Hole, Host};
use super::table::{Row, Rows, Table};
use super::value::Value;

pub(crate) use self::query::{Keys, combinations, may_fail_alone};

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The statement fails, as a number has left its type.
    Error,
    /// The database may do one thing or another: evaluate what fails or not, or go on with a rounded number.
    Unclear,
}

pub(crate) type Evaluated<T> = Result<T, Trouble>;

/// What all rows of a statement have in common.
#[derive(Debug)]
pub(crate) struct World<'a> {
    pub(crate) host: &'a Host,
    /// The tables before the statement.
    pub(crate) rows: &'a Rows,
    pub(crate) database: Kind,
    /// The statement may fail, and if it does not, does what the model says.
    pub(crate) may_fail: Cell<bool>,
}

/// A row that an expression may read.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) binder: &'a str,
    pub(crate) table: Table,
    pub(crate) row: &'a Row,
    pub(crate) outer: Option<&'a Frame<'a>>,
}

/// The rows and the host values that an expression is evaluated with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) world: &'a World<'a>,
    pub(crate) frame: Option<&'a Frame<'a>>,
    /// It is assigned, or is what something else is computed from: SQLite, which goes on with a rounded number when an
    /// integer is too large, must look at it.
    pub(crate) assigns: bool,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(world: &'a World<'a>, frame: Option<&'a Frame<'a>>) -> Self {
        Scope {
            world,
            frame,
            assigns: false,
        }
    }

    /// Of what stands right of `=` in an assignment.
    pub(crate) fn assigning(self) -> Self {
        Scope {
            assigns: true,
            ..self
        }
    }

    fn is_on(self, database: Kind) -> bool {
        self.world.database == database
    }

    pub(crate) fn value(self, expr: &Expr) -> Evaluated<Option<Value>> {
        match expr {
            Expr::Null => Ok(None),
            Expr::Literal(value) => Ok(Some(value.clone())),
            Expr::Hole(name) => match self.world.host.hole(name) {
                Hole::Value(value) => Ok(value),
                // Beside what compares with NULL.
                Hole::Absent => Ok(None),
                other => panic!("`h.{name}` is no value: {other:?}"),
            },
            Expr::Column { of, name } => Ok(self.frame_of(of).row[name.as_str()].clone()),
            Expr::Infix(infix, left, right) => match infix {
                Infix::Plus | Infix::Minus | Infix::Times | Infix::Divide | Infix::Remainder => {
                    let kind = self.kind(expr);
                    // Of a rounded number, the remainder would look like any other.
                    let within = match infix {
                        Infix::Remainder => self.assigning(),
                        _ => self,
                    };
                    let operands = self.both(within.value(left), within.value(right))?;
                    match operands {
                        Some((left, right)) => self.calculate(*infix, kind, left, right),
                        None => Ok(None),
                    }
                }
                _ => self.truth_as_value(expr),
            },
            Expr::Call(function, arguments) => self.call(*function, arguments),
            Expr::Case(branches, otherwise) => {
                for (condition, value) in branches {
                    if self.truth(condition)? == Some(true) {
                        return self.value(value);
                    }
                }
                self.value(otherwise)
            }
            Expr::Select(select) => self.scalar(select),
            Expr::Not(_)
            | Expr::IsNull(_)
            | Expr::Between(..)
            | Expr::Like(..)
            | Expr::Finds(..)
            | Expr::In(..)
            | Expr::Exists(_) => self.truth_as_value(expr),
            Expr::List(_) => panic!("a list is no value"),
        }
    }

    fn truth_as_value(self, expr: &Expr) -> Evaluated<Option<Value>> {
        Ok(self.truth(expr)?.map(Value::Boolean))
    }

    fn frame_of(self, binder: &str) -> &'a Frame<'a> {
        let frames = std::iter::successors(self.frame, |frame| frame.outer);
        let found = frames.into_iter().find(|frame| frame.binder == binder);
        found.unwrap_or_else(|| panic!("no table is called `{binder}` here"))
    }

    /// The value of a condition.
    pub(crate) fn truth(self, expr: &Expr) -> Evaluated<Option<bool>> {
        let within = Scope {
            assigns: false,
            ..self
        };
        match expr {
            Expr::Infix(Infix::And, left, right) => and(within.truth(left), within.truth(right)),
            Expr::Infix(Infix::Or, left, right) => or(within.truth(left), within.truth(right)),
            Expr::Infix(
                infix @ (Infix::Equal
                | Infix::NotEqual
                | Infix::Less
                | Infix::LessOrEqual
                | Infix::Greater
                | Infix::GreaterOrEqual
                | Infix::Same),
                left,
                right,
            ) => within.compare(*infix, left, right),
            Expr::Not(part) => Ok(within.truth(part)?.map(|truth| !truth)),
            Expr::IsNull(part) => Ok(Some(within.value(part)?.is_none())),
            Expr::Between(part, low, high) => and(
                within.compare(Infix::GreaterOrEqual, part, low),
                within.compare(Infix::LessOrEqual, part, high),
            ),
            Expr::Like(part, pattern) => within.like(part, pattern),
            Expr::Finds(place, part, wanted) => within.finds(*place, part, wanted),
            Expr::In(part, list) => within.is_in(part, list),
            Expr::Exists(select) => within.exists(select).map(Some),
            Expr::Hole(name) if let Hole::Filter(tree) = within.world.host.hole(name) => {
                within.truth(&tree.expr())
            }
            _ => match within.value(expr)? {
                Some(Value::Boolean(truth)) => Ok(Some(truth)),
                None => Ok(None),
                Some(other) => panic!("not a condition: {other:?}"),
            },
        }
    }

    fn is_in(self, part: &Expr, list: &Expr) -> Evaluated<Option<bool>> {
        let list = match list {
            Expr::Select(select) => self.members(select)?,
            _ => self.list(list).into_iter().map(Some).collect(),
        };
        // Whatever the value is, which may not even be computed.
        if list.is_empty() {
            return match self.value(part) {
                Ok(_) => Ok(Some(false)),
                Err(_) => Err(Trouble::Unclear),
            };
        }
        let value = self.value(part)?;
        Ok(match value {
            None => None,
            _ if list.contains(&value) => Some(true),
            _ if list.contains(&None) => None,
            _ => Some(false),
        })
    }

    /// A list of host values.
    pub(crate) fn list(self, list: &Expr) -> Vec<Value> {
        match list {
            Expr::List(parts) => {
                let values = parts.iter().map(|part| self.value(part));
                values
                    .filter_map(|value| value.expect("a host value"))
                    .collect()
            }
            Expr::Hole(name) => match self.world.host.hole(name) {
                Hole::List(values) => values,
                other => panic!("`h.{name}` is no list: {other:?}"),
            },
            other => panic!("not a list: {other:?}"),
        }
    }

    fn compare(self, infix: Infix, left: &Expr, right: &Expr) -> Evaluated<Option<bool>> {
        if infix == Infix::Same {
            return Ok(Some(self.value(left)? == self.value(right)?));
        }
        let Some((left, right)) = self.both(self.value(left), self.value(right))? else {
            return Ok(None);
        };
        assert_eq!(
            std::mem::discriminant(&left),
            std::mem::discriminant(&right),
            "{left:?} is compared with {right:?}"
        );
        Ok(Some(match infix {
            Infix::Equal => left == right,
            Infix::NotEqual => left != right,
            Infix::Less => left < right,
            Infix::LessOrEqual => left <= right,
            Infix::Greater => left > right,
            Infix::GreaterOrEqual => left >= right,
            _ => panic!("not a comparison: {infix:?}"),
        }))
    }
}
