//! What an update of `updatable` costs next to the same one written by hand: `cargo xtask bench`.
//!
//! One run prints lines `name: figure`, and what is measured beside them after a `#`. A ratio is ours divided by the
//! hand-written one: 1.000 is the same, less is cheaper than by hand.
//!
//! # The statements
//!
//! - **static**: [`ours::static_update`] sets two columns and filters on the key and on another column. By hand: a
//!   constant text and four `bind`s, the text as one types it (without the quotes and table names of ours).
//! - **patch**: [`ours::patch`] is given ten columns of which five are present, three of them texts, one a
//!   `Numeric`. By hand: sqlx's `QueryBuilder` with `separated`, one `if let` a column ([`hand::patch`]).
//! - **constant**: what a patch cannot be, a constant text of just the five columns that are present
//!   ([`hand::constant`]). It is there to show what deciding at run time costs at all.
//! - **full patch**: all ten columns present, the most that a patch of ten columns can cost.
//!
//! Both sides get equal values, moved in, and run on one connection to an SQLite database in memory.
//! *Building* is all that happens before an executor has the text and the arguments: the statement goes to a
//! [`Sink`](sink::Sink), which never answers. Executing is building, and what sqlx and SQLite do with it.
//!
//! # The figures
//!
//! - `…_instruction_ratio` (benchmark `instructions`): instructions of the whole process, SQLite's thread among them,
//!   as `valgrind --tool=callgrind` counts them in a run of n and a run of 2 n: their difference is without start-up.
//!   Making the patches is measured alone and taken off both sides. Two threads meet in the same way each time, since
//!   it waits [with patience](patience) and not with tokio; `static_update_instruction_noise` shows how well that
//!   works: it is the ratio of two measurements of the same hand-written case.
//! - `…_time_ratio`, `…_nanoseconds` (benchmark `time`): medians over many short rounds in which the sides take
//!   turns, each with its 10th and 90th percentile in the line above. Dropping what was built is not part of
//!   `…_build_nanoseconds`, but it is part of the instructions. `patch_text_nanoseconds` is the text alone, which is
//!   what a patch decides at run time; the rest of `patch_build_nanoseconds` is the binding of the values, most of it
//!   in sqlx: compare `patch_build_constant_nanoseconds`. On a busy machine look at the instructions.
//! - `…_extra_allocations` (benchmark `allocations`): allocations of ours less those of the hand-written one, on the
//!   thread that runs the update; growing a buffer counts as one.
//!
//! `cargo xtask bench --bench time` runs one of the three. The profiles stay in `target/tmp`;
//! `CARGO_PROFILE_BENCH_DEBUG=1 cargo xtask bench --bench instructions` names the source lines in them for
//! `callgrind_annotate`.

pub mod case;
pub mod hand;
pub mod model;
pub mod ours;
pub mod patience;
pub mod runner;
pub mod sink;

/// Whatever goes wrong ends the benchmark.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
