//! The clauses.
//!
//! ```text
//! update   = table "as" binder { "," clause }
//! clause   = "set" "(" item { "," item } ")"
//!          | "filter" "(" condition ")" | "all_rows" "(" ")"
//!          | "returning" "(" binder ")" | "returning" "(" column { "," column } ")"
//! item     = ".." patch | column ( "=" | "+=" | "-=" | "*=" | "/=" | "%=" ) value
//! column   = binder "." name
//! ```
//!
//! Items: see [`set`](super::set). Values and conditions: see [`sql`](super::sql).

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use syn::parse::{Parse, Parser};

use super::ast::{Filter, Item, Returning, Update};
use super::lex;
use super::operand;
use super::sql::Scope;
use crate::errors::{Errors, nearest};

const CLAUSES: [&str; 4] = ["set", "filter", "all_rows", "returning"];

/// Reads `$crate`, which the runtime's `update!` puts in front, and then what the user wrote.
pub(crate) fn parse(input: TokenStream, errors: &mut Errors) -> Update {
    let mut input = input.into_iter();
    let krate = input
        .next()
        .unwrap_or_else(|| TokenTree::Ident(Ident::new("updatable", Span::call_site())));
    let tokens = input.collect::<Vec<_>>();
    let header = header(&tokens);
    let rest = tokens.get(header.len() + 1..).unwrap_or_default();
    let passed_on = lex::passed_on(header);
    let header = passed_on.as_deref().unwrap_or(header);
    let Some((table, binder, missing_comma)) = table_and_binder(header, errors) else {
        // Without the binder nothing else can be understood.
        return Update {
            krate,
            table: TokenStream::new(),
            binder: None,
            items: Vec::new(),
            filter: Filter::Broken,
            returning: Returning::Broken,
            filter_first: false,
        };
    };
    let mut clauses = Clauses {
        scope: Scope {
            table: table.to_string().replace(' ', ""),
            binder,
        },
        set: None,
        filter: None,
        returning: None,
        filter_first: false,
        skipped: false,
    };
    clauses.after_missing_comma(missing_comma, errors);
    for clause in lex::commas(rest) {
        clauses.clause(clause, errors);
    }
    clauses.finish(krate, table, errors)
}

/// Up to the first comma that is not one of the table's: `Row<'_, Big> as r`.
fn header(tokens: &[TokenTree]) -> &[TokenTree] {
    let end = outside_angles(tokens, |at| lex::is_punct(tokens, at, ','));
    &tokens[..end.unwrap_or(tokens.len())]
}

