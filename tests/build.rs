//! Writes random shapes for the property test: statements that nobody thought of, as texts for `update!`.
//!
//! A statement's tree is made of types, so that a random one must be there before rustc is. The host values and the
//! table are drawn when the test runs: see `src/property/`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use fastrand::Rng;

/// How many, where nothing else is asked for: rustc takes a tenth of a second for each.
const SHAPES: u64 = 60;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let number = |name: &str, default| {
        println!("cargo::rerun-if-env-changed={name}");
        std::env::var(name).map_or(default, |number| {
            let number = number.parse();
            number.unwrap_or_else(|_| panic!("`{name}` is not a number"))
        })
    };
    let count = number("UPDATABLE_PROPERTY_SHAPES", SHAPES);
    let mut generator = Generator {
        rng: Rng::with_seed(number("UPDATABLE_PROPERTY_SEED", 1)),
    };
    let mut shapes = String::from("vec![\n");
    for _ in 0..count {
        let _ = writeln!(shapes, "    shape!(c, h, {}),", generator.statement());
    }
    shapes.push(']');
    let directory = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    std::fs::write(directory.join("random_shapes.rs"), shapes).expect("a directory to write to");
}

/// How tightly the outermost operator binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Not,
    Atom,
}

/// A piece of a statement.
struct Text {
    text: String,
    level: Level,
    /// The columns in it; none in a host value.
    columns: BTreeSet<&'static str>,
}

impl Text {
    fn host(text: impl Into<String>) -> Self {
        Text {
            text: text.into(),
            level: Level::Atom,
            columns: BTreeSet::new(),
        }
    }

    fn column(name: &'static str) -> Self {
        Text {
            text: format!("c.{name}"),
            level: Level::Atom,
            columns: BTreeSet::from([name]),
        }
    }

    fn is_host(&self) -> bool {
        self.columns.is_empty()
    }

    /// A column in it may be NULL, and so it may be, as nothing here takes NULL away.
    fn may_be_null(&self) -> bool {
        let nullable = ["n", "m", "t", "maybe", "cost"];
        nullable.iter().any(|column| self.columns.contains(column)) && !self.text.contains("null()")
    }

    /// Not just a `bool` column, which has no `and`, `or` and `not`.
    fn is_condition(&self) -> bool {
        self.level < Level::Atom || self.text.ends_with(')')
    }

    /// In parentheses if it binds less tightly than that.
    fn at(&self, level: Level) -> String {
        if self.level < level {
            format!("({})", self.text)
        } else {
            self.text.clone()
        }
    }

    /// `left operator right`, which groups to the left.
    fn infix(left: Text, operator: &str, right: Text, level: Level) -> Self {
        // Comparisons do not group.
        let left_level = if level == Level::Comparison {
            Level::Sum
        } else {
            level
        };
        let right_level = match level {
            Level::Or => Level::And,
            Level::And => Level::Comparison,
            Level::Comparison => Level::Sum,
            Level::Sum => Level::Product,
            _ => Level::Not,
        };
        Text {
            text: format!(
                "{} {operator} {}",
                left.at(left_level),
                right.at(right_level)
            ),
            level,
            columns: &left.columns | &right.columns,
        }
    }

    /// `receiver.name(arguments)`.
    fn method<const N: usize>(receiver: Text, name: &str, arguments: [Text; N]) -> Self {
        let texts = arguments.each_ref().map(|argument| argument.text.as_str());
        let mut columns = receiver.columns.clone();
        columns.extend(arguments.iter().flat_map(|argument| &argument.columns));
        Text {
            text: format!("{}.{name}({})", receiver.at(Level::Atom), texts.join(", ")),
            level: Level::Atom,
            columns,
        }
    }
}

struct Generator {
    rng: Rng,
}

/// What a piece may be made of.
#[derive(Clone, Copy)]
struct Scope {
    /// It may be NULL.
    nullable: bool,
    /// How many operators deep.
    depth: u8,
}

impl Scope {
    fn deeper(self) -> Self {
        Scope {
            depth: self.depth - 1,
            ..self
        }
    }
}

/// The types of columns.
#[derive(Clone, Copy)]
enum Type {
    Integer,
    Amount,
    Text,
    Boolean,
}

const TYPES: [Type; 4] = [Type::Integer, Type::Amount, Type::Text, Type::Boolean];

impl Generator {
    fn statement(&mut self) -> String {
        let items = loop {
            let items = self.items();
            if !is_circular(&items) {
                break items;
            }
        };
        let mut items: Vec<String> = items.into_iter().map(|item| item.text).collect();
        for patch in ["..&h.patch", "..&h.other"] {
            if self.chance(8) {
                items.insert(self.rng.usize(..=items.len()), patch.to_owned());
            }
        }
        let filter = if self.chance(8) {
            "all_rows()".to_owned()
        } else {
            let scope = Scope {
                nullable: true,
                depth: 3,
            };
            let mut filter = self.condition(scope);
            if self.chance(8) {
                let key = Text::infix(
                    Text::column("id"),
                    "==",
                    Text::host("h.id"),
                    Level::Comparison,
                );
                filter = Text::infix(filter, "&&", key, Level::And);
            }
            let composed = if self.chance(6) { ", ..h.filter()" } else { "" };
            format!("filter({}{composed})", filter.text)
        };
        format!("set({}), {filter}", items.join(", "))
    }

