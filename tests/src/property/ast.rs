//! What a shape says.

use std::collections::BTreeSet;

use super::value::Value;

/// `set(..), filter(..)`.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) items: Vec<Item>,
    /// None for `all_rows()`.
    pub(crate) filter: Option<Expr>,
    /// Made by the builder, which does not put assignments in another order for MySQL.
    pub(crate) in_order: bool,
}

/// One part of `set(..)`.
#[derive(Debug)]
pub(crate) enum Item {
    Assign {
        column: String,
        /// Of `+=`, `-=`, `*=`.
        operator: Option<Infix>,
        value: Expr,
    },
    /// The host value that is a patch.
    Patch(String),
}

/// A value, a condition or a list.
#[derive(Debug, Clone)]
pub(crate) enum Expr {
    Null,
    Literal(Value),
    /// A host value.
    Hole(String),
    Column(String),
    Infix(Infix, Box<Expr>, Box<Expr>),
    Not(Box<Expr>),
    IsNull(Box<Expr>),
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    Like(Box<Expr>, Box<Expr>),
    In(Box<Expr>, Box<Expr>),
    List(Vec<Expr>),
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
    Plus,
    Minus,
    Times,
}

impl Expr {
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
    fn parts(&self) -> Vec<&Expr> {
        match self {
            Expr::Null | Expr::Literal(_) | Expr::Hole(_) | Expr::Column(_) => Vec::new(),
            Expr::Not(part) | Expr::IsNull(part) => vec![part],
            Expr::Infix(_, left, right) | Expr::Like(left, right) | Expr::In(left, right) => {
                vec![left, right]
            }
            Expr::Between(part, low, high) => vec![part, low, high],
            Expr::List(parts) => parts.iter().collect(),
        }
    }

    pub(crate) fn reads(&self, wanted: &str) -> bool {
        matches!(self, Expr::Column(name) if name == wanted)
            || self.parts().iter().any(|part| part.reads(wanted))
    }

    pub(crate) fn holes<'a>(&'a self, names: &mut BTreeSet<&'a str>) {
        if let Expr::Hole(name) = self {
            names.insert(name);
        }
        for part in self.parts() {
            part.holes(names);
        }
    }
}

impl Statement {
    /// The host values in it.
    pub(crate) fn holes(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        for item in &self.items {
            match item {
                Item::Assign { value, .. } => value.holes(&mut names),
                Item::Patch(name) => {
                    names.insert(name.as_str());
                }
            }
        }
        if let Some(filter) = &self.filter {
            filter.holes(&mut names);
        }
        names
    }
}
