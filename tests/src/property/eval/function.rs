//! The functions.

use updatable_tests::database::Kind;

use super::text::text_of;
use super::{Evaluated, Scope, Trouble};
use crate::property::ast::{Expr, Function, Type};
use crate::property::value::Value;

impl Scope<'_> {
    pub(super) fn call(self, function: Function, arguments: &[Expr]) -> Evaluated<Option<Value>> {
        match (function, arguments) {
            (Function::AssertNotNull, [part]) => self.value(part),
            (Function::Coalesce, [part, other]) => match self.value(part)? {
                None => self.value(other),
                value => Ok(value),
            },
            (Function::NullIf, [part, other]) => {
                let (value, other) = (self.value(part)?, self.value(other)?);
                Ok(value.filter(|value| Some(value) != other.as_ref()))
            }
            (Function::Greatest | Function::Least, [part, other]) => {
                // Beside a number that is too large, SQLite may take the other one.
                let value = |part| match self.value(part) {
                    Err(_) if self.is_on(Kind::Sqlite) => Err(Trouble::Unclear),
                    value => value,
                };
                self.extreme(function, value(part)?, value(other)?)
            }
            (Function::Cast(to), [part]) if to != Type::Amount => {
                match self.assigning().value(part)? {
                    Some(value) => self.cast(value, to).map(Some),
                    None => Ok(None),
                }
            }
            (Function::Concat, [part, other]) => {
                let both = self.both(self.value(part), self.value(other))?;
                Ok(both.map(|(left, right)| Value::Text(text_of(left) + &text_of(right))))
            }
            (_, [part]) => match self.value(part)? {
                Some(value) => self.of_one(function, part, value).map(Some),
                None => Ok(None),
            },
            _ => panic!("{function:?} of {arguments:?}"),
        }
    }

    /// What was asserted not to be NULL and is: PostgreSQL passes over it.
    fn extreme(
        self,
        function: Function,
        left: Option<Value>,
        right: Option<Value>,
    ) -> Evaluated<Option<Value>> {
        let (left, right) = match (left, right) {
            (Some(left), Some(right)) => (left, right),
            (value, None) | (None, value) if self.is_on(Kind::Postgres) => return Ok(value),
            _ => return Ok(None),
        };
        let is_left = match function {
            Function::Greatest => left >= right,
            _ => left <= right,
        };
        Ok(Some(if is_left { left } else { right }))
    }

    fn of_one(self, function: Function, part: &Expr, value: Value) -> Evaluated<Value> {
        Ok(match function {
            Function::Abs => return self.abs(value, self.kind(part)),
            Function::Round(digits) => Self::round(value, digits),
            Function::Cast(to) => return self.cast(value, to),
            Function::Lower => Value::Text(self.lower(&text_of(value))),
            Function::Upper => Value::Text(self.upper(&text_of(value))),
            Function::Trim => Value::Text(text_of(value).trim_matches(' ').to_owned()),
            Function::Length => Value::Integer(text_of(value).chars().count() as i64),
            other => panic!("{other:?} of one value"),
        })
    }
}
