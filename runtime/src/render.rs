//! The one generator of SQL text. It runs at compile time, for every statement.
//!
//! A statement of known shape comes out as its text. One with sites (values that may be absent, lists of
//! run-time length) comes out as a *program*, from which [`assemble`](crate::assemble) makes the text:
//!
//! ```text
//! number                          the placeholders outside of assignments, where they are not numbered; then
//! TEXT length byte…               constant text
//! NUMBER                          the number of the next placeholder, where they are numbered
//! ITEM count                      an assignment with so many placeholders begins, with a comma that the first one drops
//! OPTIONAL site skip count        the same, or skip that many bytes if the site is absent
//! LIST site                       as many placeholders as the site says
//! ```
//!
//! Numbers have two bytes, the lower one first. A `?` is text: so an assignment is one piece, copied at once.

use crate::dialect::Dialect;
use crate::node::{ATOM, Infix, Node, Scaled, SetNode, Shape};
use crate::table::{ColumnName, Quoted};

pub(crate) const TEXT: u8 = 0;
pub(crate) const NUMBER: u8 = 1;
pub(crate) const ITEM: u8 = 2;
pub(crate) const OPTIONAL: u8 = 3;
pub(crate) const LIST: u8 = 4;

const NO_RUN: usize = usize::MAX;

/// The output, and what is counted on the way. Past `N` it only counts, so that `Writer<0>` measures.
pub(crate) struct Writer<const N: usize> {
    pub(crate) bytes: [u8; N],
    pub(crate) len: usize,
    /// Placeholders so far; those of lists of run-time length are not among them.
    pub(crate) parameters: usize,
    sites: usize,
    /// Assignments so far, for the commas of a text.
    items: usize,
    /// The placeholders in them.
    in_items: usize,
    /// Where the header of the open TEXT is.
    run: usize,
    program: bool,
    dialect: Dialect,
}

/// An assignment that has begun: where its numbers belong.
struct Item {
    skip: Option<usize>,
    count: usize,
    /// The placeholders before it.
    parameters: usize,
}

/// Renders a statement whose shape is known.
pub(crate) const fn text<const N: usize>(shape: &Shape, dialect: Dialect) -> Writer<N> {
    render(shape, dialect, false)
}

/// Renders the program of a statement with sites.
pub(crate) const fn program<const N: usize>(shape: &Shape, dialect: Dialect) -> Writer<N> {
    render(shape, dialect, true)
}

const fn render<const N: usize>(shape: &Shape, dialect: Dialect, program: bool) -> Writer<N> {
    let mut out = Writer {
        bytes: [0; N],
        len: 0,
        parameters: 0,
        sites: 0,
        items: 0,
        in_items: 0,
        run: NO_RUN,
        program,
        dialect,
    };
    if program {
        out.number(0);
    }
    out.push("UPDATE ");
    out.quoted(&shape.table.quoted);
    out.push(" SET ");
    out.set(shape.set);
    if let Some(filter) = shape.filter {
        out.push(" WHERE ");
        out.node(filter);
    }
    let mut index = 0;
    while index < shape.returning.len() {
        out.push(if index == 0 { " RETURNING " } else { ", " });
        out.quoted(&shape.returning[index].qualified);
        index += 1;
    }
    out.close_run();
    if program && !dialect.numbers_parameters() {
        out.number_at(0, out.parameters - out.in_items);
    }
    out
}

/// Whether the text depends on nothing but the shape.
pub(crate) const fn is_static(shape: &Shape, dialect: Dialect) -> bool {
    set_is_static(shape.set, dialect)
        && match shape.filter {
            Some(filter) => node_is_static(filter, dialect),
            None => true,
        }
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
    }
}

const fn node_is_static(node: &Node, dialect: Dialect) -> bool {
    match node {
        Node::Column(_) | Node::Bind | Node::Null => true,
        Node::Infix { left, right, .. } | Node::Scaled { left, right, .. } => {
            node_is_static(left, dialect) && node_is_static(right, dialect)
        }
        Node::Not(node) | Node::IsNull { node, .. } => node_is_static(node, dialect),
        Node::Between { node, low, high } => {
            node_is_static(node, dialect)
                && node_is_static(low, dialect)
                && node_is_static(high, dialect)
        }
        Node::Like { node, pattern } => {
            node_is_static(node, dialect) && node_is_static(pattern, dialect)
        }
        // PostgreSQL takes a list of any length as one array.
        Node::In { node, known, .. } => {
            (known.is_some() || dialect.has_arrays()) && node_is_static(node, dialect)
        }
    }
}

