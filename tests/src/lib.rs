//! One behaviour suite for every database.
//!
//! This library has what the tests share: a database of its own for each test ([`database`]), and the tables with
//! the structs for them ([`fixtures`]). The tests are in `src/suite/`. They know no driver: `tests/sqlite.rs` and its
//! siblings name one as `Db` and include them, so that each is compiled once for each database, with plain types
//! instead of the bounds that a function generic over sqlx's databases would need.

pub mod database;
pub mod fixtures;

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