/// `Table as binder`, and what follows it where a comma is missing.
fn table_and_binder<'a>(
    tokens: &'a [TokenTree],
    errors: &mut Errors,
) -> Option<(TokenStream, Ident, &'a [TokenTree])> {
    const EXPECTED: &str = "expected `Table as binder`, e.g. `Book as b`";

    let as_at = outside_angles(
        tokens,
        |at| matches!(&tokens[at], TokenTree::Ident(ident) if ident == "as"),
    );
    let (table, rest) = tokens.split_at(as_at.unwrap_or(tokens.len()));
    let stream = lex::stream(table);
    if table.is_empty() {
        errors.push_at(lex::span_or(tokens, Span::call_site()), EXPECTED);
        return None;
    }
    match rest {
        _ if syn::Type::without_plus.parse2(stream.clone()).is_err() => {
            errors.push(stream, EXPECTED)
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
        [_, other, ..] => errors.push(other, EXPECTED),
        [] | [_] => errors.push(stream, EXPECTED),
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

struct Clauses {
    scope: Scope,
    set: Option<(Ident, Vec<Item>)>,
    filter: Option<Filter>,
    returning: Option<Returning>,
    filter_first: bool,
    /// A clause was not understood, and may be the one that is missing.
    skipped: bool,
}

impl Clauses {
    fn clause(&mut self, tokens: &[TokenTree], errors: &mut Errors) {
        if let Some(passed_on) = lex::passed_on(tokens) {
            return self.clause(&passed_on, errors);
        }
        match tokens {
            [TokenTree::Ident(word), TokenTree::Group(group), rest @ ..]
                if group.delimiter() == Delimiter::Parenthesis =>
            {
                self.known_clause(word, group, errors);
                if let Some(next) = rest.first() {
                    errors.push(next, "expected `,` between the clauses");
                }
                self.after_missing_comma(rest, errors);
            }
            [TokenTree::Ident(word), ..] => {
                if CLAUSES.iter().any(|clause| word == clause) {
                    errors.push(word, format!("expected `{word}(..)`"));
                } else {
                    self.unknown(word, errors);
                }
                self.skipped = true;
            }
            [] => errors.push_at(
                self.scope.binder.span(),
                "expected a clause between the commas",
            ),
            _ => {
                errors.push(
                    lex::stream(tokens),
                    "expected a clause: `set(..)`, `filter(..)`, `all_rows()` or `returning(..)`",
                );
                self.skipped = true;
            }
        }
    }

    /// What stands where a comma was expected, which has been reported.
    fn after_missing_comma(&mut self, tokens: &[TokenTree], errors: &mut Errors) {
        match tokens {
            [] => {}
            [TokenTree::Ident(_), TokenTree::Group(_), ..] => self.clause(tokens, errors),
            _ => self.skipped = true,
        }
    }

    fn known_clause(&mut self, word: &Ident, group: &Group, errors: &mut Errors) {
        let inner = lex::trees(group.stream());
        match word.to_string().as_str() {
            "set" => {
                let items = self.scope.items(word, &inner, errors);
                match &mut self.set {
                    None => self.set = Some((word.clone(), items)),
                    Some(_) => errors.push(
                        word,
                        "`set` is given twice\nhelp: put all the assignments into one: `set(b.x = .., b.y = ..)`",
                    ),
                }
            }
            "filter" => {
                let filter = self.filter(word, &inner, errors);
                self.put_filter(word, filter, errors);
            }
            "all_rows" => {
                if let Some(first) = inner.first() {
                    errors.push(first, "`all_rows()` takes nothing: it means every row");
                }
                self.put_filter(word, Filter::AllRows, errors);
            }
            "returning" => {
                let returning = self.returning(word, &inner, errors);
                match self.returning {
                    None => self.returning = Some(returning),
                    Some(_) => errors.push(
                        word,
                        "`returning` is given twice\nhelp: name all the columns in one",
                    ),
                }
            }
            _ => {
                self.unknown(word, errors);
                self.skipped = true;
            }
        }
    }

    fn unknown(&self, word: &Ident, errors: &mut Errors) {
        let written = word.to_string();
        let mut message = format!(
            "unknown clause `{written}`: expected `set(..)`, `filter(..)`, `all_rows()` or `returning(..)`"
        );
        let meant = match written.as_str() {
            "where_" | "wher" | "where" => Some("filter"),
            _ => nearest(&written, CLAUSES),
        };
        if let Some(meant) = meant {
            message.push_str(&format!("\nhelp: did you mean `{meant}`?"));
        }
        errors.push(word, message);
    }

    fn put_filter(&mut self, word: &Ident, filter: Filter, errors: &mut Errors) {
        match (&self.filter, &filter) {
            (None, _) => {
                self.filter_first = self.set.is_none() && matches!(filter, Filter::Condition(..));
                self.filter = Some(filter);
            }
            (Some(Filter::AllRows), Filter::AllRows) => {
                errors.push(word, "`all_rows()` is given twice");
            }
            (Some(Filter::AllRows), _) | (Some(_), Filter::AllRows) => errors.push(
                word,
                "`filter(..)` and `all_rows()` exclude each other\nhelp: keep the filter, or say that every row is meant",
            ),
            (Some(_), _) => errors.push(
                word,
                "`filter` is given twice\nhelp: join the conditions with `&&` in one filter",
            ),
        }
    }

    fn filter(&self, word: &Ident, inner: &[TokenTree], errors: &mut Errors) -> Filter {
        let parts = lex::commas(inner);
        let Some(first) = parts.first().filter(|first| !first.is_empty()) else {
            errors.push(
                word,
                format!(
                    "this filter has no condition: it would match every row of `{}`\n\
                     help: `filter({}.column == value)`\n\
                     help: or, if every row is meant: `all_rows()`",
                    self.scope.table, self.scope.binder
                ),
            );
            return Filter::Broken;
        };
        if let Some(second) = parts.get(1) {
            errors.push(
                lex::stream(second),
                "`filter` takes one condition\nhelp: join the conditions with `&&`",
            );
        }
        Filter::Condition(word.span(), self.scope.condition(first, errors))
    }

    fn returning(&self, word: &Ident, inner: &[TokenTree], errors: &mut Errors) -> Returning {
        let binder = &self.scope.binder;
        let parts = lex::commas(inner);
        if parts.is_empty() {
            errors.push(
                word,
                format!(
                    "`returning` names no column\nhelp: `returning({binder})` for whole rows, `returning({binder}.x, {binder}.y)` for columns"
                ),
            );
            return Returning::Broken;
        }
        if let [[TokenTree::Ident(only)]] = parts.as_slice()
            && self.scope.is_binder(only)
        {
            return Returning::Row;
        }
        let mut columns = Vec::new();
        for part in &parts {
            match self.scope.column(part) {
                Some(column) => columns.push(column),
                None => self.not_returnable(part, word, errors),
            }
        }
        if columns.len() > 12 {
            errors.push(
                word,
                format!("`returning` gives at most twelve columns\nhelp: `returning({binder})` gives the whole row"),
            );
            return Returning::Broken;
        }
        if columns.len() == parts.len() {
            Returning::Columns(columns)
        } else {
            Returning::Broken
        }
    }

    fn not_returnable(&self, part: &[TokenTree], word: &Ident, errors: &mut Errors) {
        let binder = &self.scope.binder;
        match part {
            [] => errors.push(word, "expected a column between the commas"),
            [TokenTree::Ident(only)] if self.scope.is_binder(only) => errors.push(
                only,
                format!("the whole row is returned alone: `returning({binder})`"),
            ),
            _ if self.scope.unfinished_column(part, errors) => {}
            [TokenTree::Ident(name)] => {
                errors.push(name, format!("expected a column: write `{binder}.{name}`"))
            }
            _ => errors.push(
                lex::stream(part),
                format!("`returning` takes columns: `{binder}.column`"),
            ),
        }
    }

    fn finish(self, krate: TokenTree, table: TokenStream, errors: &mut Errors) -> Update {
        let binder = &self.scope.binder;
        match (&self.set, &self.filter) {
            _ if self.skipped => {}
            (None, _) => errors.push(
                &table,
                format!("nothing to update: this update has no `set`\nhelp: `set({binder}.column = value)`"),
            ),
            (Some((word, _)), None) => errors.push(
                word,
                format!(
                    "this update has no filter: it would change every row of `{}`\n\
                     help: add `filter({binder}.column == value)`\n\
                     help: or, if every row is meant: `all_rows()`",
                    self.scope.table
                ),
            ),
            (Some(_), Some(_)) => {}
        }
        Update {
            krate,
            table,
            binder: Some(self.scope.binder),
            items: self.set.map(|(_, items)| items).unwrap_or_default(),
            filter: self.filter.unwrap_or(Filter::Broken),
            returning: self.returning.unwrap_or(Returning::Nothing),
            filter_first: self.filter_first,
        }
    }
}
