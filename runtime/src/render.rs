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
//! UNLESS site skip                skip that many bytes if the site is present
//! LIST site                       as many placeholders as the site says
//! SPLICE site                     what the site writes
//! ```
//!
//! Numbers have two bytes, the lower one first. A `?` is text: so an assignment is one piece, copied at once.

mod rows;
mod sites;

use crate::automatic::Automatic;
use crate::dialect::Dialect;
use crate::node::{
    ATOM, Infix, JoinNode, Node, Operator, Range, ReturningNode, Scaled, SelectNode, SetNode,
    Shape, Template,
};
use crate::survey;
use crate::table::{ColumnName, Quoted, Table};

use sites::Sites;

pub(crate) const TEXT: u8 = 0;
pub(crate) const NUMBER: u8 = 1;
pub(crate) const ITEM: u8 = 2;
pub(crate) const OPTIONAL: u8 = 3;
pub(crate) const LIST: u8 = 4;
pub(crate) const SPLICE: u8 = 5;
pub(crate) const UNLESS: u8 = 6;

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
    /// What is updated.
    target: &'static Table,
    /// Columns left of `=` need their table's name.
    qualify: bool,
    /// Rows of the updated table are put aside before they are read: see [`table`](Self::table).
    puts_aside: bool,
}

/// An assignment that has begun: where its numbers belong.
struct Item {
    skip: Option<usize>,
    count: usize,
    /// The placeholders before it.
    parameters: usize,
}

/// An error on SQLite: the least integer has no absolute value. It depends on the row, so that it is not evaluated in
/// advance.
const INTEGER_OVERFLOW: &str = "abs(-9223372036854775807 - (v IS NOT NULL))";

/// What was a `str`, or is ASCII.
const fn words_of(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(words) => words,
        Err(_) => panic!("cut at an ASCII character"),
    }
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
    let joined = !matches!(shape.joins, JoinNode::None);
    let computed_first = survey::reads_too_late(shape, dialect);
    let several = joined || computed_first;
    let mut out = writer(shape.table, dialect, program);
    out.qualify = several && matches!(dialect, Dialect::MySql);
    if program {
        out.number(0);
    }
    out.push("UPDATE ");
    out.quoted(&shape.table.quoted);
    if matches!(dialect, Dialect::MySql) {
        out.joins(shape.joins, " JOIN ");
        if computed_first {
            out.push(" JOIN (SELECT 1) AS ");
            out.alias(0);
        }
    }
    out.push(" SET ");
    out.previous(shape);
    out.set(shape.set);
    out.automatic(shape);
    let mut conditions = 0;
    if !matches!(dialect, Dialect::MySql) {
        if joined {
            out.push(" FROM ");
            out.tables(shape.joins, 0);
            out.relations(shape.joins, &mut conditions);
        } else if computed_first {
            out.push(" FROM (SELECT 1)");
        }
    }
    let old = survey::returns_old(shape.returning);
    if old && !shape.native_old {
        out.old_rows(shape);
    } else {
        out.filter(shape, conditions);
    }
    out.first_rows(shape);
    out.returning(shape.returning, old && shape.native_old);
    out.finish()
}

/// Renders the program of a statement that locks the rows of a filter and gives their keys.
pub(crate) const fn keys<const N: usize>(shape: &Shape, dialect: Dialect) -> Writer<N> {
    let mut out = writer(shape.table, dialect, true);
    out.number(0);
    out.push("SELECT ");
    out.columns(shape.table.keys);
    out.push(" FROM ");
    out.quoted(&shape.table.quoted);
    out.filter(shape, 0);
    out.first_rows(shape);
    if !matches!(dialect, Dialect::Sqlite) {
        out.push(" FOR UPDATE");
    }
    out.finish()
}

/// Renders the program of a statement that reads what comes back, up to its filter.
pub(crate) const fn read_back<const N: usize>(shape: &Shape, dialect: Dialect) -> Writer<N> {
    let mut out = writer(shape.table, dialect, true);
    out.number(0);
    out.push("SELECT ");
    match shape.returning {
        ReturningNode::Row(table) => out.columns(table.columns),
        ReturningNode::Values(nodes) => out.nodes(nodes),
    }
    out.push(" FROM ");
    out.quoted(&shape.table.quoted);
    out.push(" WHERE ");
    out.finish()
}

