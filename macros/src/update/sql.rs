//! Values and conditions.
//!
//! A run of tokens is split at its loosest operator, and so on down to operands. What does not contain the binder is
//! Rust, whatever operators are in it, and is put back as it was written.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::ast::{Column, Expr, Infix};
use super::lex::{self, Kind, Operator};
use crate::errors::Errors;

/// What a name may mean.
pub(crate) struct Scope {
    /// The table, for messages.
    pub(crate) table: String,
    /// `b` in `Book as b`.
    pub(crate) binder: Ident,
}

/// Loosest first: the operators at which a run of tokens is split.
const LEVELS: [fn(Kind) -> Option<Infix>; 5] = [
    |kind| (kind == Kind::OrOr).then_some(Infix::Or),
    |kind| (kind == Kind::AndAnd).then_some(Infix::And),
    |kind| match kind {
        Kind::EqEq => Some(Infix::Equal),
        Kind::NotEq => Some(Infix::NotEqual),
        Kind::Less => Some(Infix::Less),
        Kind::LessEq => Some(Infix::LessOrEqual),
        Kind::Greater => Some(Infix::Greater),
        Kind::GreaterEq => Some(Infix::GreaterOrEqual),
        _ => None,
    },
    |kind| match kind {
        Kind::Plus => Some(Infix::Plus),
        Kind::Minus => Some(Infix::Minus),
        _ => None,
    },
    |kind| (kind == Kind::Star).then_some(Infix::Times),
];

impl Scope {
    pub(crate) fn is_binder(&self, ident: &Ident) -> bool {
        *ident == self.binder
    }

    /// As messages write it.
    pub(crate) fn binder_name(&self) -> String {
        self.binder.to_string()
    }

    /// A value: right of `=`, in a list, as an argument.
    pub(crate) fn value(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        if let [TokenTree::Ident(null)] = tokens
            && null == "NULL"
        {
            return Expr::Null(null.span());
        }
        self.expression(tokens, errors)
    }

    /// A condition, which must look at a column: one that does not is true or false for every row.
    pub(crate) fn condition(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        let condition = self.expression(tokens, errors);
        if let Expr::Host(host) = condition {
            self.no_column(tokens, host, errors);
            return Expr::Broken(Vec::new());
        }
        condition
    }

    fn no_column(&self, tokens: &[TokenTree], host: TokenStream, errors: &mut Errors) {
        let binder = self.binder_name();
        let mut message =
            "this condition uses no column: it is true or false for every row".to_owned();
        let (operators, _) = lex::operators(tokens);
        match (tokens, operators.first()) {
            // `id = 3`.
            (
                _,
                Some(Operator {
                    kind: Kind::Assign(None),
                    at,
                    ..
                }),
            ) => {
                errors.push(&tokens[*at], "`=` assigns; compare with `==`");
                return;
            }
            ([TokenTree::Ident(name), ..], Some(Operator { kind, at: 1, .. }))
                if LEVELS[2](*kind).is_some() =>
            {
                message.push_str(&format!("\nhelp: did you mean `{binder}.{name}`?"));
            }
            // `a.id == 3`: the column of a table that is not here.
            (
                [
                    TokenTree::Ident(name),
                    TokenTree::Punct(dot),
                    TokenTree::Ident(_),
                    ..,
                ],
                _,
            ) if dot.as_char() == '.' => {
                message.push_str(&format!(
                    "\nhelp: `{name}` is not bound in this update: only `{binder}` (`{}`) is",
                    self.table
                ));
            }
            ([TokenTree::Ident(name)], None) if name != "true" && name != "false" => {
                message.push_str(&format!("\nhelp: did you mean `{binder}.{name}`?"));
            }
            _ => {}
        }
        message.push_str("\nhelp: if every row is meant: `all_rows()`");
        errors.push(host, message);
    }

    fn expression(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        if !lex::mentions(tokens, &self.binder) {
            return Expr::Host(tokens.iter().cloned().collect());
        }
        let (operators, stray) = lex::operators(tokens);
        if let Some(stray) = stray {
            errors.push(&tokens[stray], "expected an operator before this");
            return Expr::Broken(Vec::new());
        }
        for level in LEVELS {
            let at_level: Vec<(&Operator, Infix)> = operators
                .iter()
                .filter_map(|operator| Some((operator, level(operator.kind)?)))
                .collect();
            if let Some((operator, infix)) = at_level.last() {
                if infix.is_comparison() && at_level.len() > 1 {
                    return self.chained(tokens, &at_level, errors);
                }
                return self.infix(tokens, operator, *infix, errors);
            }
            // Looser than any that is left.
            if let Some(wrong) = operators
                .iter()
                .find(|operator| self.is_wrong(operator.kind))
            {
                return self.wrong_operator(tokens, wrong, errors);
            }
        }
        self.operand(tokens, errors)
    }

