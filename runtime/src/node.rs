//! The shape of a statement as constant data. The types of a statement spell it out, so that it exists at
//! compile time, and [`render`](crate::render) turns it into text for a database.

use crate::dialect::Dialect;
use crate::table::{ColumnName, Table};

/// A whole statement.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    /// What is updated.
    pub table: &'static Table,
    /// Other tables.
    pub joins: &'static JoinNode,
    /// The assignments.
    pub set: &'static SetNode,
    /// The condition; none for `all_rows()`.
    pub filter: Option<&'static Node>,
    /// Rows that have a value there are deleted, and not meant.
    pub deleted: Option<&'static ColumnName>,
    /// In which order, on MySQL.
    pub order: &'static [&'static Node],
    /// A number of rows is bound, on MySQL.
    pub limited: bool,
    /// What comes back.
    pub returning: &'static ReturningNode,
    /// PostgreSQL knows old values itself, from version 18 on.
    pub native_old: bool,
}

/// What comes back.
pub enum ReturningNode {
    /// All the columns of the updated table.
    Row(&'static Table),
    /// Some values, or nothing.
    Values(&'static [&'static Node]),
}

/// Other tables, in the order in which they are written.
#[doc(hidden)]
pub enum JoinNode {
    /// None.
    None,
    /// `table AS t1`, for the rows in which a condition is true.
    Join {
        /// The table.
        table: &'static Table,
        /// Its number: see [`Source`](crate::source::Source).
        source: usize,
        /// How it relates to what stands before it; none for the first table of a `select`.
        on: Option<&'static Node>,
    },
    /// One after the other.
    Pair(&'static JoinNode, &'static JoinNode),
}

/// Assignments, in the order in which they are written.
pub enum SetNode {
    /// `column = value`.
    Assign {
        /// The left side.
        column: &'static ColumnName,
        /// The right side.
        value: &'static Node,
        /// The column may be NULL.
        nullable: bool,
        /// It may be absent: its first site (`Part::site`) says so.
        optional: bool,
        /// All of its sites.
        sites: usize,
    },
    /// `column = value` for each, every one of them optional: a patch.
    Optional(&'static [&'static ColumnName]),
    /// One after the other.
    Pair(&'static SetNode, &'static SetNode),
    /// These, and if they change anything, then a bound value in the column of who updates.
    Signed(&'static SetNode, &'static ColumnName),
}

/// A value or a condition.
pub enum Node {
    /// A column, qualified, of the table with this number.
    Column(&'static ColumnName, usize),
    /// The value of a column of the updated table before the update.
    Old(&'static ColumnName),
    /// A bound value.
    Bind,
    /// NULL.
    Null,
    /// DEFAULT.
    Default,
    /// Something done with others.
    Apply(Operator, &'static [&'static Node]),
    /// `node IN (…)`, or `NOT IN`: a list of values.
    In {
        /// What is looked up.
        node: &'static Node,
        /// The values' number, where it is known; otherwise one site tells it.
        known: Option<usize>,
        /// NOT.
        negated: bool,
    },
    /// `(a, b) IN (…)`, or `NOT IN`: a list of rows.
    InRows {
        /// What is looked up.
        row: &'static [&'static Node],
        /// As of `In`.
        known: Option<usize>,
        /// NOT.
        negated: bool,
    },
    /// `(SELECT …)`.
    Select(&'static SelectNode),
    /// What one site writes at run time.
    Splice,
}

/// A subquery.
pub struct SelectNode {
    /// The value it gives; none where only the rows matter.
    pub item: Option<&'static Node>,
    /// Its tables.
    pub from: &'static JoinNode,
    /// Which rows of them.
    pub filter: Option<&'static Node>,
    /// The order.
    pub order: &'static [&'static Node],
    /// At most so many.
    pub limit: Option<u64>,
}

