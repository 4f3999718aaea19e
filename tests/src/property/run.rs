//! Executes statements, and compares what they do with what the model says.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use fastrand::Rng;
use sqlx::{Connection as _, Database, QueryBuilder};
use updatable::{Error, Updated};
use updatable_tests::database::Kind;

use super::ast::Statement;
use super::cell::{CELLS, COLUMNS, Cell, Row};
use super::host::{Hole, Host};
use super::model::{Outcome, apply};
use super::parse;
use super::report::{Difference, Settings};
use super::shapes::{Shape, Way};
use crate::{Db, Driver};

pub(crate) type Connection = <Driver as Database>::Connection;

/// A statement on its way.
pub(crate) struct Sent<'c> {
    sql: Cow<'static, str>,
    outcome: Pin<Box<dyn Future<Output = Outcome> + 'c>>,
}

/// How what comes back is seen by the model.
pub(crate) fn sent<'c, T: 'c>(
    sql: Cow<'static, str>,
    execution: impl Future<Output = Result<T, Error>> + 'c,
    seen: fn(T) -> Outcome,
) -> Sent<'c> {
    let outcome = Box::pin(async move {
        match execution.await {
            Ok(answer) => seen(answer),
            Err(Error::NoChanges { .. }) => Outcome::NoChanges,
            Err(Error::EmptyFilter { .. }) => Outcome::EmptyFilter,
            Err(Error::NotFound { .. }) => Outcome::NotFound,
            Err(Error::Invalid(_)) => Outcome::Invalid,
            Err(Error::Unsupported { .. }) => Outcome::Unsupported,
            Err(error) => Outcome::Failed(format!("{error:?}")),
        }
    });
    Sent { sql, outcome }
}

pub(crate) fn matched(updated: Updated) -> Outcome {
    Outcome::Matched(updated.matched)
}

/// Runs every shape in every way, in turn and by chance, and panics if anything is not as the model says.
pub(crate) async fn check(shapes: Vec<Shape>) {
    let settings = Settings::from_environment();
    let mut rng = Rng::with_seed(settings.seed);
    let db = Db::with(CELLS).await;
    let mut connection = db.pool.acquire().await.expect("a connection");

    let statements: Vec<Statement> = shapes
        .iter()
        .map(|shape| parse::statement(shape.text))
        .collect();
    let mut cases: Vec<(&Shape, &Statement, &Way)> = Vec::new();
    for (shape, statement) in shapes.iter().zip(&statements) {
        cases.extend(shape.ways.iter().map(|way| (shape, statement, way)));
    }

    let wanted = settings.cases.unwrap_or(2 * cases.len());
    let mut differences = Vec::new();
    for index in 0..wanted {
        if index % cases.len() == 0 {
            rng.shuffle(&mut cases);
        }
        // Rows of a transaction that was rolled back stay in PostgreSQL's way.
        if Db::KIND == Kind::Postgres && index % 500 == 0 {
            db.run("TRUNCATE cells").await;
        }
        let (shape, statement, way) = cases[index % cases.len()];
        let case = Case {
            shape,
            statement,
            way,
            table: Cell::random_table(&mut rng),
            host: Host::random(&mut rng),
        };
        if let Some(difference) = case.run(&mut connection).await {
            // There may be thousands, of which few are shown.
            let difference = match differences.len() < 100 {
                true => case.shrink(&mut connection, difference).await,
                false => difference,
            };
            differences.push(difference);
        }
    }
    settings.report(Db::KIND, wanted, &differences);
}

/// A statement with its host values, and the table it is executed on.
#[derive(Clone)]
struct Case<'a> {
    shape: &'a Shape,
    statement: &'a Statement,
    way: &'a Way,
    table: Vec<Cell>,
    host: Host,
}

impl Case<'_> {
    /// Executes it in a transaction that is rolled back.
    async fn run(&self, connection: &mut Connection) -> Option<Difference> {
        let before: Vec<Row> = self.table.iter().map(Cell::row).collect();
        let mut expected_rows = before.clone();
        let expected = apply(
            self.statement,
            self.way.method,
            &mut expected_rows,
            &self.host,
            Db::KIND,
        );

        let mut transaction = connection.begin().await.expect("a transaction");
        insert(&mut transaction, &self.table).await;
        let Sent { sql, outcome } = (self.way.send)(self.host.clone(), &mut transaction);
        let actual = outcome.await;
        // After an error of PostgreSQL there is nothing to be read.
        let actual_rows = match actual {
            Outcome::Failed(_) => before.clone(),
            _ => select(&mut transaction).await,
        };
        transaction.rollback().await.expect("a rollback");

        let same = actual == expected && actual_rows == expected_rows;
        (!same).then(|| Difference {
            text: self.shape.text,
            sql,
            method: self.way.method,
            host: self.host_values(),
            before,
            expected,
            expected_rows,
            actual,
            actual_rows,
        })
    }

    /// Those that the statement uses.
    fn host_values(&self) -> Vec<(String, Hole)> {
        let mut names = self.statement.holes();
        let filter = self.host.filter.expr();
        if names.contains("filter") {
            filter.holes(&mut names);
        }
        names
            .into_iter()
            .map(|name| (name.to_owned(), self.host.hole(name)))
            .collect()
    }

    /// The same with as few rows, and as small a filter, as still show a difference.
    async fn shrink(
        mut self,
        connection: &mut Connection,
        mut difference: Difference,
    ) -> Difference {
        'smaller: loop {
            for smaller in self.smaller() {
                if let Some(still) = smaller.run(connection).await {
                    (self, difference) = (smaller, still);
                    continue 'smaller;
                }
            }
            return difference;
        }
    }

    fn smaller(&self) -> Vec<Self> {
        let rows = (0..self.table.len()).map(|index| {
            let mut fewer = self.clone();
            fewer.table.remove(index);
            fewer
        });
        let filters = self.host.filter.smaller().into_iter().map(|filter| {
            let mut smaller = self.clone();
            smaller.host.filter = filter;
            smaller
        });
        rows.chain(filters).collect()
    }
}

async fn insert(connection: &mut Connection, table: &[Cell]) {
    if table.is_empty() {
        return;
    }
    let mut insert = QueryBuilder::<Driver>::new("INSERT INTO cells (");
    insert.push(COLUMNS.join(", ")).push(") ");
    insert.push_values(table.iter().cloned(), |mut row, cell| {
        row.push_bind(cell.id)
            .push_bind(cell.a)
            .push_bind(cell.b)
            .push_bind(cell.n)
            .push_bind(cell.m)
            .push_bind(cell.s)
            .push_bind(cell.t)
            .push_bind(cell.flag)
            .push_bind(cell.maybe)
            .push_bind(cell.price)
            .push_bind(cell.cost);
    });
    insert.build().execute(connection).await.expect("the rows");
}

async fn select(connection: &mut Connection) -> Vec<Row> {
    let rows = sqlx::query_as::<Driver, Cell>("SELECT * FROM cells ORDER BY id")
        .fetch_all(connection)
        .await;
    rows.expect("the rows").iter().map(Cell::row).collect()
}
