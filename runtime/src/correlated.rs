//! Subqueries that read a row around them in a place where the database does not let them.

use crate::dialect::Dialect;
use crate::node::{JoinNode, Node, Operator, ReturningNode, SelectNode, SetNode, Shape};

/// Why the database would refuse a subquery of the statement.
pub(crate) const fn refused(shape: &Shape, dialect: Dialect) -> Option<&'static str> {
    let refused = in_nodes_and(
        shape.order,
        shape.filter,
        in_set(shape.set, in_joins(shape.joins, None, dialect), dialect),
        dialect,
    );
    match shape.returning {
        ReturningNode::Values(nodes) => in_nodes_and(nodes, None, refused, dialect),
        ReturningNode::Row(_) => refused,
    }
}

const fn in_set(
    set: &SetNode,
    found: Option<&'static str>,
    dialect: Dialect,
) -> Option<&'static str> {
    match set {
        SetNode::Assign { value, .. } => in_node(value, found, dialect),
        SetNode::Optional(_) => found,
        SetNode::Signed(set, _) => in_set(set, found, dialect),
        SetNode::Pair(first, second) => in_set(second, in_set(first, found, dialect), dialect),
    }
}

const fn in_joins(
    joins: &JoinNode,
    found: Option<&'static str>,
    dialect: Dialect,
) -> Option<&'static str> {
    match joins {
        JoinNode::Join { on: Some(on), .. } => in_node(on, found, dialect),
        JoinNode::None | JoinNode::Join { on: None, .. } => found,
        JoinNode::Pair(first, second) => in_joins(second, in_joins(first, found, dialect), dialect),
    }
}

const fn in_nodes_and(
    nodes: &[&Node],
    one_more: Option<&Node>,
    mut found: Option<&'static str>,
    dialect: Dialect,
) -> Option<&'static str> {
    if let Some(node) = one_more {
        found = in_node(node, found, dialect);
    }
    let mut index = 0;
    while index < nodes.len() {
        found = in_node(nodes[index], found, dialect);
        index += 1;
    }
    found
}

/// The same, of a condition or a value; what has been found before comes first.
pub(crate) const fn in_node(
    node: &Node,
    found: Option<&'static str>,
    dialect: Dialect,
) -> Option<&'static str> {
    if found.is_some() {
        return found;
    }
    match node {
        Node::Apply(Operator::InSelect | Operator::NotInSelect, [_, Node::Select(select)])
            if matches!(dialect, Dialect::MySql)
                && select.limit.is_some()
                && reads_around(select, &Scope::of(select, None)) =>
        {
            Some(
                "MySQL has no LIMIT in a subquery after IN that reads a row around it; \
                 without the limit it can, or as a value with `limit(1)`",
            )
        }
        Node::Apply(_, nodes) | Node::InRows { row: nodes, .. } => {
            in_nodes_and(nodes, None, None, dialect)
        }
        Node::In { node, .. } => in_node(node, None, dialect),
        Node::Select(select)
            if matches!(dialect, Dialect::Sqlite)
                && any_is_around(select.order, &Scope::of(select, None)) =>
        {
            Some(
                "SQLite has no ORDER BY in a subquery that reads a row around it; \
                 order by columns of the subquery's own tables",
            )
        }
        Node::Select(select) => {
            let found = in_nodes_and(select.order, select.filter, None, dialect);
            let found = in_joins(select.from, found, dialect);
            match select.item {
                Some(item) => in_node(item, found, dialect),
                None => found,
            }
        }
        Node::Column(..)
        | Node::Old(_)
        | Node::Bind
        | Node::Null
        | Node::Default
        | Node::Splice => None,
    }
}

/// The tables of a subquery, and of those around it, as far as they belong to it.
struct Scope<'a> {
    from: &'a JoinNode,
    around: Option<&'a Scope<'a>>,
}

impl<'a> Scope<'a> {
    const fn of(select: &'a SelectNode, around: Option<&'a Scope<'a>>) -> Self {
        Scope {
            from: select.from,
            around,
        }
    }

    const fn has(&self, source: usize) -> bool {
        names(self.from, source)
            || match self.around {
                Some(around) => around.has(source),
                None => false,
            }
    }
}

const fn names(joins: &JoinNode, wanted: usize) -> bool {
    match joins {
        JoinNode::None => false,
        JoinNode::Join { source, .. } => *source == wanted,
        JoinNode::Pair(first, second) => names(first, wanted) || names(second, wanted),
    }
}

const fn reads_around(select: &SelectNode, scope: &Scope<'_>) -> bool {
    option_is_around(select.item, scope)
        || on_is_around(select.from, scope)
        || option_is_around(select.filter, scope)
        || any_is_around(select.order, scope)
}

const fn on_is_around(joins: &JoinNode, scope: &Scope<'_>) -> bool {
    match joins {
        JoinNode::None => false,
        JoinNode::Join { on, .. } => option_is_around(*on, scope),
        JoinNode::Pair(first, second) => on_is_around(first, scope) || on_is_around(second, scope),
    }
}

const fn option_is_around(node: Option<&Node>, scope: &Scope<'_>) -> bool {
    match node {
        Some(node) => is_around(node, scope),
        None => false,
    }
}

const fn any_is_around(nodes: &[&Node], scope: &Scope<'_>) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if is_around(nodes[index], scope) {
            return true;
        }
        index += 1;
    }
    false
}

/// A column in it is none of these tables'.
const fn is_around(node: &Node, scope: &Scope<'_>) -> bool {
    match node {
        Node::Column(_, source) => !scope.has(*source),
        Node::Apply(_, nodes) | Node::InRows { row: nodes, .. } => any_is_around(nodes, scope),
        Node::In { node, .. } => is_around(node, scope),
        Node::Select(select) => reads_around(select, &Scope::of(select, Some(scope))),
        // Those of a filter made at run time are the updated table's.
        Node::Old(_) | Node::Splice => true,
        Node::Bind | Node::Null | Node::Default => false,
    }
}
