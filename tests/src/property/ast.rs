//! What a shape says.

use std::collections::BTreeSet;

use super::table::Table;
use super::value::Value;

/// `set(..), filter(..)`, and what else there may be.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) items: Vec<Item>,
    /// None for `all_rows()`.
    pub(crate) filter: Option<Expr>,
    /// The other tables.
    pub(crate) from: Vec<Source>,
    pub(crate) order: Vec<Order>,
    pub(crate) limit: Option<Expr>,
    /// Made by the builder, which does not put assignments in another order for MySQL.
    pub(crate) in_order: bool,
}

/// One part of `set(..)`.
#[derive(Debug)]
pub(crate) enum Item {
    Assign {
        column: String,
        /// Of `+=`, `-=` and so on.
        operator: Option<Infix>,
        value: Expr,
    },
    /// The host value that is a patch.
    Patch(String),
}

/// `from(Table as binder, on(..), any_match())`
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) table: Table,
    pub(crate) binder: String,
    /// None for the first table of a subquery.
    pub(crate) on: Option<Expr>,
    pub(crate) any_match: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Order {
    pub(crate) by: Expr,
    pub(crate) descending: bool,
}

/// A subquery.
#[derive(Debug, Clone)]
pub(crate) struct Select {
    /// None for `exists`.
    pub(crate) item: Option<(Option<Aggregate>, Expr)>,
    pub(crate) from: Vec<Source>,
    pub(crate) filter: Option<Expr>,
    pub(crate) order: Vec<Order>,
    pub(crate) limit: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aggregate {
    Max,
    Min,
    Count,
    Sum,
}

/// A value, a condition or a list.
#[derive(Debug, Clone)]
pub(crate) enum Expr {
    Null,
    Literal(Value),
    /// A host value.
    Hole(String),
    Column {
        /// The table's name in the statement.
        of: String,
        name: String,
    },
    Infix(Infix, Box<Expr>, Box<Expr>),
    Not(Box<Expr>),
    IsNull(Box<Expr>),
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    Like(Box<Expr>, Box<Expr>),
    /// Where in the left text the right one is to be found.
    Finds(Place, Box<Expr>, Box<Expr>),
    /// The right side is a list or a subquery.
    In(Box<Expr>, Box<Expr>),
    List(Vec<Expr>),
    Call(Function, Vec<Expr>),
    Case(Vec<(Expr, Expr)>, Box<Expr>),
    /// A subquery as a value, or as a list.
    Select(Box<Select>),
    Exists(Box<Select>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Infix {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    /// NULL is one more value.
    Same,
    Plus,
    Minus,
    Times,
    Divide,
    Remainder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Start,
    End,
    Anywhere,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Coalesce,
    NullIf,
    Greatest,
    Least,
    Abs,
    /// To so many digits.
    Round(u32),
    Concat,
    Lower,
    Upper,
    Trim,
    Length,
    Cast(Type),
    AssertNotNull,
}

/// What a value may be cast to, and what a column may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Small,
    Medium,
    Large,
    Amount,
    Text,
    Boolean,
}

impl Expr {
    pub(crate) fn infix(infix: Infix, left: Expr, right: Expr) -> Self {
        Expr::Infix(infix, Box::new(left), Box::new(right))
    }

    pub(crate) fn not(self) -> Self {
        Expr::Not(Box::new(self))
    }

    /// The same for every row.
    pub(crate) fn is_host(&self) -> bool {
        match self {
            Expr::Null | Expr::Literal(_) | Expr::Hole(_) => true,
            Expr::Infix(_, left, right) => left.is_host() && right.is_host(),
            _ => false,
        }
    }

    /// What it is made of.
    pub(crate) fn parts(&self) -> Vec<&Expr> {
        match self {
            Expr::Null | Expr::Literal(_) | Expr::Hole(_) | Expr::Column { .. } => Vec::new(),
            Expr::Not(part) | Expr::IsNull(part) => vec![part],
            Expr::Infix(_, left, right)
            | Expr::Like(left, right)
            | Expr::Finds(_, left, right)
            | Expr::In(left, right) => vec![left, right],
            Expr::Between(part, low, high) => vec![part, low, high],
            Expr::List(parts) | Expr::Call(_, parts) => parts.iter().collect(),
            Expr::Case(branches, otherwise) => {
                let branches = branches.iter().flat_map(|(when, then)| [when, then]);
                branches.chain([&**otherwise]).collect()
            }
            Expr::Select(select) | Expr::Exists(select) => select.parts(),
        }
    }

    /// It, and everything in it.
    pub(crate) fn all(&self) -> Vec<&Expr> {
        let mut all = vec![self];
        let mut next = 0;
        while let Some(expr) = all.get(next) {
            all.extend(expr.parts());
            next += 1;
        }
        all
    }

    /// Whether it reads a column of the updated table's row.
    pub(crate) fn reads(&self, wanted: &str) -> bool {
        self.all()
            .iter()
            .any(|part| matches!(part, Expr::Column { of, name } if of == "c" && name == wanted))
    }

    /// Whether it names a column of a table that is not in it.
    pub(crate) fn looks_outside(&self) -> bool {
        let all = self.all();
        let mut inner: Vec<&str> = Vec::new();
        for part in &all {
            if let Expr::Select(select) | Expr::Exists(select) = part {
                inner.extend(select.from.iter().map(|source| source.binder.as_str()));
            }
        }
        all.iter()
            .any(|part| matches!(part, Expr::Column { of, .. } if !inner.contains(&of.as_str())))
    }

    pub(crate) fn holes<'a>(&'a self, names: &mut BTreeSet<&'a str>) {
        names.extend(self.all().into_iter().filter_map(|part| match part {
            Expr::Hole(name) => Some(name.as_str()),
            _ => None,
        }));
    }
}

impl Select {
    pub(crate) fn parts(&self) -> Vec<&Expr> {
        let mut parts: Vec<&Expr> = self.item.iter().map(|(_, item)| item).collect();
        parts.extend(self.from.iter().filter_map(|source| source.on.as_ref()));
        parts.extend(&self.filter);
        parts.extend(self.order.iter().map(|order| &order.by));
        parts
    }
}

impl Statement {
    /// The conditions and values in it.
    pub(crate) fn expressions(&self) -> Vec<&Expr> {
        let mut all: Vec<&Expr> = Vec::new();
        all.extend(self.items.iter().filter_map(|item| match item {
            Item::Assign { value, .. } => Some(value),
            Item::Patch(_) => None,
        }));
        all.extend(self.from.iter().filter_map(|source| source.on.as_ref()));
        all.extend(&self.filter);
        all.extend(self.order.iter().map(|order| &order.by));
        all.extend(&self.limit);
        all
    }

    /// The host values in it.
    pub(crate) fn holes(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        names.extend(self.items.iter().filter_map(|item| match item {
            Item::Assign { .. } => None,
            Item::Patch(name) => Some(name.as_str()),
        }));
        for expression in self.expressions() {
            expression.holes(&mut names);
        }
        names
    }
}
