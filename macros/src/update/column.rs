//! What begins with the binder: columns, and methods on them. The operands of a condition.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenTree};
use quote::ToTokens;

use super::ast::{Column, Expr};
use super::form::{self, Form};
use super::hints;
use super::lex;
use super::operand;
use super::raw;
use super::scope::Scope;
use crate::errors::Errors;

/// It, unless it is an aggregate with which something is done.
pub(super) fn alone(value: Expr, errors: &mut Errors) -> Expr {
    let Some(aggregate) = value.aggregate() else {
        return value;
    };
    errors.push_at(
        aggregate,
        "an aggregate is computed from the rows of a `select`, and stands alone in it\n\
         help: `select(a.column.max(), from(Author as a))`\n\
         help: what is done with the value stands after that: `select(..) + 1`",
    );
    Expr::Broken(vec![value])
}

impl Scope {
    /// The whole of `tokens` is `b.name`.
    pub(crate) fn column(&self, tokens: &[TokenTree]) -> Option<Column> {
        match tokens {
            [
                TokenTree::Ident(binder),
                dot @ TokenTree::Punct(punct),
                TokenTree::Ident(name),
            ] if punct.as_char() == '.' && self.is_binder(binder) => Some(Column {
                of: self.number(binder)?,
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
        match form::at(tokens, 0) {
            Some(Form::Select(word, group)) => {
                let select = self.subquery(word, group, true, errors);
                return self.methods(select, &tokens[2..], errors);
            }
            Some(Form::Exists(word, group)) => {
                let exists = self.subquery(word, group, false, errors);
                return self.methods(exists, &tokens[2..], errors);
            }
            Some(Form::Case(word)) => {
                let case = Expr::Function {
                    name: "case",
                    span: word.span(),
                    arguments: Vec::new(),
                };
                let case = self.methods(case, &tokens[2..], errors);
                return hints::complete_case(case, word, errors);
            }
            Some(Form::Raw(word, end)) => {
                let raw = self.raw(word, tokens, end, errors);
                return self.methods(raw, &tokens[end + 1..], errors);
            }
            None => {}
        }
        match tokens {
            [TokenTree::Ident(binder), rest @ ..] if self.is_binder(binder) => {
                self.after_binder(binder, rest, errors)
            }
            [TokenTree::Group(group), rest @ ..]
                if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None)
                    && self.mentions(&tokens[..1]) =>
            {
                let inner = lex::trees(group.stream());
                let is_row = group.delimiter() == Delimiter::Parenthesis && lex::has_comma(&inner);
                let receiver = if is_row {
                    self.row(group, &inner, errors)
                } else {
                    self.any_expression(&inner, errors)
                };
                if !rest.is_empty() && !self.check_row(&receiver, errors) {
                    return Expr::broken();
                }
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
                        self.binder()
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
                let mut message = hints::rust_with_a_column(tokens).to_owned();
                if let Some(what) = self.without_form(tokens) {
                    message = what;
                } else if let Some(binder) = self.closure_parameter(tokens) {
                    message = format!(
                        "`{binder}` is a table in this update: give the closure's parameter another name"
                    );
                }
                errors.push(lex::stream(tokens), message);
                Expr::broken()
            }
        }
    }

    /// `select(…)` and the like without what makes them SQL, in the words of a message.
    pub(super) fn without_form(&self, tokens: &[TokenTree]) -> Option<String> {
        let [TokenTree::Ident(word), TokenTree::Group(group), ..] = tokens else {
            return None;
        };
        if group.delimiter() != Delimiter::Parenthesis {
            return None;
        }
        let message = match word.to_string().as_str() {
            "select" => "`select` names no table: `select(a.id, from(Author as a), ..)`",
            "exists" => "`exists` names no table: `exists(from(Author as a), ..)`",
            "sql" => "`sql` needs the type of what it gives: `sql::<i64>(\"length({})\", b.name)`",
            "case" => {
                "`case` begins with a condition and a value: `case().when(b.x == 1, 2).otherwise(3)`"
            }
            _ => return None,
        };
        Some(message.to_owned())
    }

    /// The binder that some closure in there takes for its own parameter.
    fn closure_parameter(&self, tokens: &[TokenTree]) -> Option<&Ident> {
        self.binders()
            .find(|binder| lex::is_closure_parameter(tokens, binder))
    }

    /// `(b.x, b.y)`.
    fn row(&self, group: &Group, inner: &[TokenTree], errors: &mut Errors) -> Expr {
        let parts = lex::commas(inner);
        if let Some(fifth) = parts.get(4) {
            errors.push(
                lex::stream(fifth),
                "a row has four columns at most\nhelp: compare this one by itself, and join the two with `&&`",
            );
            return Expr::broken();
        }
        let values = self.list(group.span(), &parts, errors);
        if values.len() > 1 {
            return Expr::Row(group.span(), values);
        }
        errors.push_at(
            group.span(),
            "a row has two values or more\nhelp: of one, write the value alone",
        );
        Expr::Broken(values)
    }

    /// Values between commas. `at` is where to say that one is missing.
    fn list(&self, at: Span, parts: &[&[TokenTree]], errors: &mut Errors) -> Vec<Expr> {
        let value = |part: &&[TokenTree]| {
            if part.is_empty() {
                errors.push_at(at, "expected a value between the commas");
                return Expr::broken();
            }
            self.value(part, errors)
        };
        parts.iter().map(value).collect()
    }

    /// `sql::<T>("words {}", b.x)`: the type stands before `end`, the parentheses at it.
    fn raw(&self, word: &Ident, tokens: &[TokenTree], end: usize, errors: &mut Errors) -> Expr {
        let ty = lex::stream(&tokens[4..end - 1]);
        let TokenTree::Group(group) = &tokens[end] else {
            return Expr::broken();
        };
        let inner = lex::trees(group.stream());
        let parts = lex::commas(&inner);
        let first = parts.first().copied().unwrap_or_default();
        let passed_on = lex::passed_on(first);
        let words = match passed_on.as_deref().unwrap_or(first) {
            [TokenTree::Literal(words)] => raw::holes(words).map(|holes| (words, holes)),
            _ => None,
        };
        let Some((words, holes)) = words else {
            let at = match first {
                [] => word.to_token_stream(),
                first => lex::stream(first),
            };
            errors.push(
                at,
                "`sql` takes a text, written out: `sql::<i64>(\"length({})\", b.name)`\n\
                 help: a text made at run time could hold what is not meant to be SQL",
            );
            return Expr::broken();
        };
        if !raw::is_known(&ty) {
            errors.push(
                word,
                "`sql` needs the type of what it gives: `sql::<i64>(..)`, or `sql::<Option<i64>>(..)` if that may be NULL",
            );
            return Expr::Broken(self.list(word.span(), &parts[1..], errors));
        }
        let arguments = self.list(word.span(), &parts[1..], errors);
        match holes {
            Err(reason) => {
                errors.push(words, reason);
                Expr::Broken(arguments)
            }
            Ok(holes) if holes != arguments.len() => {
                errors.push(words, raw::wrong_number(holes, arguments.len()));
                Expr::Broken(arguments)
            }
            Ok(_) => Expr::Raw {
                span: word.span(),
                ty,
                words: words.clone(),
                arguments,
            },
        }
    }

    /// What follows the binder: `.column`, then methods.
    fn after_binder(&self, binder: &Ident, rest: &[TokenTree], errors: &mut Errors) -> Expr {
        match rest {
            [
                TokenTree::Punct(dot),
                TokenTree::Ident(name),
                TokenTree::Group(group),
                ..,
            ] if dot.as_char() == '.' && group.delimiter() == Delimiter::Parenthesis => errors
                .push(
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
                    of: self.number(binder).unwrap_or_default(),
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
            errors.push(first, hints::after_value(first));
            return Expr::Broken(vec![receiver]);
        }
        let receiver = alone(receiver, errors);
        // `.method`, with type arguments if there are any.
        let end = match operand::angles(tokens, 4) {
            Some(end) if lex::is_path_separator(tokens, 2) => end,
            _ => 2,
        };
        match (tokens.get(1), tokens.get(end)) {
            (Some(TokenTree::Ident(method)), Some(TokenTree::Group(group)))
                if end == 2 && method == "round" && group.stream().is_empty() =>
            {
                errors.push(
                    method,
                    "`round` needs the number of digits after the point: `.round::<2>()`",
                );
                Expr::Broken(vec![receiver])
            }
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
        let inner = lex::trees(group.stream());
        let parts = lex::commas(&inner);
        if !self.check_arguments(method, &parts, errors) {
            return vec![Expr::broken()];
        }
        self.list(method.span(), &parts, errors)
    }
}