/// Renders the statement that reads whole rows. The filter has no sites.
pub(crate) const fn rows<const N: usize>(
    table: &'static Table,
    filter: Option<&Node>,
    dialect: Dialect,
) -> Writer<N> {
    let mut out = writer(table, dialect, false);
    out.push("SELECT ");
    out.columns(table.columns);
    out.push(" FROM ");
    out.quoted(&table.quoted);
    if let Some(filter) = filter {
        out.push(" WHERE ");
        out.node(filter);
    }
    out.finish()
}

/// Renders the program of one condition, for a filter that is put together at run time.
pub(crate) const fn fragment<const N: usize>(
    node: &Node,
    target: &'static Table,
    dialect: Dialect,
) -> Writer<N> {
    let mut out = writer(target, dialect, true);
    out.number(0);
    out.node(node);
    out.finish()
}

const fn writer<const N: usize>(
    target: &'static Table,
    dialect: Dialect,
    program: bool,
) -> Writer<N> {
    Writer {
        bytes: [0; N],
        len: 0,
        parameters: 0,
        sites: 0,
        items: 0,
        in_items: 0,
        run: NO_RUN,
        program,
        dialect,
        target,
        qualify: false,
        puts_aside: false,
    }
}

/// Whether the text depends on nothing but the shape.
pub(crate) const fn is_static(shape: &Shape, dialect: Dialect) -> bool {
    returning_is_static(shape.returning, dialect)
        && set_is_static(shape.set, dialect)
        && joins_are_static(shape.joins, dialect)
        && option_is_static(shape.filter, dialect)
        && nodes_are_static(shape.order, dialect)
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
        SetNode::Signed(set, _) => set_is_static(set, dialect),
    }
}

const fn joins_are_static(joins: &JoinNode, dialect: Dialect) -> bool {
    match joins {
        JoinNode::None => true,
        JoinNode::Join { on, .. } => option_is_static(*on, dialect),
        JoinNode::Pair(first, second) => {
            joins_are_static(first, dialect) && joins_are_static(second, dialect)
        }
    }
}

const fn returning_is_static(returning: &ReturningNode, dialect: Dialect) -> bool {
    match returning {
        ReturningNode::Row(_) => true,
        ReturningNode::Values(nodes) => nodes_are_static(nodes, dialect),
    }
}

const fn nodes_are_static(nodes: &[&Node], dialect: Dialect) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if !node_is_static(nodes[index], dialect) {
            return false;
        }
        index += 1;
    }
    true
}

const fn option_is_static(node: Option<&Node>, dialect: Dialect) -> bool {
    match node {
        Some(node) => node_is_static(node, dialect),
        None => true,
    }
}

pub(crate) const fn node_is_static(node: &Node, dialect: Dialect) -> bool {
    match node {
        Node::Column(..) | Node::Old(_) | Node::Bind | Node::Null | Node::Default => true,
        Node::Apply(_, nodes) => nodes_are_static(nodes, dialect),
        // PostgreSQL takes a list of any length as one array.
        Node::In { node, known, .. } => {
            (known.is_some() || dialect.has_arrays()) && node_is_static(node, dialect)
        }
        Node::InRows { row, known, .. } => {
            (known.is_some() || dialect.has_arrays()) && nodes_are_static(row, dialect)
        }
        Node::Select(select) => {
            option_is_static(select.item, dialect)
                && joins_are_static(select.from, dialect)
                && option_is_static(select.filter, dialect)
                && nodes_are_static(select.order, dialect)
        }
        Node::Splice => false,
    }
}

impl<const N: usize> Writer<N> {
    const fn finish(mut self) -> Self {
        self.close_run();
        if self.program && !self.dialect.numbers_parameters() {
            self.number_at(0, self.parameters - self.in_items);
        }
        self
    }