impl<const N: usize> Writer<N> {
    const fn set(&mut self, set: &SetNode) {
        match set {
            SetNode::Pair(first, second) => {
                self.set(first);
                self.set(second);
            }
            SetNode::Assign {
                column,
                value,
                optional,
                ..
            } => {
                let item = self.item(*optional);
                self.quoted(&column.target);
                self.push(" = ");
                // A condition in parentheses: two `=` side by side would be hard to read.
                self.operand(value, Infix::Plus.precedence());
                self.end_item(item);
            }
            SetNode::Optional(columns) => {
                let mut index = 0;
                while index < columns.len() {
                    let item = self.item(true);
                    let column: &ColumnName = columns[index];
                    self.quoted(&column.target);
                    self.push(" = ");
                    self.parameter();
                    self.end_item(item);
                    index += 1;
                }
            }
        }
    }

    /// Begins an assignment.
    const fn item(&mut self, optional: bool) -> Item {
        self.items += 1;
        if !self.program {
            if self.items > 1 {
                self.push(", ");
            }
            return Item {
                skip: None,
                count: 0,
                parameters: 0,
            };
        }
        self.close_run();
        let skip = if optional {
            self.byte(OPTIONAL);
            self.number(self.sites);
            self.sites += 1;
            self.number(0);
            Some(self.len - 2)
        } else {
            self.byte(ITEM);
            None
        };
        self.number(0);
        let item = Item {
            skip,
            count: self.len - 2,
            parameters: self.parameters,
        };
        self.push(", ");
        item
    }

    const fn end_item(&mut self, item: Item) {
        if self.program {
            self.close_run();
            let count = self.parameters - item.parameters;
            self.in_items += count;
            self.number_at(item.count, count);
            if let Some(skip) = item.skip {
                self.number_at(skip, self.len - (item.count + 2));
            }
        }
    }

    const fn node(&mut self, node: &Node) {
        match node {
            Node::Column(column) => self.quoted(&column.qualified),
            Node::Bind => self.parameter(),
            Node::Null => self.push("NULL"),
            Node::Infix {
                operator,
                left,
                right,
            } => {
                let precedence = operator.precedence();
                // AND and OR do not care how they are grouped, arithmetic groups to the left (`a - (b - c)`), and
                // comparisons do not group.
                let (left_precedence, right_precedence) = match operator {
                    Infix::Or | Infix::And => (precedence, precedence),
                    Infix::Plus | Infix::Minus | Infix::Times => (precedence, precedence + 1),
                    _ => (precedence + 1, precedence + 1),
                };
                self.operand(left, left_precedence);
                self.push(operator.sql());
                self.operand(right, right_precedence);
            }
            Node::Scaled {
                left,
                right,
                scaled,
            } => self.scaled(left, right, *scaled),
            Node::Not(node) => {
                self.push("NOT (");
                self.node(node);
                self.push(")");
            }
            Node::IsNull { node, negated } => {
                self.operand(node, ATOM);
                self.push(if *negated { " IS NOT NULL" } else { " IS NULL" });
            }
            Node::Between { node, low, high } => {
                self.operand(node, ATOM);
                self.push(" BETWEEN ");
                self.operand(low, ATOM);
                self.push(" AND ");
                self.operand(high, ATOM);
            }
            Node::Like { node, pattern } => {
                self.operand(node, ATOM);
                self.push(" LIKE ");
                self.operand(pattern, ATOM);
                // The others' default; SQLite has no escape unless it is named.
                if matches!(self.dialect, Dialect::Sqlite) {
                    self.push(" ESCAPE '\\'");
                }
            }
            Node::In {
                node,
                known,
                negated,
            } => self.list(node, *known, *negated),
        }
    }

    const fn operand(&mut self, node: &Node, precedence: u8) {
        if node.precedence() < precedence {
            self.push("(");
            self.node(node);
            self.push(")");
        } else {
            self.node(node);
        }
    }

