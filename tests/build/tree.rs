//! A drawn piece of a statement, and how it is written.

use std::collections::BTreeSet;

/// For whom.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// For `update!`, and for the model.
    Macro,
    /// As methods, without a macro.
    Builder,
}

/// How tightly the outermost operator binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Not,
    Atom,
}

/// An operator, and the method that is the same.
#[derive(Clone, Copy)]
pub(crate) struct Operator {
    pub(crate) symbol: &'static str,
    pub(crate) method: &'static str,
    /// The method with the two sides exchanged.
    pub(crate) mirrored: &'static str,
    pub(crate) level: Level,
}

/// A value or a condition.
#[derive(Clone)]
pub(crate) struct Node {
    pub(crate) form: Form,
    /// Its type says that it may be NULL.
    pub(crate) nullable: bool,
}

#[derive(Clone)]
pub(crate) enum Form {
    Host(String),
    Column(Source, &'static str),
    Infix(Box<Node>, Operator, Box<Node>),
    Not(Box<Node>),
    Method(Box<Node>, String, Vec<Node>),
    /// Conditions with their values, and the last value.
    Case(Vec<(Node, Node)>, Box<Node>),
    Scalar(Box<Query>),
    Exists(Box<Query>),
    /// Whether it is one of these, or none of them.
    Among(Box<Node>, bool, Box<Query>),
}

/// A table and its name in the statement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) table: &'static str,
    pub(crate) binder: &'static str,
}

#[derive(Clone)]
pub(crate) struct Query {
    /// With an aggregate or without; none for `exists`.
    pub(crate) item: Option<(Node, Option<&'static str>)>,
    pub(crate) from: Source,
    pub(crate) join: Option<(Source, Node)>,
    pub(crate) filter: Option<Node>,
    /// Descending or not.
    pub(crate) order: Vec<(Node, bool)>,
    pub(crate) limit: Option<u8>,
}

impl Query {
    /// It names one of these tables.
    pub(crate) fn looks_at(&self, sources: &[Source]) -> bool {
        let exists = Node {
            form: Form::Exists(Box::new(self.clone())),
            nullable: false,
        };
        sources.iter().any(|source| exists.names(*source))
    }
}

impl Node {
    pub(crate) fn host(text: impl Into<String>) -> Self {
        Node {
            form: Form::Host(text.into()),
            nullable: false,
        }
    }

    pub(crate) fn column(source: Source, name: &'static str, nullable: bool) -> Self {
        Node {
            form: Form::Column(source, name),
            nullable,
        }
    }

    /// NULL if one side is.
    pub(crate) fn infix(left: Node, operator: Operator, right: Node) -> Self {
        Node {
            nullable: left.nullable || right.nullable,
            form: Form::Infix(Box::new(left), operator, Box::new(right)),
        }
    }

    /// NULL if one part is.
    pub(crate) fn method(self, name: &str, arguments: Vec<Node>) -> Self {
        Node {
            nullable: self.nullable || arguments.iter().any(|argument| argument.nullable),
            form: Form::Method(Box::new(self), name.to_owned(), arguments),
        }
    }

    pub(crate) fn never_null(self) -> Self {
        Node {
            nullable: false,
            ..self
        }
    }

    pub(crate) fn maybe_null(self) -> Self {
        Node {
            nullable: true,
            ..self
        }
    }

    pub(crate) fn is_host(&self) -> bool {
        matches!(self.form, Form::Host(_))
    }

    /// Not just a `bool` column, which has no `and`, `or` and `not`.
    pub(crate) fn is_condition(&self) -> bool {
        !matches!(self.form, Form::Column(..))
    }

    /// It, and everything in it.
    fn all(&self) -> Vec<&Node> {
        let mut all = vec![self];
        let mut next = 0;
        while let Some(node) = all.get(next) {
            all.extend(node.parts());
            next += 1;
        }
        all
    }

