//! What was written: the grammar's nouns.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;

/// `update!(Book as b, set(…), filter(…), returning(…))`.
pub(crate) struct Update {
    /// `$crate` of the crate `updatable`, which knows where that is even if it has another name.
    pub(crate) krate: TokenTree,
    /// `Book`.
    pub(crate) table: TokenStream,
    /// `b`; none where the header was not understood.
    pub(crate) binder: Option<Ident>,
    /// Assignments, in written order.
    pub(crate) items: Vec<Item>,
    /// Which rows.
    pub(crate) filter: Filter,
    /// What comes back.
    pub(crate) returning: Returning,
    /// A `filter(…)` stands before `set`, and so is evaluated first.
    pub(crate) filter_first: bool,
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

/// `=`, `+=`, `-=`, `*=`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum AssignOperator {
    Set,
    Add,
    Sub,
    Mul,
}

/// `b.price`: what stands after the binder.
#[derive(Clone)]
pub(crate) struct Column {
    /// The binder as it is written here: see [`expand`](super::expand) for why it is kept.
    pub(crate) binder: Ident,
    pub(crate) dot: TokenTree,
    pub(crate) name: Ident,
}

/// Which rows.
pub(crate) enum Filter {
    /// `filter(condition)`, and where the word is.
    Condition(Span, Expr),
    /// `all_rows()`.
    AllRows,
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
    Columns(Vec<Column>),
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
        }
    }
}

impl Column {
    /// `b.r#x` is `b.x`.
    pub(crate) fn is(&self, other: &Column) -> bool {
        self.name.unraw() == other.name.unraw()
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
        wanted(self)
            || match self {
                Expr::Host(_) | Expr::Null(_) | Expr::Default(_) | Expr::Column(_) => false,
                Expr::Method {
                    receiver,
                    arguments,
                    ..
                } => receiver.any(wanted) || arguments.iter().any(|part| part.any(wanted)),
                Expr::Infix { left, right, .. } => left.any(wanted) || right.any(wanted),
                Expr::Not { condition, .. } => condition.any(wanted),
                Expr::Broken(parts) => parts.iter().any(|part| part.any(wanted)),
            }
    }

    pub(crate) fn reads(&self, column: &Column) -> bool {
        self.any(&|part| matches!(part, Expr::Column(other) if other.is(column)))
    }

    /// Something in it was not understood.
    pub(crate) fn is_broken(&self) -> bool {
        self.any(&|part| matches!(part, Expr::Broken(_)))
    }
}
