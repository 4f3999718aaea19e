//! Values.

use super::tree::{Form, Level, Node, Operator};
use super::{Draw, Scope, Type, columns};

const fn operator(
    symbol: &'static str,
    method: &'static str,
    mirrored: &'static str,
    level: Level,
) -> Operator {
    Operator {
        symbol,
        method,
        mirrored,
        level,
    }
}

pub(super) const PLUS: Operator = operator("+", "plus", "plus", Level::Sum);
const MINUS: Operator = operator("-", "minus", "", Level::Sum);
const TIMES: Operator = operator("*", "times", "times", Level::Product);
const DIVIDE: Operator = operator("/", "divided_by", "", Level::Product);
const REMAINDER: Operator = operator("%", "remainder", "", Level::Product);

impl Draw {
    /// A host value.
    pub(super) fn host(&mut self, kind: Type) -> Node {
        Node::host(match kind {
            Type::Large => self.one_of(&[
                "h.x",
                "h.y",
                "h.z",
                "1",
                "2",
                "(h.x + 1)",
                "(h.y * 2)",
                "h.l",
            ]),
            Type::Medium => self.one_of(&["h.i", "h.j", "2", "(h.i / 2)"]),
            Type::Small => self.one_of(&["h.w", "3", "(h.w / 2)"]),
            Type::Amount => self.one_of(&["h.d", "h.e", "h.price", "&h.d"]),
            Type::Text => self.one_of(&["h.s", "h.r", "&h.text", "\"a\""]),
            Type::Boolean => self.one_of(&["h.p", "h.q", "true"]),
        })
    }

    /// A value that may be absent, or with `null` one that may be NULL.
    pub(super) fn perhaps(&mut self, kind: Type, null: bool) -> Option<Node> {
        let letter = match (kind, null) {
            (Type::Large, false) => self.one_of(&["x", "y", "l"]),
            (Type::Large, true) => self.one_of(&["x", "y"]),
            (Type::Medium, _) => "i",
            (Type::Small, false) => "w",
            (Type::Small, true) => return None,
            (Type::Amount, _) => "d",
            (Type::Text, _) => "s",
            (Type::Boolean, _) => "p",
        };
        let prefix = if null { "null" } else { "opt" };
        Some(Node::host(format!("h.{prefix}_{letter}")))
    }

    pub(super) fn factor(&mut self, kind: Type) -> Node {
        match kind {
            Type::Amount => Node::host(self.one_of(&["h.f", "h.g"])),
            _ => self.host(kind),
        }
    }

    /// A column; none if there is none of that type in the scope.
    pub(super) fn column(&mut self, kind: Type, scope: &Scope) -> Option<Node> {
        let mut all = Vec::new();
        for (index, source) in scope.sources.iter().enumerate() {
            for (name, nullable) in columns(source.table, kind) {
                let column = Node::column(*source, name, *nullable);
                // The innermost table twice, so that it is not forgotten.
                if index + 1 == scope.sources.len() {
                    all.push(column.clone());
                }
                all.push(column);
            }
        }
        if !scope.nullable && all.iter().any(|column| !column.nullable) {
            all.retain(|column| !column.nullable);
        }
        if all.is_empty() {
            return None;
        }
        let column = all.swap_remove(self.rng.usize(..all.len()));
        Some(self.suited(column, kind, scope))
    }

    /// With a value for NULL where there must be one.
    fn suited(&mut self, node: Node, kind: Type, scope: &Scope) -> Node {
        if !node.nullable || scope.nullable {
            return node;
        }
        match self.chance(6) {
            true => node.method("assert_not_null", vec![]).never_null(),
            false => {
                let other = self.host(kind);
                node.method("coalesce", vec![other]).never_null()
            }
        }
    }

    /// A value with a column in it.
    pub(super) fn sql(&mut self, kind: Type, scope: &Scope) -> Node {
        if kind == Type::Boolean {
            return self.condition(scope);
        }
        // What may be NULL inside has a value for it outside.
        let within = scope.nullable(scope.nullable || self.chance(3)).deeper();
        if scope.depth == 0 || self.chance(4) {
            return self.column(kind, scope).expect("a column of each type");
        }
        let node = match self.rng.u8(..8) {
            0 if scope.queries > 0 => self.scalar(kind, &within),
            0..=4 => self.operation(kind, &within),
            _ => self.function(kind, &within),
        };
        self.suited(node, kind, scope)
    }