    fn parts(&self) -> Vec<&Node> {
        match &self.form {
            Form::Host(_) | Form::Column(..) => Vec::new(),
            Form::Infix(left, _, right) => vec![left, right],
            Form::Not(part) => vec![part],
            Form::Method(receiver, _, arguments) => arguments.iter().chain([&**receiver]).collect(),
            Form::Case(branches, otherwise) => {
                let branches = branches.iter().flat_map(|(when, then)| [when, then]);
                branches.chain([&**otherwise]).collect()
            }
            Form::Scalar(query) | Form::Exists(query) => query.parts(),
            Form::Among(part, _, query) => {
                let mut parts = query.parts();
                parts.push(part);
                parts
            }
        }
    }

    /// The columns of the updated row that it reads.
    pub(crate) fn reads(&self) -> BTreeSet<&'static str> {
        let columns = self.all().into_iter().filter_map(|node| match node.form {
            Form::Column(source, name) if source.binder == "c" => Some(name),
            _ => None,
        });
        columns.collect()
    }

    /// Whether it names a column of this table.
    pub(crate) fn names(&self, wanted: Source) -> bool {
        self.all()
            .iter()
            .any(|node| matches!(node.form, Form::Column(source, _) if source == wanted))
    }

    pub(crate) fn write(&self, style: Style) -> String {
        self.written(style).0
    }

    /// In parentheses if it binds less tightly than that.
    fn at(&self, style: Style, level: Level) -> String {
        match self.written(style) {
            (text, own) if own < level => format!("({text})"),
            (text, _) => text,
        }
    }

    /// As a condition: the builder takes no `bool` column for one.
    pub(crate) fn condition(&self, style: Style) -> String {
        match (style, &self.form) {
            (Style::Builder, Form::Column(..)) => format!("{}.eq(true)", self.write(style)),
            _ => self.write(style),
        }
    }

    fn written(&self, style: Style) -> (String, Level) {
        let text = match &self.form {
            Form::Host(text) if style == Style::Builder && text == "NULL" => {
                "updatable::NULL".to_owned()
            }
            Form::Host(text) => text.clone(),
            Form::Column(source, name) => format!("{}.{name}", source.binder),
            Form::Infix(left, operator, right) => match style {
                Style::Macro => return (infix(left, *operator, right), operator.level),
                Style::Builder if left.is_host() => {
                    let (left, right) = (left.write(style), right.write(style));
                    format!("{right}.{}({left})", operator.mirrored)
                }
                Style::Builder => {
                    let left = match operator.level {
                        Level::Or | Level::And => left.condition(style),
                        _ => left.write(style),
                    };
                    format!("{left}.{}({})", operator.method, right.write(style))
                }
            },
            Form::Not(part) => match style {
                Style::Macro => return (format!("!{}", part.at(style, Level::Not)), Level::Not),
                Style::Builder => format!("{}.not()", part.condition(style)),
            },
            Form::Method(receiver, name, arguments) => {
                let arguments: Vec<String> = arguments
                    .iter()
                    .map(|argument| argument.write(style))
                    .collect();
                let receiver = receiver.at(style, Level::Atom);
                format!("{receiver}.{name}({})", arguments.join(", "))
            }
            Form::Case(branches, otherwise) => {
                let whens: String = branches
                    .iter()
                    .map(|(when, then)| {
                        format!(".when({}, {})", when.write(style), then.write(style))
                    })
                    .collect();
                let case = match style {
                    Style::Macro => "case",
                    Style::Builder => "updatable::case",
                };
                format!("{case}(){whens}.otherwise({})", otherwise.write(style))
            }
            Form::Scalar(query) => match style {
                Style::Macro => query.write(),
                Style::Builder => format!("{}.scalar()", query.build()),
            },
            Form::Exists(query) => match style {
                Style::Macro => query.write(),
                Style::Builder => query.build(),
            },
            Form::Among(part, wanted, query) => {
                let part = part.at(style, Level::Atom);
                let method = if *wanted { "is_in" } else { "not_in" };
                match style {
                    Style::Macro => format!("{part}.{method}({})", query.write()),
                    Style::Builder => format!("{part}.{method}_select({})", query.build()),
                }
            }
        };
        (text, Level::Atom)
    }
}

