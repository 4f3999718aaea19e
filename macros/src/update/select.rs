//! Subqueries.
//!
//! ```text
//! select = "select" "(" value { "," part } ")"
//! exists = "exists" "(" part { "," part } ")"
//! part   = from | "filter" "(" condition ")" | "limit" "(" number ")"
//!        | "order_by" "(" value [ ".desc()" ] { "," value [ ".desc()" ] } ")"
//! ```

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenTree};

use super::ast::{Expr, Limit, Order, OrderBy, Select, SelectPart};
use super::lex;
use super::scope::Scope;
use crate::errors::{Errors, nearest};

const PARTS: [&str; 4] = ["from", "filter", "order_by", "limit"];
const EXPECTED: &str = "expected `from(..)`, `filter(..)`, `order_by(..)` or `limit(..)`";

impl Scope {
    /// `select(…)`, or with `has_item` false `exists(…)`.
    pub(super) fn subquery(
        &self,
        word: &Ident,
        group: &Group,
        has_item: bool,
        errors: &mut Errors,
    ) -> Expr {
        let before = errors.len();
        match self.select(word, group, has_item, errors) {
            Some(select) if errors.len() > before => Expr::Broken(select.into_parts()),
            Some(select) if has_item => Expr::Select(Box::new(select)),
            Some(select) => Expr::Exists(Box::new(select)),
            None => Expr::broken(),
        }
    }

    /// What it gives and from where. None if its tables were not understood, which has been reported.
    fn select(
        &self,
        word: &Ident,
        group: &Group,
        has_item: bool,
        errors: &mut Errors,
    ) -> Option<Select> {
        let inner = lex::trees(group.stream());
        let mut parts = lex::commas(&inner);
        let mut scope = self.nested();
        let sources = scope.sources(&parts, errors)?;
        let first_is_item = parts.first().is_some_and(|first| !is_part(first));
        let item = match (has_item, first_is_item) {
            (true, true) => Some(scope.selected(word, parts.remove(0), errors)),
            (true, false) => {
                errors.push(
                    word,
                    format!(
                        "`select` gives nothing: begin with a value, `select({}.column, from(..), ..)`",
                        scope.binder()
                    ),
                );
                // It may stand behind the `from`.
                parts.retain(|part| is_part(part));
                Some(Expr::broken())
            }
            (false, true) => {
                errors.push(
                    lex::stream(parts.remove(0)),
                    "`exists` gives no value, it looks whether there is a row: `exists(from(..), filter(..))`",
                );
                Some(Expr::broken())
            }
            (false, false) => None,
        };
        let mut select = Select {
            span: word.span(),
            item,
            from: scope.joins(sources, true, errors),
            filter: None,
            order: None,
            limit: None,
            written: Vec::new(),
        };
        for part in parts {
            let passed_on = lex::passed_on(part);
            match passed_on.as_deref().unwrap_or(part) {
                [TokenTree::Ident(name), TokenTree::Group(group), rest @ ..]
                    if group.delimiter() == Delimiter::Parenthesis =>
                {
                    scope.part(&mut select, name, group, errors);
                    if let Some(next) = rest.first() {
                        errors.push(next, "expected `,` between the parts");
                    }
                }
                [] => errors.push(word, "expected a part between the commas"),
                part => errors.push(lex::stream(part), EXPECTED),
            }
        }
        Some(select)
    }

    /// What a `select` gives.
    fn selected(&self, word: &Ident, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        if tokens.is_empty() {
            errors.push(word, "expected a value before the comma");
            return Expr::broken();
        }
        match self.any_expression(tokens, errors) {
            Expr::Host(host) => {
                errors.push(
                    host,
                    format!(
                        "this value uses no column: it is the same for every row\nhelp: a column of the `select`: `{}.column`",
                        self.binder()
                    ),
                );
                Expr::broken()
            }
            item => item,
        }
    }

