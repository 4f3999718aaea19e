//! The clauses.
//!
//! ```text
//! update   = table "as" binder { "," clause }
//! clause   = "set" "(" item { "," item } ")"
//!          | "filter" "(" condition ")" | "all_rows" "(" ")"
//!          | "returning" "(" binder ")" | "returning" "(" column { "," column } ")"
//! item     = ".." patch | column ( "=" | "+=" | "-=" | "*=" ) value
//! column   = binder "." name
//! ```
//!
//! Values and conditions: see [`sql`](super::sql).

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::ast::{Assign, AssignOperator, Column, Expr, Filter, Item, Returning, Update};
use super::lex::{self, Kind};
use super::sql::Scope;
use crate::errors::{Errors, nearest};

const CLAUSES: [&str; 4] = ["set", "filter", "all_rows", "returning"];

/// Reads `$crate`, which the runtime's `update!` puts in front, and then what the user wrote.
pub(crate) fn parse(input: TokenStream, errors: &mut Errors) -> Update {
    let mut tokens = input.into_iter();
    let krate = tokens
        .next()
        .unwrap_or_else(|| TokenTree::Ident(Ident::new("updatable", Span::call_site())));
    let tokens: Vec<TokenTree> = tokens.collect();
    let arguments = lex::commas(&tokens);

    let (table, binder, rest) = header(arguments.first().copied().unwrap_or_default(), errors);
    let Some(binder) = binder else {
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
        may_be_filter: false,
    };
    let rest = (!rest.is_empty()).then_some(rest);
    for argument in rest.into_iter().chain(arguments.iter().skip(1).copied()) {
        clauses.clause(argument, errors);
    }
    clauses.finish(krate, table, errors)
}

/// `Table as binder`, and what follows it where a comma is missing.
fn header<'a>(
    tokens: &'a [TokenTree],
    errors: &mut Errors,
) -> (TokenStream, Option<Ident>, &'a [TokenTree]) {
    const EXPECTED: &str = "expected `Table as binder`, e.g. `Book as b`";

    let as_at = tokens
        .iter()
        .position(|token| matches!(token, TokenTree::Ident(ident) if ident == "as"));
    let (table, rest) = match as_at {
        Some(at) => tokens.split_at(at),
        None => (tokens, &[][..]),
    };
    if table.is_empty() {
        errors.push_at(lex::span_or(tokens, Span::call_site()), EXPECTED);
        return (TokenStream::new(), None, &[]);
    }
    let stream: TokenStream = table.iter().cloned().collect();
    match rest {
        [_, TokenTree::Ident(binder)] => (stream, Some(binder.clone()), &[]),
        [] | [_] => {
            errors.push(&stream, EXPECTED);
            (stream, None, &[])
        }
        // More after the binder, as in `Book as b set(..)`: a comma is missing.
        [_, TokenTree::Ident(binder), rest @ ..] => {
            errors.push(rest.first(), "expected `,` after the binder");
            (stream, Some(binder.clone()), rest)
        }
        [_, other, ..] => {
            errors.push(other, EXPECTED);
            (stream, None, &[])
        }
    }
}

struct Clauses {
    scope: Scope,
    set: Option<(Ident, Vec<Item>)>,
    filter: Option<Filter>,
    returning: Option<Returning>,
    filter_first: bool,
    /// A clause was not understood, and may be the filter that is missing.
    may_be_filter: bool,
}

