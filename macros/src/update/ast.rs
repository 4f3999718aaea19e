//! What was written: the grammar's nouns.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;

/// `update!(Book as b, set(…), filter(…), returning(…))`.
pub(crate) struct Update {
    /// `$crate` of the crate `updatable`, which knows where that is even if it has another name.
    pub(crate) krate: TokenTree,
    /// `Book`.
    pub(crate) table: TokenStream,
    /// `&mut book`, which then is the table's tokens, too.
    pub(crate) row: Option<Row>,
    /// `b`; none where the header was not understood.
    pub(crate) binder: Option<Ident>,
    /// The other tables, those of `from` and then those of each `select`: numbered from one.
    pub(crate) others: Vec<Table>,
    /// Assignments, in written order.
    pub(crate) items: Vec<Item>,
    /// Which rows.
    pub(crate) filter: Filter,
    /// `from(…)`, each.
    pub(crate) joins: Vec<Join>,
    /// `order_by(…)`.
    pub(crate) order: Option<Order>,
    /// `limit(…)`: where the word is, and a host value.
    pub(crate) limit: Option<(Span, TokenStream)>,
    /// What comes back.
    pub(crate) returning: Returning,
    /// The clauses as they are written, and so evaluated.
    pub(crate) written: Vec<Clause>,
}

/// A row in memory: `&mut book`.
pub(crate) struct Row {
    pub(crate) lent: TokenStream,
    /// `&book`, if it may be evaluated once more.
    pub(crate) looked_at: Option<TokenStream>,
}

/// A clause that may have values in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub(crate) enum Clause {
    Set,
    Filter,
    Order,
    Limit,
    From,
    Returning,
}

/// `Author as a`.
pub(crate) struct Table {
    pub(crate) table: TokenStream,
    pub(crate) binder: Ident,
}

/// `from(Author as a, on(…))`.
pub(crate) struct Join {
    /// The number of the table.
    pub(crate) of: usize,
    /// How it relates to the tables before it; none for the first of a `select`.
    pub(crate) on: Option<Expr>,
    /// `any_match()`: one of several rows will do.
    pub(crate) any_match: bool,
    /// Of the word `on`, or else of `from`.
    pub(crate) span: Span,
}

/// `order_by(p.price.desc(), p.id)`.
pub(crate) struct Order {
    /// Of the word.
    pub(crate) span: Span,
    pub(crate) by: Vec<OrderBy>,
}

/// By what, and whether it is descending: `p.price.desc()`.
pub(crate) struct OrderBy {
    pub(crate) by: Expr,
    pub(crate) descending: bool,
}

/// `select(p.price.max(), from(Promo as p), filter(…))`.
pub(crate) struct Select {
    /// Of the word.
    pub(crate) span: Span,
    /// What it gives; none in `exists`.
    pub(crate) item: Option<Expr>,
    pub(crate) from: Vec<Join>,
    pub(crate) filter: Option<(Span, Expr)>,
    pub(crate) order: Option<Order>,
    pub(crate) limit: Option<Limit>,
    /// The parts after the item as they are written, and so evaluated.
    pub(crate) written: Vec<SelectPart>,
}

/// A part of a subquery that may have values in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum SelectPart {
    From,
    Filter,
    Order,
}

/// `limit(3)`.
pub(crate) struct Limit {
    /// Of the word.
    pub(crate) span: Span,
    pub(crate) rows: Literal,
}

/// One part of `set(…)`.
pub(crate) enum Item {
    /// `b.price += 5`.
    Assign(Assign),
    /// `..patch`.
    Patch(TokenStream),
}

pub(crate) struct Assign {
    pub(crate) column: Column,
    pub(crate) operator: AssignOperator,
    pub(crate) value: Expr,
}

/// `=`, `+=`, `-=`, `*=`, `/=`, `%=`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum AssignOperator {
    Set,
    Add,
    Sub,
    Mul,
    Div,
    Rem,
}

/// `b.price`: what stands after the binder.
#[derive(Clone)]
pub(crate) struct Column {
    /// The binder as it is written here: see [`expand`](super::expand) for why it is kept.
    pub(crate) binder: Ident,
    pub(crate) dot: TokenTree,
    pub(crate) name: Ident,
    /// The number of its table: 0 is the updated one.
    pub(crate) of: usize,
}

