//! The shape of a statement as constant data. The types of a statement spell it out, so that it exists at
//! compile time, and [`render`](crate::render) turns it into text for a database.

use crate::table::{ColumnName, Table};

/// A whole statement.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    /// What is updated.
    pub table: &'static Table,
    /// The assignments.
    pub set: &'static SetNode,
    /// The condition; none for `all_rows()`.
    pub filter: Option<&'static Node>,
    /// What comes back.
    pub returning: &'static [&'static ColumnName],
}

/// Assignments, in the order in which they are written.
pub enum SetNode {
    /// `column = value`.
    Assign {
        /// The left side.
        column: &'static ColumnName,
        /// The right side.
        value: &'static Node,
        /// It may be absent: its first site (`Part::site`) says so.
        optional: bool,
        /// All of its sites.
        sites: usize,
    },
    /// `column = value` for each, every one of them optional: a patch.
    Optional(&'static [&'static ColumnName]),
    /// One after the other.
    Pair(&'static SetNode, &'static SetNode),
}

/// A value or a condition.
pub enum Node {
    /// A column, qualified.
    Column(&'static ColumnName),
    /// A bound value.
    Bind,
    /// `left operator right`.
    Infix {
        /// The operator.
        operator: Infix,
        /// Its left side.
        left: &'static Node,
        /// Its right side.
        right: &'static Node,
    },
    /// A column times a factor that has decimals of its own, rounded to the column's: see [`Scaled`].
    Scaled {
        /// The column.
        left: &'static Node,
        /// The factor.
        right: &'static Node,
        /// How it is rounded.
        scaled: Scaled,
    },
    /// `NOT (node)`.
    Not(&'static Node),
    /// `node IS NULL`, or `IS NOT NULL`.
    IsNull {
        /// What is tested.
        node: &'static Node,
        /// NOT.
        negated: bool,
    },
    /// `node BETWEEN low AND high`.
    Between {
        /// What is tested.
        node: &'static Node,
        /// The least value that passes.
        low: &'static Node,
        /// The greatest.
        high: &'static Node,
    },
    /// `node LIKE pattern`, with `\` as escape on every database.
    Like {
        /// What is tested.
        node: &'static Node,
        /// The pattern.
        pattern: &'static Node,
    },
    /// `node IN (…)`, or `NOT IN`.
    In {
        /// What is looked up.
        node: &'static Node,
        /// The values' number, where it is known; otherwise one site tells it.
        known: Option<usize>,
        /// NOT.
        negated: bool,
    },
    /// NULL.
    Null,
}

/// Multiplication with exact rounding, half away from zero, to `digits` decimals.
///
/// PostgreSQL and MySQL would round the product on assignment; `round` says so in the statement. On SQLite
/// the column holds minor units and the factor millionths, and integers are divided.
#[derive(Clone, Copy)]
pub struct Scaled {
    /// The column's decimals.
    pub digits: u8,
    /// Ten to the number of the factor's decimals, in the form in which SQLite gets it.
    pub unit: i64,
}

/// Operators between two operands, loosest first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Infix {
    /// OR
    Or,
    /// AND
    And,
    /// =
    Equal,
    /// <>
    NotEqual,
    /// <
    Less,
    /// <=
    LessOrEqual,
    /// >
    Greater,
    /// >=
    GreaterOrEqual,
    /// \+
    Plus,
    /// -
    Minus,
    /// *
    Times,
}

impl Infix {
    pub(crate) const fn sql(self) -> &'static str {
        match self {
            Infix::Or => " OR ",
            Infix::And => " AND ",
            Infix::Equal => " = ",
            Infix::NotEqual => " <> ",
            Infix::Less => " < ",
            Infix::LessOrEqual => " <= ",
            Infix::Greater => " > ",
            Infix::GreaterOrEqual => " >= ",
            Infix::Plus => " + ",
            Infix::Minus => " - ",
            Infix::Times => " * ",
        }
    }

    /// How tightly it binds; an operand that binds less tightly is put in parentheses.
    pub(crate) const fn precedence(self) -> u8 {
        match self {
            Infix::Or => 1,
            Infix::And => 2,
            Infix::Equal
            | Infix::NotEqual
            | Infix::Less
            | Infix::LessOrEqual
            | Infix::Greater
            | Infix::GreaterOrEqual => 3,
            Infix::Plus | Infix::Minus => 4,
            Infix::Times => 5,
        }
    }
}

/// Binds as tightly as a name does.
pub(crate) const ATOM: u8 = 6;

impl Node {
    pub(crate) const fn precedence(&self) -> u8 {
        match self {
            Node::Infix { operator, .. } => operator.precedence(),
            Node::Not(_)
            | Node::IsNull { .. }
            | Node::Between { .. }
            | Node::Like { .. }
            | Node::In { .. } => Infix::Equal.precedence(),
            Node::Column(_) | Node::Bind | Node::Scaled { .. } | Node::Null => ATOM,
        }
    }
}
