//! What to write instead: for words of SQL between operands, and for what Rust can do with a value and a statement cannot.

use proc_macro2::{Delimiter, Ident, TokenTree};

use super::ast::Expr;
use super::from::from_clause;
use super::lex;
use super::scope::Scope;
use crate::errors::Errors;

/// Two operands side by side, of which the second begins at `at`: the token to blame, and what to say about it.
pub(super) fn between_operands(tokens: &[TokenTree], at: usize) -> (&TokenTree, String) {
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(word)) => word.to_string().to_ascii_lowercase(),
        _ => String::new(),
    };
    if let Some(before) = at.checked_sub(1)
        && word(before) == "not"
    {
        return (&tokens[before], negation());
    }
    let message = match (word(at).as_str(), word(at + 1).as_str()) {
        ("and", _) => "conditions are joined with `&&`".to_owned(),
        ("or", _) => "conditions are joined with `||`".to_owned(),
        ("not", "in") => method("`not in`", ".not_in([..])"),
        ("not", "like") => "`not like` is a method and `!`: `!b.column.like(\"..\")`".to_owned(),
        ("not", "between") => {
            "`not between` is a method and `!`: `!b.column.between(low, high)`".to_owned()
        }
        ("not", _) => negation(),
        ("in", _) => method("`in`", ".is_in([..])"),
        ("like", _) => method("`like`", ".like(\"..\")"),
        ("between", _) => method("`between`", ".between(low, high)"),
        ("is", "not") => method("`is not null`", ".is_not_null()"),
        ("is", _) => method("`is null`", ".is_null()"),
        ("desc", _) => method("`desc`", ".desc()"),
        ("asc", _) => "the order is ascending without a word".to_owned(),
        _ => "expected an operator before this".to_owned(),
    };
    (&tokens[at], message)
}

fn negation() -> String {
    "a condition is negated with `!`".to_owned()
}

fn method(words: &str, method: &str) -> String {
    format!("{words} is a method: `b.column{method}`")
}

/// What stands after a column or a value computed from one, where only `.method(..)` can.
pub(super) fn after_value(token: &TokenTree) -> &'static str {
    match token {
        TokenTree::Ident(word) if word == "as" => {
            "`as` is Rust's: the database casts with `.cast::<i64>()`"
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            "no `[..]` on a column"
        }
        _ => "expected an operator or a method here",
    }
}

/// Rust around a column.
pub(super) fn rust_with_a_column(tokens: &[TokenTree]) -> &'static str {
    match tokens {
        [TokenTree::Ident(word), ..] if word == "if" || word == "match" => {
            "Rust cannot look at a column: the database decides\n\
             help: `case().when(condition, value).otherwise(value)`"
        }
        [TokenTree::Ident(word), TokenTree::Group(_)] if word == "old" => {
            "`old(..)` stands in `returning`, and nothing is done with it\n\
             help: right of `=` and in the filter, a column is the old value anyway"
        }
        [TokenTree::Group(list)] if list.delimiter() == Delimiter::Bracket => {
            "a list has no columns in it\n\
             help: compare with each: `b.x == b.y || b.x == b.z`"
        }
        _ => {
            "a Rust function cannot be applied to a column: the database evaluates it\n\
             help: compare the column itself, or use one of its methods: `.is_in(..)`, `.between(..)`, `.like(..)`, `.is_null()`"
        }
    }
}

impl Scope {
    /// `None` right of `=`, whose type nobody knows: whether it is one, which has been reported.
    pub(super) fn assigns_none(
        &self,
        left: &[TokenTree],
        value: &[TokenTree],
        errors: &mut Errors,
    ) -> bool {
        let passed_on = lex::passed_on(value);
        let value = passed_on.as_deref().unwrap_or(value);
        let message = match value {
            [TokenTree::Ident(none)] if none == "None" => {
                "`None` leaves the column unchanged: this assigns nothing"
            }
            [TokenTree::Ident(some), TokenTree::Group(group)]
                if some == "Some" && group.stream().to_string() == "None" =>
            {
                "`Some(None)` is NULL, whatever the column is"
            }
            _ => return false,
        };
        errors.push(
            lex::stream(value),
            format!(
                "{message}\nhelp: to clear the column: `{} = NULL`",
                lex::stream(left).to_string().replace(' ', "")
            ),
        );
        true
    }

