//! Subqueries.

use super::conditions::{AND, EQUAL};
use super::tree::{Form, Node, Query, Source};
use super::{Draw, Scope, Type, columns};

/// The types that both tables have.
const TYPES: [Type; 4] = [Type::Large, Type::Medium, Type::Amount, Type::Text];

/// The binders of one level of subqueries, those of the next one, and so on.
const OTHERS: [&str; 3] = ["r", "p", "o"];
const CELLS: [&str; 3] = ["g", "e", "d"];

impl Draw {
    /// A table that no other one in the scope is called like.
    fn source(&mut self, scope: &Scope, of_cells: bool) -> Source {
        let (table, binders) = match of_cells {
            true => ("Cell", CELLS),
            false => ("Other", OTHERS),
        };
        let binder = binders[usize::from(scope.queries.min(2))];
        Source { table, binder }
    }

    fn id(source: Source) -> Node {
        Node::column(source, "id", false)
    }

    /// What makes the rows of one table those of another: often, and not always, a few rows.
    fn relation(&mut self, source: Source, outer: Source) -> Node {
        let large = |name| Node::column(outer, name, false);
        let (column, other) = match (source.table, outer.table) {
            ("Other", "Cell") => match self.rng.u8(..3) {
                0 => (Self::id(source), large("a")),
                _ => (Node::column(source, "k", false), large("id")),
            },
            ("Cell", "Other") => (Self::id(source), large("k")),
            ("Cell", _) => match self.rng.u8(..3) {
                0 => (Node::column(source, "a", false), large("a")),
                _ => (Self::id(source), large("id")),
            },
            _ => (Self::id(source), large("id")),
        };
        let comparison = match self.chance(2) {
            true => EQUAL,
            false => self.any_comparison(),
        };
        Node::infix(column, comparison, other)
    }

    /// The scope of a subquery: the tables around it and its own.
    fn inside(&self, scope: &Scope, source: Source) -> Scope {
        let mut sources = scope.sources.clone();
        sources.push(source);
        Scope {
            sources,
            nullable: true,
            depth: 1,
            // The builder has no subquery inside another one.
            queries: if self.builds { 0 } else { scope.queries - 1 },
        }
    }

    /// A subquery that gives nothing yet.
    fn query(&mut self, scope: &Scope, source: Source) -> Query {
        let inside = self.inside(scope, source);
        let mut query = Query {
            item: None,
            from: source,
            join: None,
            filter: None,
            order: Vec::new(),
            limit: None,
        };
        let mut inner = inside.clone();
        if !self.builds && self.chance(6) {
            let of_cells = source.table == "Other";
            let joined = Source {
                binder: if of_cells { "i" } else { "q" },
                ..self.source(scope, of_cells)
            };
            if !scope.sources.contains(&joined) {
                query.join = Some((joined, self.relation(joined, source)));
                inner.sources.push(joined);
            }
        }
        let outer = scope.sources[self.rng.usize(..scope.sources.len())];
        let relation = self.relation(source, outer);
        query.filter = match self.rng.u8(..6) {
            0 => None,
            1 | 2 => Some(relation),
            _ => {
                let condition = self.condition(&inner);
                // It must name the table.
                match condition.names(source) && self.chance(2) {
                    true => Some(condition),
                    false => Some(Node::infix(relation, AND, condition)),
                }
            }
        };
        query
    }

    pub(super) fn exists(&mut self, scope: &Scope) -> Node {
        let of_cells = self.chance(2);
        let source = self.source(scope, of_cells);
        let mut query = self.query(scope, source);
        if query.filter.is_none() {
            let outer = scope.sources[0];
            query.filter = Some(self.relation(source, outer));
        }
        Node {
            form: Form::Exists(Box::new(query)),
            nullable: false,
        }
    }

    /// Whether something is in a subquery.
    pub(super) fn among(&mut self, scope: &Scope) -> Node {
        let of_cells = self.chance(2);
        let source = self.source(scope, of_cells);
        let kind = self.one_of(&TYPES);
        let wanted = self.chance(2);
        let mut query = self.query(scope, source);
        let items = self.given(scope, source).nullable(wanted && scope.nullable);
        let item = self.sql(kind, &items);
        let values = Scope {
            depth: 1,
            queries: 0,
            ..scope.clone()
        };
        let part = self.sql(kind, &values);
        let nullable = part.nullable || item.nullable;
        query.item = Some((item, None));
        if self.chance(5) {
            let order = vec![(Self::id(source), self.rng.bool())];
            let limit = self.rng.u8(1..=3);
            // In the macro, MySQL takes none that looks at the tables around it.
            if self.builds || !query.looks_at(&scope.sources) {
                (query.order, query.limit) = (order, Some(limit));
            }
        }
        Node {
            form: Form::Among(Box::new(part), wanted, Box::new(query)),
            nullable,
        }
    }

    /// The scope of what a subquery gives.
    fn given(&self, scope: &Scope, source: Source) -> Scope {
        Scope {
            sources: vec![source],
            queries: 0,
            ..self.inside(scope, source)
        }
    }

    /// A subquery as a value, which may be NULL unless it counts.
    pub(super) fn scalar(&mut self, kind: Type, scope: &Scope) -> Node {
        let of_cells = columns("Other", kind).is_empty() || self.chance(2);
        let source = self.source(scope, of_cells);
        let items = self.given(scope, source);
        let mut query = self.query(scope, source);
        let mut nullable = true;
        let item = match self.rng.u8(..8) {
            0 | 1 if kind == Type::Large => {
                nullable = false;
                let of = self.one_of(&TYPES);
                (self.sql(of, &items), Some("count"))
            }
            2 | 3 if kind == Type::Large => {
                let of = self.one_of(&[Type::Large, Type::Medium]);
                (self.sql(of, &items), Some("sum"))
            }
            2 if kind == Type::Amount => (self.sql(kind, &items), Some("sum")),
            4 => {
                query.order = vec![(Self::id(source), self.rng.bool())];
                if self.chance(2) {
                    let by = self
                        .column(Type::Large, &items)
                        .expect("every table has one");
                    query.order.insert(0, (by, self.rng.bool()));
                }
                query.limit = Some(1);
                (self.sql(kind, &items), None)
            }
            5 => {
                let outer = scope.sources[self.rng.usize(..scope.sources.len())];
                let name = if outer.table == "Cell" { "a" } else { "k" };
                let key = match self.chance(4) {
                    true => Node::host("h.id"),
                    false => Node::column(outer, name, false),
                };
                let pinned = Node::infix(Self::id(source), EQUAL, key);
                query.join = None;
                query.filter = match self.chance(2) {
                    true => Some(pinned),
                    false => {
                        let condition = self.condition(&self.inside(scope, source));
                        Some(Node::infix(pinned, AND, condition))
                    }
                };
                (self.sql(kind, &items), None)
            }
            _ => {
                let aggregate = self.one_of(&["max", "min"]);
                (self.sql(kind, &items), Some(aggregate))
            }
        };
        query.item = Some(item);
        Node {
            form: Form::Scalar(Box::new(query)),
            nullable,
        }
    }
}
