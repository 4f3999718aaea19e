//! Subqueries.
//!
//! ```text
//! select = "select" "(" value { "," part } ")"
//! exists = "exists" "(" part { "," part } ")"
//! part   = from | "filter" "(" condition ")" | "order_by" "(" value [ ".desc()" ] ")" | "limit" "(" number ")"
//! ```

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenTree};

use super::ast::{Expr, OrderBy, Select};
use super::lex;
use super::scope::Scope;
use crate::errors::Errors;

const EXPECTED: &str = "expected `from(..)`, `filter(..)`, `order_by(..)` or `limit(..)`";

impl Scope {
    /// `select(…)`, or with `item` false `exists(…)`.
    pub(super) fn select(
        &self,
        word: &Ident,
        group: &Group,
        item: bool,
        errors: &mut Errors,
    ) -> Select {
        let inner = lex::trees(group.stream());
        let mut parts = lex::commas(&inner);
        let mut scope = self.nested();
        let sources = scope.sources(&parts, errors);
        let mut select = Select {
            span: word.span(),
            item: None,
            from: Vec::new(),
            filter: None,
            order: Vec::new(),
            limit: None,
        };
        if item {
            select.item = Some(match parts.first() {
                Some(first) if !first.is_empty() && clause(first).is_none() => {
                    scope.value(parts.remove(0), errors)
                }
                _ => {
                    errors.push(
                        word,
                        "`select` gives nothing: begin with a value, `select(a.id, from(Author as a), ..)`",
                    );
                    Expr::broken()
                }
            });
        }
        if let Some(Expr::Host(host)) = &select.item {
            errors.push(
                host,
                format!(
                    "this value uses no column: it is the same for every row\nhelp: a column of the `select`: `{}.column`",
                    scope.binder()
                ),
            );
            select.item = Some(Expr::broken());
        }
        select.from = scope.joins(sources, true, errors);
        for part in parts {
            match clause(part) {
                Some((from, ..)) if from == "from" => {}
                Some((word, group, rest)) => {
                    scope.part(&mut select, word, group, errors);
                    if let Some(next) = rest.first() {
                        errors.push(next, "expected `,` between the parts");
                    }
                }
                None if part.is_empty() => {
                    errors.push(word, "expected a part between the commas");
                }
                None => errors.push(lex::stream(part), EXPECTED),
            }
        }
        select
    }

    fn part(&self, select: &mut Select, word: &Ident, group: &Group, errors: &mut Errors) {
        let inner = lex::trees(group.stream());
        let name = word.to_string();
        let twice = match name.as_str() {
            "filter" => select.filter.is_some(),
            "order_by" => !select.order.is_empty(),
            "limit" => select.limit.is_some(),
            _ => {
                errors.push(word, format!("unknown part `{word}`: {EXPECTED}"));
                return;
            }
        };
        if twice {
            errors.push(word, format!("`{word}` is given twice"));
            return;
        }
        if inner.is_empty() {
            errors.push(word, format!("`{word}` is empty"));
            return;
        }
        match name.as_str() {
            "filter" => {
                let parts = lex::commas(&inner);
                if let Some(second) = parts.get(1) {
                    errors.push(
                        lex::stream(second),
                        "`filter` takes one condition\nhelp: join the conditions with `&&`",
                    );
                }
                let condition = self.condition(parts[0], errors);
                select.filter = Some((word.span(), condition));
            }
            "order_by" => {
                select.order = self.order_by(word, &inner, errors);
            }
            _ => match inner.as_slice() {
                [TokenTree::Literal(limit)] if is_number(limit) => {
                    select.limit = Some(limit.clone());
                }
                _ => errors.push(
                    lex::stream(&inner),
                    "expected a whole number, written out: `limit(10)`",
                ),
            },
        }
    }
}

impl Scope {
    /// `order_by(p.price.desc(), p.id)`.
    pub(super) fn order_by(
        &self,
        word: &Ident,
        inner: &[TokenTree],
        errors: &mut Errors,
    ) -> Vec<OrderBy> {
        lex::commas(inner)
            .into_iter()
            .filter_map(|part| {
                if part.is_empty() {
                    errors.push(word, "expected a column between the commas");
                    return None;
                }
                let (tokens, descending) = direction(part);
                let by = match self.value(tokens, errors) {
                    Expr::Host(host) => {
                        errors.push(host, "rows are ordered by a column of theirs");
                        Expr::broken()
                    }
                    by => by,
                };
                Some(OrderBy { by, descending })
            })
            .collect()
    }
}

/// `word(…)`, and what follows.
fn clause(part: &[TokenTree]) -> Option<(&Ident, &Group, &[TokenTree])> {
    match part {
        [TokenTree::Ident(word), TokenTree::Group(group), rest @ ..]
            if group.delimiter() == Delimiter::Parenthesis
                && ["from", "filter", "order_by", "limit"]
                    .iter()
                    .any(|known| word == known) =>
        {
            Some((word, group, rest))
        }
        _ => None,
    }
}

/// Without `.desc()` or `.asc()` at the end, and whether it was the former.
fn direction(tokens: &[TokenTree]) -> (&[TokenTree], bool) {
    match tokens {
        [
            by @ ..,
            TokenTree::Punct(dot),
            TokenTree::Ident(word),
            TokenTree::Group(group),
        ] if dot.as_char() == '.'
            && !by.is_empty()
            && group.stream().is_empty()
            && (word == "desc" || word == "asc") =>
        {
            (by, word == "desc")
        }
        _ => (tokens, false),
    }
}

fn is_number(literal: &Literal) -> bool {
    literal.to_string().parse::<i64>().is_ok()
}
