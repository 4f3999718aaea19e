//! Values, without their Rust types.

use std::fmt;

use rust_decimal::Decimal;

use super::cell::Price;

/// A value that is not NULL.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub(crate) enum Value {
    Integer(i64),
    Text(String),
    Boolean(bool),
    Decimal(Decimal),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Integer(value) => value.fmt(f),
            Value::Text(value) => write!(f, "'{value}'"),
            Value::Boolean(value) => value.fmt(f),
            Value::Decimal(value) => value.fmt(f),
        }
    }
}

impl IntoValue for u64 {
    fn into_value(self) -> Option<Value> {
        i64::try_from(self).ok().map(Value::Integer)
    }
}

/// What a column can hold; `None` is NULL.
pub(crate) trait IntoValue {
    fn into_value(self) -> Option<Value>;
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Option<Value> {
        self.and_then(T::into_value)
    }
}

macro_rules! values {
    ($($T:ty => $Variant:ident,)*) => {
        $(
            impl IntoValue for $T {
                fn into_value(self) -> Option<Value> {
                    Some(Value::$Variant(self.into()))
                }
            }
        )*
    };
}

values! {
    i16 => Integer,
    i32 => Integer,
    i64 => Integer,
    &str => Text,
    String => Text,
    bool => Boolean,
    Decimal => Decimal,
    Price => Decimal,
}