    /// An operator that means something else, or nothing, in a statement.
    fn is_wrong(&self, kind: Kind) -> bool {
        matches!(kind, Kind::Assign(_) | Kind::Other(_))
    }

    fn wrong_operator(&self, tokens: &[TokenTree], wrong: &Operator, errors: &mut Errors) -> Expr {
        let operator: TokenStream = tokens[wrong.at..wrong.end].iter().cloned().collect();
        let message = match wrong.kind {
            Kind::Assign(None) => "`=` assigns; compare with `==`".to_owned(),
            Kind::Other("|") => "use `||` between conditions".to_owned(),
            Kind::Other("&") => "use `&&` between conditions".to_owned(),
            kind => format!(
                "no `{}` in a statement: the operators are `+ - *`, comparisons, `&& || !`",
                kind.text()
            ),
        };
        errors.push(operator, message);
        Expr::Broken(Vec::new())
    }

    /// `1 < b.id < 3`.
    fn chained(
        &self,
        tokens: &[TokenTree],
        comparisons: &[(&Operator, Infix)],
        errors: &mut Errors,
    ) -> Expr {
        let binder = self.binder_name();
        if let Some((second, _)) = comparisons.get(1) {
            let operator: TokenStream = tokens[second.at..second.end].iter().cloned().collect();
            errors.push(
                operator,
                format!(
                    "comparisons do not chain\nhelp: `{binder}.x > 1 && {binder}.x < 3`, or `{binder}.x.between(1, 3)`"
                ),
            );
        }
        Expr::Broken(Vec::new())
    }

    fn infix(
        &self,
        tokens: &[TokenTree],
        operator: &Operator,
        infix: Infix,
        errors: &mut Errors,
    ) -> Expr {
        let (left, right) = (&tokens[..operator.at], &tokens[operator.end..]);
        let operator_tokens: TokenStream =
            tokens[operator.at..operator.end].iter().cloned().collect();
        let text = operator.kind.text();
        // A comparison of NULL is a mistake of its own, not a missing column.
        if infix.is_comparison() {
            for (side, other) in [(left, right), (right, left)] {
                if is_none(side) {
                    let stream: TokenStream = side.iter().cloned().collect();
                    let method = if infix == Infix::NotEqual {
                        "is_not_null"
                    } else {
                        "is_null"
                    };
                    let other: TokenStream = other.iter().cloned().collect();
                    let other = other.to_string().replace(' ', "");
                    errors.push(
                        stream,
                        format!("`= NULL` is never true in SQL\nhelp: `{other}.{method}()`"),
                    );
                    return Expr::Broken(Vec::new());
                }
            }
        }
        // Not where a side came in through `macro_rules!`: its binder may be another name with the same letters.
        let both_written_here = matches!(
            (left.first(), right.first()),
            (Some(TokenTree::Ident(_)), Some(TokenTree::Ident(_)))
        );
        let mut side = |tokens: &[TokenTree], place: &str| {
            if tokens.is_empty() {
                errors.push(
                    operator_tokens.clone(),
                    format!("expected a value or column {place} `{text}`"),
                );
                Expr::Broken(Vec::new())
            } else if infix.is_logical() {
                self.condition(tokens, errors)
            } else {
                self.expression(tokens, errors)
            }
        };
        let left = side(left, "before");
        let right = side(right, "after");
        if matches!(left, Expr::Broken(_)) || matches!(right, Expr::Broken(_)) {
            return Expr::Broken(vec![left, right]);
        }
        if let (Expr::Column(first), Expr::Column(second)) = (&left, &right)
            && infix.is_comparison()
            && both_written_here
            && first.name == second.name
        {
            errors.push(
                operator_tokens,
                format!(
                    "column `{}` is compared with itself: the same for every row in which it is not NULL\n\
                     help: compare it with a value, or with another column",
                    first.name
                ),
            );
            return Expr::Broken(vec![left, right]);
        }
        Expr::Infix {
            operator: infix,
            span: lex::span_or(&tokens[operator.at..], Span::call_site()),
            left: Box::new(left),
            right: Box::new(right),
        }
    }