/// Which rows.
pub(crate) enum Filter {
    /// `filter(condition)`, and where the word is.
    Condition(Span, Expr),
    /// `all_rows()`, and where the word is.
    AllRows(Span),
    /// Missing or not understood, which has been reported.
    Broken,
}

/// What comes back.
pub(crate) enum Returning {
    /// A count.
    Nothing,
    /// `returning(b)`.
    Row,
    /// `returning(b.x, b.y)`.
    Values(Vec<Expr>),
    /// Not understood, which has been reported.
    Broken,
}

/// A value or a condition.
pub(crate) enum Expr {
    /// No column in it: Rust, evaluated once and bound.
    Host(TokenStream),
    /// `NULL`.
    Null(Span),
    /// `DEFAULT`.
    Default(Span),
    /// `b.price`.
    Column(Column),
    /// `receiver.method(arguments)`, the rest as it was written.
    Method {
        receiver: Box<Expr>,
        /// `.method`, with type arguments if there are any.
        name: TokenStream,
        arguments: Vec<Expr>,
        /// Of the parentheses.
        span: Span,
    },
    /// `left operator right`.
    Infix {
        operator: Infix,
        span: Span,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `!condition`.
    Not { span: Span, condition: Box<Expr> },
    /// `(b.x, b.y)`.
    Row(Span, Vec<Expr>),
    /// `select(…)`.
    Select(Box<Select>),
    /// `exists(…)`.
    Exists(Box<Select>),
    /// `case()`, `old(b.x)`: a function of the runtime.
    Function {
        name: &'static str,
        span: Span,
        arguments: Vec<Expr>,
    },
    /// `sql::<T>("words {}", b.x)`.
    Raw {
        span: Span,
        ty: TokenStream,
        words: Literal,
        arguments: Vec<Expr>,
    },
    /// `..filter`: a filter made at run time.
    Dynamic(Span, TokenStream),
    /// Not understood, which has been reported; what is inside it is still checked.
    Broken(Vec<Expr>),
}

/// What the database does with two operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Infix {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Remainder,
}

impl Update {
    /// Of which no binder is known, which has been reported.
    pub(crate) fn unbound(krate: TokenTree) -> Self {
        Self {
            krate,
            table: TokenStream::new(),
            row: None,
            binder: None,
            others: Vec::new(),
            items: Vec::new(),
            filter: Filter::Broken,
            joins: Vec::new(),
            order: None,
            limit: None,
            returning: Returning::Broken,
            written: Vec::new(),
        }
    }
}

impl Infix {
    pub(crate) fn is_logical(self) -> bool {
        matches!(self, Infix::Or | Infix::And)
    }

    pub(crate) fn is_comparison(self) -> bool {
        matches!(
            self,
            Infix::Equal
                | Infix::NotEqual
                | Infix::Less
                | Infix::LessOrEqual
                | Infix::Greater
                | Infix::GreaterOrEqual
        )
    }

    pub(crate) fn text(self) -> &'static str {
        self.facts().0
    }

    /// The runtime's function, and the one for a host value on the left.
    pub(crate) fn functions(self) -> (&'static str, &'static str) {
        let (_, forward, reversed) = self.facts();
        (forward, reversed)
    }

    fn facts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Infix::Or => ("||", "or", "or"),
            Infix::And => ("&&", "and", "and"),
            Infix::Equal => ("==", "eq", "eq_reversed"),
            Infix::NotEqual => ("!=", "ne", "ne_reversed"),
            Infix::Less => ("<", "lt", "lt_reversed"),
            Infix::LessOrEqual => ("<=", "le", "le_reversed"),
            Infix::Greater => (">", "gt", "gt_reversed"),
            Infix::GreaterOrEqual => (">=", "ge", "ge_reversed"),
            Infix::Plus => ("+", "plus", "plus_reversed"),
            Infix::Minus => ("-", "minus", "minus_reversed"),
            Infix::Times => ("*", "times", "times_reversed"),
            Infix::Divide => ("/", "divide", "divide_reversed"),
            Infix::Remainder => ("%", "remainder", "remainder_reversed"),
        }
    }
}

