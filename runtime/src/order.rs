//! What must be known about a list of assignments before it is sent: does it always assign something, can a
//! column be assigned twice, does a value read a column that stands assigned to its left.

use crate::node::{JoinNode, Node, SetNode};
use crate::survey;
use crate::table::ColumnName;

/// Some assignment is never absent.
pub(crate) const fn always_changes(set: &SetNode) -> bool {
    match set {
        SetNode::Assign { optional, .. } => !*optional,
        SetNode::Optional(_) => false,
        SetNode::Pair(first, second) => always_changes(first) || always_changes(second),
        SetNode::Signed(set, _) => always_changes(set),
    }
}

/// A column stands in two assignments. The macro and the derive refuse it each on their own side; a patch
/// beside assignments, and the builder, are left.
pub(crate) const fn repeats(set: &SetNode) -> bool {
    match set {
        SetNode::Assign { .. } | SetNode::Optional(_) => false,
        SetNode::Pair(first, second) => {
            repeats(first) || repeats(second) || any_assigned_in(first, second)
        }
        SetNode::Signed(set, actor) => repeats(set) || assigns(set, actor),
    }
}

/// Some column of `first` is assigned in `second` too.
const fn any_assigned_in(first: &SetNode, second: &SetNode) -> bool {
    match first {
        SetNode::Assign { column, .. } => assigns(second, column),
        SetNode::Optional(columns) => {
            let mut index = 0;
            while index < columns.len() {
                if assigns(second, columns[index]) {
                    return true;
                }
                index += 1;
            }
            false
        }
        SetNode::Pair(a, b) => any_assigned_in(a, second) || any_assigned_in(b, second),
        SetNode::Signed(set, _) => any_assigned_in(set, second),
    }
}

/// The column stands left of `=`.
pub(crate) const fn assigns(set: &SetNode, wanted: &ColumnName) -> bool {
    match set {
        SetNode::Assign { column, .. } => same(column, wanted),
        SetNode::Optional(columns) => {
            let mut index = 0;
            while index < columns.len() {
                if same(columns[index], wanted) {
                    return true;
                }
                index += 1;
            }
            false
        }
        SetNode::Pair(first, second) => assigns(first, wanted) || assigns(second, wanted),
        SetNode::Signed(set, actor) => same(actor, wanted) || assigns(set, wanted),
    }
}

/// The column stands right of `=`, or may: what is made at run time may read anything.
pub(crate) const fn reads(set: &SetNode, wanted: &'static ColumnName) -> bool {
    reads_any(set, &SetNode::Signed(&SetNode::Optional(&[]), wanted))
}

/// A value reads a column that stands assigned to its left.
pub(crate) const fn reads_earlier(set: &SetNode) -> bool {
    match set {
        SetNode::Assign { .. } | SetNode::Optional(_) => false,
        SetNode::Pair(first, second) => {
            reads_earlier(first) || reads_earlier(second) || reads_any(second, first)
        }
        SetNode::Signed(set, _) => reads_earlier(set),
    }
}

const fn reads_any(set: &SetNode, assigned: &SetNode) -> bool {
    match set {
        SetNode::Assign { value, .. } => node_reads_any(value, assigned),
        SetNode::Optional(_) => false,
        SetNode::Pair(first, second) => reads_any(first, assigned) || reads_any(second, assigned),
        SetNode::Signed(set, _) => reads_any(set, assigned),
    }
}

const fn node_reads_any(node: &Node, assigned: &SetNode) -> bool {
    match node {
        Node::Column(column, 0) => assigns(assigned, column),
        Node::Column(..) | Node::Old(_) | Node::Bind | Node::Null | Node::Default => false,
        // A condition made at run time may read anything.
        Node::Splice => true,
        Node::Apply(_, nodes) | Node::InRows { row: nodes, .. } => nodes_read_any(nodes, assigned),
        Node::In { node, .. } => node_reads_any(node, assigned),
        Node::Select(select) => {
            option_reads_any(select.item, assigned)
                || joins_read_any(select.from, assigned)
                || option_reads_any(select.filter, assigned)
                || nodes_read_any(select.order, assigned)
        }
    }
}

const fn nodes_read_any(nodes: &[&Node], assigned: &SetNode) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if node_reads_any(nodes[index], assigned) {
            return true;
        }
        index += 1;
    }
    false
}

const fn option_reads_any(node: Option<&Node>, assigned: &SetNode) -> bool {
    match node {
        Some(node) => node_reads_any(node, assigned),
        None => false,
    }
}

const fn joins_read_any(joins: &JoinNode, assigned: &SetNode) -> bool {
    match joins {
        JoinNode::None => false,
        JoinNode::Join { on, .. } => option_reads_any(*on, assigned),
        JoinNode::Pair(first, second) => {
            joins_read_any(first, assigned) || joins_read_any(second, assigned)
        }
    }
}

/// The first column that is assigned twice, given which sites are there.
pub(crate) fn repeated(
    set: &SetNode,
    is_there: &dyn Fn(usize) -> bool,
) -> Option<&'static ColumnName> {
    let mut seen = Vec::new();
    find_repeated(set, is_there, &mut 0, &mut seen)
}

fn find_repeated(
    set: &SetNode,
    is_there: &dyn Fn(usize) -> bool,
    site: &mut usize,
    seen: &mut Vec<&'static ColumnName>,
) -> Option<&'static ColumnName> {
    let meet = |column: &'static ColumnName, seen: &mut Vec<&'static ColumnName>| {
        if seen.iter().any(|other| same(other, column)) {
            return Some(column);
        }
        seen.push(column);
        None
    };
    match set {
        SetNode::Assign {
            column,
            optional,
            sites,
            ..
        } => {
            let first = *site;
            *site += sites;
            if *optional && !is_there(first) {
                return None;
            }
            meet(column, seen)
        }
        SetNode::Optional(columns) => {
            let first = *site;
            *site += columns.len();
            columns
                .iter()
                .enumerate()
                .filter(|(index, _)| is_there(first + index))
                .find_map(|(_, column)| meet(column, seen))
        }
        SetNode::Pair(a, b) => find_repeated(a, is_there, site, seen)
            .or_else(|| find_repeated(b, is_there, site, seen)),
        SetNode::Signed(set, actor) => {
            find_repeated(set, is_there, site, seen).or_else(|| meet(actor, seen))
        }
    }
}

pub(crate) const fn same(a: &ColumnName, b: &ColumnName) -> bool {
    survey::same(a.name, b.name)
}
