//! The clauses.
//!
//! ```text
//! update   = ( table | "&" "mut" row ) "as" binder { "," clause }
//! clause   = "set" "(" item { "," item } ")"
//!          | "filter" "(" [ condition ] { "," ".." filter } ")" | "all_rows" "(" ")"
//!          | from
//!          | "order_by" "(" value [ ".desc()" ] { "," value [ ".desc()" ] } ")" | "limit" "(" number ")"
//!          | "returning" "(" binder ")" | "returning" "(" value { "," value } ")"
//! item     = ".." patch | column ( "=" | "+=" | "-=" | "*=" | "/=" | "%=" ) value
//! column   = binder "." name
//! ```
//!
//! A row in memory: see [`row`](super::row).
//! Items: see [`set`](super::set). Values and conditions: see [`sql`](super::sql). Other tables: see [`from`](super::from).

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::ast::{Clause, Expr, Filter, Infix, Item, Join, Order, Returning, Row, Update};
use super::from::{header, table_and_binder};
use super::lex;
use super::row;
use super::scope::Scope;
use super::set;
use crate::errors::{Errors, nearest};

const CLAUSES: [&str; 7] = [
    "set",
    "filter",
    "all_rows",
    "from",
    "order_by",
    "limit",
    "returning",
];

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
    // Without the binders nothing else can be understood.
    let Some((table, binder, missing_comma)) = table_and_binder(header, "Book as b", errors) else {
        return Update::unbound(krate);
    };
    let row = match row::is_lent(&lex::trees(table.clone())) {
        true => match row::row(&table, errors) {
            Some(row) => Some(row),
            None => return Update::unbound(krate),
        },
        false => None,
    };
    let mut scope = Scope::new(&table, binder.clone());
    let parts = lex::commas(rest);
    // Those of `from` may stand in the clauses before it.
    let Some(sources) = scope.sources(&parts, errors) else {
        return Update::unbound(krate);
    };
    let joins = scope.joins(sources, false, errors);
    let mut clauses = Clauses {
        scope,
        row,
        set: None,
        filter: None,
        joins,
        order: None,
        limit: None,
        returning: None,
        written: Vec::new(),
        skipped: false,
    };
    clauses.after_missing_comma(missing_comma, errors);
    for clause in parts {
        clauses.clause(clause, errors);
    }
    clauses.finish(krate, table, binder, errors)
}