/// `left operator right`, which groups to the left.
fn infix(left: &Node, operator: Operator, right: &Node) -> String {
    // Comparisons do not group.
    let left_level = match operator.level {
        Level::Comparison => Level::Sum,
        level => level,
    };
    let right_level = match operator.level {
        Level::Or => Level::And,
        Level::And => Level::Comparison,
        Level::Comparison => Level::Sum,
        Level::Sum => Level::Product,
        _ => Level::Not,
    };
    let style = Style::Macro;
    let (left, right) = (left.at(style, left_level), right.at(style, right_level));
    format!("{left} {} {right}", operator.symbol)
}

impl Source {
    /// `Other as o`
    pub(crate) fn write(self) -> String {
        format!("{} as {}", self.table, self.binder)
    }
}

impl Query {
    fn parts(&self) -> Vec<&Node> {
        let mut parts: Vec<&Node> = self.item.iter().map(|(item, _)| item).collect();
        parts.extend(self.join.iter().map(|(_, on)| on));
        parts.extend(&self.filter);
        parts.extend(self.order.iter().map(|(by, _)| by));
        parts
    }

    /// `select(..)` or `exists(..)`
    fn write(&self) -> String {
        let style = Style::Macro;
        let mut parts = Vec::new();
        if let Some((item, aggregate)) = &self.item {
            parts.push(item_of(item, *aggregate, style));
        }
        parts.push(format!("from({})", self.from.write()));
        if let Some((source, on)) = &self.join {
            parts.push(format!("from({}, on({}))", source.write(), on.write(style)));
        }
        if let Some(filter) = &self.filter {
            parts.push(format!("filter({})", filter.write(style)));
        }
        if !self.order.is_empty() {
            let order = self.order.iter().map(|(by, descending)| {
                let by = by.at(style, Level::Atom);
                if *descending {
                    format!("{by}.desc()")
                } else {
                    by
                }
            });
            parts.push(format!(
                "order_by({})",
                order.collect::<Vec<_>>().join(", ")
            ));
        }
        if let Some(limit) = self.limit {
            parts.push(format!("limit({limit})"));
        }
        let word = if self.item.is_some() {
            "select"
        } else {
            "exists"
        };
        format!("{word}({})", parts.join(", "))
    }

    /// `Other::select(..)..` or `Other::exists(..)`
    fn build(&self) -> String {
        let style = Style::Builder;
        let Source { table, binder } = self.from;
        let Some((item, aggregate)) = &self.item else {
            let filter = self.filter.as_ref().expect("drawn for every `exists`");
            return format!("{table}::exists(|{binder}| {})", filter.condition(style));
        };
        let mut text = format!(
            "{table}::select(|{binder}| {})",
            item_of(item, *aggregate, style)
        );
        if let Some(filter) = &self.filter {
            text += &format!(".filter(|{binder}| {})", filter.condition(style));
        }
        if !self.order.is_empty() {
            let order: String = self
                .order
                .iter()
                .map(|(by, descending)| {
                    let direction = if *descending {
                        "descending"
                    } else {
                        "ascending"
                    };
                    format!("updatable::{direction}({}),", by.write(style))
                })
                .collect();
            text += &format!(".order_by(|{binder}| ({order}))");
        }
        if let Some(limit) = self.limit {
            text += &format!(".limit::<{limit}>()");
        }
        text
    }
}

fn item_of(item: &Node, aggregate: Option<&str>, style: Style) -> String {
    match aggregate {
        Some(aggregate) => format!("{}.{aggregate}()", item.at(style, Level::Atom)),
        None => item.write(style),
    }
}
