//! SQL updates on top of [sqlx](https://docs.rs/sqlx/0.9), checked by rustc.
//!
//! [`#[derive(Updatable)]`](derive@Updatable) makes a struct a typed table: its columns, and a patch in which `None` means
//! unchanged. [`update!`] turns a statement written with Rust's operators into one SQL text for each database. What is
//! dangerous about an update, such as a missing filter, does not compile; what can be known only at run time is a typed
//! [`Error`], in most cases before anything is sent.
//!
//! # Example
//!
//! ```
//! use rust_decimal::dec;
//! use sqlx::{Connection, SqliteConnection};
//! use updatable::{Error, Numeric, Updatable, update};
//!
//! #[derive(Debug, Clone, PartialEq, sqlx::FromRow, Updatable)]
//! #[updatable(table = "books")]
//! struct Book {
//!     #[updatable(key)]
//!     book_id: i64,
//!     book_name: String,
//!     book_price: Numeric<10, 2>,
//!     genre: String,
//!     note: Option<String>,
//! }
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let mut db = SqliteConnection::connect("sqlite::memory:").await?;
//!     sqlx::raw_sql(
//!         "CREATE TABLE books (
//!              book_id INTEGER PRIMARY KEY, book_name TEXT NOT NULL,
//!              book_price INTEGER NOT NULL, -- in cents
//!              genre TEXT NOT NULL, note TEXT
//!          ) STRICT;
//!          INSERT INTO books VALUES (1, 'Old Age', 1220, 'fiction', NULL),
//!                                   (3, 'Supernova', 12160, 'fiction', 'signed');",
//!     )
//!     .execute(&mut db)
//!     .await?;
//!
//!     // Many rows, computed by the database.
//!     let limit = dec!(100);
//!     let updated = update!(
//!         Book as b,
//!         set(b.genre = "sci-fi", b.book_price += dec!(5)),
//!         filter(b.genre == "fiction" && b.book_price < limit)
//!     )
//!     .execute(&mut db)
//!     .await?;
//!     assert_eq!(updated.matched, 1);
//!
//!     // One row, which comes back. What the patch does not name is unchanged.
//!     let patch = BookPatch::new().genre("classic").clear_note();
//!     let book: Book = update!(Book as b, set(..patch), filter(b.book_id == 3), returning(b))
//!         .fetch_one(&mut db)
//!         .await?;
//!     assert_eq!((book.genre.as_str(), book.note), ("classic", None));
//!     assert_eq!(book.book_price, dec!(121.60));
//!
//!     // The same without the macro, and a key that is not there.
//!     let missing = Book::update_by_key(99)
//!         .set(|b| b.genre.set("sci-fi"))
//!         .execute(&mut db)
//!         .await;
//!     assert!(matches!(missing, Err(Error::NotFound { .. })));
//!     Ok(())
//! }
//! ```
//!
//! # References
//!
//! - The macro [`update!`]: its clauses, values and conditions, and the SQL that they become.
//! - The derive [`Updatable`](derive@Updatable): its attributes, the patch and the builder.
//! - A statement, [`Update`]: the builder's methods, and how to execute.
//! - A row in memory: [updated and refreshed](update#a-row-in-memory), [read again](refresh()), [`Tracked`].
//! - The [types](derive@Updatable#types) of columns, database by database. Money, [`Numeric`].
//! - What can go wrong, [`Error`].
//!
//! # Guide
//!
//! - [From SQLAlchemy](guide::from_sqlalchemy): patterns and mistakes, side by side.
//! - [PATCH, end to end](guide::patch_requests): from the request of a client to the row and back.
//! - [Optimistic locking](guide::optimistic_locking): two who change the same row.
//! - [Audit columns](guide::audit_columns): who, when and what before; deleted rows; whose a row is.
//!
//! # What does not compile
//!
//! Of `b` in `update!(Book as b, ..)`; the builder says the same, as far as it can be written there.
//!
//! | written | message |
//! |---|---|
//! | no `filter` | ``this update has no filter: it would change every row of `Book` `` |
//! | `filter(genre == "fiction")` | `this condition uses no column: it is true or false for every row` |
//! | `filter(exists(..))` that compares nothing with `b` | ``this condition uses no column of `Book`: it is true or false for every row`` |
//! | no `set`, or `set()` | ``nothing to update: this update has no `set` `` |
//! | `b.prise` | ``no field `prise` on type `BookColumns` `` |
//! | `b.book_price = "12.99"` | ``mismatched types: `Book_book_price` is `Numeric<10, 2>`, this value is `&str` `` |
//! | `b.book_price = 12.99` | ``mismatched types: `Book_book_price` is `Numeric<10, 2>`, this value is `{float}` `` |
//! | `b.genre = "x", b.genre = "y"` | ``column `genre` is set twice in one update`` |
//! | `b.book_id = 5` | `` `Book_book_id` is (part of) the primary key and cannot be updated`` |
//! | a `readonly` column in `set` | `` `Book_created_at` is read-only and cannot be updated`` |
//! | a `generated` column in `set` | `` `Book_search_name` is computed by the database and cannot be updated`` |
//! | `b.genre = NULL` | `` `Book_genre` is NOT NULL and cannot be cleared`` |
//! | `b.note = note`, an `Option` | `` `Book_note` is nullable: a plain `Option` could mean unchanged or NULL when it is `None` `` |
//! | `b.note == note`, an `Option` | ``an `Option` cannot be compared or calculated with: `Book_note = NULL` is never true in SQL`` |
//! | `b.note == None` | `` `= NULL` is never true in SQL`` |
//! | `b.genre.is_null()` | `` `Book_genre` is NOT NULL: never null`` |
//! | `b.book_price / dec!(2)` | ``no `/` on a column of type `Numeric<10, 2>` `` |
//! | `b.copies * 1.5` | ``mismatched types: `Book_copies` is multiplied by `i64`, this factor is `{float}` `` |
//! | `b.genre + "!"` | ``no `+ - * / %` on a column of type `String` `` |
//! | `set(..patch)` of another table | `` `AuthorPatch` is not a patch of `Book` `` |
//! | `fetch_one` without the key in the filter | ``this filter does not pin the whole key of `Book`: more than one row could match`` |
//! | `.at_least(1).fetch_one(..)` | `` `fetch_one` gives exactly one row, and this update may match another number`` |
//! | `b.version = 5` | `` `Book_version` is the version, which each update counts up by itself`` |
//! | no `.actor(..)` where the table has an `actor` | ``an update of `Book` must say who makes it, for `Book_updated_by` `` |
//! | no `b.tenant_id == tenant` where that is the `scope` | ``an update of `Book` must compare `Book_tenant_id` with a value: it says whose rows are meant`` |
//! | no `.recorded()` where there is a `history` | `` `Book` has a history, in which this update would be missing`` |
//! | `filter(..)` beside `&mut book as b` | ``no `filter` in an update of a row in memory: it is found by its key`` |
//! | `update!(&mut book as b, ..)` of a `&mut Book` | `` `&mut Book` is not a row of a table`` |
//! | a row in memory without `FromRow` | `` `Book` cannot be read from a row of `Sqlite` `` |
//! | `returning(..)` on MySQL | `` `MySql` has no `UPDATE ... RETURNING` `` |
//! | `b.genre = DEFAULT` on SQLite | `` `Sqlite` has no DEFAULT in an update`` |
//! | `b.tags.append("x")` on MySQL | `` `MySql` has no arrays`` |
//! | `b.genre.json_set(..)` | `` `String` is no JSON document`` |
//! | `(b.x, b.y) == (1, "2")` | ``mismatched types: `(Book_x, Book_y)` is `(i64, i64)`, this row is `(i64, &str)` `` |
//! | `from(Author as a, on(a.city == b.city))` | ``several rows of `Author` may match one row`` |
//! | `on(..)` that compares no column of both tables | ``this condition does not relate `Author` to another table`` |
//! | `b.note = select(a.name, ..)` of any number of rows | ``this `select` may give several rows, and a value is one`` |
//! | `not_in(select(..))` of what may be NULL | ``this `select` may give NULL, and then `not_in` is true of no row at all`` |
//! | `limit(10)` on SQLite | `` `Sqlite` has no `UPDATE ... ORDER BY ... LIMIT` `` |
//! | `returning(old(b.copies))` on SQLite or MySQL | `` `Sqlite` cannot return old values`` |
//! | two columns swapped on MySQL | `` `MySql` assigns from left to right: these assignments read columns that they set`` |
//! | a `Decimal` column on SQLite | `` `Decimal` cannot be stored on `Sqlite` (column `Book_weight`)`` |
//! | a table of other databases | `` `Book` is not kept on `Sqlite` `` |
//!
//! An update that is not executed, an execution that is not awaited and a count that is not looked at are `unused_must_use`
//! warnings.
//!
//! # Features
//!
//! None is on by default.
//!
//! | feature | |
//! |---|---|
//! | `sqlite`, `postgres`, `mysql` | the databases. Nothing can be executed without one of them. `mysql` is for MariaDB too |
//! | `rust_decimal` | [`Numeric`], and columns of type `Decimal` on PostgreSQL and MySQL |
//! | `chrono`, `time`, `uuid`, `json` | the types that sqlx supports under the features of these names; with `json`, [documents](update#documents) |
//! | `serde` | [patches are JSON Merge Patches](derive@Updatable#the-patch-as-a-document) |
//! | `garde` | [patches keep the rules of the row](derive@Updatable#validate) |
//!
//! The runtime and TLS are chosen with sqlx's own features.
//!
//! # How the databases differ
//!
//! | | PostgreSQL | MySQL, MariaDB | SQLite |
//! |---|---|---|---|
//! | names and parameters | `"genre"`, `$1` | `` `genre` ``, `?` | `"genre"`, `?` |
//! | column of a `Numeric<P, S>` | `NUMERIC(P, S)` | `DECIMAL(P, S)` | `INTEGER` of minor units, in a STRICT table; `P` is at most 18 |
//! | [a row in memory](update#a-row-in-memory) is refreshed | with RETURNING | by a SELECT after the update | by a SELECT after the update |
//! | [`returning`](update#returning) | [yes](https://www.postgresql.org/docs/current/dml-returning.html) | [no](https://dev.mysql.com/doc/refman/8.4/en/update.html): does not compile | [from 3.35](https://www.sqlite.org/lang_returning.html) |
//! | [column on the right of `=`](update#order-of-assignments) | [old value](https://www.postgresql.org/docs/current/sql-update.html) | [new value, if assigned before](https://dev.mysql.com/doc/refman/8.4/en/update.html) | [old value](https://www.sqlite.org/lang_update.html) |
//! | [lists](update#lists) | one array | one parameter for each value | a `Vec` or slice of integers, `bool` or text is one JSON text; others as MySQL |
//! | parameters of a statement | [65,535](https://www.postgresql.org/docs/current/limits.html) | [65,535](https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html) | [32,766](https://www.sqlite.org/limits.html#max_variable_number) |
//! | [lists of rows](update#rows) | one array for each column | one parameter for each value | as lists |
//! | [old values](update#old-values) in `returning` | yes | no: does not compile | no: does not compile |
//! | [the first rows](update#the-first-rows) of an order | no: does not compile | yes | no: does not compile |
//! | [`DEFAULT`](update#default) | [yes](https://www.postgresql.org/docs/current/sql-update.html) | [yes](https://dev.mysql.com/doc/refman/8.4/en/update.html) | no: does not compile |
//! | [documents](update#documents) | `jsonb`, `json` | `JSON` | `TEXT` |
//! | [arrays](update#arrays) | yes | no: does not compile | no: does not compile |
//! | [capitals in `like`](update#text) | [distinguished](https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-LIKE) | [as the collation says](https://dev.mysql.com/doc/refman/8.4/en/case-sensitivity.html) | [not for ASCII](https://www.sqlite.org/lang_expr.html#the_like_glob_regexp_match_and_extract_operators) |
//!
//! The same everywhere: what [`matched`](Updated::matched) counts, that no `Numeric` is rounded when it is stored, how a
//! product of one is rounded, that assignments of `update!` see old values, that a subquery sees the table as it was, that a
//! computed integer or amount beyond its column is an error, and what [division](update#division) and the
//! [functions](update#functions) give.
//!
//! # Errors
//!
//! | [`Error`] | when | sent? |
//! |---|---|---|
//! | [`NoChanges`](Error::NoChanges) | every value is `None`, or nothing was changed in a [`Tracked`] row; [`or_unchanged`](Execution::or_unchanged) makes it `None` | no |
//! | [`EmptyFilter`](Error::EmptyFilter) | the filter came out true for every row, such as `not_in` of an empty list | no |
//! | [`Invalid`](Error::Invalid) | a value does not fit its column, a patch breaks the [rules of garde](derive@Updatable#validate), a column is assigned twice by a patch or the builder, or one that no update sets was changed in a [`Tracked`] row | no |
//! | [`TooManyParameters`](Error::TooManyParameters) | more bound values than the database takes | no |
//! | [`Unsupported`](Error::Unsupported) | assignments of the builder that MySQL would read in another order; a [guard](update#row-counts) on a table of MyISAM | no; of the guard, yes |
//! | [`NotFound`](Error::NotFound) | `execute` or `fetch_one` with the whole key or a `unique` column in the filter, and no row matched; a row in memory that is gone | yes |
//! | [`Conflict`](Error::Conflict) | an update that says a [version](derive@Updatable#version) found the row with another one | yes, and nothing changed |
//! | [`RowCount`](Error::RowCount) | an update with [`exactly`](Update::exactly), `at_most` or `at_least` matched another number of rows | yes, and rolled back |
//! | [`Constraint`](Error::Constraint) | unique, foreign key, not null, check, exclusion, other | yes |
//! | [`Retryable`](Error::Retryable) | serialization failure, deadlock, lock timeout, busy | yes |
//! | [`OutcomeUnknown`](Error::OutcomeUnknown) | the connection was lost during the COMMIT of such an update, or of one of a row in memory | yes |
//! | [`DecodeAfterApply`](Error::DecodeAfterApply) | the rows were changed, and could not be read back | yes |
//! | [`Database`](Error::Database) | any other error of sqlx | |
//!
//! [`Display`](std::fmt::Display) names tables, columns, constraints and codes, and never a bound value.
//! [`source()`](std::error::Error::source) keeps the error of sqlx. An executor of sqlx may be a transaction: `?` before its
//! `commit` leaves the function, and the transaction is rolled back.
//!
#![cfg_attr(feature = "rust_decimal", doc = "[`Numeric`]: crate::Numeric")]
#![cfg_attr(
    not(feature = "rust_decimal"),
    doc = "[`Numeric`]: https://docs.rs/updatable/latest/updatable/struct.Numeric.html"
)]
#![allow(
    clippy::type_complexity,
    reason = "a statement is its type: an alias for each would say less"
)]

