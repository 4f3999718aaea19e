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
use super::row;
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
        _ if !row::is_lent(table) && syn::Type::without_plus.parse2(stream.clone()).is_err() => {
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
            let begins = |name: &str, wanted: fn(&char) -> bool| {
                name.chars().next().is_some_and(|first| wanted(&first))
            };
            // `b as Book`.
            if let [TokenTree::Ident(table)] = table
                && begins(&table.to_string(), |first| first.is_lowercase())
                && begins(&name.to_string(), |first| first.is_uppercase())
            {
                errors.push(
                    lex::stream(tokens),
                    format!("the table stands before `as`, and its name in the statement after it\nhelp: `{name} as {table}`"),
                );
                return None;
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
    binder: Ident,
    word: Ident,
    /// What follows `Author as a`.
    rest: Vec<TokenTree>,
    /// Some of it was not understood, which has been reported.
    skipped: bool,
}

impl Scope {
    /// Binds the table of every `from(…)` among the parts of a statement. None if one of them was not understood, which has been
    /// reported: whatever names its columns would be another mistake.
    pub(super) fn sources(
        &mut self,
        parts: &[&[TokenTree]],
        errors: &mut Errors,
    ) -> Option<Vec<Source>> {
        let mut sources = Vec::new();
        let mut all = true;
        for part in parts {
            let passed_on = lex::passed_on(part);
            let part = passed_on.as_deref().unwrap_or(part);
            if let Some((word, group)) = from_clause(part).or_else(|| join_clause(part)) {
                let source = self.source(word, group, errors);
                all &= source.is_some();
                sources.extend(source);
            }
        }
        all.then_some(sources)
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
        let rest = inner.get(header.len()..).unwrap_or_default();
        let passed_on = lex::passed_on(header);
        let header = passed_on.as_deref().unwrap_or(header);
        let (table, binder, missing_comma) = table_and_binder(header, "Author as a", errors)?;
        if row::is_lent(&lex::trees(table.clone())) {
            errors.push(
                table,
                "`from` takes a table, and no row in memory: `from(Author as a, on(..))`",
            );
            return None;
        }
        let name = table.to_string().replace(' ', "");
        let (rest, skipped) = match missing_comma {
            [TokenTree::Ident(_), TokenTree::Group(_)] => ([missing_comma, rest].concat(), false),
            skipped => {
                let rest = rest.get(1..).unwrap_or_default();
                (rest.to_vec(), !skipped.is_empty())
            }
        };
        Some(Source {
            binder: binder.clone(),
            of: self.bind(table, binder, errors)?,
            table: name,
            word: word.clone(),
            rest,
            skipped,
        })
    }

    /// Reads the conditions. `alone` says that the first table relates to nothing: in a `select`.
    pub(super) fn joins(
        &self,
        sources: Vec<Source>,
        alone: bool,
        errors: &mut Errors,
    ) -> Vec<Join> {
        let last = sources.last().map_or(0, |source| source.of);
        sources
            .into_iter()
            .enumerate()
            .map(|(index, source)| self.join(&source, last, alone && index == 0, alone, errors))
            .collect()
    }

    /// `last` is the number of the statement's last table.
    fn join(
        &self,
        source: &Source,
        last: usize,
        first: bool,
        in_select: bool,
        errors: &mut Errors,
    ) -> Join {
        let mut join = Join {
            of: source.of,
            on: None,
            any_match: false,
            span: source.word.span(),
        };
        let before = errors.len();
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
                        continue;
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
                    join.on = Some(self.on(word, group, source, last, errors));
                }
                [TokenTree::Ident(word), TokenTree::Group(group)]
                    if group.delimiter() == Delimiter::Parenthesis
                        && word == "any_match"
                        && group.stream().is_empty() =>
                {
                    if in_select {
                        errors.push(
                            word,
                            "`any_match()` is for the `from` of an update: a `select` reads every row",
                        );
                    } else if join.any_match {
                        errors.push(word, "`any_match()` is given twice");
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
        if !on_given && !first && !source.skipped {
            errors.push(
                &source.word,
                format!(
                    "how do the rows of `{table}` relate to the others? `from` needs a condition\n\
                     help: `from({table} as {binder}, on({binder}.column == {first}.column))`",
                    table = source.table,
                    binder = source.binder,
                    first = self.binder()
                ),
            );
        }
        if errors.len() > before || source.skipped {
            join.on = Some(Expr::Broken(join.on.into_iter().collect()));
        }
        join
    }

    fn on(
        &self,
        word: &Ident,
        group: &Group,
        source: &Source,
        last: usize,
        errors: &mut Errors,
    ) -> Expr {
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
        let columns = condition.columns();
        // The tables of a subquery in it have higher numbers still.
        let later = columns
            .iter()
            .find(|column| (source.of + 1..=last).contains(&column.of));
        if let Some(later) = later {
            errors.push(
                &later.binder,
                format!(
                    "`{}` is not there yet: its `from` comes after that of `{}`\nhelp: change the order of the two",
                    later.binder, source.table
                ),
            );
        } else if !columns.iter().any(|column| column.of == source.of)
            || !columns.iter().any(|column| column.of < source.of)
        {
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

/// `join(…)`, which is reported as an unknown clause: its columns are no further mistake.
fn join_clause(part: &[TokenTree]) -> Option<(&Ident, &Group)> {
    match part {
        [TokenTree::Ident(word), TokenTree::Group(group), ..]
            if (word == "join" || word == "inner_join")
                && group.delimiter() == Delimiter::Parenthesis =>
        {
            Some((word, group))
        }
        _ => None,
    }
}
