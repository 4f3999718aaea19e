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

mod assignments;
mod clauses;
mod constant;
mod operators;
mod rows;
mod sites;
mod writer;

use crate::dialect::Dialect;
use crate::node::{JoinNode, Node, ReturningNode, Shape};
use crate::survey;
use crate::table::Table;

pub(crate) use constant::is_static;

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

/// An error on SQLite: the least integer has no absolute value. It depends on the row, so that it is not evaluated in
/// advance.
const INTEGER_OVERFLOW: &str = "abs(-9223372036854775807 - (v IS NOT NULL))";

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
    locked: bool,
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
    if locked && !matches!(dialect, Dialect::Sqlite) {
        out.push(" FOR UPDATE");
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