impl Column {
    /// `b.r#x` is `b.x`.
    pub(crate) fn is(&self, other: &Column) -> bool {
        self.of == other.of && self.name.unraw() == other.name.unraw()
    }
}

impl AssignOperator {
    /// The runtime's function.
    pub(crate) fn function(self) -> &'static str {
        match self {
            AssignOperator::Set => "assign",
            AssignOperator::Add => "add_assign",
            AssignOperator::Sub => "sub_assign",
            AssignOperator::Mul => "mul_assign",
            AssignOperator::Div => "div_assign",
            AssignOperator::Rem => "rem_assign",
        }
    }
}

impl Expr {
    /// Not understood, and nothing in it to be checked.
    pub(crate) fn broken() -> Self {
        Expr::Broken(Vec::new())
    }

    /// Whether some part of it, or the whole, is as wanted.
    pub(crate) fn any(&self, wanted: &dyn Fn(&Expr) -> bool) -> bool {
        wanted(self) || self.parts().into_iter().any(|part| part.any(wanted))
    }

    /// What it is made of.
    pub(crate) fn parts(&self) -> Vec<&Expr> {
        match self {
            Expr::Host(_)
            | Expr::Null(_)
            | Expr::Default(_)
            | Expr::Column(_)
            | Expr::Dynamic(..) => Vec::new(),
            Expr::Method {
                receiver,
                arguments,
                ..
            } => std::iter::once(&**receiver).chain(arguments).collect(),
            Expr::Infix { left, right, .. } => vec![left, right],
            Expr::Not { condition, .. } => vec![condition],
            Expr::Select(select) | Expr::Exists(select) => select.parts(),
            Expr::Row(_, parts)
            | Expr::Broken(parts)
            | Expr::Function {
                arguments: parts, ..
            }
            | Expr::Raw {
                arguments: parts, ..
            } => parts.iter().collect(),
        }
    }

    /// All that it reads, from left to right.
    pub(crate) fn columns(&self) -> Vec<&Column> {
        match self {
            Expr::Column(column) => vec![column],
            other => other.parts().into_iter().flat_map(Expr::columns).collect(),
        }
    }

    pub(crate) fn reads(&self, column: &Column) -> bool {
        self.any(&|part| matches!(part, Expr::Column(other) if other.is(column)))
    }

    /// `b.price.max()`: where its name stands.
    pub(crate) fn aggregate(&self) -> Option<Span> {
        let Expr::Method {
            name, arguments, ..
        } = self
        else {
            return None;
        };
        let mut name = name.clone().into_iter();
        let (_, method, None) = (name.next(), name.next()?, name.next()) else {
            return None;
        };
        let is_aggregate = ["count", "max", "min", "sum"].contains(&&*method.to_string());
        (is_aggregate && arguments.is_empty()).then(|| method.span())
    }

    /// Something in it was not understood.
    pub(crate) fn is_broken(&self) -> bool {
        self.any(&|part| matches!(part, Expr::Broken(_)))
    }
}

impl Select {
    /// What is left of one that was not understood.
    pub(crate) fn into_parts(self) -> Vec<Expr> {
        let on = self.from.into_iter().filter_map(|join| join.on);
        let filter = self.filter.map(|(_, filter)| filter);
        let order = self.order.into_iter().flat_map(|order| order.by);
        let parts = self.item.into_iter().chain(on).chain(filter);
        parts.chain(order.map(|order| order.by)).collect()
    }

    /// It reads a column of the tables around it, whose numbers are lower.
    pub(crate) fn is_correlated(&self) -> bool {
        let first = self.from.first().map_or(0, |join| join.of);
        let parts = self.parts();
        let mut columns = parts.into_iter().flat_map(Expr::columns);
        columns.any(|column| column.of < first)
    }

    /// What it is made of.
    fn parts(&self) -> Vec<&Expr> {
        let on = self.from.iter().filter_map(|join| join.on.as_ref());
        let filter = self.filter.iter().map(|(_, filter)| filter);
        let order = self.order.iter().flat_map(|order| &order.by);
        self.item
            .iter()
            .chain(on)
            .chain(filter)
            .chain(order.map(|order| &order.by))
            .collect()
    }
}
