//! What begins with the binder: columns, and methods on them. The operands of a condition.

use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::ast::{Column, Expr};
use super::lex;
use super::operand;
use super::sql::Scope;
use crate::errors::Errors;

impl Scope {
    /// The whole of `tokens` is `b.name`.
    pub(crate) fn column(&self, tokens: &[TokenTree]) -> Option<Column> {
        match tokens {
            [
                TokenTree::Ident(binder),
                dot @ TokenTree::Punct(punct),
                TokenTree::Ident(name),
            ] if self.is_binder(binder) && punct.as_char() == '.' => Some(Column {
                binder: binder.clone(),
                dot: dot.clone(),
                name: name.clone(),
            }),
            _ => self.column(&lex::passed_on(tokens)?),
        }
    }

    /// Reports `b`, `b.` and the like where a column is expected, in the words of a condition.
    pub(crate) fn unfinished_column(&self, tokens: &[TokenTree], errors: &mut Errors) -> bool {
        let unfinished = matches!(
            tokens,
            [TokenTree::Ident(first)] | [TokenTree::Ident(first), _] if self.is_binder(first)
        );
        if unfinished {
            self.operand(tokens, errors);
        }
        unfinished
    }

    /// A run with a column and without operators between operands.
    pub(super) fn operand(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        match tokens {
            [TokenTree::Ident(binder), rest @ ..] if self.is_binder(binder) => {
                self.after_binder(binder, rest, errors)
            }
            [TokenTree::Group(group), rest @ ..]
                if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None)
                    && lex::mentions(&tokens[..1], &self.binder) =>
            {
                let receiver = self.expression(&lex::trees(group.stream()), errors);
                self.methods(receiver, rest, errors)
            }
            [TokenTree::Punct(not), rest @ ..] if not.as_char() == '!' => Expr::Not {
                span: not.span(),
                condition: Box::new(self.condition(rest, errors)),
            },
            [first @ TokenTree::Punct(punct), ..] if matches!(punct.as_char(), '-' | '&' | '*') => {
                let message = match punct.as_char() {
                    '-' => format!(
                        "no unary `-` in a statement\nhelp: subtract from zero: `0 - {}.column`",
                        self.binder
                    ),
                    '&' if !lex::is_joint(tokens, 0, '&') => {
                        "a column is not lent: write it without `&`".to_owned()
                    }
                    '&' => "expected a value or column before `&&`".to_owned(),
                    _ => "expected a value or column before `*`".to_owned(),
                };
                errors.push(first, message);
                Expr::broken()
            }
            _ => {
                let mut message =
                    "a Rust function cannot be applied to a column: the database evaluates it\n\
                     help: compare the column itself, or use one of its methods: `.is_in(..)`, `.between(..)`, `.like(..)`, `.is_null()`"
                        .to_owned();
                if lex::is_closure_parameter(tokens, &self.binder) {
                    message = format!(
                        "`{}` is the table in this update: give the closure's parameter another name",
                        self.binder
                    );
                }
                errors.push(lex::stream(tokens), message);
                Expr::broken()
            }
        }
    }

    /// What follows the binder: `.column`, then methods.
    fn after_binder(&self, binder: &Ident, rest: &[TokenTree], errors: &mut Errors) -> Expr {
        match rest {
            [
                TokenTree::Punct(dot),
                TokenTree::Ident(name),
                TokenTree::Group(_),
                ..,
            ] if dot.as_char() == '.' => errors.push(
                name,
                format!(
                    "`{binder}` has columns and no methods: write `{binder}.column.{name}(..)`"
                ),
            ),
            [
                dot @ TokenTree::Punct(punct),
                TokenTree::Ident(name),
                rest @ ..,
            ] if punct.as_char() == '.' => {
                let column = Column {
                    binder: binder.clone(),
                    dot: dot.clone(),
                    name: name.clone(),
                };
                return self.methods(Expr::Column(column), rest, errors);
            }
            [TokenTree::Punct(dot), ..] if dot.as_char() == '.' => {
                errors.push(&rest[0], "expected a column name after `.`");
            }
            [next, ..] => errors.push(
                next,
                format!("expected `.` and a column name after `{binder}`"),
            ),
            [] => errors.push(
                binder,
                format!("expected a column: write `{binder}.column_name`"),
            ),
        }
        Expr::broken()
    }

    /// `.method(arguments)`, any number of times.
    fn methods(&self, receiver: Expr, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        let Some(first) = tokens.first() else {
            return receiver;
        };
        if !lex::is_punct(tokens, 0, '.') {
            errors.push(first, "expected an operator or a method here");
            return Expr::Broken(vec![receiver]);
        }
        // `.method`, with type arguments if there are any.
        let end = match operand::angles(tokens, 4) {
            Some(end) if lex::is_path_separator(tokens, 2) => end,
            _ => 2,
        };
        match (tokens.get(1), tokens.get(end)) {
            (Some(TokenTree::Ident(method)), Some(TokenTree::Group(group)))
                if group.delimiter() == Delimiter::Parenthesis =>
            {
                let call = Expr::Method {
                    receiver: Box::new(receiver),
                    name: lex::stream(&tokens[..end]),
                    arguments: self.arguments(method, group, errors),
                    span: group.span(),
                };
                self.methods(call, &tokens[end + 1..], errors)
            }
            (next, _) => {
                match next {
                    None => errors.push(first, "expected a method name after `.`"),
                    Some(next) => errors.push(
                        next,
                        "expected a method of the column, with its parentheses: `.is_null()`, `.is_in(..)`",
                    ),
                }
                Expr::Broken(vec![receiver])
            }
        }
    }

    fn arguments(&self, method: &Ident, group: &Group, errors: &mut Errors) -> Vec<Expr> {
        lex::commas(&lex::trees(group.stream()))
            .into_iter()
            .map(|argument| {
                if argument.is_empty() {
                    errors.push(method, "expected a value between the commas");
                    return Expr::broken();
                }
                self.value(argument, errors)
            })
            .collect()
    }
}
