//! What must be known of a shape before it is written.

mod limited;

use crate::dialect::Dialect;
use crate::node::{JoinNode, Node, Operator, Range, ReturningNode, SelectNode, SetNode, Shape};
use crate::table::Table;

pub(crate) use limited::{NO_LIMIT_BY_ROW, in_node as limits_by_row_in, limits_by_row};

/// A subquery reads the updated table at a moment when the database may have changed rows of it already.
///
/// SQLite and MySQL evaluate a subquery row by row, or when it is first needed, and change each row before they look at the
/// next. With another table beside the updated one, be it an empty row, they compute everything first. SQLite does so
/// for the rows that match in any case.
pub(crate) const fn reads_target_elsewhere(shape: &Shape, dialect: Dialect) -> bool {
    match dialect {
        Dialect::Postgres => false,
        Dialect::Sqlite => set_selects(shape.set, shape.table),
        Dialect::MySql => {
            set_selects(shape.set, shape.table)
                || match shape.filter {
                    Some(filter) => selects(filter, shape.table),
                    None => false,
                }
        }
    }
}

const fn set_selects(set: &SetNode, table: &Table) -> bool {
    match set {
        SetNode::Assign { value, .. } => selects(value, table),
        SetNode::Optional(_) => false,
        SetNode::Pair(first, second) => set_selects(first, table) || set_selects(second, table),
    }
}

/// Some subquery in it reads `table`.
pub(crate) const fn selects(node: &Node, table: &Table) -> bool {
    match node {
        // A filter made at run time refuses such a subquery where it matters.
        Node::Column(..)
        | Node::Old(_)
        | Node::Bind
        | Node::Null
        | Node::Default
        | Node::Splice => false,
        Node::Apply(_, nodes) | Node::InRows { row: nodes, .. } => any_selects(nodes, table),
        Node::In { node, .. } => selects(node, table),
        Node::Select(select) => select_reads(select, table),
    }
}

const fn any_selects(nodes: &[&Node], table: &Table) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if selects(nodes[index], table) {
            return true;
        }
        index += 1;
    }
    false
}

const fn select_reads(select: &SelectNode, table: &Table) -> bool {
    joins_read(select.from, table)
        || option_selects(select.item, table)
        || option_selects(select.filter, table)
        || any_selects(select.order, table)
}

const fn joins_read(joins: &JoinNode, table: &Table) -> bool {
    match joins {
        JoinNode::None => false,
        JoinNode::Join {
            table: joined, on, ..
        } => same_table(joined, table) || option_selects(*on, table),
        JoinNode::Pair(first, second) => joins_read(first, table) || joins_read(second, table),
    }
}

const fn option_selects(node: Option<&Node>, table: &Table) -> bool {
    match node {
        Some(node) => selects(node, table),
        None => false,
    }
}

/// Some old value comes back.
pub(crate) const fn returns_old(returning: &ReturningNode) -> bool {
    match returning {
        ReturningNode::Row(_) => false,
        ReturningNode::Values(nodes) => any_is_old(nodes),
    }
}

const fn any_is_old(nodes: &[&Node]) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        let is_old = match nodes[index] {
            Node::Old(_) => true,
            Node::Apply(_, nodes) => any_is_old(nodes),
            _ => false,
        };
        if is_old {
            return true;
        }
        index += 1;
    }
    false
}

pub(crate) const fn same_table(a: &Table, b: &Table) -> bool {
    same(a.quoted.standard, b.quoted.standard)
}

pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// What the names of other tables begin with: `t1`, `t2`. The updated one must not be called so.
pub(crate) const fn alias_prefix(target: &Table) -> &'static str {
    let name = target.name.as_bytes();
    let mut start = name.len();
    while start > 0 && name[start - 1].is_ascii_digit() {
        start -= 1;
    }
    let is_alias = start < name.len()
        && start > 0
        && name[start - 1].eq_ignore_ascii_case(&b't')
        && (start == 1 || name[start - 2] == b'.');
    if is_alias { "u" } else { "t" }
}

/// The range of the column that a value is stored in, where a calculation may leave it.
pub(crate) const fn range(node: &Node) -> Option<Range> {
    match node {
        // The sum of two columns of 64 bits is left to the database: one that needs more bits does not fit into the
        // column of a STRICT table. Only what is calculated further can come back into the range, rounded.
        Node::Apply(Operator::Whole(_, range), nodes)
            if range.is_widest() && !any_calculates(nodes) =>
        {
            None
        }
        Node::Apply(Operator::Case | Operator::Template(_), nodes) if !checks(node) => {
            first_range(nodes, true)
        }
        _ => range_on_the_way(node),
    }
}

/// The range of the type of a value that is not stored as it is, where a calculation may leave it.
pub(crate) const fn range_on_the_way(node: &Node) -> Option<Range> {
    let Node::Apply(operator, nodes) = node else {
        return None;
    };
    match operator {
        Operator::Whole(_, range) | Operator::Checked(_, range) => Some(*range),
        Operator::Scaled(scaled) | Operator::Rounded(scaled) => scaled.range,
        Operator::Case | Operator::Template(_) if !checks(node) => first_range(nodes, false),
        _ => None,
    }
}

const fn checks(node: &Node) -> bool {
    matches!(node, Node::Apply(Operator::Template(template), _) if template.checks())
}

const fn first_range(nodes: &[&Node], stored: bool) -> Option<Range> {
    // The last: of CASE the first is a condition.
    let mut index = nodes.len();
    while index > 0 {
        index -= 1;
        let found = match stored {
            true => range(nodes[index]),
            false => range_on_the_way(nodes[index]),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Something is calculated in one of them.
const fn any_calculates(nodes: &[&Node]) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if let Node::Apply(operator, inner) = nodes[index]
            && (matches!(operator, Operator::Whole(..)) || any_calculates(inner))
        {
            return true;
        }
        index += 1;
    }
    false
}
