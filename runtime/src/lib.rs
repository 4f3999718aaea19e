//! SQL updates with guardrails, checked by rustc.

mod assemble;
mod assignment;
mod backend;
mod broken;
mod column;
mod condition;
mod dialect;
mod error;
mod execute;
mod expression;
mod filter;
#[cfg(feature = "sqlite")]
mod json;
mod key;
mod list;
mod methods;
mod node;
#[cfg(feature = "rust_decimal")]
mod numeric;
mod operand;
mod order;
mod part;
mod render;
#[cfg(test)]
mod render_tests;
mod returning;
mod sql;
mod table;
mod update;
mod value;

#[macro_use]
mod macros;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use crate::assignment::Assigned;
pub use crate::backend::Backend;
pub use crate::column::Column;
pub use crate::condition::Condition;
pub use crate::error::{ConstraintKind, Error, Invalid, RetryKind};
pub use crate::execute::{Execution, Updated};
pub use crate::expression::{Expr, Number};
#[cfg(feature = "rust_decimal")]
pub use crate::numeric::*;
pub use crate::operand::{NULL, Null, Text};
pub use crate::table::Updatable;
pub use crate::update::Update;

#[doc(inline)]
pub use updatable_macros::Updatable;
