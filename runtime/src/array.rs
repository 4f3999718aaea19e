//! PostgreSQL's arrays: columns of type `Vec<T>`.

mod element;
mod methods;
mod operations;
mod position;

pub use self::element::Element;
pub(crate) use self::element::{Array, ElementIn};