struct Clauses {
    scope: Scope,
    row: Option<Row>,
    set: Option<(Ident, Vec<Item>)>,
    filter: Option<Filter>,
    joins: Vec<Join>,
    order: Option<(Ident, Order)>,
    limit: Option<(Ident, TokenStream)>,
    returning: Option<Returning>,
    written: Vec<Clause>,
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
                self.scope.binder().span(),
                "expected a clause between the commas",
            ),
            _ => {
                errors.push(
                    lex::stream(tokens),
                    "expected a clause: `set(..)`, `filter(..)`, `all_rows()`, `from(..)` or `returning(..)`",
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
        if self.row.is_some()
            && let Some(refusal) = row::refusal(&word.to_string())
        {
            return errors.push(word, refusal);
        }
        match word.to_string().as_str() {
            "set" => {
                self.written.push(Clause::Set);
                let items = self.scope.items(word, &inner, errors);
                match &mut self.set {
                    None => self.set = Some((word.clone(), items)),
                    Some(_) => errors.push(
                        word,
                        "`set` is given twice\nhelp: put all the assignments into one: `set(b.x = .., b.y = ..)`",
                    ),
                }
            }
            "order_by" => {
                self.written.push(Clause::Order);
                if inner.is_empty() {
                    errors.push(word, "`order_by` names no column");
                }
                let order = self.scope.order_by(word, &lex::commas(&inner), errors);
                if self.order.replace((word.clone(), order)).is_some() {
                    errors.push(
                        word,
                        "`order_by` is given twice\nhelp: name all the columns in one",
                    );
                }
            }
            "limit" => {
                self.written.push(Clause::Limit);
                let rows = self.rows(word, &inner, errors);
                if self.limit.replace((word.clone(), rows)).is_some() {
                    errors.push(word, "`limit` is given twice");
                }
            }
            // They have been read, before all others.
            "from" => self.written.push(Clause::From),
            "filter" => {
                self.written.push(Clause::Filter);
                let filter = self.filter(word, &inner, errors);
                self.put_filter(word, filter, errors);
            }
            "all_rows" => {
                if let Some(first) = inner.first() {
                    errors.push(first, "`all_rows()` takes nothing: it means every row");
                }
                self.put_filter(word, Filter::AllRows(word.span()), errors);
            }
            "returning" => {
                self.written.push(Clause::Returning);
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
            "unknown clause `{written}`: expected `set(..)`, `filter(..)`, `all_rows()`, `from(..)` or `returning(..)`"
        );
        let meant = match written.as_str() {
            "where_" | "wher" | "where" => Some("filter"),
            "join" | "inner_join" => Some("from"),
            _ => nearest(&written, CLAUSES),
        };
        if let Some(meant) = meant {
            message.push_str(&format!("\nhelp: did you mean `{meant}`?"));
        }
        errors.push(word, message);
    }

    fn put_filter(&mut self, word: &Ident, filter: Filter, errors: &mut Errors) {
        match (&self.filter, &filter) {
            (None, _) => self.filter = Some(filter),
            (Some(Filter::AllRows(_)), Filter::AllRows(_)) => {
                errors.push(word, "`all_rows()` is given twice");
            }
            (Some(Filter::AllRows(_)), _) | (Some(_), Filter::AllRows(_)) => errors.push(
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
                    self.scope.table(),
                    self.scope.binder()
                ),
            );
            return Filter::Broken;
        };
        let mut condition = self.filter_part(first, errors);
        if parts.len() == 1 && self.is_about_other_rows(&condition) {
            errors.push(
                lex::stream(first),
                format!(
                    "this condition uses no column of `{}`: it is true or false for every row\n\
                     help: relate the subquery to the row: `{}.column == ..` in its `filter(..)`\n\
                     help: if every row is meant: ask first, and then update `all_rows()`",
                    self.scope.table(),
                    self.scope.binder()
                ),
            );
            condition = Expr::Broken(vec![condition]);
        }
        for part in &parts[1..] {
            if part.is_empty() {
                errors.push(
                    word,
                    "expected a `Filter` between the commas: `filter(.., ..filter)`",
                );
                continue;
            }
            let passed_on = lex::passed_on(part);
            if !lex::is_range(passed_on.as_deref().unwrap_or(part), 0) {
                let message = match lex::is_range(first, 0) {
                    true => {
                        "the condition stands before the `Filter`: `filter(condition, ..filter)`"
                    }
                    false => "`filter` takes one condition\nhelp: join the conditions with `&&`",
                };
                errors.push(lex::stream(part), message);
                continue;
            }
            condition = Expr::Infix {
                operator: Infix::And,
                span: part[0].span(),
                left: Box::new(condition),
                right: Box::new(self.filter_part(part, errors)),
            };
        }
        Filter::Condition(word.span(), condition)
    }

    /// It looks at rows of subqueries alone: a WHERE with a forgotten relation is as one that is forgotten. What a
    /// fragment of SQL reads is not known.
    fn is_about_other_rows(&self, condition: &Expr) -> bool {
        let subquery = |part: &Expr| matches!(part, Expr::Select(_) | Expr::Exists(_));
        let unknown =
            |part: &Expr| matches!(part, Expr::Raw { .. } | Expr::Dynamic(..) | Expr::Broken(_));
        condition.any(&subquery)
            && !condition.any(&unknown)
            && !condition
                .columns()
                .iter()
                .any(|column| self.scope.sees(column.of))
    }

    /// A condition, or `..filter`.
    fn filter_part(&self, part: &[TokenTree], errors: &mut Errors) -> Expr {
        let passed_on = lex::passed_on(part);
        let spread = passed_on.as_deref().unwrap_or(part);
        if !lex::is_range(spread, 0) {
            return self.scope.condition(part, errors);
        }
        let filter = &spread[2..];
        if !set::is_one_value(spread, ("filter", "filter"), errors) {
            return Expr::broken();
        }
        // As in an expression: in what a macro passed on, a name alone is the caller's.
        let is_callers = passed_on.is_some() && !self.scope.mentions_column(filter);
        if self.scope.mentions(filter) && !is_callers {
            errors.push(
                lex::stream(filter),
                "`..` takes a `Filter` made before: a condition is written without it",
            );
            return Expr::broken();
        }
        Expr::Dynamic(filter[0].span(), lex::stream(filter))
    }

    fn returning(&self, word: &Ident, inner: &[TokenTree], errors: &mut Errors) -> Returning {
        let binder = self.scope.binder();
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
            && self.scope.number(only) == Some(0)
        {
            return Returning::Row;
        }
        let values: Vec<Expr> = parts
            .iter()
            .map(|part| self.returned(part, word, errors))
            .collect();
        if values.len() > 12 {
            errors.push(
                word,
                format!("`returning` gives at most twelve columns\nhelp: `returning({binder})` gives the whole row"),
            );
            return Returning::Broken;
        }
        if values.iter().any(Expr::is_broken) {
            Returning::Broken
        } else {
            Returning::Values(values)
        }
    }

    fn returned(&self, part: &[TokenTree], word: &Ident, errors: &mut Errors) -> Expr {
        let binder = self.scope.binder();
        match part {
            [] => errors.push(word, "expected a column between the commas"),
            [TokenTree::Ident(only)] if self.scope.is_binder(only) => {
                let message = match self.scope.number(only) {
                    Some(0) => format!("the whole row is returned alone: `returning({binder})`"),
                    _ => format!(
                        "whole rows are those of the updated table\nhelp: name the columns: `{only}.column`"
                    ),
                };
                errors.push(only, message);
            }
            [star @ TokenTree::Punct(punct)]
            | [
                TokenTree::Ident(_),
                TokenTree::Punct(_),
                star @ TokenTree::Punct(punct),
            ] if punct.as_char() == '*' && (part.len() == 1 || lex::is_punct(part, 1, '.')) => {
                errors.push(
                    star,
                    format!("no `*`: columns are always named\nhelp: `returning({binder})` gives the whole row"),
                );
            }
            [TokenTree::Ident(name)] => {
                errors.push(name, format!("expected a column: write `{binder}.{name}`"))
            }
            [TokenTree::Ident(old), TokenTree::Group(group)]
                if old == "old" && group.delimiter() == Delimiter::Parenthesis =>
            {
                return self.old(old, group, errors);
            }
            _ => {
                let value = self.scope.expression(part, errors);
                match value {
                    Expr::Host(host) => errors.push(
                        host,
                        format!("`returning` takes columns, and values computed from them: `{binder}.column`"),
                    ),
                    Expr::Row(..) => errors.push(
                        lex::stream(part),
                        format!("no row in `returning`: name the columns without parentheses, `returning({binder}.x, {binder}.y)`"),
                    ),
                    value if value.any(&|part| matches!(part, Expr::Select(_) | Expr::Exists(_))) => {
                        errors.push(
                            lex::stream(part),
                            "no subquery in `returning`: what it would read depends on the database\n\
                             help: SELECT it in the same transaction",
                        );
                    }
                    value => return value,
                }
            }
        }
        Expr::broken()
    }

    /// What `limit(…)` takes: a host value.
    fn rows(&self, word: &Ident, inner: &[TokenTree], errors: &mut Errors) -> TokenStream {
        let parts = lex::commas(inner);
        if let [rows] = parts.as_slice()
            && !rows.is_empty()
            && !self.scope.mentions(rows)
        {
            // For what it says about an assignment and the like.
            self.scope.value(rows, errors);
            return lex::stream(rows);
        }
        errors.push(
            word,
            "`limit` takes the greatest number of rows: `limit(10)`",
        );
        TokenStream::new()
    }

    /// `old(b.x)`.
    fn old(&self, word: &Ident, group: &Group, errors: &mut Errors) -> Expr {
        let inner = lex::trees(group.stream());
        let parts = lex::commas(&inner);
        if !self.joins.is_empty() {
            errors.push(
                word,
                "`old(..)` does not go together with `from(..)`\n\
                 help: take the values of the other table in a `select(..)`",
            );
            return Expr::broken();
        }
        let column = match parts.as_slice() {
            [column] => self.scope.column(column),
            _ => None,
        };
        match column {
            Some(column) => Expr::Function {
                name: "old",
                span: word.span(),
                arguments: vec![Expr::Column(column)],
            },
            None => {
                errors.push(
                    word,
                    format!(
                        "`old` takes a column: `old({}.column)`",
                        self.scope.binder()
                    ),
                );
                Expr::broken()
            }
        }
    }

    fn finish(
        self,
        krate: TokenTree,
        table: TokenStream,
        binder: Ident,
        errors: &mut Errors,
    ) -> Update {
        match (&self.order, &self.limit) {
            (Some((word, _)), None) => errors.push(
                word,
                "an update of all its rows has no order\nhelp: for the first of them, add `limit(10)`",
            ),
            (_, Some((word, _))) if !self.joins.is_empty() => errors.push(
                word,
                "no `limit` in an update with `from`\nhelp: filter by the key, with a `select(..)` that has the limit",
            ),
            _ => {}
        }
        match (&self.set, &self.filter) {
            _ if self.skipped => {}
            (None, _) => errors.push(
                &table,
                format!("nothing to update: this update has no `set`\nhelp: `set({binder}.column = value)`"),
            ),
            (Some(_), _) if self.row.is_some() => {}
            (Some((word, _)), None) => errors.push(
                word,
                format!(
                    "this update has no filter: it would change every row of `{}`\n\
                     help: add `filter({binder}.column == value)`\n\
                     help: or, if every row is meant: `all_rows()`",
                    self.scope.table()
                ),
            ),
            (Some(_), Some(_)) => {}
        }
        Update {
            krate,
            table,
            row: self.row,
            binder: Some(binder),
            others: self.scope.others(),
            items: self.set.map(|(_, items)| items).unwrap_or_default(),
            filter: self.filter.unwrap_or(Filter::Broken),
            joins: self.joins,
            order: self.order.map(|(_, order)| order),
            limit: self.limit.map(|(word, limit)| (word.span(), limit)),
            returning: self.returning.unwrap_or(Returning::Nothing),
            written: self.written,
        }
    }
}