#[macro_use]
mod sized;

mod actor;
mod aggregate;
mod apply;
mod array;
mod assemble;
mod assignment;
mod automatic;
mod backend;
mod broken;
mod by_keys;
mod column;
mod condition;
mod conflict;
mod correlated;
mod default;
mod dialect;
#[cfg(feature = "json")]
mod document;
mod dynamic;
mod error;
mod execute;
mod expression;
mod filter;
mod functions;
mod guard;
// Text alone: there is nothing in it for a program.
#[cfg(any(doc, doctest))]
pub mod guide;
#[cfg(test)]
mod guide_tests;
mod in_memory;
mod joins;
#[cfg(feature = "sqlite")]
mod json;
mod key;
mod limited;
mod list;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod merge_patch;
mod methods;
mod node;
#[cfg(feature = "rust_decimal")]
mod numeric;
mod old;
mod operand;
mod or_unchanged;
mod order;
mod part;
mod patch;
mod raw;
mod read_back;
mod recorded;
mod refresh;
mod render;
#[cfg(test)]
mod render_tests;
mod returning;
mod row;
mod scope;
mod select;
mod soft_delete;
mod source;
mod sql;
mod steps;
mod storage;
mod survey;
mod table;
mod tracked;
mod unnamed;
mod update;
mod update_row;
mod uuid;
#[cfg(feature = "garde")]
mod validate;
mod value;
mod within;

