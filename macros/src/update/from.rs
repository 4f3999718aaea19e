//! Other tables.
//!
//! ```text
//! from = "from" "(" table "as" binder [ "," "on" "(" condition ")" ] [ "," "any_match" "(" ")" ] ")"
//! ```

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::parse::{Parse, Parser};

use super::ast::{Expr, Join};
use super::lex;
use super::operand;
use super::scope::Scope;
use crate::errors::Errors;

/// Up to the first comma that is not one of the table's: `Row<'_, Big> as r`.
pub(super) fn header(tokens: &[TokenTree]) -> &[TokenTree] {
    let end = outside_angles(tokens, |at| lex::is_punct(tokens, at, ','));
    &tokens[..end.unwrap_or(tokens.len())]
}

/// `Table as binder`, and what follows it where a comma is missing. `example` is one, for the message.
pub(super) fn table_and_binder<'a>(
    tokens: &'a [TokenTree],
    example: &str,
    errors: &mut Errors,
) -> Option<(TokenStream, Ident, &'a [TokenTree])> {
    let expected = format!("expected `Table as binder`, e.g. `{example}`");
    let as_at = outside_angles(
        tokens,
        |at| matches!(&tokens[at], TokenTree::Ident(ident) if ident == "as"),
    );
    let (table, rest) = tokens.split_at(as_at.unwrap_or(tokens.len()));
    let stream = lex::stream(table);
    if table.is_empty() {
        errors.push_at(lex::span_or(tokens, Span::call_site()), expected);
        return None;
    }
    match rest {
        _ if syn::Type::without_plus.parse2(stream.clone()).is_err() => {
            errors.push(stream, expected)
        }
        // `_` and keywords are no names.
        [_, binder @ TokenTree::Ident(name), rest @ ..]
            if Ident::parse.parse2(binder.clone().into()).is_ok() =>
        {
            // As in `Book as b set(..)`.
            if let Some(next) = rest.first() {
                errors.push(next, "expected `,` after the binder");
            }
            return Some((stream, name.clone(), rest));
        }
        [_, other, ..] => errors.push(other, expected),
        [] | [_] => errors.push(stream, expected),
    }
    None
}

/// The first wanted place that is in no `<..>`: in a type, no `<` compares.
fn outside_angles(tokens: &[TokenTree], wanted: impl Fn(usize) -> bool) -> Option<usize> {
    let mut at = 0;
    while at < tokens.len() {
        if wanted(at) {
            return Some(at);
        }
        at = operand::angles(tokens, at).unwrap_or(at + 1);
    }
    None
}

/// A `from(…)` whose table is known, and its conditions not yet: they may name tables that come after it in the text.
pub(super) struct Source {
    of: usize,
    table: String,
    word: Ident,
    /// What follows `Author as a`.
    rest: Vec<TokenTree>,
}

impl Scope {
    /// Binds the table of every `from(…)` among the parts of a statement.
    pub(super) fn sources(&mut self, parts: &[&[TokenTree]], errors: &mut Errors) -> Vec<Source> {
        parts
            .iter()
            .filter_map(|part| {
                let passed_on = lex::passed_on(part);
                let (word, group) = from_clause(passed_on.as_deref().unwrap_or(part))?;
                self.source(word, group, errors)
            })
            .collect()
    }

    fn source(&mut self, word: &Ident, group: &Group, errors: &mut Errors) -> Option<Source> {
        let inner = lex::trees(group.stream());
        if inner.is_empty() {
            errors.push(
                word,
                "`from` names no table: `from(Author as a, on(a.id == b.author_id))`",
            );
            return None;
        }
        let header = header(&inner);
        let rest = inner.get(header.len() + 1..).unwrap_or_default();
        let passed_on = lex::passed_on(header);
        let header = passed_on.as_deref().unwrap_or(header);
        let (table, binder, _) = table_and_binder(header, "Author as a", errors)?;
        let name = table.to_string().replace(' ', "");
        Some(Source {
            of: self.bind(table, binder, errors),
            table: name,
            word: word.clone(),
            rest: rest.to_vec(),
        })
    }

