//! Which shapes have one text, whatever the values are.

use crate::dialect::Dialect;
use crate::node::{JoinNode, Node, ReturningNode, SetNode, Shape};

/// Whether the text depends on nothing but the shape.
pub(crate) const fn is_static(shape: &Shape, dialect: Dialect) -> bool {
    returning_is_static(shape.returning, dialect)
        && set_is_static(shape.set, dialect)
        && joins_are_static(shape.joins, dialect)
        && option_is_static(shape.filter, dialect)
        && nodes_are_static(shape.order, dialect)
}

const fn set_is_static(set: &SetNode, dialect: Dialect) -> bool {
    match set {
        SetNode::Assign {
            value, optional, ..
        } => !*optional && node_is_static(value, dialect),
        SetNode::Optional(columns) => columns.is_empty(),
        SetNode::Pair(first, second) => {
            set_is_static(first, dialect) && set_is_static(second, dialect)
        }
        SetNode::Signed(set, _) => set_is_static(set, dialect),
    }
}

const fn joins_are_static(joins: &JoinNode, dialect: Dialect) -> bool {
    match joins {
        JoinNode::None => true,
        JoinNode::Join { on, .. } => option_is_static(*on, dialect),
        JoinNode::Pair(first, second) => {
            joins_are_static(first, dialect) && joins_are_static(second, dialect)
        }
    }
}

const fn returning_is_static(returning: &ReturningNode, dialect: Dialect) -> bool {
    match returning {
        ReturningNode::Row(_) => true,
        ReturningNode::Values(nodes) => nodes_are_static(nodes, dialect),
    }
}

const fn nodes_are_static(nodes: &[&Node], dialect: Dialect) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if !node_is_static(nodes[index], dialect) {
            return false;
        }
        index += 1;
    }
    true
}

const fn option_is_static(node: Option<&Node>, dialect: Dialect) -> bool {
    match node {
        Some(node) => node_is_static(node, dialect),
        None => true,
    }
}

const fn node_is_static(node: &Node, dialect: Dialect) -> bool {
    match node {
        Node::Column(..) | Node::Old(_) | Node::Bind | Node::Null | Node::Default => true,
        Node::Apply(_, nodes) => nodes_are_static(nodes, dialect),
        // PostgreSQL takes a list of any length as one array.
        Node::In { node, known, .. } => {
            (known.is_some() || dialect.has_arrays()) && node_is_static(node, dialect)
        }
        Node::InRows { row, known, .. } => {
            (known.is_some() || dialect.has_arrays()) && nodes_are_static(row, dialect)
        }
        Node::Select(select) => {
            option_is_static(select.item, dialect)
                && joins_are_static(select.from, dialect)
                && option_is_static(select.filter, dialect)
                && nodes_are_static(select.order, dialect)
        }
        Node::Splice => false,
    }
}