    fn part(&self, select: &mut Select, word: &Ident, group: &Group, errors: &mut Errors) {
        let name = word.to_string();
        let is_given = match name.as_str() {
            // They have been read, before all others.
            "from" => {
                select.written.push(SelectPart::From);
                return;
            }
            "filter" => select.filter.is_some(),
            "order_by" => select.order.is_some(),
            "limit" => select.limit.is_some(),
            _ => {
                let mut message = format!("unknown part `{word}`: {EXPECTED}");
                if let Some(meant) = nearest(&name, PARTS) {
                    message.push_str(&format!("\nhelp: did you mean `{meant}`?"));
                }
                errors.push(word, message);
                return;
            }
        };
        if is_given {
            let help = match name.as_str() {
                "filter" => "\nhelp: join the conditions with `&&` in one filter",
                _ => "",
            };
            errors.push(word, format!("`{word}` is given twice{help}"));
            return;
        }
        let inner = lex::trees(group.stream());
        let parts = lex::commas(&inner);
        let Some(first) = parts.first().filter(|first| !first.is_empty()) else {
            let help = match name.as_str() {
                "filter" => "\nhelp: without a filter, every row is meant",
                "limit" => "\nhelp: `limit(1)`",
                _ => "",
            };
            errors.push(word, format!("`{word}` is empty{help}"));
            return;
        };
        if let Some(second) = parts.get(1).filter(|_| name != "order_by") {
            let message = match name.as_str() {
                "filter" => "`filter` takes one condition\nhelp: join the conditions with `&&`",
                _ => "`limit` takes one number",
            };
            errors.push(lex::stream(second), message);
        }
        match name.as_str() {
            "filter" => {
                select.written.push(SelectPart::Filter);
                select.filter = Some((word.span(), self.select_filter(first, errors)));
            }
            "order_by" => {
                select.written.push(SelectPart::Order);
                select.order = Some(self.order_by(word, &parts, errors));
            }
            _ => match rows(first) {
                Some(rows) => {
                    select.limit = Some(Limit {
                        span: word.span(),
                        rows,
                    });
                }
                None => errors.push(
                    lex::stream(first),
                    "expected a whole number, written out: `limit(10)`",
                ),
            },
        }
    }

    fn select_filter(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        let passed_on = lex::passed_on(tokens);
        if lex::is_range(passed_on.as_deref().unwrap_or(tokens), 0) {
            errors.push(
                lex::stream(tokens),
                "a `Filter` is of the updated table, and has no place in a subquery\nhelp: write the condition",
            );
            return Expr::broken();
        }
        self.condition(tokens, errors)
    }

    /// `order_by(p.price.desc(), p.id)`: the values in it.
    pub(super) fn order_by(
        &self,
        word: &Ident,
        parts: &[&[TokenTree]],
        errors: &mut Errors,
    ) -> Order {
        let by = parts.iter().map(|part| self.ordering(word, part, errors));
        Order {
            by: by.collect(),
            span: word.span(),
        }
    }

    fn ordering(&self, word: &Ident, tokens: &[TokenTree], errors: &mut Errors) -> OrderBy {
        if tokens.is_empty() {
            errors.push(word, "expected a value between the commas");
            return OrderBy {
                by: Expr::broken(),
                descending: false,
            };
        }
        let passed_on = lex::passed_on(tokens);
        let (by, descending) = match direction(passed_on.as_deref().unwrap_or(tokens)) {
            Some(direction) => direction,
            None => (tokens, false),
        };
        let by = match self.expression(by, errors) {
            Expr::Host(host) => {
                errors.push(
                    host,
                    format!(
                        "this value uses no column: it puts nothing in order\nhelp: `order_by({}.column)`",
                        self.binder()
                    ),
                );
                Expr::broken()
            }
            by => by,
        };
        OrderBy { by, descending }
    }
}

/// It begins as a part does, and not as a value.
fn is_part(tokens: &[TokenTree]) -> bool {
    let passed_on = lex::passed_on(tokens);
    let tokens = passed_on.as_deref().unwrap_or(tokens);
    matches!(
        tokens,
        [TokenTree::Ident(word), TokenTree::Group(group), ..]
            if group.delimiter() == Delimiter::Parenthesis && PARTS.iter().any(|part| word == part)
    )
}

/// Without `.desc()` or `.asc()` at the end, and whether it was the former. After an operator it would be the last operand's.
fn direction(tokens: &[TokenTree]) -> Option<(&[TokenTree], bool)> {
    match tokens {
        [
            by @ ..,
            TokenTree::Punct(dot),
            TokenTree::Ident(word),
            TokenTree::Group(group),
        ] if dot.as_char() == '.'
            && !matches!(by, [] | [TokenTree::Punct(_), ..])
            && lex::operators(by).0.is_empty()
            && group.delimiter() == Delimiter::Parenthesis
            && group.stream().is_empty()
            && (word == "desc" || word == "asc") =>
        {
            Some((by, word == "desc"))
        }
        _ => None,
    }
}

/// A whole number that is written out.
fn rows(tokens: &[TokenTree]) -> Option<Literal> {
    let passed_on = lex::passed_on(tokens);
    let [TokenTree::Literal(rows)] = passed_on.as_deref().unwrap_or(tokens) else {
        return None;
    };
    let number = syn::parse_str::<syn::LitInt>(&rows.to_string()).ok()?;
    // The databases' integers hold no more.
    let fits = number.suffix().is_empty() && number.base10_parse::<i64>().is_ok();
    fits.then(|| rows.clone())
}
