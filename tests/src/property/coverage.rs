//! What the statements are made of: a construct that does not occur, or never changes a row, proves nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use updatable_tests::database::Kind;

use super::ast::{Aggregate, Expr, Infix, Item, Select, Source, Statement};
use super::model::{Method, Prediction};
use super::table::Table;
use crate::Db;

/// How often something occurs.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    /// In so many statements.
    executed: usize,
    /// So many of them change a row, by what the model says.
    effective: usize,
}

/// The constructs of the statements that were executed.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    constructs: BTreeMap<String, Count>,
    statements: usize,
    /// They must fail.
    failing: usize,
    /// What they do is not known.
    unclear: usize,
}

/// Each must change a row in so many statements of the shortest run.
const LEAST: usize = 5;

/// What every database has, as [`Coverage::count`] calls it.
const EVERYWHERE: &[&str] = &[
    "+",
    "-",
    "*",
    "/",
    "%",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "&&",
    "||",
    "!",
    "is_null",
    "between",
    "like",
    "is_in list",
    "is_in select",
    "is_not_distinct_from",
    "starts_with",
    "ends_with",
    "contains",
    "coalesce",
    "nullif",
    "greatest",
    "least",
    "abs",
    "round",
    "concat",
    "lower",
    "upper",
    "trim",
    "length",
    "cast",
    "assert_not_null",
    "case",
    "exists",
    "scalar",
    "scalar max",
    "scalar min",
    "scalar count",
    "scalar sum",
    "scalar of a key",
    "scalar limit",
    "correlated",
    "subquery of the target",
    "subquery inside a subquery",
    "subquery in set",
    "subquery in filter",
    "join in subquery",
    "from",
    "from any_match",
    "from the target",
    "two froms",
    "patch",
    "compound",
    "reads what is set",
    "builder",
    "builder subquery",
    "builder from",
    "filter value",
];

impl Coverage {
    pub(crate) fn count(&mut self, statement: &Statement, method: Method, prediction: &Prediction) {
        self.statements += 1;
        match prediction {
            Prediction::Fails => self.failing += 1,
            Prediction::Unclear => self.unclear += 1,
            _ => {}
        }
        let effective = usize::from(prediction.has_effect());
        let mut constructs = statement.constructs();
        constructs.insert(format!("{method:?}"));
        for construct in constructs {
            let count = self.constructs.entry(construct).or_default();
            count.executed += 1;
            count.effective += effective;
        }
    }

    /// Panics if something hardly occurred.
    pub(crate) fn check(&self) {
        let Self {
            statements,
            failing,
            unclear,
            ..
        } = self;
        let mut wanted = EVERYWHERE.to_vec();
        wanted.extend(match Db::KIND {
            Kind::Sqlite => &["FetchAll", "FetchOne", "reads in a circle"][..],
            Kind::Postgres => &["FetchAll", "FetchOne", "FetchOld", "reads in a circle"],
            Kind::MySql => &["order_by", "limit"],
        });
        let rare: Vec<_> = wanted
            .iter()
            .filter(|wanted| {
                self.constructs
                    .get(**wanted)
                    .is_none_or(|count| count.effective < LEAST)
            })
            .collect();
        assert!(
            rare.is_empty(),
            "constructs that hardly change a row: {rare:?}"
        );
        assert!(failing * 200 > *statements, "hardly a statement fails");
        assert!(unclear * 20 < *statements, "too many are unclear");
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "construct: statements, of which so many change a row")?;
        for (construct, count) in &self.constructs {
            writeln!(f, "{construct}: {}, {}", count.executed, count.effective)?;
        }
        let Self {
            statements,
            failing,
            unclear,
            ..
        } = self;
        write!(
            f,
            "{statements} statements; {failing} must fail; {unclear} are unclear"
        )
    }
}

impl Statement {
    /// What it is made of.
    fn constructs(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut add = |name: &str| {
            found.insert(name.to_owned());
        };
        if self.in_order {
            add("builder");
        }
        for item in &self.items {
            match item {
                Item::Patch(_) => add("patch"),
                Item::Assign {
                    operator, value, ..
                } => {
                    if operator.is_some() {
                        add("compound");
                    }
                    if selects(value) {
                        add("subquery in set");
                    }
                }
            }
        }
        if self.filter.as_ref().is_some_and(selects) {
            add("subquery in filter");
        }
        if self.in_order && self.expressions().into_iter().any(selects) {
            add("builder subquery");
        }
        if self.reads_what_is_set() {
            add("reads what is set");
        }
        if self.reads_in_a_circle() {
            add("reads in a circle");
        }
        for Source {
            table, any_match, ..
        } in &self.from
        {
            add(if *any_match { "from any_match" } else { "from" });
            if *table == Table::Cells {
                add("from the target");
            }
            if self.in_order {
                add("builder from");
            }
        }
        if self.from.len() > 1 {
            add("two froms");
        }
        if !self.order.is_empty() {
            add("order_by");
        }
        if self.limit.is_some() {
            add("limit");
        }
        for expression in self.expressions() {
            expression.constructs(&mut add);
        }
        found
    }