    /// Assignments to one or several columns.
    fn items(&mut self) -> Vec<Item> {
        let mut columns = [
            ("a", Type::Integer, false),
            ("b", Type::Integer, false),
            ("n", Type::Integer, true),
            ("m", Type::Integer, true),
            ("s", Type::Text, false),
            ("t", Type::Text, true),
            ("flag", Type::Boolean, false),
            ("maybe", Type::Boolean, true),
            ("price", Type::Amount, false),
            ("cost", Type::Amount, true),
        ];
        self.rng.shuffle(&mut columns);
        let count = self.rng.usize(1..=4);
        columns[..count]
            .iter()
            .map(|(name, kind, nullable)| self.item(name, *kind, *nullable))
            .collect()
    }

    fn item(&mut self, name: &'static str, kind: Type, nullable: bool) -> Item {
        let scope = Scope { nullable, depth: 2 };
        let calculates = matches!(kind, Type::Integer | Type::Amount);
        let (operator, value) = match self.rng.u8(..8) {
            0 if nullable => ("=", Text::host("NULL")),
            0 | 1 => ("=", self.perhaps(kind, nullable)),
            2 if calculates => (self.one_of(&["+=", "-="]), self.perhaps(kind, false)),
            3 if calculates => (self.one_of(&["+=", "-="]), self.sql(kind, scope)),
            4 if calculates => ("*=", self.factor(kind)),
            5 => ("=", self.host(kind)),
            _ => ("=", self.sql(kind, scope)),
        };
        Item {
            text: format!("c.{name} {operator} {}", value.text),
            column: name,
            reads: value.columns,
        }
    }

    /// A value that may be absent.
    fn perhaps(&mut self, kind: Type, null: bool) -> Text {
        let letter = match kind {
            Type::Integer => "x",
            Type::Amount => "d",
            Type::Text => "s",
            Type::Boolean => "p",
        };
        Text::host(format!("h.{}_{letter}", if null { "null" } else { "opt" }))
    }

    fn factor(&mut self, kind: Type) -> Text {
        match kind {
            Type::Amount => Text::host(self.one_of(&["h.f", "h.g"])),
            _ => self.host(kind),
        }
    }

    /// A host value.
    fn host(&mut self, kind: Type) -> Text {
        Text::host(match kind {
            Type::Integer => {
                self.one_of(&["h.x", "h.y", "h.z", "1", "2", "(h.x + 1)", "(h.y * 2)"])
            }
            Type::Amount => self.one_of(&["h.d", "h.e", "h.price", "&h.d"]),
            Type::Text => self.one_of(&["h.s", "h.r", "&h.text", "\"a\""]),
            Type::Boolean => self.one_of(&["h.p", "h.q", "true"]),
        })
    }

    fn list(&mut self, kind: Type) -> Text {
        let lists: &[&str] = match kind {
            Type::Integer => &["&h.xs", "h.ys.as_slice()", "[h.x, h.y]", "[h.z]"],
            Type::Amount => &["&h.ds", "&h.prices", "[h.d, h.e]"],
            Type::Text => &["&h.ss", "&h.texts", "[h.s, \"b\", h.r]"],
            Type::Boolean => &["&h.ps", "[h.p]"],
        };
        Text::host(self.one_of(lists))
    }

    /// A value with a column in it.
    fn sql(&mut self, kind: Type, scope: Scope) -> Text {
        match kind {
            Type::Integer => self.integer(scope),
            Type::Amount => self.amount(scope),
            Type::Text => self.column(&["s"], &["t"], scope),
            Type::Boolean => self.condition(scope),
        }
    }

