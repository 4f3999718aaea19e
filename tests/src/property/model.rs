//! What a statement does to a table.

use super::ast::{Expr, Infix, Item, Statement};
use super::cell::{COLUMNS, Row};
use super::eval::{Scope, calculate};
use super::host::{Hole, Host};
use super::value::Value;
use updatable_tests::database::Kind;

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
    /// A column is assigned twice.
    Invalid,
    Unsupported,
    /// An error of the database, which the model never expects.
    Failed(String),
}

/// How a statement is executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "MySQL gives no rows to fetch")]
pub(crate) enum Method {
    Execute,
    FetchAll,
    FetchOptional,
    FetchOne,
}

/// Changes the table as the statement says, or says why it does not.
pub(crate) fn apply(
    statement: &Statement,
    method: Method,
    table: &mut [Row],
    host: &Host,
    database: Kind,
) -> Outcome {
    if statement
        .filter
        .as_ref()
        .is_some_and(|filter| constant(filter, host) == Some(true))
    {
        return Outcome::EmptyFilter;
    }
    let changes = present(&statement.items, host);
    let mut columns: Vec<&str> = changes.iter().map(Change::column).collect();
    columns.sort_unstable();
    if columns.windows(2).any(|pair| pair[0] == pair[1]) {
        return Outcome::Invalid;
    }
    if database == Kind::MySql && statement.reads_assigned() {
        return Outcome::Unsupported;
    }
    if changes.is_empty() {
        return Outcome::NoChanges;
    }

    let mut changed = Vec::new();
    for row in table {
        let old = row.clone();
        let scope = Scope {
            row: &old,
            host,
            like_ignores_case: database == Kind::Sqlite,
        };
        let matches = statement
            .filter
            .as_ref()
            .is_none_or(|filter| scope.truth(filter) == Some(true));
        if matches {
            for change in &changes {
                let (column, value) = change.of(scope);
                *row.get_mut(column).expect("a column of the table") = value;
            }
            changed.push(row.clone());
        }
    }

    let keyed = statement.filter.as_ref().is_some_and(pins_key);
    match method {
        Method::Execute | Method::FetchOne if keyed && changed.is_empty() => Outcome::NotFound,
        Method::Execute => Outcome::Matched(changed.len() as u64),
        Method::FetchAll => Outcome::Rows(changed),
        Method::FetchOptional | Method::FetchOne => Outcome::Row(changed.pop()),
    }
}

impl Statement {
    /// A value reads a column that is assigned to its left, or may be by a patch.
    fn reads_assigned(&self) -> bool {
        self.in_order
            && self
                .items
                .iter()
                .enumerate()
                .any(|(index, item)| match item {
                    Item::Assign { value, .. } => {
                        self.items[..index].iter().any(|earlier| match earlier {
                            Item::Assign { column, .. } => value.reads(column),
                            Item::Patch(_) => COLUMNS[1..].iter().any(|column| value.reads(column)),
                        })
                    }
                    Item::Patch(_) => false,
                })
    }
}

/// An assignment that is there.
enum Change<'a> {
    Assigned {
        column: &'a str,
        operator: Option<Infix>,
        value: &'a Expr,
    },
    Patched(&'static str, Option<Value>),
}

/// Without those that the host values leave out.
fn present<'a>(items: &'a [Item], host: &Host) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    for item in items {
        match item {
            Item::Assign {
                column,
                operator,
                value,
            } => {
                let absent =
                    matches!(value, Expr::Hole(name) if matches!(host.hole(name), Hole::Absent));
                if !absent {
                    changes.push(Change::Assigned {
                        column,
                        operator: *operator,
                        value,
                    });
                }
            }
            Item::Patch(name) => match host.hole(name) {
                Hole::Patch(row) => {
                    changes.extend(
                        row.into_iter()
                            .map(|(column, value)| Change::Patched(column, value)),
                    );
                }
                other => panic!("`h.{name}` is no patch: {other:?}"),
            },
        }
    }
    changes
}

impl Change<'_> {
    fn column(&self) -> &str {
        match self {
            Change::Assigned { column, .. } => column,
            Change::Patched(column, _) => column,
        }
    }

    /// The column and its new value.
    fn of(&self, old: Scope<'_>) -> (&str, Option<Value>) {
        match self {
            Change::Patched(column, value) => (column, value.clone()),
            Change::Assigned {
                column,
                operator: None,
                value,
            } => (column, old.value(value)),
            Change::Assigned {
                column,
                operator: Some(operator),
                value,
            } => {
                let sum = match (old.row[*column].clone(), old.value(value)) {
                    (Some(before), Some(value)) => Some(calculate(*operator, before, value)),
                    _ => None,
                };
                (column, sum)
            }
        }
    }
}

/// Whether the filter is true, or false, for every row: because of empty lists, or of parts that are missing.
fn constant(filter: &Expr, host: &Host) -> Option<bool> {
    match filter {
        Expr::In(_, list) => {
            let row = Row::new();
            let scope = Scope {
                row: &row,
                host,
                like_ignores_case: false,
            };
            scope.list(list).is_empty().then_some(false)
        }
        Expr::Literal(Value::Boolean(truth)) => Some(*truth),
        Expr::Hole(name) => match host.hole(name) {
            Hole::Filter(tree) => constant(&tree.expr(), host),
            _ => None,
        },
        Expr::Not(part) => constant(part, host).map(|constant| !constant),
        Expr::Infix(Infix::And, left, right) => match (constant(left, host), constant(right, host))
        {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), right) => right,
            (left, Some(true)) => left,
            _ => None,
        },
        Expr::Infix(Infix::Or, left, right) => {
            match (constant(left, host), constant(right, host)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), right) => right,
                (left, Some(false)) => left,
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the filter asks for one key: `c.id == value`, joined with `&&` to whatever else.
fn pins_key(filter: &Expr) -> bool {
    match filter {
        Expr::Infix(Infix::And, left, right) => pins_key(left) || pins_key(right),
        Expr::Infix(Infix::Equal, left, right) => {
            is_key(left) && right.is_host() || left.is_host() && is_key(right)
        }
        _ => false,
    }
}

fn is_key(expr: &Expr) -> bool {
    matches!(expr, Expr::Column(name) if name == "id")
}