    fn assigned(&self) -> impl Iterator<Item = (&str, &Expr)> {
        self.items.iter().filter_map(|item| match item {
            Item::Assign { column, value, .. } => Some((column.as_str(), value)),
            Item::Patch(_) => None,
        })
    }

    fn reads_what_is_set(&self) -> bool {
        self.assigned().any(|(column, _)| {
            self.assigned()
                .any(|(other, value)| other != column && value.reads(column))
        })
    }

    fn reads_in_a_circle(&self) -> bool {
        self.assigned().any(|(column, reads)| {
            self.assigned()
                .any(|(other, value)| other != column && value.reads(column) && reads.reads(other))
        })
    }
}

fn selects(expr: &Expr) -> bool {
    expr.all()
        .iter()
        .any(|part| matches!(part, Expr::Select(_) | Expr::Exists(_)))
}

impl Expr {
    fn constructs(&self, add: &mut dyn FnMut(&str)) {
        match self {
            Expr::Infix(infix, ..) => add(match infix {
                Infix::Or => "||",
                Infix::And => "&&",
                Infix::Equal => "==",
                Infix::NotEqual => "!=",
                Infix::Less => "<",
                Infix::LessOrEqual => "<=",
                Infix::Greater => ">",
                Infix::GreaterOrEqual => ">=",
                Infix::Same => "is_not_distinct_from",
                Infix::Plus => "+",
                Infix::Minus => "-",
                Infix::Times => "*",
                Infix::Divide => "/",
                Infix::Remainder => "%",
            }),
            Expr::Not(_) => add("!"),
            Expr::IsNull(_) => add("is_null"),
            Expr::Between(..) => add("between"),
            Expr::Like(..) => add("like"),
            Expr::Finds(place, ..) => add(match place {
                super::ast::Place::Start => "starts_with",
                super::ast::Place::End => "ends_with",
                super::ast::Place::Anywhere => "contains",
            }),
            Expr::In(part, list) => match &**list {
                // It is no value.
                Expr::Select(select) => {
                    add("is_in select");
                    select.constructs(add);
                    let mut parts = select.parts();
                    parts.push(part);
                    return parts.into_iter().for_each(|part| part.constructs(add));
                }
                _ => add("is_in list"),
            },
            Expr::Call(function, _) => add(function.name()),
            Expr::Case(..) => add("case"),
            Expr::Select(select) => {
                add("scalar");
                add(&match &select.item {
                    Some((Some(aggregate), _)) => format!("scalar {}", aggregate.name()),
                    _ if select.limit.is_some() => "scalar limit".to_owned(),
                    _ => "scalar of a key".to_owned(),
                });
                select.constructs(add);
            }
            Expr::Exists(select) => {
                add("exists");
                select.constructs(add);
            }
            Expr::Hole(name) if name == "filter" => add("filter value"),
            _ => {}
        }
        for part in self.parts() {
            part.constructs(add);
        }
    }
}

impl Aggregate {
    fn name(self) -> &'static str {
        match self {
            Aggregate::Max => "max",
            Aggregate::Min => "min",
            Aggregate::Count => "count",
            Aggregate::Sum => "sum",
        }
    }
}

impl super::ast::Function {
    fn name(self) -> &'static str {
        use super::ast::Function::*;

        match self {
            Coalesce => "coalesce",
            NullIf => "nullif",
            Greatest => "greatest",
            Least => "least",
            Abs => "abs",
            Round(_) => "round",
            Concat => "concat",
            Lower => "lower",
            Upper => "upper",
            Trim => "trim",
            Length => "length",
            Cast(_) => "cast",
            AssertNotNull => "assert_not_null",
        }
    }
}

impl Select {
    fn constructs(&self, add: &mut dyn FnMut(&str)) {
        if self.from.iter().any(|source| source.table == Table::Cells) {
            add("subquery of the target");
        }
        if self.from.len() > 1 {
            add("join in subquery");
        }
        let whole = Expr::Select(Box::new(self.clone()));
        let inside = whole.all();
        let is_outer = |part: &&Expr| matches!(part, Expr::Column { of, .. } if of == "c");
        if inside.iter().any(is_outer) {
            add("correlated");
        }
        if inside[1..].iter().any(|part| selects(part)) {
            add("subquery inside a subquery");
        }
    }
}
