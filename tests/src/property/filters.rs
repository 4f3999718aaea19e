//! Filters that are composed at run time: random trees of conditions.

use std::fmt;

use fastrand::Rng;
use updatable::{Filter, Updatable as _};

use super::ast::{Expr, Infix};
use super::cell::Cell;
use super::host::Host;
use super::parse;
use super::value::Value;

/// A condition, once for the crate and once for the model.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leaf {
    text: &'static str,
    filter: fn(Host) -> Filter<Cell>,
}

/// A filter; a part that is `None` is missing.
#[derive(Debug, Clone)]
pub(crate) enum Tree {
    Leaf(Leaf),
    Not(Box<Tree>),
    And(Box<Tree>, Box<Tree>),
    Or(Box<Tree>, Box<Tree>),
    All(Vec<Option<Tree>>),
    Any(Vec<Option<Tree>>),
}

macro_rules! leaves {
    (|$c:ident, $h:ident| [$($condition:expr,)+]) => {
        &[$(
            Leaf {
                text: stringify!($condition),
                filter: |$h| {
                    let _ = &$h;
                    Cell::filter(|$c| $condition)
                },
            }
        ),+]
    };
}

const LEAVES: &[Leaf] = leaves!(|c, h| [
    c.a.eq(h.x),
    c.n.ne(h.y),
    c.n.lt(c.m),
    c.n.is_null(),
    c.t.is_not_null(),
    c.s.like(h.pattern),
    c.t.eq(h.s),
    c.flag,
    c.maybe,
    c.id.eq(h.id),
    c.price.times(h.f).ge(h.d),
    c.cost.between(h.d, h.e),
    c.n.is_in(h.xs),
    c.n.not_in(h.xs),
    c.cost.is_in(h.ds),
    c.s.not_in(h.texts),
    c.m.not_in([h.x, h.y]),
    c.a.gt(h.z).or(c.maybe),
    c.n.eq(h.x).and(c.a.plus(c.b).lt(h.y)),
    c.n.eq(h.x).or(c.m.not_in(h.ys)).not(),
    c.j.is_not_distinct_from(h.i),
    c.n.is_distinct_from(c.m),
    c.t.contains(h.s),
    c.s.coalesce(h.r).lower().starts_with("a"),
    c.n.remainder(2).eq(0),
    c.a.divided_by(c.b).coalesce(h.x).lt(h.y),
]);

impl Tree {
    pub(crate) fn random(rng: &mut Rng, depth: u8) -> Self {
        if depth == 0 || rng.u8(..4) == 0 {
            return Tree::Leaf(LEAVES[rng.usize(..LEAVES.len())]);
        }
        let boxed = |rng: &mut Rng| Box::new(Self::random(rng, depth - 1));
        let parts = |rng: &mut Rng| {
            (0..rng.u8(..4))
                .map(|_| (rng.u8(..4) > 0).then(|| Self::random(rng, depth - 1)))
                .collect()
        };
        match rng.u8(..7) {
            0 => Tree::Not(boxed(rng)),
            1 | 2 => Tree::And(boxed(rng), boxed(rng)),
            3 | 4 => Tree::Or(boxed(rng), boxed(rng)),
            5 => Tree::All(parts(rng)),
            _ => Tree::Any(parts(rng)),
        }
    }

    /// As the crate composes it.
    pub(crate) fn filter(&self, host: &Host) -> Filter<Cell> {
        let filters = |parts: &[Option<Tree>]| -> Vec<Option<Filter<Cell>>> {
            parts
                .iter()
                .map(|part| part.as_ref().map(|part| part.filter(host)))
                .collect()
        };
        match self {
            Tree::Leaf(leaf) => (leaf.filter)(host.clone()),
            Tree::Not(part) => part.filter(host).not(),
            Tree::And(left, right) => left.filter(host).and(right.filter(host)),
            Tree::Or(left, right) => left.filter(host).or(right.filter(host)),
            Tree::All(parts) => Filter::all(filters(parts)),
            Tree::Any(parts) => Filter::any(filters(parts)),
        }
    }

    /// As the model sees it: true for every row if there is nothing in it.
    pub(crate) fn expr(&self) -> Expr {
        self.present()
            .unwrap_or(Expr::Literal(Value::Boolean(true)))
    }

    /// Without the parts that are missing.
    fn present(&self) -> Option<Expr> {
        match self {
            Tree::Leaf(leaf) => Some(parse::expression(leaf.text)),
            Tree::Not(part) => part.present().map(Expr::not),
            Tree::And(left, right) => join(Infix::And, [left.present(), right.present()]),
            Tree::Or(left, right) => any([left.present(), right.present()]),
            Tree::All(parts) => join(Infix::And, parts.iter().map(present)),
            Tree::Any(parts) => any(parts.iter().map(present)),
        }
    }

    /// Its parts, and the same with fewer parts.
    pub(crate) fn smaller(&self) -> Vec<Self> {
        match self {
            Tree::Leaf(_) => Vec::new(),
            Tree::Not(part) => {
                let rest = part.smaller().into_iter();
                let rest = rest.map(|part| Tree::Not(Box::new(part)));
                rest.chain([(**part).clone()]).collect()
            }
            // So that the parts are left out one by one.
            Tree::And(left, right) => {
                let parts = [left, right].map(|part| Some((**part).clone()));
                vec![Tree::All(parts.into())]
            }
            Tree::Or(left, right) => {
                let parts = [left, right].map(|part| Some((**part).clone()));
                vec![Tree::Any(parts.into())]
            }
            Tree::All(parts) => smaller_lists(parts, Tree::All),
            Tree::Any(parts) => smaller_lists(parts, Tree::Any),
        }
    }
}

fn present(part: &Option<Tree>) -> Option<Expr> {
    part.as_ref().and_then(Tree::present)
}

fn join(infix: Infix, parts: impl IntoIterator<Item = Option<Expr>>) -> Option<Expr> {
    let parts = parts.into_iter().flatten();
    parts.reduce(|left, right| Expr::infix(infix, left, right))
}

/// Of no parts, it is false.
fn any(parts: impl IntoIterator<Item = Option<Expr>>) -> Option<Expr> {
    join(Infix::Or, parts).or(Some(Expr::Literal(Value::Boolean(false))))
}

fn smaller_lists(parts: &[Option<Tree>], list: fn(Vec<Option<Tree>>) -> Tree) -> Vec<Tree> {
    let mut smaller: Vec<Tree> = parts.iter().flatten().cloned().collect();
    for (index, part) in parts.iter().enumerate() {
        let mut fewer = parts.to_vec();
        fewer.remove(index);
        smaller.push(list(fewer));
        for part in part.iter().flat_map(Tree::smaller) {
            let mut changed = parts.to_vec();
            changed[index] = Some(part);
            smaller.push(list(changed));
        }
    }
    smaller
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Tree::Leaf(leaf) => f.write_str(leaf.text),
            Tree::Not(part) => write!(f, "not({part})"),
            Tree::And(left, right) => write!(f, "and({left}, {right})"),
            Tree::Or(left, right) => write!(f, "or({left}, {right})"),
            Tree::All(parts) => write_list(f, "all", parts),
            Tree::Any(parts) => write_list(f, "any", parts),
        }
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, name: &str, parts: &[Option<Tree>]) -> fmt::Result {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| part.as_ref().map_or("None".to_owned(), Tree::to_string))
        .collect();
    write!(f, "{name}([{}])", parts.join(", "))
}
