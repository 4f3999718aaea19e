//! Text.

use super::templates;
use crate::apply::{Operation, Parts};
use crate::node::{Operator, Template};

templates! {
    /// `left || right`. MySQL's `||` is OR, unless the session says otherwise.
    Concat = Template {
        sqlite: "({a} || {a})",
        postgres: "({a} || {a})",
        mysql: "concat({}, {})",
    }, A::Any;
    /// `lower(part)`
    Lower = Template::same("lower({})"), A::Any;
    /// `upper(part)`
    Upper = Template::same("upper({})"), A::Any;
    /// `trim(part)`
    Trim = Template::same("trim({})"), A::Any;
}

templates! {
    Converted:
    /// The number of characters.
    Length = Template {
        sqlite: "length({})",
        postgres: "CAST(char_length({}) AS bigint)",
        mysql: "char_length({})",
    }, A::Any;
}
