//! Executes statements, and compares what they do with what the model says.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use fastrand::Rng;
use sqlx::{Connection as _, Database, QueryBuilder};
use updatable::{Error, Updated};
use updatable_tests::database::Kind;

use super::ast::Statement;
use super::cell::{self, CELLS, Cell};
use super::coverage::Coverage;
use super::host::{Hole, Host};
use super::model::{Outcome, Prediction, predict};
use super::other::{self, OTHERS, Other};
use super::parse;
use super::report::{Difference, Settings};
use super::shapes::{Shape, Way};
use super::table::{Column, Row, Tables};
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
    let db = Db::with(&[CELLS, OTHERS].concat()).await;
    let mut connection = db.pool.acquire().await.expect("a connection");

    let statements: Vec<Statement> = shapes
        .iter()
        .map(|shape| parse::statement(shape.text))
        .collect();
    let mut cases: Vec<(&Shape, &Statement, &Way)> = Vec::new();
    for (shape, statement) in shapes.iter().zip(&statements) {
        cases.extend(shape.ways.iter().map(|way| (shape, statement, way)));
    }

    let wanted = settings.cases.unwrap_or(4 * cases.len());
    let mut differences = Vec::new();
    let mut coverage = Coverage::default();
    for index in 0..wanted {
        if index % cases.len() == 0 {
            rng.shuffle(&mut cases);
        }
        // Rows of a transaction that was rolled back stay in PostgreSQL's way.
        if Db::KIND == Kind::Postgres && index % 500 == 0 {
            db.run("TRUNCATE cells; TRUNCATE others").await;
        }
        let (shape, statement, way) = cases[index % cases.len()];
        let case = Case {
            shape,
            statement,
            way,
            tables: Tables::random(&mut rng),
            host: Host::random(&mut rng),
        };
        coverage.count(statement, way.method, &case.predict());
        if let Some(difference) = case.run(&mut connection).await {
            // There may be thousands, of which few are shown.
            let difference = match differences.len() < 100 {
                true => case.shrink(&mut connection, difference).await,
                false => difference,
            };
            differences.push(difference);
        }
    }
    println!("{coverage}");
    settings.report(Db::KIND, wanted, &differences);
    if wanted >= cases.len() {
        coverage.check();
    }
}

/// A statement with its host values, and the tables it is executed on.
#[derive(Clone)]
struct Case<'a> {
    shape: &'a Shape,
    statement: &'a Statement,
    way: &'a Way,
    tables: Tables,
    host: Host,
}

impl Case<'_> {
    fn predict(&self) -> Prediction {
        predict(self.statement, &self.tables.rows(), &self.host, Db::KIND)
    }

    /// Executes it in a transaction that is rolled back.
    async fn run(&self, connection: &mut Connection) -> Option<Difference> {
        let rows = self.tables.rows();
        let before = &rows.cells;

        let mut transaction = connection.begin().await.expect("a transaction");
        insert(&mut transaction, &self.tables).await;
        // A statement that fails leaves PostgreSQL's transaction in a state in which nothing can be read.
        let mut savepoint = transaction.begin().await.expect("a savepoint");
        let Sent { sql, outcome } = (self.way.send)(self.host.clone(), &mut savepoint);
        let mut actual = outcome.await;
        match actual {
            Outcome::Failed(_) if Db::KIND == Kind::Postgres => savepoint.rollback().await,
            _ => savepoint.commit().await,
        }
        .expect("the end of the savepoint");
        let actual_rows = match select(&mut transaction).await {
            Ok(rows) => rows,
            Err(error) => {
                actual = Outcome::Unreadable(error.to_string());
                Vec::new()
            }
        };
        let others = select_others(&mut transaction).await;
        transaction.rollback().await.expect("a rollback");

        let (expected, expected_rows) =
            self.predict()
                .expected(self.way.method, before, &actual, &actual_rows);
        let same_outcome = match (&actual, &expected) {
            (Outcome::Failed(_), Outcome::Failed(_)) => true,
            _ => actual == expected,
        };
        let same = same_outcome && actual_rows == expected_rows && others == rows.others;
        (!same).then(|| Difference {
            text: self.shape.text,
            sql,
            method: self.way.method,
            host: self.host_values(),
            before: before.clone(),
            others: rows.others,
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
        let tables = self.tables.smaller().into_iter().map(|tables| {
            let mut fewer = self.clone();
            fewer.tables = tables;
            fewer
        });
        let filters = self.host.filter.smaller().into_iter().map(|filter| {
            let mut smaller = self.clone();
            smaller.host.filter = filter;
            smaller
        });
        tables.chain(filters).collect()
    }
}

async fn insert(connection: &mut Connection, tables: &Tables) {
    if !tables.cells.is_empty() {
        let mut insert = begin_insert("cells", &cell::COLUMNS);
        insert.push_values(tables.cells.iter().cloned(), |mut row, cell| {
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
                .push_bind(cell.cost)
                .push_bind(cell.w)
                .push_bind(cell.i)
                .push_bind(cell.j)
                .push_bind(cell.l);
        });
        let inserted = insert.build().execute(&mut *connection).await;
        inserted.expect("the rows");
    }
    if !tables.others.is_empty() {
        let mut insert = begin_insert("others", &other::COLUMNS);
        insert.push_values(tables.others.iter().cloned(), |mut row, other| {
            row.push_bind(other.id)
                .push_bind(other.k)
                .push_bind(other.v)
                .push_bind(other.i)
                .push_bind(other.j)
                .push_bind(other.s)
                .push_bind(other.u)
                .push_bind(other.cost);
        });
        let inserted = insert.build().execute(&mut *connection).await;
        inserted.expect("the rows");
    }
}

fn begin_insert(table: &str, columns: &[Column]) -> QueryBuilder<Driver> {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    QueryBuilder::new(format!("INSERT INTO {table} ({}) ", names.join(", ")))
}

/// An error if a value is stored that is none of its column's type.
async fn select(connection: &mut Connection) -> Result<Vec<Row>, sqlx::Error> {
    let rows = sqlx::query_as::<Driver, Cell>("SELECT * FROM cells ORDER BY id")
        .fetch_all(connection)
        .await?;
    Ok(rows.iter().map(Cell::row).collect())
}

async fn select_others(connection: &mut Connection) -> Vec<Row> {
    let rows = sqlx::query_as::<Driver, Other>("SELECT * FROM others ORDER BY id")
        .fetch_all(connection)
        .await;
    rows.expect("the rows").iter().map(Other::row).collect()
}