    /// Whether the arguments of a method are no more than it takes; if not, that has been reported.
    pub(super) fn check_arguments(
        &self,
        method: &Ident,
        arguments: &[&[TokenTree]],
        errors: &mut Errors,
    ) -> bool {
        let begins_a_subquery = matches!(
            arguments.first(),
            Some([TokenTree::Ident(word), TokenTree::Group(_), ..]) if word == "select"
        );
        let from = arguments.iter().find_map(|argument| from_clause(argument));
        if let (true, Some((from, _))) = (begins_a_subquery, from) {
            errors.push(from, "`from(..)` stands in the parentheses of `select(..)`");
            return false;
        }
        if let [_, second, ..] = arguments
            && (method == "is_in" || method == "not_in")
            && !second.is_empty()
        {
            errors.push(
                lex::stream(second),
                format!("`{method}` takes one list: `{method}([a, b])`"),
            );
            return false;
        }
        true
    }

    /// `!b.x == 3` negates the column. Whether it is that, which has been reported.
    pub(super) fn negates_before_comparing(
        &self,
        left: &[TokenTree],
        compared: &[TokenTree],
        errors: &mut Errors,
    ) -> bool {
        let [not @ TokenTree::Punct(punct), negated @ ..] = left else {
            return false;
        };
        if punct.as_char() != '!' || !self.mentions(negated) {
            return false;
        }
        errors.push(
            not,
            format!(
                "`!` stands before the comparison here, and negates only its left side\n\
                 help: `!({})`",
                source(negated, compared)
            ),
        );
        true
    }
}

/// `b.x` and `== 3`, as they are written if that is known.
fn source(left: &[TokenTree], compared: &[TokenTree]) -> String {
    let text = |tokens: &[TokenTree]| {
        let words = tokens.iter().map(|token| match token.span().source_text() {
            Some(text) => text,
            None => token.to_string(),
        });
        words.collect::<String>()
    };
    match compared {
        [TokenTree::Punct(_), TokenTree::Punct(_), value @ ..] => {
            format!("{} {} {}", text(left), text(&compared[..2]), text(value))
        }
        [operator, value @ ..] => {
            format!("{} {operator} {}", text(left), text(value))
        }
        [] => text(left),
    }
}

/// `case()` and what is done to it, which has the type of a column beside it.
pub(super) fn is_case(value: &Expr) -> bool {
    match value {
        Expr::Function { name, .. } => *name == "case",
        Expr::Method { receiver, .. } => is_case(receiver),
        _ => false,
    }
}

/// Where the word `case` stands.
fn case_span(value: &Expr) -> Option<proc_macro2::Span> {
    match value {
        Expr::Function { span, .. } => Some(*span),
        Expr::Method { receiver, .. } => case_span(receiver),
        _ => None,
    }
}

/// Whether a comparison says of which type its `case()` is; if not, that has been reported.
pub(super) fn check_case(left: &Expr, right: &Expr, errors: &mut Errors) -> bool {
    let untyped = |value: &Expr| matches!(value, Expr::Host(_)) || is_case(value);
    let case = match (is_case(left), is_case(right)) {
        (true, _) if untyped(right) => left,
        (_, true) if untyped(left) => right,
        _ => return true,
    };
    if let Some(at) = case_span(case) {
        errors.push_at(
            at,
            "a `case()` has the type of the column that it is compared with, and here is none\n\
             help: join the conditions themselves with `&&` and `||`",
        );
    }
    false
}

/// A `case()` that has no value where no condition is true, which is reported.
pub(super) fn complete_case(case: Expr, word: &Ident, errors: &mut Errors) -> Expr {
    if let Expr::Method { name, .. } = &case
        && let Some(TokenTree::Ident(last)) = name.clone().into_iter().last()
        && last == "when"
    {
        errors.push(
            word,
            "`case()` without `.otherwise(..)`: it would be NULL where no condition is true\n\
             help: add `.otherwise(value)`, or `.otherwise(NULL)` for a nullable column",
        );
        return Expr::Broken(vec![case]);
    }
    case
}