    const fn list(&mut self, node: &Node, known: Option<usize>, negated: bool) {
        self.operand(node, ATOM);
        if self.dialect.has_arrays() {
            self.push(if negated { " <> ALL(" } else { " = ANY(" });
            self.parameter();
            self.push(")");
            if known.is_none() {
                self.sites += 1;
            }
            return;
        }
        self.push(if negated { " NOT IN " } else { " IN " });
        match known {
            None => {
                self.close_run();
                self.byte(LIST);
                self.number(self.sites);
                self.sites += 1;
            }
            Some(0) => self.push(self.dialect.empty_list()),
            Some(count) => {
                let mut index = 0;
                while index < count {
                    self.push(if index == 0 { "(" } else { ", " });
                    self.parameter();
                    index += 1;
                }
                self.push(")");
            }
        }
    }

    /// A product, rounded half away from zero to the column's decimals.
    ///
    /// On SQLite the remainder divided by half a unit is the -1, 0 or 1 to add, which cannot overflow.
    /// SQLite turns an integer product that overflows into a REAL without a word, so its type is looked at;
    /// `abs` of the least integer is its error "integer overflow", and the argument depends on the row so that
    /// it is not evaluated in advance. The subquery is there to write the product, and its placeholder, once.
    const fn scaled(&mut self, left: &Node, right: &Node, scaled: Scaled) {
        let times = Infix::Times.precedence();
        match self.dialect {
            Dialect::Sqlite => {
                self.push("(SELECT CASE typeof(v) WHEN 'integer' THEN v / ");
                self.decimal(scaled.unit);
                self.push(" + (v % ");
                self.decimal(scaled.unit);
                self.push(") / ");
                self.decimal(scaled.unit / 2);
                self.push(" WHEN 'null' THEN NULL ELSE abs(-9223372036854775807 - (v IS NOT NULL)) END FROM (SELECT ");
                self.operand(left, times);
                self.push(" * ");
                self.operand(right, times + 1);
                self.push(" AS v))");
            }
            Dialect::Postgres | Dialect::MySql => {
                self.push("round(");
                self.operand(left, times);
                self.push(" * ");
                self.operand(right, times + 1);
                self.push(", ");
                self.decimal(scaled.digits as i64);
                self.push(")");
            }
        }
    }

    const fn quoted(&mut self, name: &Quoted) {
        self.push(match self.dialect {
            Dialect::MySql => name.mysql,
            Dialect::Sqlite | Dialect::Postgres => name.standard,
        });
    }

    const fn parameter(&mut self) {
        self.parameters += 1;
        if !self.dialect.numbers_parameters() {
            self.push("?");
            return;
        }
        self.push("$");
        if self.program {
            self.close_run();
            self.byte(NUMBER);
        } else {
            self.decimal(self.parameters as i64);
        }
    }

    const fn push(&mut self, text: &str) {
        if self.program && self.run == NO_RUN {
            self.run = self.len;
            self.byte(TEXT);
            self.number(0);
        }
        let from = text.as_bytes();
        if self.len + from.len() <= N {
            let (_, rest) = self.bytes.split_at_mut(self.len);
            let (to, _) = rest.split_at_mut(from.len());
            to.copy_from_slice(from);
        }
        self.len += from.len();
    }

    const fn close_run(&mut self) {
        if self.run != NO_RUN {
            self.number_at(self.run + 1, self.len - (self.run + 3));
            self.run = NO_RUN;
        }
    }

    const fn decimal(&mut self, number: i64) {
        if number >= 10 {
            self.decimal(number / 10);
        }
        let digit = [b'0' + (number % 10) as u8];
        // One ASCII digit.
        if let Ok(digit) = std::str::from_utf8(&digit) {
            self.push(digit);
        }
    }

    const fn byte(&mut self, byte: u8) {
        if self.len < N {
            self.bytes[self.len] = byte;
        }
        self.len += 1;
    }

    const fn number(&mut self, number: usize) {
        self.byte(0);
        self.byte(0);
        self.number_at(self.len - 2, number);
    }

    const fn number_at(&mut self, place: usize, number: usize) {
        assert!(number <= u16::MAX as usize, "an update of more than 64 KiB");
        if place + 1 < N {
            let [low, high] = (number as u16).to_le_bytes();
            self.bytes[place] = low;
            self.bytes[place + 1] = high;
        }
    }
}
