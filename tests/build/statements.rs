//! Statements.

use std::collections::BTreeSet;

use super::conditions::{AND, EQUAL};
use super::tree::{Node, Operator, Source, Style};
use super::{Draw, Scope, Type};

const CELL: Source = Source {
    table: "Cell",
    binder: "c",
};

/// An assignment.
struct Item {
    column: &'static str,
    /// `=`, `+=` and so on.
    operator: &'static str,
    value: Node,
}

/// Another table.
struct Join {
    source: Source,
    on: Node,
    any_match: bool,
}

struct Statement {
    items: Vec<Item>,
    /// Each with the place before which it stands.
    patches: Vec<(usize, &'static str)>,
    filter: Option<Node>,
    /// A filter that is composed at run time.
    composed: bool,
    joins: Vec<Join>,
}

impl Draw {
    /// A call of a macro of `shapes/`; `execute` says that it asks for no rows.
    pub(super) fn shape(&mut self, execute: bool) -> String {
        let statement = self.statement();
        let text = statement.write(self.builds);
        if self.builds {
            return format!("built_once!(h, ({text}), {})", statement.build());
        }
        let macro_name = if execute { "executed" } else { "shape_once" };
        format!("{macro_name}!(c, h, {text})")
    }

    fn statement(&mut self) -> Statement {
        let joins = self.joins();
        let mut sources = vec![CELL];
        sources.extend(joins.iter().map(|join| join.source));
        let scope = Scope {
            sources,
            nullable: true,
            depth: 2,
            queries: match (self.builds, joins.is_empty()) {
                // The builder has no subquery beside another table.
                (true, false) => 0,
                (true, true) => 1,
                // MariaDB 10.11 does not find every column there that a subquery inside another one names.
                (false, false) => 1,
                (false, true) => 2,
            },
        };
        let items = loop {
            let items = self.items(&scope);
            if self.builds || !is_circular(&items) {
                break items;
            }
        };
        let mut patches = Vec::new();
        for patch in ["&h.patch", "&h.other"] {
            if self.chance(10) {
                // The builder takes them before another table.
                let last = if self.builds && !joins.is_empty() {
                    0
                } else {
                    items.len()
                };
                patches.push((self.rng.usize(..=last), patch));
            }
        }
        let filter = (!self.chance(8)).then(|| {
            let mut filter = self.condition(&Scope {
                depth: 3,
                ..scope.clone()
            });
            // Of other rows alone, the macro takes none.
            let is_about_it = scope.sources.iter().any(|source| filter.names(*source));
            if !is_about_it || self.chance(8) {
                let key = Node::infix(Node::column(CELL, "id", false), EQUAL, Node::host("h.id"));
                filter = Node::infix(filter, AND, key);
            }
            filter
        });
        Statement {
            items,
            patches,
            // Nor does it take one beside another table.
            composed: filter.is_some() && self.chance(6) && (!self.builds || joins.is_empty()),
            filter,
            joins,
        }
    }

    /// Other tables, for some.
    fn joins(&mut self) -> Vec<Join> {
        if !self.chance(4) {
            return Vec::new();
        }
        let of_cells = self.chance(3);
        let source = |table, binder| Source { table, binder };
        let large = |source, name| Node::column(source, name, false);
        let mut joins = Vec::new();
        let any_match = self.chance(2);
        let first = match of_cells {
            true => source("Cell", "j"),
            false => source("Other", "t"),
        };
        let on = match (of_cells, any_match) {
            (true, false) => {
                let next = Node::infix(large(CELL, "id"), super::values::PLUS, Node::host("1"));
                Node::infix(large(first, "id"), EQUAL, next)
            }
            (true, true) => {
                let operator = self.any_comparison();
                Node::infix(large(first, "a"), operator, large(CELL, "a"))
            }
            (false, false) => Node::infix(large(first, "id"), EQUAL, large(CELL, "a")),
            (false, true) => Node::infix(large(first, "k"), EQUAL, large(CELL, "id")),
        };
        let on = match self.chance(3) {
            true => {
                let scope = Scope {
                    sources: vec![CELL, first],
                    nullable: true,
                    depth: 1,
                    queries: 0,
                };
                let condition = self.condition(&scope);
                Node::infix(on, AND, condition)
            }
            false => on,
        };
        joins.push(Join {
            source: first,
            on,
            any_match,
        });
        if !self.builds && self.chance(4) {
            let second = source("Other", "u");
            let name = if of_cells { "a" } else { "id" };
            joins.push(Join {
                source: second,
                on: Node::infix(large(second, "id"), EQUAL, large(first, name)),
                any_match: false,
            });
        }
        joins
    }