impl Clauses {
    fn clause(&mut self, tokens: &[TokenTree], errors: &mut Errors) {
        let (word, group) = match tokens {
            [TokenTree::Ident(word), TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Parenthesis =>
            {
                (word, group)
            }
            [TokenTree::Ident(word), TokenTree::Group(group), next, ..]
                if group.delimiter() == Delimiter::Parenthesis =>
            {
                errors.push(next, "expected `,` between the clauses");
                (word, group)
            }
            [TokenTree::Ident(word), ..] if CLAUSES.iter().any(|clause| word == clause) => {
                errors.push(word, format!("expected `{word}(..)`"));
                self.may_be_filter = true;
                return;
            }
            _ => {
                let stream: TokenStream = tokens.iter().cloned().collect();
                let span = lex::span_or(tokens, Span::call_site());
                match tokens.first() {
                    Some(TokenTree::Ident(word)) => self.unknown(word, errors),
                    Some(_) => errors.push(stream, "expected a clause: `set(..)`, `filter(..)`, `all_rows()` or `returning(..)`"),
                    None => errors.push_at(span, "expected a clause between the commas"),
                }
                self.may_be_filter = true;
                return;
            }
        };
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        match word.to_string().as_str() {
            "set" => {
                let items = self.set(word, group, &inner, errors);
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
                self.may_be_filter = true;
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
                self.filter_first = self.set.is_none();
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

    fn set(
        &self,
        word: &Ident,
        group: &Group,
        inner: &[TokenTree],
        errors: &mut Errors,
    ) -> Vec<Item> {
        if inner.is_empty() {
            let _ = group;
            errors.push(
                word,
                format!(
                    "nothing to update: `set` has no assignment\nhelp: `set({}.column = value)`",
                    self.scope.binder_name()
                ),
            );
        }
        let mut items: Vec<Item> = Vec::new();
        for tokens in lex::commas(inner) {
            let Some(item) = self.item(tokens, word.span(), errors) else {
                continue;
            };
            if let Item::Assign(assign) = &item {
                let twice = items.iter().any(|other| {
                    matches!(other, Item::Assign(other) if other.column.name == assign.column.name)
                });
                if twice {
                    errors.push(
                        &assign.column.name,
                        format!("column `{}` is set twice in one update", assign.column.name),
                    );
                }
            }
            items.push(item);
        }
        items
    }

    fn item(&self, tokens: &[TokenTree], otherwise: Span, errors: &mut Errors) -> Option<Item> {
        if lex::is_range(tokens, 0) {
            let patch: TokenStream = tokens.iter().skip(2).cloned().collect();
            if patch.is_empty() {
                errors.push_at(
                    lex::span_or(tokens, otherwise),
                    "expected a patch after `..`: `set(..patch)`",
                );
                return None;
            }
            return Some(Item::Patch(patch));
        }
        if tokens.is_empty() {
            errors.push_at(otherwise, "expected an assignment between the commas");
            return None;
        }
        self.assignment(tokens, errors)
    }

    fn assignment(&self, tokens: &[TokenTree], errors: &mut Errors) -> Option<Item> {
        let binder = self.scope.binder_name();
        let (operators, _) = lex::operators(tokens);
        let assign = operators
            .iter()
            .find(|operator| matches!(operator.kind, Kind::Assign(_)));
        let Some(assign) = assign else {
            self.no_assignment(tokens, &operators, errors);
            return None;
        };
        let (left, right) = (&tokens[..assign.at], &tokens[assign.end..]);
        let operator = match assign.kind {
            Kind::Assign(None) => AssignOperator::Set,
            Kind::Assign(Some('+')) => AssignOperator::Add,
            Kind::Assign(Some('-')) => AssignOperator::Sub,
            Kind::Assign(Some('*')) => AssignOperator::Mul,
            other => {
                let text = other.text();
                errors.push(
                    &tokens[assign.at],
                    format!("no `{text}` in an update: expected `=`, `+=`, `-=` or `*=`"),
                );
                AssignOperator::Set
            }
        };
        let column = match self.scope.column(left) {
            Some(column) => Some(column),
            None => {
                self.not_a_column(left, &tokens[assign.at], errors);
                None
            }
        };
        let value = if right.is_empty() {
            errors.push(
                &tokens[assign.at],
                format!("expected a value after `{}`", assign.kind.text()),
            );
            Expr::Broken(Vec::new())
        } else {
            let again = lex::operators(right).0;
            if let Some(again) = again
                .iter()
                .find(|operator| matches!(operator.kind, Kind::Assign(_)))
            {
                errors.push(
                    &right[again.at],
                    format!("expected `,` between two assignments: `set({binder}.x = .., {binder}.y = ..)`"),
                );
                Expr::Broken(Vec::new())
            } else {
                self.scope.value(right, errors)
            }
        };
        column.map(|column| {
            Item::Assign(Assign {
                column,
                operator,
                value,
            })
        })
    }

    /// No `=` in an item of `set`.
    fn no_assignment(
        &self,
        tokens: &[TokenTree],
        operators: &[lex::Operator],
        errors: &mut Errors,
    ) {
        let binder = self.scope.binder_name();
        if let Some(compare) = operators
            .iter()
            .find(|operator| operator.kind == Kind::EqEq)
        {
            let operator: TokenStream = tokens[compare.at..compare.end].iter().cloned().collect();
            errors.push(operator, "`==` compares; assign with `=`");
            return;
        }
        match (self.scope.column(tokens), tokens) {
            (Some(column), _) => errors.push(
                &column.name,
                format!("expected `= value` after column `{}`", column.name),
            ),
            // `b.` and `b`: the same words as in a condition.
            (None, [TokenTree::Ident(first), ..]) if self.scope.is_binder(first) => {
                self.scope.value(tokens, errors);
            }
            (None, _) => {
                let stream: TokenStream = tokens.iter().cloned().collect();
                errors.push(
                    stream,
                    format!(
                        "expected an assignment: `{binder}.column = value`, or a patch: `..patch`"
                    ),
                );
            }
        }
    }

    /// The left side of `=` is no column.
    fn not_a_column(&self, left: &[TokenTree], operator: &TokenTree, errors: &mut Errors) {
        let binder = self.scope.binder_name();
        match left {
            [] => errors.push(
                operator,
                format!("expected a column before the operator: `{binder}.column`"),
            ),
            [TokenTree::Ident(name)] if !self.scope.is_binder(name) => errors.push(
                name,
                format!("the left side of `=` must be a column: write `{binder}.{name}`"),
            ),
            [TokenTree::Ident(first), ..] if self.scope.is_binder(first) && left.len() <= 2 => {
                self.scope.value(left, errors);
            }
            _ => {
                let stream: TokenStream = left.iter().cloned().collect();
                errors.push(
                    stream,
                    format!("the left side of `=` must be a column: `{binder}.column`"),
                );
            }
        }
    }

    fn filter(&self, word: &Ident, inner: &[TokenTree], errors: &mut Errors) -> Filter {
        let parts = lex::commas(inner);
        let Some(first) = parts.first() else {
            errors.push(
                word,
                format!(
                    "this filter has no condition: it would match every row of `{}`\n\
                     help: `filter({}.column == value)`\n\
                     help: or, if every row is meant: `all_rows()`",
                    self.scope.table,
                    self.scope.binder_name()
                ),
            );
            return Filter::Broken;
        };
        if let Some(second) = parts.get(1) {
            let stream: TokenStream = second.iter().cloned().collect();
            errors.push(
                stream,
                "`filter` takes one condition\nhelp: join the conditions with `&&`",
            );
        }
        Filter::Condition(word.span(), self.scope.condition(first, errors))
    }

    fn returning(&self, word: &Ident, inner: &[TokenTree], errors: &mut Errors) -> Returning {
        let binder = self.scope.binder_name();
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
        let binder = self.scope.binder_name();
        match part {
            [] => errors.push(word, "expected a column between the commas"),
            [TokenTree::Ident(only)] if self.scope.is_binder(only) => errors.push(
                only,
                format!("the whole row is returned alone: `returning({binder})`"),
            ),
            [TokenTree::Ident(first), ..] if self.scope.is_binder(first) && part.len() <= 2 => {
                self.scope.value(part, errors);
            }
            [TokenTree::Ident(name)] => {
                errors.push(name, format!("expected a column: write `{binder}.{name}`"))
            }
            _ => {
                let stream: TokenStream = part.iter().cloned().collect();
                errors.push(
                    stream,
                    format!("`returning` takes columns: `{binder}.column`"),
                );
            }
        }
    }

    fn finish(self, krate: TokenTree, table: TokenStream, errors: &mut Errors) -> Update {
        let binder = self.scope.binder_name();
        let set_word = self.set.as_ref().map(|(word, _)| word.clone());
        if set_word.is_none() && !self.may_be_filter && !table.is_empty() {
            errors.push(
                &table,
                format!("nothing to update: this update has no `set`\nhelp: `set({binder}.column = value)`"),
            );
        }
        if self.filter.is_none()
            && !self.may_be_filter
            && let Some(word) = &set_word
        {
            errors.push(
                word,
                format!(
                    "this update has no filter: it would change every row of `{table}`\n\
                     help: add `filter({binder}.column == value)`\n\
                     help: or, if every row is meant: `all_rows()`",
                    table = self.scope.table
                ),
            );
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
            _ => None,
        }
    }
}