#[macro_use]
mod macros;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use crate::array::Element;
pub use crate::assignment::Assigned;
pub use crate::automatic::Version;
pub use crate::backend::Backend;
pub use crate::column::Column;
pub use crate::condition::Condition;
pub use crate::default::{DEFAULT, DefaultValue};
#[cfg(feature = "json")]
pub use crate::document::Document;
pub use crate::dynamic::Filter;
pub use crate::error::{ConstraintKind, Error, Invalid, RetryKind};
pub use crate::execute::{Execution, Updated};
pub use crate::expression::{Expr, Number};
pub use crate::functions::case::{Case, CaseOtherwise, CaseWhen, case};
pub use crate::functions::division::{Divide, Integer};
#[cfg(any(feature = "chrono", feature = "time"))]
pub use crate::functions::now::{Now, now};
pub use crate::guard::{ExpectedRows, Guarded};
pub use crate::limited::{ascending, descending};
#[cfg(feature = "rust_decimal")]
pub use crate::numeric::*;
pub use crate::old::{OldValue, UpdateWithOld, old};
pub use crate::operand::{NULL, Null, Text};
pub use crate::or_unchanged::OrUnchanged;
pub use crate::read_back::ReadingBack;
pub use crate::recorded::Recorded;
pub use crate::refresh::refresh;
pub use crate::row::{Row, row};
pub use crate::select::{Aggregate, Select};
pub use crate::steps::Steps;
pub use crate::table::Updatable;
pub use crate::tracked::{Saving, Tracked};
pub use crate::update::Update;
pub use crate::update_row::UpdateRow;
#[cfg(feature = "uuid")]
pub use crate::uuid::TextUuid;

#[doc = include_str!("../docs/updatable.md")]
#[doc(inline)]
pub use updatable_macros::Updatable;