    /// `+` and the like.
    fn operation(&mut self, kind: Type, scope: &Scope) -> Node {
        match kind {
            Type::Amount => {
                let left = self.sql(kind, scope);
                if self.chance(3) {
                    let factor = self.factor(kind);
                    return self.calculated(left, TIMES, factor);
                }
                let operator = self.one_of(&[PLUS, MINUS]);
                let right = self.either(kind, scope);
                self.calculated(left, operator, right)
            }
            Type::Text => {
                let (left, right) = (self.sql(kind, scope), self.either(kind, scope));
                left.method("concat", vec![right])
            }
            _ => {
                let (left, right) = (self.sql(kind, scope), self.either(kind, scope));
                let operator = self.one_of(&[PLUS, PLUS, MINUS, MINUS, TIMES, DIVIDE, REMAINDER]);
                self.calculated(left, operator, right)
            }
        }
    }

    /// As an operator, either way round if the other side is a host value, or as a method.
    pub(super) fn calculated(&mut self, left: Node, operator: Operator, right: Node) -> Node {
        let divides = matches!(operator.symbol, "/" | "%");
        let turn =
            right.is_host() && self.chance(3) && !(self.builds && operator.mirrored.is_empty());
        let (left, right) = if turn { (right, left) } else { (left, right) };
        let by_column = divides && !right.is_host();
        let node = match !left.is_host() && self.chance(8) {
            true => left.method(operator.method, vec![right]),
            false => Node::infix(left, operator, right),
        };
        // By zero, it is NULL.
        if by_column { node.maybe_null() } else { node }
    }

    fn function(&mut self, kind: Type, scope: &Scope) -> Node {
        let known = scope.nullable(false);
        match (kind, self.rng.u8(..8)) {
            (_, 0) => {
                let (value, other) = (self.sql(kind, scope), self.operand(kind, scope));
                let nullable = value.nullable && other.nullable;
                let node = value.method("coalesce", vec![other]);
                Node { nullable, ..node }
            }
            (_, 1) => {
                let (value, other) = (self.sql(kind, scope), self.either(kind, scope));
                value.method("nullif", vec![other]).maybe_null()
            }
            (Type::Text, 2) => {
                let from = self.one_of(&[Type::Large, Type::Medium]);
                self.sql(from, scope).method("cast::<String>", vec![])
            }
            (Type::Text, _) => {
                let name = self.one_of(&["lower", "upper", "trim"]);
                self.sql(kind, scope).method(name, vec![])
            }
            (_, 2 | 3) => {
                let name = self.one_of(&["greatest", "least"]);
                let (value, other) = (self.sql(kind, &known), self.either(kind, &known));
                value.method(name, vec![other])
            }
            (Type::Large, 4) => self.sql(Type::Text, scope).method("length", vec![]),
            (Type::Large, 5) => match self.column(Type::Small, scope) {
                Some(column) if self.chance(2) => column.method("cast::<i64>", vec![]),
                _ => self.sql(Type::Medium, scope).method("cast::<i64>", vec![]),
            },
            (Type::Medium, 4) if let Some(column) = self.column(Type::Small, scope) => {
                column.method("cast::<i32>", vec![])
            }
            (Type::Amount, 4 | 5) => {
                let name = self.one_of(&["round::<0>", "round::<1>"]);
                self.sql(kind, scope).method(name, vec![])
            }
            (Type::Amount, 6) => {
                let from = self.one_of(&[Type::Large, Type::Medium]);
                self.sql(from, scope).method("cast::<Price>", vec![])
            }
            _ => self.sql(kind, scope).method("abs", vec![]),
        }
    }

    /// `case()`, which has no type of its own and so stands beside what has one.
    pub(super) fn case(&mut self, kind: Type, scope: &Scope) -> Node {
        let branches: Vec<(Node, Node)> = (0..self.rng.u8(1..=2))
            .map(|_| {
                let conditions = Scope {
                    depth: 1,
                    ..scope.nullable(true)
                };
                let condition = self.condition(&conditions);
                let value = match scope.nullable && self.chance(5) {
                    true => Node::host("NULL").maybe_null(),
                    false => self.either(kind, &scope.deeper()),
                };
                (condition, value)
            })
            .collect();
        let otherwise = self.either(kind, &scope.deeper());
        Node {
            nullable: otherwise.nullable || branches.iter().any(|(_, value)| value.nullable),
            form: Form::Case(branches, Box::new(otherwise)),
        }
    }

    /// A host value, or one with a column in it.
    pub(super) fn either(&mut self, kind: Type, scope: &Scope) -> Node {
        match self.rng.u8(..3) {
            0 => self.sql(kind, &scope.deeper()),
            _ => self.host(kind),
        }
    }

    /// What stands in a place of which the type is known.
    pub(super) fn operand(&mut self, kind: Type, scope: &Scope) -> Node {
        match kind != Type::Boolean && scope.depth > 0 && self.chance(8) {
            true => self.case(kind, scope),
            false => self.either(kind, scope),
        }
    }
}
