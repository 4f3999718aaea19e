//! Subqueries, and the rows of several tables at once.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use updatable_tests::database::Kind;

use super::{Evaluated, Frame, Scope, Trouble};
use crate::property::ast::{Aggregate, Expr, Order, Select, Source};
use crate::property::host::Hole;
use crate::property::value::Value;

/// Shows each combination of rows that the tables' conditions allow.
pub(crate) fn combinations(
    scope: Scope<'_>,
    sources: &[Source],
    show: &mut dyn FnMut(Scope<'_>) -> Evaluated<()>,
) -> Evaluated<()> {
    let Some((source, rest)) = sources.split_first() else {
        return show(scope);
    };
    for row in scope.world.rows.of(source.table) {
        let frame = Frame {
            binder: &source.binder,
            table: source.table,
            row,
            outer: scope.frame,
        };
        let inner = Scope {
            frame: Some(&frame),
            ..scope
        };
        let relates = match &source.on {
            Some(on) => inner.truth(on)? == Some(true),
            None => true,
        };
        if relates {
            combinations(inner, rest, show)?;
        }
    }
    Ok(())
}

/// Whether some condition of several tables fails for a row of one of them, be it joined with another row or not: the
/// database may look at that row first. MariaDB may look at several rows before it knows whether ON relates them.
pub(crate) fn may_fail_alone(scope: Scope<'_>, sources: &[Source], conditions: &[&Expr]) -> bool {
    let fails = |sources: &[Source]| {
        let parts = values_of(scope, sources, conditions);
        let unrelated: Vec<Source> = sources
            .iter()
            .map(|source| Source {
                on: None,
                ..source.clone()
            })
            .collect();
        let shown = combinations(scope, &unrelated, &mut |inner| {
            parts
                .iter()
                .try_for_each(|part| inner.value(part).map(drop))
        });
        shown.is_err()
    };
    match scope.is_on(Kind::MySql) {
        true => fails(sources),
        false => sources
            .iter()
            .any(|source| fails(std::slice::from_ref(source))),
    }
}

/// What is computed in the conditions from the columns of these tables and of those around them.
fn values_of<'e>(scope: Scope<'_>, sources: &[Source], conditions: &[&'e Expr]) -> Vec<&'e Expr> {
    let is_known = |of: &str| {
        sources.iter().any(|source| source.binder == of)
            || std::iter::successors(scope.frame, |frame| frame.outer)
                .any(|frame| frame.binder == of)
    };
    let mut parts: Vec<&Expr> = conditions.iter().flat_map(|part| part.all()).collect();
    parts.retain(|part| {
        matches!(part, Expr::Infix(..) | Expr::Call(..))
            && part.all().iter().all(|inner| match inner {
                Expr::Column { of, .. } => is_known(of),
                Expr::Select(_) | Expr::Exists(_) => false,
                // A filter is one of the updated table.
                Expr::Hole(name) if matches!(scope.world.host.hole(name), Hole::Filter(_)) => {
                    is_known("c")
                }
                _ => true,
            })
    });
    parts
}

/// By what a row is sorted.
pub(crate) type Keys = Vec<Option<Value>>;

impl Scope<'_> {
    pub(crate) fn keys(self, order: &[Order]) -> Evaluated<Keys> {
        order.iter().map(|order| self.value(&order.by)).collect()
    }

    /// NULL is the least.
    pub(crate) fn ordering(order: &[Order], left: &Keys, right: &Keys) -> Ordering {
        let keys = order.iter().zip(left.iter().zip(right));
        keys.fold(Ordering::Equal, |ordering, (order, (left, right))| {
            let next = match (left, right) {
                (Some(left), Some(right)) => left.partial_cmp(right).expect("of one type"),
                _ => left.is_some().cmp(&right.is_some()),
            };
            ordering.then(if order.descending {
                next.reverse()
            } else {
                next
            })
        })
    }

    /// What fails in a subquery fails only if the database comes to it.
    fn every<T>(
        self,
        select: &Select,
        mut show: impl FnMut(Scope<'_>) -> Evaluated<T>,
    ) -> Evaluated<Vec<T>> {
        if let [_, _, ..] = &select.from[..] {
            let ons = select.from.iter().filter_map(|source| source.on.as_ref());
            let conditions: Vec<&Expr> = ons.chain(&select.filter).collect();
            if may_fail_alone(self, &select.from, &conditions) {
                return Err(Trouble::Unclear);
            }
        }
        let mut all = Vec::new();
        let shown = combinations(self, &select.from, &mut |inner| {
            let matches = match &select.filter {
                Some(filter) => inner.truth(filter)? == Some(true),
                None => true,
            };
            if matches {
                all.push(show(inner)?);
            }
            Ok(())
        });
        shown.map_err(|_| Trouble::Unclear)?;
        Ok(all)
    }

    pub(super) fn exists(self, select: &Select) -> Evaluated<bool> {
        Ok(!self.every(select, |_| Ok(()))?.is_empty())
    }

    /// The values of a subquery that is a list.
    pub(super) fn members(self, select: &Select) -> Evaluated<Vec<Option<Value>>> {
        let (aggregate, item) = select.item.as_ref().expect("a value");
        let mut rows = self.every(select, |inner| {
            Ok((inner.keys(&select.order)?, inner.assigning().value(item)?))
        })?;
        rows.sort_by(|(left, _), (right, _)| Scope::ordering(&select.order, left, right));
        if let Some(limit) = select.limit {
            // Which of those that are equal in the order come first is the database's to say.
            if let [.., (last, _)] = &rows[..limit.min(rows.len())] {
                let is_tied =
                    |keys: &Keys| Scope::ordering(&select.order, keys, last) == Ordering::Equal;
                let mut tied = rows.iter().filter(|(keys, _)| is_tied(keys));
                let first = tied.next().map(|(_, value)| value);
                let beyond = rows.get(limit).is_some_and(|(keys, _)| is_tied(keys));
                if beyond && tied.any(|(_, value)| Some(value) != first) {
                    return Err(Trouble::Unclear);
                }
            }
            rows.truncate(limit);
        }
        let values = rows.into_iter().map(|(_, value)| value).collect();
        match aggregate {
            Some(aggregate) => Ok(vec![self.aggregate(*aggregate, values)?]),
            None => Ok(values),
        }
    }

    pub(super) fn scalar(self, select: &Select) -> Evaluated<Option<Value>> {
        let mut values = self.members(select)?;
        assert!(values.len() < 2, "several values: {select:?}");
        Ok(values.pop().flatten())
    }

    fn aggregate(
        self,
        aggregate: Aggregate,
        values: Vec<Option<Value>>,
    ) -> Evaluated<Option<Value>> {
        let values: Vec<Value> = values.into_iter().flatten().collect();
        let compare = |left: &Value, right: &Value| left.partial_cmp(right).expect("of one type");
        match aggregate {
            Aggregate::Count => Ok(Some(Value::Integer(values.len() as i64))),
            Aggregate::Max => Ok(values.into_iter().max_by(compare)),
            Aggregate::Min => Ok(values.into_iter().min_by(compare)),
            Aggregate::Sum => self.sum(&values),
        }
    }

    fn sum(self, values: &[Value]) -> Evaluated<Option<Value>> {
        let mut whole = 0_i128;
        let mut overflows = false;
        let mut exact = Decimal::ZERO;
        for value in values {
            match value {
                Value::Integer(value) => {
                    whole += i128::from(*value);
                    overflows |= i64::try_from(whole).is_err();
                }
                Value::Decimal(value) => exact += value,
                other => panic!("a sum of {other:?}"),
            }
        }
        Ok(match values.first() {
            None => None,
            Some(Value::Decimal(_)) => Some(Value::Decimal(exact)),
            Some(_) => match i64::try_from(whole) {
                // SQLite does not forgive a sum that was too large on the way.
                Ok(_) if self.is_on(Kind::Sqlite) && overflows => return Err(Trouble::Unclear),
                Ok(sum) => Some(Value::Integer(sum)),
                Err(_) => return Err(Trouble::Error),
            },
        })
    }
}