    /// Reads the conditions. `alone` says that the first table relates to nothing: in a `select`.
    pub(super) fn joins(
        &self,
        sources: Vec<Source>,
        alone: bool,
        errors: &mut Errors,
    ) -> Vec<Join> {
        sources
            .into_iter()
            .enumerate()
            .map(|(index, source)| self.join(&source, alone && index == 0, alone, errors))
            .collect()
    }

    fn join(&self, source: &Source, first: bool, in_select: bool, errors: &mut Errors) -> Join {
        let mut join = Join {
            of: source.of,
            on: None,
            any_match: false,
            span: source.word.span(),
        };
        let mut on_given = false;
        for part in lex::commas(&source.rest) {
            let passed_on = lex::passed_on(part);
            let part = passed_on.as_deref().unwrap_or(part);
            match part {
                [TokenTree::Ident(word), TokenTree::Group(group)]
                    if group.delimiter() == Delimiter::Parenthesis && word == "on" =>
                {
                    if on_given {
                        errors.push(
                            word,
                            "`on` is given twice\nhelp: join the conditions with `&&`",
                        );
                    }
                    on_given = true;
                    join.span = word.span();
                    if first {
                        errors.push(
                            word,
                            "the first table of a `select` has no `on`\nhelp: say which rows in `filter(..)`",
                        );
                        continue;
                    }
                    join.on = Some(self.on(word, group, source, errors));
                }
                [TokenTree::Ident(word), TokenTree::Group(group)]
                    if group.delimiter() == Delimiter::Parenthesis
                        && word == "any_match"
                        && group.stream().is_empty() =>
                {
                    if in_select {
                        errors.push(word, "`any_match()` is for the `from` of an update");
                    }
                    join.any_match = true;
                }
                [] => errors.push(&source.word, "expected `on(..)` between the commas"),
                _ => errors.push(
                    lex::stream(part),
                    "expected `on(condition)` or `any_match()` after the table",
                ),
            }
        }
        if !on_given && !first {
            errors.push(
                &source.word,
                format!(
                    "how do the rows of `{}` relate to the others? `from` needs a condition\nhelp: `from({} as .., on(..))`",
                    source.table, source.table
                ),
            );
            join.on = Some(Expr::broken());
        }
        join
    }

    fn on(&self, word: &Ident, group: &Group, source: &Source, errors: &mut Errors) -> Expr {
        let inner = lex::trees(group.stream());
        let parts = lex::commas(&inner);
        let Some(condition) = parts.first().filter(|part| !part.is_empty()) else {
            errors.push(word, "`on` has no condition: `on(a.id == b.author_id)`");
            return Expr::broken();
        };
        if let Some(second) = parts.get(1) {
            errors.push(
                lex::stream(second),
                "`on` takes one condition\nhelp: join the conditions with `&&`",
            );
        }
        let condition = self.condition(condition, errors);
        if condition.is_broken() {
            return condition;
        }
        let own = |part: &Expr| matches!(part, Expr::Column(column) if column.of == source.of);
        let others = |part: &Expr| matches!(part, Expr::Column(column) if column.of < source.of);
        let later = |part: &Expr| matches!(part, Expr::Column(column) if column.of > source.of);
        if condition.any(&later)
            && !condition.any(&|part| matches!(part, Expr::Select(_) | Expr::Exists(_)))
        {
            errors.push(
                word,
                format!("a table that is named later is not there yet for `{}`\nhelp: change the order of the two `from`", source.table),
            );
        } else if !condition.any(&own) || !condition.any(&others) {
            errors.push(
                word,
                format!(
                    "this condition does not relate `{}` to another table: each of its rows would meet every row\n\
                     help: compare a column of it with a column of another table",
                    source.table
                ),
            );
        }
        condition
    }
}

/// `from(…)`.
pub(super) fn from_clause(part: &[TokenTree]) -> Option<(&Ident, &Group)> {
    match part {
        [TokenTree::Ident(word), TokenTree::Group(group), ..]
            if word == "from" && group.delimiter() == Delimiter::Parenthesis =>
        {
            Some((word, group))
        }
        _ => None,
    }
}
