//! Numbers, and the types that they leave.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
use updatable_tests::database::Kind;

use super::{Evaluated, Scope, Trouble};
use crate::property::ast::{Infix, Type};
use crate::property::value::Value;

impl Scope<'_> {
    pub(crate) fn calculate(
        self,
        infix: Infix,
        kind: Option<Type>,
        left: Value,
        right: Value,
    ) -> Evaluated<Option<Value>> {
        match (left, right) {
            // MariaDB does not notice that this is too large, whoever asks.
            (Value::Integer(0), Value::Integer(i64::MIN))
                if infix == Infix::Minus && self.is_on(Kind::MySql) =>
            {
                Err(Trouble::Unclear)
            }
            (Value::Integer(left), Value::Integer(right)) => {
                let (left, right) = (i128::from(left), i128::from(right));
                let result = match infix {
                    Infix::Divide | Infix::Remainder if right == 0 => return Ok(None),
                    Infix::Plus => left + right,
                    Infix::Minus => left - right,
                    Infix::Times => left * right,
                    Infix::Divide => left / right,
                    _ => left % right,
                };
                self.whole(result, kind).map(Some)
            }
            (Value::Decimal(left), Value::Decimal(right)) => {
                let result = match infix {
                    Infix::Plus => left.checked_add(right),
                    Infix::Minus => left.checked_sub(right),
                    _ => self.product(left, right)?,
                };
                self.amount(result.ok_or(Trouble::Unclear)?).map(Some)
            }
            (left, right) => panic!("{left:?} is calculated with {right:?}"),
        }
    }

    /// An integer that has been computed from those of a type.
    pub(super) fn whole(self, result: i128, kind: Option<Type>) -> Evaluated<Value> {
        let Ok(value) = i64::try_from(result) else {
            return Err(match self.is_on(Kind::Sqlite) && !self.assigns {
                true => Trouble::Unclear,
                false => Trouble::Error,
            });
        };
        if !kind.unwrap_or(Type::Large).holds(&Value::Integer(value)) {
            match self.world.database {
                Kind::Postgres => return Err(Trouble::Error),
                // It has 64 bits for every integer, and looks at what is assigned.
                Kind::MySql => {}
                Kind::Sqlite if self.assigns => self.world.may_fail.set(true),
                Kind::Sqlite => {}
            }
        }
        Ok(Value::Integer(value))
    }

    /// To the cents that the column has. SQLite multiplies integers.
    fn product(self, amount: Decimal, factor: Decimal) -> Evaluated<Option<Decimal>> {
        if self.is_on(Kind::Sqlite) {
            let units = amount * Decimal::ONE_HUNDRED * factor * Decimal::from(1_000_000);
            if i64::try_from(units).is_err() {
                return Err(Trouble::Error);
            }
        }
        let product = amount.checked_mul(factor);
        Ok(product.map(|product| product.round_dp_with_strategy(2, MidpointAwayFromZero)))
    }

    /// SQLite has so many cents in 64 bits.
    pub(super) fn amount(self, result: Decimal) -> Evaluated<Value> {
        let cents = i64::try_from(result * Decimal::ONE_HUNDRED);
        if self.is_on(Kind::Sqlite) && cents.is_err() {
            return Err(match self.assigns {
                true => Trouble::Error,
                false => Trouble::Unclear,
            });
        }
        let value = Value::Decimal(result);
        // It looks at what is assigned.
        if self.is_on(Kind::Sqlite) && self.assigns && !Type::Amount.holds(&value) {
            self.world.may_fail.set(true);
        }
        Ok(value)
    }

    pub(super) fn abs(self, value: Value, kind: Option<Type>) -> Evaluated<Value> {
        match value {
            // SQLite says so everywhere.
            Value::Integer(i64::MIN) => Err(Trouble::Error),
            Value::Integer(value) => self.whole(i128::from(value.abs()), kind),
            Value::Decimal(value) => Ok(Value::Decimal(value.abs())),
            other => panic!("not a number: {other:?}"),
        }
    }

    pub(super) fn round(value: Value, digits: u32) -> Value {
        match value {
            Value::Decimal(value) => {
                Value::Decimal(value.round_dp_with_strategy(digits, MidpointAwayFromZero))
            }
            other => panic!("not an amount: {other:?}"),
        }
    }

    pub(super) fn cast(self, value: Value, to: Type) -> Evaluated<Value> {
        match (value, to) {
            (Value::Integer(value), Type::Small | Type::Medium | Type::Large) => {
                Ok(Value::Integer(value))
            }
            (Value::Integer(value), Type::Text) => Ok(Value::Text(value.to_string())),
            (Value::Integer(value), Type::Amount) => self.amount(Decimal::from(value)),
            (value, to) => panic!("{value:?} is cast to {to:?}"),
        }
    }
}

impl Type {
    /// Whether a column of this type takes the value.
    pub(crate) fn holds(self, value: &Value) -> bool {
        match (self, value) {
            (Type::Small, Value::Integer(value)) => i16::try_from(*value).is_ok(),
            (Type::Medium, Value::Integer(value)) => i32::try_from(*value).is_ok(),
            (Type::Large, Value::Integer(_)) => true,
            (Type::Amount, Value::Decimal(value)) => value.abs() <= Decimal::new(9_999_999_999, 2),
            (Type::Text, Value::Text(_)) | (Type::Boolean, Value::Boolean(_)) => true,
            (kind, value) => panic!("{value:?} is no {kind:?}"),
        }
    }
}
