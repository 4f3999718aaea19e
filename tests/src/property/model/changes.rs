//! What the assignments of a statement do to a row.

use crate::property::ast::{Expr, Infix, Item, Statement};
use crate::property::eval::{Evaluated, Scope, Trouble, World};
use crate::property::host::Hole;
use crate::property::table::{Row, Table};
use crate::property::value::Value;

/// An assignment that is there.
pub(super) enum Change<'a> {
    Assigned {
        column: &'a str,
        operator: Option<Infix>,
        value: &'a Expr,
    },
    Patched(&'static str, Option<Value>),
}

/// Without those that the host values leave out.
pub(super) fn present<'a>(items: &'a [Item], world: &World<'_>) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    for item in items {
        match item {
            Item::Assign {
                column,
                operator,
                value,
            } => {
                let absent = matches!(value, Expr::Hole(name) if matches!(world.host.hole(name), Hole::Absent));
                if !absent {
                    changes.push(Change::Assigned {
                        column,
                        operator: *operator,
                        value,
                    });
                }
            }
            Item::Patch(name) => match world.host.hole(name) {
                Hole::Patch(row) => {
                    let patched = row.into_iter();
                    changes.extend(patched.map(|(column, value)| Change::Patched(column, value)));
                }
                other => panic!("`h.{name}` is no patch: {other:?}"),
            },
        }
    }
    changes
}

impl Change<'_> {
    pub(super) fn column(&self) -> &str {
        match self {
            Change::Assigned { column, .. } => column,
            Change::Patched(column, _) => column,
        }
    }

    /// The new value.
    fn value(&self, old: Scope<'_>, row: &Row) -> Evaluated<Option<Value>> {
        let old = old.assigning();
        match self {
            Change::Patched(_, value) => Ok(value.clone()),
            Change::Assigned {
                operator: None,
                value,
                ..
            } => old.value(value),
            Change::Assigned {
                column,
                operator: Some(operator),
                value,
            } => {
                let before = row[*column].clone();
                let kind = Table::Cells.column(column).kind;
                match old.both(Ok(before), old.value(value))? {
                    Some((before, value)) => old.calculate(*operator, Some(kind), before, value),
                    None => Ok(None),
                }
            }
        }
    }
}

/// The row with its new values, which its columns must take.
pub(super) fn changed(changes: &[Change<'_>], old: Scope<'_>, row: &Row) -> Evaluated<Row> {
    let mut new = row.clone();
    let mut trouble = None;
    for change in changes {
        let column = Table::Cells.column(change.column());
        let value = change.value(old, row).and_then(|value| {
            let fits = match &value {
                Some(value) => column.kind.holds(value),
                None => column.nullable,
            };
            fits.then_some(value).ok_or(Trouble::Error)
        });
        match value {
            Ok(value) => {
                new.insert(column.name, value);
            }
            // One that is sure is enough.
            Err(Trouble::Error) => trouble = Some(Trouble::Error),
            Err(Trouble::Unclear) => trouble = trouble.or(Some(Trouble::Unclear)),
        }
    }
    trouble.map_or(Ok(new), Err)
}

impl Statement {
    /// Some list that has a limit differs from row to row.
    pub(super) fn limits_by_row(&self) -> bool {
        let mut parts = self.expressions().into_iter().flat_map(Expr::all);
        parts.any(|part| match part {
            Expr::In(_, list) => match &**list {
                Expr::Select(select) => select.limit.is_some() && list.looks_outside(),
                _ => false,
            },
            _ => false,
        })
    }

    /// Only the first rows change, and a subquery reads the table: MySQL would do one row after the other.
    pub(super) fn limits_what_it_reads(&self) -> bool {
        let mut parts = self.expressions().into_iter().flat_map(Expr::all);
        self.limit.is_some()
            && parts.any(|part| match part {
                Expr::Select(select) | Expr::Exists(select) => {
                    let mut sources = select.from.iter();
                    sources.any(|source| source.table == Table::Cells)
                }
                _ => false,
            })
    }

    /// A value reads a column that is assigned to its left, or may be by a patch.
    pub(super) fn reads_assigned(&self) -> bool {
        let earlier = |index: usize, value: &Expr| {
            self.items[..index].iter().any(|earlier| match earlier {
                Item::Assign { column, .. } => value.reads(column),
                Item::Patch(_) => {
                    let settable = &Table::Cells.columns()[1..];
                    settable.iter().any(|column| value.reads(column.name))
                }
            })
        };
        let mut items = self.items.iter().enumerate();
        self.in_order
            && items.any(|(index, item)| match item {
                Item::Assign { value, .. } => earlier(index, value),
                Item::Patch(_) => false,
            })
    }
}