    /// Assignments to one or several columns.
    fn items(&mut self, scope: &Scope) -> Vec<Item> {
        let mut columns = [
            ("a", Type::Large, false),
            ("b", Type::Large, false),
            ("n", Type::Large, true),
            ("m", Type::Large, true),
            ("l", Type::Large, false),
            ("s", Type::Text, false),
            ("t", Type::Text, true),
            ("flag", Type::Boolean, false),
            ("maybe", Type::Boolean, true),
            ("price", Type::Amount, false),
            ("cost", Type::Amount, true),
            ("w", Type::Small, false),
            ("i", Type::Medium, false),
            ("j", Type::Medium, true),
        ];
        self.rng.shuffle(&mut columns);
        let count = self.rng.usize(1..=4);
        columns[..count]
            .iter()
            .map(|(name, kind, nullable)| self.item(name, *kind, &scope.nullable(*nullable)))
            .collect()
    }

    fn item(&mut self, column: &'static str, kind: Type, scope: &Scope) -> Item {
        let whole = matches!(kind, Type::Large | Type::Medium | Type::Small);
        let calculates = !self.builds && (whole || kind == Type::Amount);
        let sums = ["+=", "-="];
        let (operator, value) = match self.rng.u8(..12) {
            0 if scope.nullable => ("=", Node::host("NULL")),
            0 | 1 => {
                let value = self.perhaps(kind, scope.nullable);
                ("=", value.unwrap_or_else(|| self.host(kind)))
            }
            2 if calculates => {
                let value = self.perhaps(kind, false);
                (self.one_of(&sums), value.unwrap_or_else(|| self.host(kind)))
            }
            3 if calculates => (self.one_of(&sums), self.sql(kind, scope)),
            4 if calculates => ("*=", self.factor(kind)),
            5 if calculates && whole => (self.one_of(&["/=", "%="]), self.host(kind)),
            6 => ("=", self.host(kind)),
            7 | 8 => ("=", self.case(kind, scope)),
            _ => ("=", self.sql(kind, scope)),
        };
        Item {
            column,
            operator,
            value,
        }
    }

    pub(super) fn any_comparison(&mut self) -> Operator {
        self.one_of(&super::conditions::COMPARISONS)
    }
}

impl Statement {
    /// As it stands in `update!`, but that assignments of the builder are written in its way.
    fn write(&self, builds: bool) -> String {
        let style = Style::Macro;
        let mut items: Vec<String> = self
            .items
            .iter()
            .map(|item| {
                let value = item.value.write(style);
                match builds {
                    true => format!("c.{}.set({value})", item.column),
                    false => format!("c.{} {} {value}", item.column, item.operator),
                }
            })
            .collect();
        for (at, patch) in self.patches.iter().rev() {
            items.insert(*at, format!("..{patch}"));
        }
        let filter = match &self.filter {
            Some(filter) => {
                let composed = if self.composed { ", ..h.filter()" } else { "" };
                format!("filter({}{composed})", filter.write(style))
            }
            None => "all_rows()".to_owned(),
        };
        let mut text = format!("set({}), {filter}", items.join(", "));
        for Join {
            source,
            on,
            any_match,
        } in &self.joins
        {
            let any = if *any_match { ", any_match()" } else { "" };
            text += &format!(", from({}, on({}){any})", source.write(), on.write(style));
        }
        text
    }

    /// The same, as calls.
    fn build(&self) -> String {
        let style = Style::Builder;
        let mut text = "Cell".to_owned();
        let condition = self.filter.as_ref().map(|filter| filter.condition(style));
        let condition = condition.map(|condition| match self.composed {
            true => format!("{condition}.and(h.filter())"),
            false => condition,
        });
        let mut names = "c".to_owned();
        match (&condition, &self.joins[..]) {
            (None, _) | (_, [_, ..]) => text += "::update_all_rows()",
            (Some(condition), []) => text += &format!("::update_where(|c| {condition})"),
        }
        text += &self.patches_before(0);
        if let [join] = &self.joins[..] {
            names = format!("c, {}", join.source.binder);
            let method = if join.any_match { "from_any" } else { "from" };
            let on = join.on.condition(style);
            text += &format!(".{method}::<{}, _>(|{names}| {on})", join.source.table);
            if let Some(condition) = condition {
                text += &format!(".filter(|{names}| {condition})");
            }
        }
        for (index, item) in self.items.iter().enumerate() {
            let value = item.value.write(style);
            text += &format!(".set(|{names}| c.{}.set({value}))", item.column);
            text += &self.patches_before(index + 1);
        }
        text
    }

    fn patches_before(&self, index: usize) -> String {
        let patches = self.patches.iter().filter(|(at, _)| *at == index);
        patches
            .map(|(_, patch)| format!(".patch({patch})"))
            .collect()
    }
}

/// Whether some of them read each other's columns in a circle, which does not compile for MySQL.
fn is_circular(items: &[Item]) -> bool {
    let mut waiting: Vec<(&str, BTreeSet<&str>)> = items
        .iter()
        .map(|item| (item.column, item.value.reads()))
        .collect();
    loop {
        let free = waiting.iter().position(|(column, _)| {
            waiting
                .iter()
                .all(|(other, reads)| other == column || !reads.contains(column))
        });
        match free {
            Some(index) => drop(waiting.remove(index)),
            None => return !waiting.is_empty(),
        }
    }
}
