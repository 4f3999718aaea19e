//! Values and conditions: names, operators and functions.

use super::writer::words_of;
use super::{INTEGER_OVERFLOW, LIST, SPLICE, Writer};
use crate::dialect::Dialect;
use crate::node::{ATOM, Infix, Node, Operator, Scaled, SelectNode, Template};

impl<const N: usize> Writer<N> {
    pub(super) const fn node(&mut self, node: &Node) {
        match node {
            Node::Column(column, 0) => self.quoted(&column.qualified),
            Node::Column(column, source) => self.column_of(*source, column),
            Node::Old(column) => self.column_of(0, column),
            Node::Bind => self.parameter(),
            Node::Null => self.push("NULL"),
            Node::Default => self.push("DEFAULT"),
            Node::Apply(operator, nodes) => self.apply(operator, nodes),
            Node::In {
                node,
                known,
                negated,
            } => self.list(node, *known, *negated),
            Node::InRows {
                row,
                known,
                negated,
            } => self.rows(row, *known, *negated),
            Node::Select(select) => self.select(select),
            Node::Splice => self.site(SPLICE),
        }
    }

    pub(super) const fn apply(&mut self, operator: &Operator, nodes: &'static [&'static Node]) {
        match operator {
            Operator::Infix(Infix::Remainder) => {
                let precedence = Infix::Remainder.precedence();
                self.checked(nodes[0], precedence);
                self.push(Infix::Remainder.sql(self.dialect));
                self.checked(nodes[1], precedence + 1);
            }
            Operator::Infix(infix) | Operator::Whole(infix, _) => {
                let precedence = infix.precedence();
                // AND and OR do not care how they are grouped, arithmetic groups to the left (`a - (b - c)`), and
                // comparisons do not group.
                let (left, right) = match infix {
                    Infix::Or | Infix::And => (precedence, precedence),
                    Infix::Plus
                    | Infix::Minus
                    | Infix::Times
                    | Infix::Divide
                    | Infix::DivideWhole
                    | Infix::Remainder => (precedence, precedence + 1),
                    _ => (precedence + 1, precedence + 1),
                };
                self.operand(nodes[0], left);
                self.push(infix.sql(self.dialect));
                self.operand(nodes[1], right);
            }
            Operator::Scaled(scaled) => self.scaled(nodes[0], nodes[1], *scaled),
            Operator::Rounded(scaled) => self.rounded(nodes[0], *scaled),
            Operator::Not => {
                self.push("NOT (");
                self.node(nodes[0]);
                self.push(")");
            }
            Operator::IsNull => {
                self.operand(nodes[0], ATOM);
                self.push(" IS NULL");
            }
            Operator::IsNotNull => {
                self.operand(nodes[0], ATOM);
                self.push(" IS NOT NULL");
            }
            Operator::Between => {
                self.operand(nodes[0], ATOM);
                self.push(" BETWEEN ");
                self.operand(nodes[1], ATOM);
                self.push(" AND ");
                self.operand(nodes[2], ATOM);
            }
            Operator::Like => {
                self.operand(nodes[0], ATOM);
                self.push(" LIKE ");
                self.operand(nodes[1], ATOM);
                // The others' default; SQLite has no escape unless it is named.
                if matches!(self.dialect, Dialect::Sqlite) {
                    self.push(" ESCAPE '\\'");
                }
            }
            Operator::Case => {
                self.push("CASE");
                self.cases(nodes);
                self.push(" END");
            }
            Operator::Template(template)
            | Operator::Converted(template)
            | Operator::Checked(template, _) => self.template(template, nodes),
            Operator::Words(words) => self.words(words, nodes),
            Operator::InSelect => self.in_select(nodes, " IN "),
            Operator::NotInSelect => self.in_select(nodes, " NOT IN "),
            Operator::Exists => {
                self.push("EXISTS ");
                self.node(nodes[0]);
            }
        }
    }

    /// MariaDB makes a join of IN, and of NOT IN after another NOT, and then does not find the columns of rows that are put
    /// aside when it executes a prepared statement again; a comparison it leaves alone.
    pub(super) const fn in_select(&mut self, nodes: &'static [&'static Node], words: &str) {
        let compared = self.puts_aside;
        if compared {
            self.push("((");
        }
        self.operand(nodes[0], ATOM);
        self.push(words);
        self.members(nodes[1]);
        if compared {
            self.push(") = TRUE)");
        }
    }

    /// A subquery after IN, where MySQL has no LIMIT unless it is in another one.
    pub(super) const fn members(&mut self, select: &Node) {
        let limited = matches!(select, Node::Select(SelectNode { limit: Some(_), .. }));
        if !limited || !matches!(self.dialect, Dialect::MySql) {
            return self.node(select);
        }
        self.push("(SELECT * FROM ");
        self.node(select);
        self.push(" AS ");
        self.alias(0);
        self.push(")");
    }

    /// `WHEN condition THEN value`, and what comes after.
    pub(super) const fn cases(&mut self, nodes: &'static [&'static Node]) {
        self.push(" WHEN ");
        self.node(nodes[0]);
        self.push(" THEN ");
        self.node(nodes[1]);
        match nodes[2] {
            Node::Apply(Operator::Case, rest) => self.cases(rest),
            otherwise => {
                self.push(" ELSE ");
                self.node(otherwise);
            }
        }
    }

    pub(super) const fn template(&mut self, template: &Template, nodes: &'static [&'static Node]) {
        let mut rest = template.words(self.dialect).as_bytes();
        let mut next = 0;
        let mut length = 0;
        while length < rest.len() {
            if rest[length] != b'{' {
                length += 1;
                continue;
            }
            let (words, hole) = rest.split_at(length);
            self.push(words_of(words));
            let skip = match hole[1] {
                b'}' => {
                    self.node(nodes[next]);
                    "{}".len()
                }
                b'v' => {
                    self.checked(nodes[next], 0);
                    "{v}".len()
                }
                _ => {
                    self.operand(nodes[next], ATOM);
                    "{a}".len()
                }
            };
            next += 1;
            (_, rest) = hole.split_at(skip);
            length = 0;
        }
        self.push(words_of(rest));
        assert!(
            next == nodes.len(),
            "a template names each of its nodes once"
        );
    }

    /// A fragment, in parentheses, as what is in it is not known.
    pub(super) const fn words(&mut self, words: &str, nodes: &'static [&'static Node]) {
        self.push("(");
        let mut rest = words.as_bytes();
        let mut next = 0;
        let mut length = 0;
        while length < rest.len() {
            let brace = rest[length];
            if brace != b'{' && brace != b'}' {
                length += 1;
                continue;
            }
            let (words, hole) = rest.split_at(length);
            self.push(words_of(words));
            if brace == b'{' && hole[1] == b'}' {
                self.operand(nodes[next], ATOM);
                next += 1;
            } else {
                self.push(if brace == b'{' { "{" } else { "}" });
            }
            (_, rest) = hole.split_at(2);
            length = 0;
        }
        self.push(words_of(rest));
        self.push(")");
        assert!(
            next == nodes.len(),
            "each pair of braces stands for one value"
        );
    }

    pub(super) const fn operand(&mut self, node: &Node, precedence: u8) {
        if node.precedence() < precedence {
            self.push("(");
            self.node(node);
            self.push(")");
        } else {
            self.node(node);
        }
    }

    pub(super) const fn list(&mut self, node: &Node, known: Option<usize>, negated: bool) {
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
            None => self.site(LIST),
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
    pub(super) const fn scaled(&mut self, left: &Node, right: &Node, scaled: Scaled) {
        let times = Infix::Times.precedence();
        match self.dialect {
            Dialect::Sqlite => {
                self.push("(SELECT CASE typeof(v) WHEN 'integer' THEN v / ");
                self.decimal(scaled.unit);
                self.push(" + (v % ");
                self.decimal(scaled.unit);
                self.push(") / ");
                self.decimal(scaled.unit / 2);
                self.push(" WHEN 'null' THEN NULL ELSE ");
                self.push(INTEGER_OVERFLOW);
                self.push(" END FROM (SELECT ");
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

    /// Rounded half away from zero. On SQLite, minor units are, with integers as in [`scaled`](Self::scaled).
    pub(super) const fn rounded(&mut self, node: &Node, scaled: Scaled) {
        match self.dialect {
            Dialect::Sqlite if scaled.unit == 1 => self.operand(node, ATOM),
            Dialect::Sqlite => {
                self.push("(SELECT (v / ");
                self.decimal(scaled.unit);
                self.push(" + v % ");
                self.decimal(scaled.unit);
                self.push(" / ");
                self.decimal(scaled.unit / 2);
                self.push(") * ");
                self.decimal(scaled.unit);
                self.push(" FROM (SELECT ");
                self.node(node);
                self.push(" AS v))");
            }
            Dialect::Postgres | Dialect::MySql => {
                self.push("round(");
                self.node(node);
                self.push(", ");
                self.decimal(scaled.digits as i64);
                self.push(")");
            }
        }
    }
}