    const fn set(&mut self, set: &SetNode) {
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

    /// The rows before the update, locked so that nobody changes them in between.
    const fn old_rows(&mut self, shape: &Shape) {
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

    const fn returning(&mut self, returning: &ReturningNode, names_old: bool) {
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

    const fn assigned(&mut self, column: &ColumnName) {
        if self.qualify {
            self.quoted(&column.qualified);
        } else {
            self.quoted(&column.target);
        }
        self.push(" = ");
    }

    /// Right of `=`. On SQLite, what a calculation gives must be in the column's range: see [`Range`](crate::node::Range).
    const fn value(&mut self, node: &Node, nullable: bool) {
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
    const fn checked(&mut self, node: &Node, precedence: u8) {
        match self.dialect {
            Dialect::Sqlite if let Some(range) = survey::range_on_the_way(node) => {
                self.in_range(node, range);
            }
            _ => self.operand(node, precedence),
        }
    }

    const fn in_range(&mut self, node: &Node, range: Range) {
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
    const fn previous(&mut self, shape: &Shape) {
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
    const fn automatic(&mut self, shape: &Shape) {
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
    const fn unless(&mut self, sites: &Sites, set: &SetNode, column: &ColumnName, value: &Node) {
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
    const fn item(&mut self, optional: bool) -> Item {
        let site = if optional { Some(self.sites) } else { None };
        if optional && self.program {
            self.sites += 1;
        }
        self.item_at(site)
    }

    /// Begins an assignment that is there if a site is.
    const fn item_at(&mut self, optional: Option<usize>) -> Item {
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

    /// An operation that asks the next site.
    const fn site(&mut self, operation: u8) {
        self.close_run();
        self.byte(operation);
        self.number(self.sites);
        self.sites += 1;
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

    /// `WHERE condition`, after so many other conditions.
    const fn filter(&mut self, shape: &Shape, mut conditions: usize) {
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

    const fn order(&mut self, nodes: &'static [&'static Node]) {
        if !nodes.is_empty() {
            self.push(" ORDER BY ");
            self.nodes(nodes);
        }
    }

    /// The order and the number of rows of an update.
    const fn first_rows(&mut self, shape: &Shape) {
        self.order(shape.order);
        if shape.limited {
            self.push(" LIMIT ");
            self.parameter();
        }
    }

    /// One after the other.
    const fn nodes(&mut self, nodes: &'static [&'static Node]) {
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
    const fn columns(&mut self, columns: &[&ColumnName]) {
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
    const fn joins(&mut self, joins: &JoinNode, join: &'static str) {
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
    const fn tables(&mut self, joins: &JoinNode, before: usize) -> usize {
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
    const fn relations(&mut self, joins: &JoinNode, conditions: &mut usize) {
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
    const fn table(&mut self, table: &Table, source: usize) {
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

    const fn alias(&mut self, source: usize) {
        self.push(survey::alias_prefix(self.target));
        self.decimal(source as i64);
    }

    /// `t1."name"`
    const fn column_of(&mut self, source: usize, column: &ColumnName) {
        self.alias(source);
        self.push(".");
        self.quoted(&column.target);
    }

    const fn node(&mut self, node: &Node) {
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

    const fn apply(&mut self, operator: &Operator, nodes: &'static [&'static Node]) {
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
            Operator::InSelect => {
                // MariaDB makes a join of it, and then does not find the columns of rows that are put aside when it
                // executes a prepared statement again; a comparison it leaves alone.
                let compared = self.puts_aside;
                if compared {
                    self.push("((");
                }
                self.operand(nodes[0], ATOM);
                self.push(" IN ");
                self.members(nodes[1]);
                if compared {
                    self.push(") = TRUE)");
                }
            }
            Operator::NotInSelect => {
                self.operand(nodes[0], ATOM);
                self.push(" NOT IN ");
                self.members(nodes[1]);
            }
            Operator::Exists => {
                self.push("EXISTS ");
                self.node(nodes[0]);
            }
        }
    }

    /// A subquery after IN, where MySQL has no LIMIT unless it is in another one.
    const fn members(&mut self, select: &Node) {
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
    const fn cases(&mut self, nodes: &'static [&'static Node]) {
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

    const fn template(&mut self, template: &Template, nodes: &'static [&'static Node]) {
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
    const fn words(&mut self, words: &str, nodes: &'static [&'static Node]) {
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

    const fn select(&mut self, select: &SelectNode) {
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
    const fn rounded(&mut self, node: &Node, scaled: Scaled) {
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

    const fn quoted(&mut self, name: &Quoted) {
        self.push(name.on(self.dialect));
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
        if number < 0 {
            self.push("-");
        }
        let number = number.unsigned_abs();
        if number >= 10 {
            self.decimal((number / 10) as i64);
        }
        self.push(words_of(&[b'0' + (number % 10) as u8]));
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
