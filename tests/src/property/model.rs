//! What a statement does to a table.

mod changes;
mod constant;

use std::cell::Cell;

use updatable_tests::database::Kind;

use self::changes::{Change, changed, present};
use self::constant::{constant, divides_by_zero, is_zero, pins_key};
use super::ast::{Expr, Item, Source, Statement};
use super::eval::{Evaluated, Frame, Scope, Trouble, World, combinations, may_fail_alone};
use super::host::Host;
use super::table::{Row, Rows, Table};

/// What came of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    /// So many rows matched.
    Matched(u64),
    /// The changed rows, in the order of their keys.
    Rows(Vec<Row>),
    /// The changed row, if there is one.
    Row(Option<Row>),
    NoChanges,
    EmptyFilter,
    NotFound,
    /// A column is assigned twice, or a host value divides that is zero.
    Invalid,
    Unsupported,
    /// An error of the database.
    Failed(String),
    /// Whatever came of it, the table cannot be read any more.
    Unreadable(String),
}

/// How a statement is executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "not every database has all of them")]
pub(crate) enum Method {
    Execute,
    FetchAll,
    FetchOptional,
    FetchOne,
    /// All rows, with some values before and after the update.
    FetchOld,
}

/// The columns of [`Method::FetchOld`]: before and after the update.
#[allow(dead_code, reason = "not every database has them")]
pub(crate) const OLD: [(&str, &str); 4] = [
    ("old a", "a"),
    ("old n", "n"),
    ("old s", "s"),
    ("old i", "i"),
];

/// What a statement does, as far as it is known.
#[derive(Debug)]
pub(crate) enum Prediction {
    /// Nothing to the table.
    Stops(Outcome),
    /// The database says that a number is out of range, or a column NULL, and the table stays as it was.
    Fails,
    Changes {
        changes: Vec<Changed>,
        /// Or it fails.
        may_fail: bool,
        keyed: bool,
    },
    /// It may do one thing or another.
    Unclear,
}

/// A row that changes.
#[derive(Debug)]
pub(crate) struct Changed {
    index: usize,
    old: Row,
    /// What it may become: several if it matches several rows of another table.
    new: Vec<Row>,
}

pub(crate) fn predict(
    statement: &Statement,
    rows: &Rows,
    host: &Host,
    database: Kind,
) -> Prediction {
    let world = World {
        host,
        rows,
        database,
        may_fail: Cell::new(false),
    };
    let changes = present(&statement.items, &world);
    if let Some(outcome) = refused(statement, &changes, &world) {
        return Prediction::Stops(outcome);
    }
    match matching(statement, &changes, &world) {
        Ok(changes) => Prediction::Changes {
            changes,
            may_fail: world.may_fail.get(),
            keyed: statement.filter.as_ref().is_some_and(pins_key),
        },
        Err(Trouble::Error) => Prediction::Fails,
        Err(Trouble::Unclear) => Prediction::Unclear,
    }
}

