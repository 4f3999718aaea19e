//! An executor that takes a statement and does nothing with it, so that building one is all there is to measure.

use std::future;
use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Waker};

use futures_core::Stream;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{
    SqliteArguments, SqliteQueryResult, SqliteRow, SqliteStatement, SqliteTypeInfo,
};
use sqlx::{Either, Execute, Executor, SqlStr, Sqlite};

type BoxFuture<'e, T> = Pin<Box<dyn Future<Output = Result<T, sqlx::Error>> + Send + 'e>>;
type BoxStream<'e, T> = Pin<Box<dyn Stream<Item = Result<T, sqlx::Error>> + Send + 'e>>;

/// So many statements are kept before they are dropped.
pub const KEPT: usize = 16;

/// Takes what it is given to execute, and never answers.
#[derive(Debug)]
pub struct Sink {
    kept: Vec<Statement>,
}

#[derive(Debug)]
struct Statement {
    _sql: SqlStr,
    _arguments: Result<Option<SqliteArguments>, BoxDynError>,
    _persistent: bool,
}

impl Sink {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            kept: Vec::with_capacity(KEPT),
        }
    }
}

impl Default for Sink {
    fn default() -> Self {
        Self::new()
    }
}

/// Runs the future of an update on a [`Sink`] as far as it goes.
pub fn build(update: impl Future) {
    let polled = pin!(update).poll(&mut Context::from_waker(Waker::noop()));
    assert!(
        polled.is_pending(),
        "the update ended before it was executed"
    );
}

impl<'c> Executor<'c> for &'c mut Sink {
    type Database = Sqlite;

    fn execute<'e, 'q: 'e, E>(self, mut query: E) -> BoxFuture<'e, SqliteQueryResult>
    where
        'c: 'e,
        E: 'q + Execute<'q, Sqlite>,
    {
        // As sqlx's connection does it, but for the box around what is to come.
        let statement = Statement {
            _arguments: query.take_arguments(),
            _persistent: query.persistent(),
            _sql: query.sql(),
        };
        if self.kept.len() == KEPT {
            self.kept.clear();
        }
        self.kept.push(black_box(statement));
        // A future without a size: this box is none.
        Box::pin(future::pending())
    }

    fn fetch_many<'e, 'q: 'e, E>(self, _: E) -> BoxStream<'e, Either<SqliteQueryResult, SqliteRow>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Sqlite>,
    {
        unreachable!("no update here returns rows")
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, _: E) -> BoxFuture<'e, Option<SqliteRow>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Sqlite>,
    {
        unreachable!("no update here returns rows")
    }

    fn prepare_with<'e>(self, _: SqlStr, _: &'e [SqliteTypeInfo]) -> BoxFuture<'e, SqliteStatement>
    where
        'c: 'e,
    {
        unreachable!("no update is prepared apart from executing it")
    }
}
