//! What must be known of a shape before it is written.

use crate::dialect::Dialect;
use crate::node::{JoinNode, Node, Operator, Range, ReturningNode, SelectNode, SetNode, Shape};
use crate::table::Table;

/// A subquery may read the updated table at a moment when the database has changed rows of it already.
///
/// SQLite and MySQL evaluate a subquery row by row, or when it is first needed, and change each row before they look at the
/// next. With one more table in the statement, an empty row of no table, they compute everything first. SQLite does so for the
/// rows that match in any case, and beside any other table; MySQL does not.
pub(crate) const fn reads_too_late(shape: &Shape, dialect: Dialect) -> bool {
    match dialect {
        Dialect::Postgres => false,
        // Whatever the subquery names, it may be a view of the updated table, or a table that a trigger of it changes. MySQL
        // looks into views itself.
        Dialect::Sqlite => set_selects(shape.set, None),
        Dialect::MySql => {
            let target = Some(shape.table);
            set_selects(shape.set, target)
                || on_selects(shape.joins, target)
                || option_selects(shape.filter, target)
        }
    }
}

const fn set_selects(set: &SetNode, table: Option<&Table>) -> bool {
    match set {
        SetNode::Assign { value, .. } => selects(value, table),
        SetNode::Optional(_) => false,
        SetNode::Signed(set, _) => set_selects(set, table),
        SetNode::Pair(first, second) => set_selects(first, table) || set_selects(second, table),
    }
}

const fn on_selects(joins: &JoinNode, table: Option<&Table>) -> bool {
    match joins {
        JoinNode::None => false,
        JoinNode::Join { on, .. } => option_selects(*on, table),
        JoinNode::Pair(first, second) => on_selects(first, table) || on_selects(second, table),
    }
}

/// Some subquery in it reads `table`, or any table at all.
pub(crate) const fn selects(node: &Node, table: Option<&Table>) -> bool {
    match node {
        Node::Column(..) | Node::Old(_) | Node::Bind | Node::Null | Node::Default => false,
        // What is in a filter made at run time is not known; it refuses to read a certain table where that matters.
        Node::Splice => table.is_none(),
        Node::Apply(Operator::Words(words), _) if table.is_none() && names_select(words) => true,
        Node::Apply(_, nodes) | Node::InRows { row: nodes, .. } => any_selects(nodes, table),
        Node::In { node, .. } => selects(node, table),
        Node::Select(select) => match table {
            None => true,
            Some(table) => select_reads(select, table),
        },
    }
}

/// The words of a fragment may have a subquery in them.
const fn names_select(words: &str) -> bool {
    let mut rest = words.as_bytes();
    while let [_, tail @ ..] = rest {
        if let Some((word, _)) = rest.split_first_chunk::<6>()
            && word.eq_ignore_ascii_case(b"select")
        {
            return true;
        }
        rest = tail;
    }
    false
}

const fn any_selects(nodes: &[&Node], table: Option<&Table>) -> bool {
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
        || option_selects(select.item, Some(table))
        || option_selects(select.filter, Some(table))
        || any_selects(select.order, Some(table))
}

const fn joins_read(joins: &JoinNode, table: &Table) -> bool {
    match joins {
        JoinNode::None => false,
        JoinNode::Join {
            table: joined, on, ..
        } => same_table(joined, table) || option_selects(*on, Some(table)),
        JoinNode::Pair(first, second) => joins_read(first, table) || joins_read(second, table),
    }
}

const fn option_selects(node: Option<&Node>, table: Option<&Table>) -> bool {
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

/// They may be one. Two structs may write a table's name in different ways: with its schema, or with other capitals,
/// which SQLite and, on some systems, MySQL do not look at. Putting rows aside without need does no harm.
pub(crate) const fn same_table(a: &Table, b: &Table) -> bool {
    own_name(a).eq_ignore_ascii_case(own_name(b))
}

/// Without the schema. No name has a dot in it.
pub(crate) const fn own_name(table: &Table) -> &str {
    let mut name = table.name;
    let mut index = 0;
    while index < name.len() {
        if name.as_bytes()[index] == b'.' {
            (_, name) = name.split_at(index + 1);
            index = 0;
        } else {
            index += 1;
        }
    }
    name
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

/// The range of a column that is never NULL, in which a value is stored, where a calculation may leave it.
///
/// For a column that may be NULL, it is [`range_on_the_way`]: of a statement that nothing but the type of a column can stop,
/// SQLite keeps no journal, and in a transaction the rows before the one that it stops at would stay changed.
pub(crate) const fn range(node: &Node) -> Option<Range> {
    match node {
        // The sum of two columns of 64 bits is left to the database: one that needs more bits does not fit into the
        // column of a STRICT table. Only what is calculated further can come back into the range, rounded.
        Node::Apply(Operator::Whole(_, range), nodes)
            if range.is_widest() && !any_calculates(nodes) =>
        {
            None
        }
        Node::Apply(operator, nodes) => range_of(operator, nodes, true),
        _ => None,
    }
}

/// The range of the type of a value that is not stored as it is, where a calculation may leave it.
pub(crate) const fn range_on_the_way(node: &Node) -> Option<Range> {
    match node {
        Node::Apply(operator, nodes) => range_of(operator, nodes, false),
        _ => None,
    }
}

const fn range_of(operator: &Operator, nodes: &[&Node], stored: bool) -> Option<Range> {
    match (operator, nodes) {
        (Operator::Whole(_, range) | Operator::Checked(_, range), _) => Some(*range),
        (Operator::Scaled(scaled) | Operator::Rounded(scaled), _) => scaled.range,
        // The first is a condition.
        (Operator::Case, [_, values @ ..]) => last_range(values, stored),
        // What has been looked at is in its range.
        (Operator::Template(template), nodes) if !template.checks() => last_range(nodes, stored),
        _ => None,
    }
}

const fn last_range(nodes: &[&Node], stored: bool) -> Option<Range> {
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
        let calculates = match nodes[index] {
            Node::Apply(Operator::Whole(..), _) => true,
            Node::Apply(_, nodes) => any_calculates(nodes),
            Node::Select(SelectNode {
                item: Some(item), ..
            }) => any_calculates(&[item]),
            _ => false,
        };
        if calculates {
            return true;
        }
        index += 1;
    }
    false
}