/// What is done with other nodes.
#[derive(Clone, Copy)]
pub enum Operator {
    /// `left operator right`.
    Infix(Infix),
    /// The same, of whole numbers that the column can hold only if they are in this range: see
    /// [`Range`].
    Whole(Infix, Range),
    /// A column times a factor that has decimals of its own, rounded to the column's: see [`Scaled`].
    Scaled(Scaled),
    /// Rounded to `digits` decimals, half away from zero. On SQLite, `unit` is how many minor units the last of them has.
    Rounded(Scaled),
    /// `NOT (node)`.
    Not,
    /// `node IS NULL`.
    IsNull,
    /// `node IS NOT NULL`.
    IsNotNull,
    /// `node BETWEEN low AND high`.
    Between,
    /// `node LIKE pattern`, with `\` as escape on every database.
    Like,
    /// `CASE WHEN condition THEN value ELSE otherwise END`; a CASE after ELSE is written as one.
    Case,
    /// Words around the others: see [`Template`].
    Template(&'static Template),
    /// The same, where the result is of another type than the nodes are, so that it has no range of theirs.
    Converted(&'static Template),
    /// A fragment that the user has written, with `{}` for each node.
    Words(&'static str),
    /// Words around the others, of whole numbers as in [`Whole`](Operator::Whole).
    Checked(&'static Template, Range),
    /// `node IN (SELECT …)`.
    InSelect,
    /// `node NOT IN (SELECT …)`.
    NotInSelect,
    /// `EXISTS (SELECT …)`.
    Exists,
}

/// Words around nodes, on each database: `{}` stands for the next one, whatever it is; `{a}` for the next one with
/// parentheses unless it is a name or a call. Each stands for one, in order, since values are bound in order.
///
/// On SQLite, `{v}` stands for the next one with a look at its [`Range`], which the words would make it too late for: they
/// make another type of it, or a number that is no longer too large.
///
/// A template is a call, a name, or in parentheses.
pub struct Template {
    /// On SQLite.
    pub sqlite: &'static str,
    /// On PostgreSQL.
    pub postgres: &'static str,
    /// On MySQL and MariaDB.
    pub mysql: &'static str,
}

impl Template {
    /// The same words on every database.
    pub const fn same(words: &'static str) -> Self {
        Template {
            sqlite: words,
            postgres: words,
            mysql: words,
        }
    }

    pub(crate) const fn words(&self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
            Dialect::MySql => self.mysql,
        }
    }

    /// On SQLite it looks at what is in it.
    pub(crate) const fn checks(&self) -> bool {
        let words = self.sqlite.as_bytes();
        let mut index = 0;
        while index + 2 < words.len() {
            if words[index] == b'{' && words[index + 1] == b'v' && words[index + 2] == b'}' {
                return true;
            }
            index += 1;
        }
        false
    }
}

/// The whole numbers that a column can hold, both included.
///
/// PostgreSQL and MySQL refuse what is out of the range of a column's type. SQLite has 64 bits for every integer, and
/// turns one that needs more into a floating-point number: there the statement says what is an error.
#[derive(Clone, Copy)]
pub struct Range {
    /// The least.
    pub least: i64,
    /// The greatest.
    pub greatest: i64,
}

impl Range {
    /// It is that of 64 bits.
    pub(crate) const fn is_widest(self) -> bool {
        self.least == i64::MIN && self.greatest == i64::MAX
    }
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
    /// What the column can hold, if that is less than 64 bits.
    pub range: Option<Range>,
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
    /// / on floating-point numbers
    Divide,
    /// / on whole numbers, cut off towards zero
    DivideWhole,
    /// %
    Remainder,
}

impl Infix {
    pub(crate) const fn sql(self, dialect: Dialect) -> &'static str {
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
            Infix::Divide => " / ",
            Infix::DivideWhole => match dialect {
                // Its `/` gives decimals.
                Dialect::MySql => " DIV ",
                Dialect::Sqlite | Dialect::Postgres => " / ",
            },
            Infix::Remainder => " % ",
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
            Infix::Times | Infix::Divide | Infix::DivideWhole | Infix::Remainder => 5,
        }
    }
}

/// Binds as tightly as a name does.
pub(crate) const ATOM: u8 = 6;

impl Node {
    pub(crate) const fn precedence(&self) -> u8 {
        match self {
            Node::Apply(operator, _) => match operator {
                Operator::Infix(infix) | Operator::Whole(infix, _) => infix.precedence(),
                Operator::Not
                | Operator::IsNull
                | Operator::IsNotNull
                | Operator::Between
                | Operator::Like
                | Operator::InSelect
                | Operator::NotInSelect => Infix::Equal.precedence(),
                Operator::Scaled(_)
                | Operator::Rounded(_)
                | Operator::Case
                | Operator::Template(_)
                | Operator::Converted(_)
                | Operator::Words(_)
                | Operator::Checked(..)
                | Operator::Exists => ATOM,
            },
            Node::In { .. } | Node::InRows { .. } => Infix::Equal.precedence(),
            // Whatever it will be.
            Node::Splice => Infix::Or.precedence(),
            Node::Column(..)
            | Node::Old(_)
            | Node::Bind
            | Node::Null
            | Node::Default
            | Node::Select(_) => ATOM,
        }
    }
}
