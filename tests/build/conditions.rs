//! Conditions.

use super::tree::{Form, Level, Node, Operator};
use super::{Draw, Scope, Type};

const TYPES: [Type; 6] = [
    Type::Large,
    Type::Large,
    Type::Medium,
    Type::Amount,
    Type::Text,
    Type::Boolean,
];

const fn comparison(
    symbol: &'static str,
    method: &'static str,
    mirrored: &'static str,
) -> Operator {
    Operator {
        symbol,
        method,
        mirrored,
        level: Level::Comparison,
    }
}

pub(super) const COMPARISONS: [Operator; 6] = [
    comparison("==", "eq", "eq"),
    comparison("!=", "ne", "ne"),
    comparison("<", "lt", "gt"),
    comparison("<=", "le", "ge"),
    comparison(">", "gt", "lt"),
    comparison(">=", "ge", "le"),
];

pub(super) const EQUAL: Operator = COMPARISONS[0];

pub(super) const AND: Operator = Operator {
    symbol: "&&",
    method: "and",
    mirrored: "",
    level: Level::And,
};

const OR: Operator = Operator {
    symbol: "||",
    method: "or",
    mirrored: "",
    level: Level::Or,
};

impl Draw {
    pub(super) fn condition(&mut self, scope: &Scope) -> Node {
        if scope.depth == 0 || self.chance(4) {
            return self.leaf(scope);
        }
        if self.chance(4) {
            let inner = self.condition(&scope.deeper());
            if inner.is_condition() && self.chance(4) {
                return inner.method("not", vec![]);
            }
            return Node {
                nullable: inner.nullable,
                form: Form::Not(Box::new(inner)),
            };
        }
        let left = self.condition(&scope.deeper());
        let right = self.condition(&scope.deeper());
        let operator = self.one_of(&[OR, AND]);
        if left.is_condition() && self.chance(6) {
            return left.method(operator.method, vec![right]);
        }
        Node::infix(left, operator, right)
    }

    /// A condition of one test.
    fn leaf(&mut self, scope: &Scope) -> Node {
        let values = Scope {
            depth: 1,
            ..scope.clone()
        };
        let kind = self.one_of(&TYPES);
        if scope.queries > 0 && self.chance(5) {
            return match self.chance(2) {
                true => self.exists(scope),
                false => self.among(scope),
            };
        }
        // Whether something is NULL is never NULL itself. It must be something that may be.
        if self.chance(8) {
            let method = self.one_of(&["is_null", "is_not_null"]);
            let value = self.value(kind, &values.nullable(true));
            if value.nullable {
                return value.method(method, vec![]).never_null();
            }
        }
        let value = self.value(kind, &values);
        match self.rng.u8(..10) {
            0 => {
                let method = self.one_of(&["is_in", "not_in"]);
                let list = self.list(kind);
                value.method(method, vec![list])
            }
            1 => {
                let bounds = vec![self.either(kind, &values), self.either(kind, &values)];
                value.method("between", bounds)
            }
            2 => self.pattern(scope, &values),
            3 => match self.column(Type::Boolean, scope) {
                Some(column) => column,
                None => self.comparison(kind, value, &values),
            },
            4 => {
                let method = self.one_of(&["is_distinct_from", "is_not_distinct_from"]);
                // `None` is NULL here.
                let other = match self.perhaps(kind, false) {
                    Some(other) if self.chance(3) => other,
                    _ => self.different(kind, &value, &values),
                };
                // It takes no `case()`.
                let other = match other.form {
                    Form::Case(..) => self.host(kind),
                    _ => other,
                };
                value.method(method, vec![other]).never_null()
            }
            _ => self.comparison(kind, value, &values),
        }
    }

    fn pattern(&mut self, scope: &Scope, values: &Scope) -> Node {
        if self.chance(2) {
            let text = self.column(Type::Text, scope).expect("every table has one");
            let pattern = Node::host("h.pattern");
            return text.method("like", vec![pattern]);
        }
        let method = self.one_of(&["starts_with", "ends_with", "contains"]);
        let text = self.sql(Type::Text, values);
        let wanted = self.one_of(&["h.s", "h.r", "&h.text", "\"a\"", "\"b\""]);
        text.method(method, vec![Node::host(wanted)])
    }

    fn comparison(&mut self, kind: Type, left: Node, scope: &Scope) -> Node {
        let right = self.different(kind, &left, scope);
        let operator = self.one_of(&COMPARISONS);
        self.calculated(left, operator, right)
    }

    /// A column that is compared with itself does not compile.
    fn different(&mut self, kind: Type, left: &Node, scope: &Scope) -> Node {
        let written = |node: &Node| node.write(super::tree::Style::Macro);
        loop {
            let right = match kind != Type::Boolean && scope.queries > 0 && self.chance(6) {
                true => {
                    let value = self.scalar(kind, &scope.deeper());
                    match value.nullable && !scope.nullable {
                        true => value.method("assert_not_null", vec![]).never_null(),
                        false => value,
                    }
                }
                false => self.operand(kind, scope),
            };
            if written(&right) != written(left) {
                return right;
            }
        }
    }

    /// What has the methods of a column.
    fn value(&mut self, kind: Type, scope: &Scope) -> Node {
        match kind {
            Type::Boolean => match self.column(kind, scope) {
                Some(column) => column,
                None => panic!("a scope without the updated row"),
            },
            _ => self.sql(kind, scope),
        }
    }

    pub(super) fn list(&mut self, kind: Type) -> Node {
        let lists: &[&str] = match kind {
            Type::Large => &["&h.xs", "h.ys.as_slice()", "[h.x, h.y]", "[h.z]"],
            Type::Medium => &["&h.is", "[h.i, h.j]"],
            Type::Small => &["&h.ws", "[h.w]"],
            Type::Amount => &["&h.ds", "&h.prices", "[h.d, h.e]"],
            Type::Text => &["&h.ss", "&h.texts", "[h.s, \"b\", h.r]"],
            Type::Boolean => &["&h.ps", "[h.p]"],
        };
        Node::host(self.one_of(lists))
    }
}
