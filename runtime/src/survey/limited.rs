//! Lists with a LIMIT that differ from row to row: `b.id.is_in(select(o.id, from(Offer as o), filter(o.book_id == b.id),
//! limit(3)))`.
//!
//! After IN, MySQL has LIMIT only in a subquery inside another one, as a table; and a table does not see the rows around it:
//! never on MariaDB, and on MySQL before 8.0.14
//! ([manual](https://dev.mysql.com/doc/refman/8.4/en/derived-tables.html)).

use crate::node::{JoinNode, Node, Operator, SelectNode, SetNode, Shape};

/// Why such a statement is not sent.
pub(crate) const NO_LIMIT_BY_ROW: &str = "MySQL has no LIMIT in a list whose subquery names a column of another table; \
     leave out the limit, or look for the row with `exists(..)`";

/// Some list of a statement is one.
pub(crate) const fn limits_by_row(shape: &Shape) -> bool {
    in_set(shape.set) || in_joins(shape.joins) || in_option(shape.filter) || in_nodes(shape.order)
}

const fn in_set(set: &SetNode) -> bool {
    match set {
        SetNode::Assign { value, .. } => in_node(value),
        SetNode::Optional(_) => false,
        SetNode::Pair(first, second) => in_set(first) || in_set(second),
    }
}

const fn in_joins(joins: &JoinNode) -> bool {
    match joins {
        JoinNode::None => false,
        JoinNode::Join { on, .. } => in_option(*on),
        JoinNode::Pair(first, second) => in_joins(first) || in_joins(second),
    }
}

const fn in_option(node: Option<&Node>) -> bool {
    match node {
        Some(node) => in_node(node),
        None => false,
    }
}

const fn in_nodes(nodes: &[&Node]) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if in_node(nodes[index]) {
            return true;
        }
        index += 1;
    }
    false
}

/// Some list of a condition or a value is one.
pub(crate) const fn in_node(node: &Node) -> bool {
    match node {
        Node::Apply(Operator::InSelect | Operator::NotInSelect, [_, Node::Select(select)])
            if select.limit.is_some() && looks_outside(select, select) =>
        {
            true
        }
        Node::Apply(_, nodes) | Node::InRows { row: nodes, .. } => in_nodes(nodes),
        Node::In { node, .. } => in_node(node),
        Node::Select(select) => {
            in_option(select.item)
                || in_joins(select.from)
                || in_option(select.filter)
                || in_nodes(select.order)
        }
        _ => false,
    }
}

/// Something in `part` is a column of a table that is not in `whole`.
const fn looks_outside(part: &SelectNode, whole: &SelectNode) -> bool {
    option_looks_outside(part.item, whole)
        || joins_look_outside(part.from, whole)
        || option_looks_outside(part.filter, whole)
        || any_looks_outside(part.order, whole)
}

const fn joins_look_outside(joins: &JoinNode, whole: &SelectNode) -> bool {
    match joins {
        JoinNode::None => false,
        JoinNode::Join { on, .. } => option_looks_outside(*on, whole),
        JoinNode::Pair(first, second) => {
            joins_look_outside(first, whole) || joins_look_outside(second, whole)
        }
    }
}

const fn option_looks_outside(node: Option<&Node>, whole: &SelectNode) -> bool {
    match node {
        Some(node) => node_looks_outside(node, whole),
        None => false,
    }
}

const fn any_looks_outside(nodes: &[&Node], whole: &SelectNode) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if node_looks_outside(nodes[index], whole) {
            return true;
        }
        index += 1;
    }
    false
}

const fn node_looks_outside(node: &Node, whole: &SelectNode) -> bool {
    match node {
        // The tables of a statement are numbered in the order of the text, so that those of a subquery come after all that
        // are around it.
        Node::Column(_, source) => *source < first_source(whole.from),
        Node::Apply(_, nodes) | Node::InRows { row: nodes, .. } => any_looks_outside(nodes, whole),
        Node::In { node, .. } => node_looks_outside(node, whole),
        Node::Select(select) => looks_outside(select, whole),
        _ => false,
    }
}

const fn first_source(joins: &JoinNode) -> usize {
    match joins {
        JoinNode::None => 0,
        JoinNode::Join { source, .. } => *source,
        JoinNode::Pair(first, _) => first_source(first),
    }
}
