//! Clauses: tables and how they relate, conditions, order, what comes back, subqueries.

use super::Writer;
use crate::dialect::Dialect;
use crate::node::{Infix, JoinNode, Node, ReturningNode, SelectNode, Shape};
use crate::survey;
use crate::table::{ColumnName, Table};

impl<const N: usize> Writer<N> {
    /// The rows before the update, locked so that nobody changes them in between.
    pub(super) const fn old_rows(&mut self, shape: &Shape) {
        self.push(" FROM (SELECT ");
        self.columns(shape.table.columns);
        self.push(" FROM ");
        self.quoted(&shape.table.quoted);
        self.filter(shape, 0);
        self.push(" FOR UPDATE) AS ");
        self.alias(0);
        let mut index = 0;
        while index < shape.table.keys.len() {
            let key = shape.table.keys[index];
            self.push(if index == 0 { " WHERE " } else { " AND " });
            self.quoted(&key.qualified);
            self.push(" = ");
            self.node(&Node::Old(key));
            index += 1;
        }
    }

    pub(super) const fn returning(&mut self, returning: &ReturningNode, names_old: bool) {
        match returning {
            ReturningNode::Row(table) => {
                self.push(" RETURNING ");
                self.columns(table.columns);
            }
            ReturningNode::Values([]) => {}
            ReturningNode::Values(nodes) => {
                self.push(" RETURNING ");
                if names_old {
                    self.push("WITH (OLD AS ");
                    self.alias(0);
                    self.push(") ");
                }
                self.nodes(nodes);
            }
        }
    }

    /// `WHERE condition`, after so many other conditions.
    pub(super) const fn filter(&mut self, shape: &Shape, mut conditions: usize) {
        if let Some(node) = shape.filter {
            if conditions == 0 {
                self.push(" WHERE ");
            } else {
                self.push(" AND ");
            }
            if conditions == 0 && shape.deleted.is_none() {
                self.node(node);
            } else {
                self.operand(node, Infix::And.precedence());
            }
            conditions += 1;
        }
        if let Some(deleted) = shape.deleted {
            self.push(if conditions == 0 { " WHERE " } else { " AND " });
            self.quoted(&deleted.qualified);
            self.push(" IS NULL");
        }
    }

    pub(super) const fn order(&mut self, nodes: &'static [&'static Node]) {
        if !nodes.is_empty() {
            self.push(" ORDER BY ");
            self.nodes(nodes);
        }
    }

    /// The order and the number of rows of an update.
    pub(super) const fn first_rows(&mut self, shape: &Shape) {
        self.order(shape.order);
        if shape.limited {
            self.push(" LIMIT ");
            self.parameter();
        }
    }

    /// One after the other.
    pub(super) const fn nodes(&mut self, nodes: &'static [&'static Node]) {
        let mut index = 0;
        while index < nodes.len() {
            if index > 0 {
                self.push(", ");
            }
            self.node(nodes[index]);
            index += 1;
        }
    }

    /// Columns of the updated table, one after the other.
    pub(super) const fn columns(&mut self, columns: &[&ColumnName]) {
        let mut index = 0;
        while index < columns.len() {
            if index > 0 {
                self.push(", ");
            }
            self.quoted(&columns[index].qualified);
            index += 1;
        }
    }

    /// `JOIN table AS t1 ON condition`, for each.
    pub(super) const fn joins(&mut self, joins: &JoinNode, join: &'static str) {
        match joins {
            JoinNode::None => {}
            JoinNode::Pair(first, second) => {
                self.joins(first, join);
                self.joins(second, " JOIN ");
            }
            JoinNode::Join { table, source, on } => {
                self.push(join);
                self.table(table, *source);
                if let Some(on) = on {
                    self.push(" ON ");
                    self.node(on);
                }
            }
        }
    }

    /// `table AS t1, table AS t2`. Gives the number of tables with those before.
    pub(super) const fn tables(&mut self, joins: &JoinNode, before: usize) -> usize {
        match joins {
            JoinNode::None => before,
            JoinNode::Pair(first, second) => {
                let before = self.tables(first, before);
                self.tables(second, before)
            }
            JoinNode::Join { table, source, .. } => {
                if before > 0 {
                    self.push(", ");
                }
                self.table(table, *source);
                before + 1
            }
        }
    }

    /// The conditions of [`tables`](Self::tables). PostgreSQL does not let ON name the updated table.
    pub(super) const fn relations(&mut self, joins: &JoinNode, conditions: &mut usize) {
        match joins {
            JoinNode::None => {}
            JoinNode::Pair(first, second) => {
                self.relations(first, conditions);
                self.relations(second, conditions);
            }
            JoinNode::Join { on, .. } => {
                if let Some(on) = on {
                    self.push(if *conditions == 0 { " WHERE " } else { " AND " });
                    self.operand(on, Infix::And.precedence());
                    *conditions += 1;
                }
            }
        }
    }

    /// `table AS t1`. MySQL refuses to read the updated table, unless its rows are put aside first; with a LIMIT it cannot
    /// merge the two.
    pub(super) const fn table(&mut self, table: &Table, source: usize) {
        if matches!(self.dialect, Dialect::MySql) && survey::same_table(table, self.target) {
            self.puts_aside = true;
            self.push("(SELECT ");
            let mut index = 0;
            while index < table.columns.len() {
                if index > 0 {
                    self.push(", ");
                }
                self.quoted(&table.columns[index].target);
                index += 1;
            }
            self.push(" FROM ");
            self.quoted(&table.quoted);
            self.push(" LIMIT 18446744073709551615)");
        } else {
            self.quoted(&table.quoted);
        }
        self.push(" AS ");
        self.alias(source);
    }

    pub(super) const fn alias(&mut self, source: usize) {
        self.push(survey::alias_prefix(self.target));
        self.decimal(source as i64);
    }

    /// `t1."name"`
    pub(super) const fn column_of(&mut self, source: usize, column: &ColumnName) {
        self.alias(source);
        self.push(".");
        self.quoted(&column.target);
    }

    pub(super) const fn select(&mut self, select: &SelectNode) {
        self.push("(SELECT ");
        match select.item {
            Some(item) => self.checked(item, 0),
            None => self.push("1"),
        }
        self.joins(select.from, " FROM ");
        if let Some(filter) = select.filter {
            self.push(" WHERE ");
            self.node(filter);
        }
        self.order(select.order);
        if let Some(limit) = select.limit {
            self.push(" LIMIT ");
            self.decimal(limit as i64);
        }
        self.push(")");
    }
}