    /// A run with a column and without operators between operands.
    fn operand(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        match tokens {
            [TokenTree::Punct(not), rest @ ..] if not.as_char() == '!' => Expr::Not {
                span: not.span(),
                condition: Box::new(self.condition(rest, errors)),
            },
            [minus @ TokenTree::Punct(punct), ..] if punct.as_char() == '-' => {
                errors.push(
                    minus,
                    format!(
                        "no unary `-` in a statement\nhelp: subtract from zero: `0 - {}.column`",
                        self.binder_name()
                    ),
                );
                Expr::Broken(Vec::new())
            }
            [TokenTree::Group(group), rest @ ..]
                if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None)
                    && lex::mentions(&tokens[..1], &self.binder) =>
            {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let receiver = self.expression(&inner, errors);
                self.methods(receiver, rest, errors)
            }
            [TokenTree::Ident(binder), rest @ ..] if self.is_binder(binder) => {
                self.after_binder(binder, rest, errors)
            }
            _ => {
                let stream: TokenStream = tokens.iter().cloned().collect();
                errors.push(
                    stream,
                    "a Rust function cannot be applied to a column: the database evaluates it\n\
                     help: compare the column itself, or use one of its methods: `.is_in(..)`, `.between(..)`, `.like(..)`, `.is_null()`",
                );
                Expr::Broken(Vec::new())
            }
        }
    }

    /// What follows the binder: `.column`, then methods.
    fn after_binder(&self, binder: &Ident, rest: &[TokenTree], errors: &mut Errors) -> Expr {
        match rest {
            [
                dot @ TokenTree::Punct(punct),
                TokenTree::Ident(name),
                rest @ ..,
            ] if punct.as_char() == '.' => {
                if let [TokenTree::Group(_), ..] = rest {
                    errors.push(
                        name,
                        format!("`{binder}` has columns and no methods: write `{binder}.column.{name}(..)`"),
                    );
                    return Expr::Broken(Vec::new());
                }
                let column = Expr::Column(Column {
                    binder: binder.clone(),
                    dot: dot.clone(),
                    name: name.clone(),
                });
                self.methods(column, rest, errors)
            }
            [dot @ TokenTree::Punct(punct), ..] if punct.as_char() == '.' => {
                errors.push(dot, "expected a column name after `.`");
                Expr::Broken(Vec::new())
            }
            [] => {
                errors.push(
                    binder,
                    format!("expected a column: write `{binder}.column_name`"),
                );
                Expr::Broken(Vec::new())
            }
            [next, ..] => {
                errors.push(
                    next,
                    format!("expected `.` and a column name after `{binder}`"),
                );
                Expr::Broken(Vec::new())
            }
        }
    }

    /// `.method(arguments)`, any number of times.
    fn methods(&self, receiver: Expr, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        let Some((dot, rest)) = tokens.split_first() else {
            return receiver;
        };
        if !matches!(dot, TokenTree::Punct(punct) if punct.as_char() == '.') {
            errors.push(dot, "expected an operator or a method here");
            return Expr::Broken(vec![receiver]);
        }
        let arguments_at = rest.iter().position(
            |token| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis),
        );
        let (Some(TokenTree::Ident(method)), Some(at)) = (rest.first(), arguments_at) else {
            match rest.first() {
                None => errors.push(dot, "expected a method name after `.`"),
                Some(next) => errors.push(
                    next,
                    "expected a method of the column, with its parentheses: `.is_null()`, `.is_in(..)`",
                ),
            }
            return Expr::Broken(vec![receiver]);
        };
        let TokenTree::Group(group) = &rest[at] else {
            return receiver;
        };
        let _ = method;
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        let arguments = lex::commas(&inner)
            .into_iter()
            .map(|argument| self.value(argument, errors))
            .collect();
        let name = std::iter::once(dot).chain(&rest[..at]).cloned().collect();
        let call = Expr::Method {
            receiver: Box::new(receiver),
            name,
            arguments,
            span: group.span(),
        };
        self.methods(call, &rest[at + 1..], errors)
    }
}

/// `None` or `NULL`.
fn is_none(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(only)] if only == "None" || only == "NULL")
}