    fn column(
        &mut self,
        not_null: &[&'static str],
        nullable: &[&'static str],
        scope: Scope,
    ) -> Text {
        let nullable = if scope.nullable { nullable } else { &[] };
        let columns = [not_null, nullable].concat();
        Text::column(self.one_of(&columns))
    }

    fn integer(&mut self, scope: Scope) -> Text {
        if scope.depth == 0 || self.chance(3) {
            return self.column(&["a", "b"], &["n", "m"], scope);
        }
        let (operator, method, level) = self.one_of(&[
            ("+", "plus", Level::Sum),
            ("-", "minus", Level::Sum),
            ("*", "times", Level::Product),
        ]);
        let left = self.integer(scope.deeper());
        let right = match self.rng.bool() {
            true => self.host(Type::Integer),
            false => self.integer(scope.deeper()),
        };
        self.operation(left, (operator, method, level), right)
    }

    fn amount(&mut self, scope: Scope) -> Text {
        if scope.depth == 0 || self.chance(3) {
            return self.column(&["price"], &["cost"], scope);
        }
        let left = self.amount(scope.deeper());
        if self.chance(3) {
            let factor = self.factor(Type::Amount);
            return self.operation(left, ("*", "times", Level::Product), factor);
        }
        let operator = self.one_of(&[("+", "plus", Level::Sum), ("-", "minus", Level::Sum)]);
        let right = match self.rng.bool() {
            true => self.host(Type::Amount),
            false => self.amount(scope.deeper()),
        };
        self.operation(left, operator, right)
    }

    /// As an operator, either way round if the other side is a host value, or as a method.
    fn operation(
        &mut self,
        left: Text,
        (operator, method, level): (&str, &str, Level),
        right: Text,
    ) -> Text {
        match self.rng.u8(..8) {
            0 => Text::method(left, method, [right]),
            1 | 2 if right.is_host() => Text::infix(right, operator, left, level),
            _ => Text::infix(left, operator, right, level),
        }
    }

    fn condition(&mut self, scope: Scope) -> Text {
        if scope.depth == 0 || self.chance(4) {
            return self.leaf(scope);
        }
        if self.chance(4) {
            let inner = self.condition(scope.deeper());
            if inner.is_condition() && self.chance(4) {
                return Text::method(inner, "not", []);
            }
            return Text {
                text: format!("!{}", inner.at(Level::Not)),
                level: Level::Not,
                columns: inner.columns,
            };
        }
        let left = self.condition(scope.deeper());
        let right = self.condition(scope.deeper());
        let (operator, method, level) =
            self.one_of(&[("||", "or", Level::Or), ("&&", "and", Level::And)]);
        if left.is_condition() && self.chance(6) {
            return Text::method(left, method, [right]);
        }
        Text::infix(left, operator, right, level)
    }

    /// A condition of one test.
    fn leaf(&mut self, scope: Scope) -> Text {
        let values = Scope { depth: 1, ..scope };
        let kind = self.one_of(&TYPES);
        // Whether something is NULL is never NULL itself. It must be something that may be.
        if self.chance(8) {
            let method = self.one_of(&["is_null", "is_not_null"]);
            let nullable = Scope {
                nullable: true,
                ..values
            };
            let value = self.value(kind, nullable);
            if value.may_be_null() {
                return Text::method(value, method, []);
            }
        }
        let value = self.value(kind, values);
        match self.rng.u8(..8) {
            0 => {
                let method = self.one_of(&["is_in", "not_in"]);
                let list = self.list(kind);
                Text::method(value, method, [list])
            }
            1 => {
                let bounds = [self.either(kind, values), self.either(kind, values)];
                Text::method(value, "between", bounds)
            }
            2 => {
                let text = self.column(&["s"], &["t"], scope);
                let pattern = match self.rng.u8(..3) {
                    0 if scope.nullable => Text::column("t"),
                    _ => Text::host("h.pattern"),
                };
                Text::method(text, "like", [pattern])
            }
            3 => self.column(&["flag"], &["maybe"], scope),
            _ => self.comparison(kind, value, values),
        }
    }

    fn comparison(&mut self, kind: Type, left: Text, scope: Scope) -> Text {
        let right = loop {
            let right = self.either(kind, scope);
            // A column that is compared with itself does not compile.
            if right.text != left.text {
                break right;
            }
        };
        let (operator, method) = self.one_of(&[
            ("==", "eq"),
            ("!=", "ne"),
            ("<", "lt"),
            ("<=", "le"),
            (">", "gt"),
            (">=", "ge"),
        ]);
        self.operation(left, (operator, method, Level::Comparison), right)
    }

    /// What has the methods of a column.
    fn value(&mut self, kind: Type, scope: Scope) -> Text {
        match kind {
            Type::Boolean => self.column(&["flag"], &["maybe"], scope),
            _ => self.sql(kind, scope),
        }
    }

    /// A host value, or one with a column in it.
    fn either(&mut self, kind: Type, scope: Scope) -> Text {
        match self.rng.u8(..3) {
            0 => self.sql(kind, scope.deeper()),
            _ => self.host(kind),
        }
    }

    /// Once in so many times.
    fn chance(&mut self, times: u8) -> bool {
        self.rng.u8(..times) == 0
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.rng.usize(..all.len())]
    }
}

/// An assignment.
struct Item {
    text: String,
    column: &'static str,
    reads: BTreeSet<&'static str>,
}

/// Whether some of them read each other's columns in a circle, which does not compile for MySQL.
fn is_circular(items: &[Item]) -> bool {
    let mut waiting: Vec<&Item> = items.iter().collect();
    loop {
        let free = waiting.iter().position(|item| {
            waiting
                .iter()
                .all(|other| other.column == item.column || !other.reads.contains(item.column))
        });
        match free {
            Some(index) => drop(waiting.remove(index)),
            None => return !waiting.is_empty(),
        }
    }
}