/// Before anything is sent.
fn refused(statement: &Statement, changes: &[Change<'_>], world: &World<'_>) -> Option<Outcome> {
    let filter = statement.filter.as_ref();
    if filter.is_some_and(|filter| constant(filter, world) == Some(true)) {
        return Some(Outcome::EmptyFilter);
    }
    let mut columns: Vec<&str> = changes.iter().map(Change::column).collect();
    columns.sort_unstable();
    if columns.windows(2).any(|pair| pair[0] == pair[1]) {
        return Some(Outcome::Invalid);
    }
    let refuses =
        statement.reads_assigned() || statement.limits_what_it_reads() || statement.limits_by_row();
    if world.database == Kind::MySql && refuses {
        return Some(Outcome::Unsupported);
    }
    if changes.is_empty() {
        return Some(Outcome::NoChanges);
    }
    let mut expressions = statement.expressions().into_iter();
    let divides = expressions.any(|part| divides_by_zero(part, world))
        || statement.items.iter().any(|item| {
            matches!(item, Item::Assign { operator: Some(operator), value, .. } if operator.divides() && is_zero(value, world))
        });
    divides.then_some(Outcome::Invalid)
}

/// The rows that change, in the order of the table.
fn matching(
    statement: &Statement,
    changes: &[Change<'_>],
    world: &World<'_>,
) -> Evaluated<Vec<Changed>> {
    let mut matching = Vec::new();
    let mut keys = Vec::new();
    let mut unclear = fails_alone(statement, world);
    let mut fails = false;
    for (index, row) in world.rows.of(Table::Cells).iter().enumerate() {
        let frame = Frame {
            binder: "c",
            table: Table::Cells,
            row,
            outer: None,
        };
        let scope = Scope::new(world, Some(&frame));
        let mut new: Vec<Evaluated<Row>> = Vec::new();
        let shown = combinations(scope, &statement.from, &mut |scope| {
            let matches = match &statement.filter {
                Some(filter) => scope.truth(filter)? == Some(true),
                None => true,
            };
            if matches {
                let row = changed(changes, scope, row);
                if !new.contains(&row) {
                    new.push(row);
                }
            }
            Ok(())
        });
        match shown {
            Ok(()) => {}
            // Which condition is looked at first is the database's to say.
            Err(Trouble::Error) if statement.from.is_empty() => fails = true,
            Err(_) => unclear = true,
        }
        fails |= new == [Err(Trouble::Error)];
        let new = new.into_iter().collect::<Evaluated<Vec<Row>>>();
        match new {
            Ok(new) if !new.is_empty() => {
                keys.push(scope.keys(&statement.order)?);
                matching.push(Changed {
                    index,
                    old: row.clone(),
                    new,
                });
            }
            Ok(_) => {}
            Err(_) => unclear = true,
        }
    }
    // One row is enough for the whole statement to fail, unless only some of them are changed.
    if fails && statement.limit.is_none() {
        return Err(Trouble::Error);
    }
    if unclear || fails {
        return Err(Trouble::Unclear);
    }
    first(statement, world, matching, keys)
}

/// Whether some condition of a statement with several tables fails for a row of one of them.
fn fails_alone(statement: &Statement, world: &World<'_>) -> bool {
    let target = Source {
        table: Table::Cells,
        binder: "c".to_owned(),
        on: None,
        any_match: false,
    };
    let mut sources = vec![target];
    sources.extend(statement.from.iter().cloned());
    let ons = sources.iter().filter_map(|source| source.on.as_ref());
    let conditions: Vec<&Expr> = ons.chain(&statement.filter).collect();
    sources.len() > 1 && may_fail_alone(Scope::new(world, None), &sources, &conditions)
}

/// Those that the limit leaves.
fn first(
    statement: &Statement,
    world: &World<'_>,
    matching: Vec<Changed>,
    keys: Vec<super::eval::Keys>,
) -> Evaluated<Vec<Changed>> {
    let Some(limit) = &statement.limit else {
        return Ok(matching);
    };
    let scope = Scope::new(world, None);
    let limit = match scope.value(limit)? {
        Some(super::value::Value::Integer(limit)) => limit as usize,
        other => panic!("not a number of rows: {other:?}"),
    };
    let mut sorted: Vec<_> = keys.into_iter().zip(matching).collect();
    sorted.sort_by(|(left, _), (right, _)| Scope::ordering(&statement.order, left, right));
    sorted.truncate(limit);
    Ok(sorted.into_iter().map(|(_, changed)| changed).collect())
}

impl Prediction {
    /// What should have come of it, given what the table has become, where that was free to choose.
    pub(crate) fn expected(
        &self,
        method: Method,
        before: &[Row],
        actual: &Outcome,
        after: &[Row],
    ) -> (Outcome, Vec<Row>) {
        let failed = || (Outcome::Failed(String::new()), before.to_vec());
        let (changes, keyed) = match self {
            Prediction::Stops(outcome) => return (outcome.clone(), before.to_vec()),
            Prediction::Fails => return failed(),
            Prediction::Unclear => return (actual.clone(), after.to_vec()),
            Prediction::Changes { may_fail: true, .. } if matches!(actual, Outcome::Failed(_)) => {
                return failed();
            }
            Prediction::Changes { changes, keyed, .. } => (changes, *keyed),
        };
        let mut rows = before.to_vec();
        let mut given = Vec::new();
        for changed in changes {
            let taken = changed
                .new
                .iter()
                .find(|new| after.get(changed.index) == Some(new));
            let new = taken.unwrap_or(&changed.new[0]);
            rows[changed.index] = new.clone();
            given.push((&changed.old, new.clone()));
        }
        given.sort_by_key(|(_, row)| row["id"].as_ref().map(ToString::to_string));
        let mut new: Vec<Row> = given.iter().map(|(_, new)| new.clone()).collect();
        let outcome = match method {
            Method::Execute | Method::FetchOne if keyed && new.is_empty() => Outcome::NotFound,
            Method::Execute => Outcome::Matched(new.len() as u64),
            Method::FetchAll => Outcome::Rows(new),
            Method::FetchOptional | Method::FetchOne => Outcome::Row(new.pop()),
            Method::FetchOld => {
                let rows = given.into_iter().map(|(old, new)| {
                    let mut row = Row::from([("id", new["id"].clone())]);
                    for (before, column) in OLD {
                        row.insert(before, old[column].clone());
                        row.insert(column, new[column].clone());
                    }
                    row
                });
                Outcome::Rows(rows.collect())
            }
        };
        (outcome, rows)
    }

    /// Whether some value of some row becomes another one.
    pub(crate) fn has_effect(&self) -> bool {
        match self {
            Prediction::Changes { changes, .. } => {
                let mut rows = changes
                    .iter()
                    .flat_map(|row| row.new.iter().map(|new| (&row.old, new)));
                rows.any(|(old, new)| old != new)
            }
            _ => false,
        }
    }
}

impl super::ast::Infix {
    fn divides(self) -> bool {
        matches!(self, Self::Divide | Self::Remainder)
    }
}
