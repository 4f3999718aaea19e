//! Random statements on random small tables, executed by the crate and compared with a model.
//!
//! A *shape* ([`shapes`]) is the text of a statement with holes for host values, such as `set(c.a = h.x), filter(c.n <
//! h.y)`. The macros of [`shapes`] write it twice: as an `update!`, which rustc compiles, and as a string, which
//! [`parse`] reads into an [`ast`]. So the two cannot drift, and the precedence of operators is decided by two parsers
//! that know nothing of each other. [`model`] says what the statement does to a table, [`eval`] with SQL's three-valued
//! logic, and [`run`] compares the database with it: every row, what is returned, and the errors.
//!
//! Some shapes were written by hand, to have each operator and method beside the others, and some are drawn by
//! `build.rs`. A [`filter`](filters) that is composed at run time is drawn with the host values.

mod ast;
pub(crate) mod cell;
mod coverage;
mod eval;
mod filters;
mod host;
pub(crate) mod model;
pub(crate) mod other;
mod parse;
mod random;
mod report;
pub(crate) mod run;
pub(crate) mod shapes;
pub(crate) mod table;
pub(crate) mod value;

pub(crate) use run::check;
