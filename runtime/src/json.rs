//! Lists as JSON, for SQLite: one parameter for a list of any length.
//!
//! Only of types whose JSON `json_each` turns into exactly the value that sqlx binds: integers, `bool` (an integer to
//! SQLite) and text. Anything else is sent one by one.

use std::any::{Any, TypeId};

use serde_json::Value;

macro_rules! types {
    ($($(#[$cfg:meta])? $T:ty: |$value:ident| $json:expr;)*) => {
        /// Whether `T` is such a type.
        pub(crate) fn is_json<T: 'static>() -> bool {
            $(
                $(#[$cfg])?
                if TypeId::of::<T>() == TypeId::of::<$T>() {
                    return true;
                }
            )*
            false
        }

        /// A value of such a type.
        pub(crate) fn to_json<T: 'static>(value: &T) -> Value {
            let value: &dyn Any = value;
            $(
                $(#[$cfg])?
                if let Some($value) = value.downcast_ref::<$T>() {
                    return $json;
                }
            )*
            Value::Null
        }
    };
}

types! {
    i64: |value| Value::from(*value);
    i32: |value| Value::from(*value);
    String: |value| Value::from(value.as_str());
    i16: |value| Value::from(*value);
    i8: |value| Value::from(*value);
    u8: |value| Value::from(*value);
    u16: |value| Value::from(*value);
    u32: |value| Value::from(*value);
    bool: |value| Value::from(u8::from(*value));
    Box<str>: |value| Value::from(&**value);
    std::borrow::Cow<'static, str>: |value| Value::from(&**value);
    #[cfg(feature = "uuid")]
    crate::uuid::TextUuid: |value| Value::from(value.to_string());
}
