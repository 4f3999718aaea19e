//! Assignments: those of the statement, and those that it makes by itself.

use super::sites::Sites;
use super::{INTEGER_OVERFLOW, ITEM, OPTIONAL, UNLESS, Writer};
use crate::automatic::Automatic;
use crate::dialect::Dialect;
use crate::node::{Infix, Node, Range, SetNode, Shape};
use crate::survey;
use crate::table::ColumnName;

/// An assignment that has begun: where its numbers belong.
pub(super) struct Item {
    skip: Option<usize>,
    count: usize,
    /// The placeholders before it.
    parameters: usize,
}

impl<const N: usize> Writer<N> {
    pub(super) const fn set(&mut self, set: &SetNode) {
        match set {
            SetNode::Pair(first, second) => {
                self.set(first);
                self.set(second);
            }
            SetNode::Signed(set, actor) => {
                self.set(set);
                self.push(", ");
                self.assigned(actor);
                self.parameter();
            }
            SetNode::Assign {
                column,
                value,
                nullable,
                optional,
                ..
            } => {
                let item = self.item(*optional);
                self.assigned(column);
                self.value(value, *nullable);
                self.end_item(item);
            }
            SetNode::Optional(columns) => {
                let mut index = 0;
                while index < columns.len() {
                    let item = self.item(true);
                    self.assigned(columns[index]);
                    self.parameter();
                    self.end_item(item);
                    index += 1;
                }
            }
        }
    }

    pub(super) const fn assigned(&mut self, column: &ColumnName) {
        if self.qualify {
            self.quoted(&column.qualified);
        } else {
            self.quoted(&column.target);
        }
        self.push(" = ");
    }

    /// Right of `=`. On SQLite, what a calculation gives must be in the column's range: see [`Range`](crate::node::Range).
    pub(super) const fn value(&mut self, node: &Node, nullable: bool) {
        let range = match (self.dialect, nullable) {
            (Dialect::Sqlite, true) => survey::range_on_the_way(node),
            (Dialect::Sqlite, false) => survey::range(node),
            (Dialect::Postgres | Dialect::MySql, _) => None,
        };
        match range {
            Some(range) => self.in_range(node, range),
            // A condition in parentheses: two `=` side by side would be hard to read.
            None => self.operand(node, Infix::Plus.precedence()),
        }
    }

    /// What the statement goes on with. On SQLite, it must be in the range of its type already: afterwards nothing shows
    /// that it was not.
    pub(super) const fn checked(&mut self, node: &Node, precedence: u8) {
        match self.dialect {
            Dialect::Sqlite if let Some(range) = survey::range_on_the_way(node) => {
                self.in_range(node, range);
            }
            _ => self.operand(node, precedence),
        }
    }

    pub(super) const fn in_range(&mut self, node: &Node, range: Range) {
        // What has needed more than 64 bits on the way is a floating-point number, also if it is back in the range.
        self.push("(SELECT iif(typeof(v) <> 'real'");
        if !range.is_widest() {
            self.push(" AND v BETWEEN ");
            self.decimal(range.least);
            self.push(" AND ");
            self.decimal(range.greatest);
            self.push(" OR v IS NULL");
        }
        self.push(", v, ");
        self.push(INTEGER_OVERFLOW);
        self.push(") FROM (SELECT ");
        self.node(node);
        self.push(" AS v))");
    }

    /// The columns that take over what another one was, where that one is assigned: before it is, for a database that
    /// assigns in order.
    pub(super) const fn previous(&mut self, shape: &Shape) {
        let mut index = 0;
        while index < shape.table.automatic.len() {
            if let Automatic::Previous {
                column,
                of,
                of_name,
            } = &shape.table.automatic[index]
            {
                let sites = Sites::of(of_name, shape.set);
                let mut occurrence = 0;
                while occurrence < sites.len {
                    let item = self.item_at(match sites.optional[occurrence] {
                        Some(site) => Some(self.sites + site),
                        None => None,
                    });
                    self.assigned(column);
                    self.node(of);
                    self.end_item(item);
                    occurrence += 1;
                }
            }
            index += 1;
        }
    }

    /// The other columns that the update sets by itself, unless an assignment does. What is calculated for them, versions, is
    /// never NULL.
    pub(super) const fn automatic(&mut self, shape: &Shape) {
        let mut index = 0;
        while index < shape.table.automatic.len() {
            if let Automatic::To(column, value) = &shape.table.automatic[index] {
                let sites = Sites::of(column, shape.set);
                if sites.len == 0 {
                    self.push(", ");
                    self.assigned(column);
                    self.value(value, false);
                } else if !sites.always() {
                    self.unless(&sites, shape.set, column, value);
                }
            }
            index += 1;
        }
    }

    /// The assignment, unless one of the sites is there.
    pub(super) const fn unless(
        &mut self,
        sites: &Sites,
        set: &SetNode,
        column: &ColumnName,
        value: &Node,
    ) {
        let first = self.sites - set.sites();
        let mut skips = [0; Sites::MOST];
        let mut index = 0;
        while index < sites.len {
            self.close_run();
            self.byte(UNLESS);
            self.number(match sites.optional[index] {
                Some(site) => first + site,
                None => 0,
            });
            self.number(0);
            skips[index] = self.len;
            index += 1;
        }
        self.push(", ");
        self.assigned(column);
        self.value(value, false);
        self.close_run();
        while index > 0 {
            index -= 1;
            self.number_at(skips[index] - 2, self.len - skips[index]);
        }
    }

    /// Begins an assignment.
    pub(super) const fn item(&mut self, optional: bool) -> Item {
        let site = if optional { Some(self.sites) } else { None };
        if optional && self.program {
            self.sites += 1;
        }
        self.item_at(site)
    }

    /// Begins an assignment that is there if a site is.
    pub(super) const fn item_at(&mut self, optional: Option<usize>) -> Item {
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
        let skip = if let Some(site) = optional {
            self.byte(OPTIONAL);
            self.number(site);
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

    pub(super) const fn end_item(&mut self, item: Item) {
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
}
