//! A second reading of the grammar, by syn's parser of Rust: all that is valid is Rust's expressions too. It is short,
//! since it says only what a valid input means, and nothing about others.

use std::cell::RefCell;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{BinOp, Expr, ExprCall, Lit, Member, RangeLimits, Token, UnOp};

use crate::update::lex;

/// What the input means, if anything: a column is `.name` (of another table `binder:Table.name`), an operation
/// `(+ left right)`, host code `‹as written›`, a subquery `§select(…)`.
pub(super) fn read(input: TokenStream) -> Option<String> {
    let parse = |input: ParseStream<'_>| {
        let (table, is_row, binder) = match row(input)? {
            Some((row, binder)) => (row.to_token_stream(), true, binder),
            None => {
                let table = input.call(syn::Type::without_plus)?;
                input.parse::<Token![as]>()?;
                (table.to_token_stream(), false, input.parse::<Ident>()?)
            }
        };
        let mut clauses = Vec::new();
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                clauses.push(input.parse::<Expr>()?);
            }
        }
        Ok((table, is_row, binder, clauses))
    };
    let mut trees = lex::trees(with_readable_tables(&input, true));
    if let Some(header) = trees.get(..1).and_then(lex::passed_on) {
        trees.splice(..1, header);
    }
    let (table, is_row, binder, clauses) = parse.parse2(trees.into_iter().collect()).ok()?;
    let mut reader = Reader {
        tables: vec![(binder, String::new())],
        columns: RefCell::default(),
    };
    let calls: Option<Vec<&ExprCall>> = clauses.iter().map(call).collect();
    let calls = calls?;
    let from = reader.from(&calls, false)?;
    let (mut set, mut filter, mut returning) = (None, None, None);
    let (mut order, mut limit) = (None, None);
    for call in calls {
        let arguments: Vec<&Expr> = call.args.iter().collect();
        let (place, meaning) = match word(call)?.as_str() {
            "set" if !arguments.is_empty() => (&mut set, reader.items(&arguments)?),
            "filter" => (&mut filter, reader.filter(&arguments)?),
            "all_rows" if arguments.is_empty() => (&mut filter, "all_rows".to_owned()),
            "order_by" if !arguments.is_empty() => (&mut order, reader.order(&arguments)?),
            "limit" if arguments.len() == 1 && reader.is_host(arguments[0]) => {
                (&mut limit, reader.value(arguments[0])?)
            }
            "returning" => (
                &mut returning,
                reader.returning(&arguments, from.is_empty())?,
            ),
            "from" => continue,
            _ => return None,
        };
        if place.replace(meaning).is_some() {
            return None;
        }
    }
    if is_row {
        let others = [&filter, &order, &limit, &returning];
        if !from.is_empty() || others.into_iter().any(Option::is_some) {
            return None;
        }
        filter = Some("broken".to_owned());
    }
    if order.is_some() && limit.is_none() || limit.is_some() && !from.is_empty() {
        return None;
    }
    Some(format!(
        "{} set {} filter {} order {} limit {} from {from} returning {}",
        table.to_string().replace(' ', ""),
        set?,
        filter?,
        order.unwrap_or_default(),
        limit.unwrap_or_default(),
        returning.unwrap_or_default()
    ))
}

/// `&mut book as b`, which Rust reads as a cast.
fn row(input: ParseStream<'_>) -> syn::Result<Option<(Expr, Ident)>> {
    let ahead = input.fork();
    let Ok(Expr::Cast(cast)) = ahead.parse::<Expr>() else {
        return Ok(None);
    };
    let mut row = &*cast.expr;
    while let Expr::Group(group) = row {
        row = &group.expr;
    }
    match row {
        Expr::Reference(reference) if reference.mutability.is_some() => {
            input.parse::<Expr>()?;
            let binder = syn::parse2(cast.ty.to_token_stream())?;
            Ok(Some((*cast.expr, binder)))
        }
        _ => Ok(None),
    }
}

/// It with `from(table!(Row<'_, Big>) as r, ..)` for `from(Row<'_, Big> as r, ..)`: an expression, whatever the type.
fn with_readable_tables(stream: &TokenStream, in_statement: bool) -> TokenStream {
    let trees = lex::trees(stream.clone());
    let readable = |(at, tree): (usize, &TokenTree)| -> TokenTree {
        let TokenTree::Group(group) = tree else {
            return tree.clone();
        };
        let word = at.checked_sub(1).and_then(|before| match &trees[before] {
            TokenTree::Ident(word) => Some(word.to_string()),
            _ => None,
        });
        let inner = match word.as_deref() {
            Some("from") if in_statement => readable_table(group.stream()),
            _ => group.stream(),
        };
        let is_statement = match group.delimiter() {
            Delimiter::None => in_statement,
            _ => matches!(word.as_deref(), Some("select" | "exists")),
        };
        Group::new(
            group.delimiter(),
            with_readable_tables(&inner, is_statement),
        )
        .into()
    };
    trees.iter().enumerate().map(readable).collect()
}

fn readable_table(stream: TokenStream) -> TokenStream {
    let parse = |input: ParseStream<'_>| {
        let table = input.call(syn::Type::without_plus)?;
        let rest = input.parse::<TokenStream>()?;
        Ok(quote!(table!(#table) #rest))
    };
    let mut trees = lex::trees(stream.clone());
    if let Some(header) = trees.get(..1).and_then(lex::passed_on)
        && header
            .iter()
            .any(|tree| matches!(tree, TokenTree::Ident(word) if word == "as"))
        && !lex::has_comma(&header)
    {
        trees.splice(..1, header);
    }
    parse.parse2(trees.into_iter().collect()).unwrap_or(stream)
}

/// It as it was: what stands in host code is no table.
fn without_readable_tables(stream: TokenStream) -> TokenStream {
    let mut after_from = false;
    let restored = |tree: TokenTree| -> TokenTree {
        let was_after_from = std::mem::replace(
            &mut after_from,
            matches!(&tree, TokenTree::Ident(word) if word == "from"),
        );
        let TokenTree::Group(group) = tree else {
            return tree;
        };
        let mut inner = lex::trees(without_readable_tables(group.stream()));
        if was_after_from
            && let [
                TokenTree::Ident(table),
                TokenTree::Punct(_),
                TokenTree::Group(was),
                ..,
            ] = inner.as_slice()
            && table == "table"
        {
            let was = was.stream();
            inner.splice(..3, was);
        }
        Group::new(group.delimiter(), inner.into_iter().collect()).into()
    };
    stream.into_iter().map(restored).collect()
}

struct Reader {
    /// The tables that can be seen, each with what its columns are called here.
    tables: Vec<(Ident, String)>,
    /// Those whose columns have been read, by their places.
    columns: RefCell<Vec<usize>>,
}

impl Reader {
    fn is_host(&self, expr: &Expr) -> bool {
        let is_binder = |ident: &Ident| self.tables.iter().any(|(binder, _)| binder == ident);
        let tokens = lex::trees(without_groups(expr).to_token_stream());
        // What a macro passed on may have another name with the same letters.
        let is_callers =
            matches!(expr, Expr::Group(_)) && !lex::mentions_column(&tokens, &is_binder);
        is_callers || !lex::mentions(&tokens, &is_binder)
    }

    /// Its place among the tables.
    fn binder(&self, expr: &Expr) -> Option<usize> {
        let Expr::Path(path) = expr else {
            return None;
        };
        let tables = self.tables.iter();
        tables
            .rev()
            .position(|(binder, _)| path.path.is_ident(binder))
            .map(|place| self.tables.len() - 1 - place)
    }

    /// Binds the tables of all `from(…)`, and then reads their conditions.
    fn from(&mut self, calls: &[&ExprCall], in_select: bool) -> Option<String> {
        let calls = calls
            .iter()
            .filter(|call| word(call).as_deref() == Some("from"));
        let mut joins = Vec::new();
        for call in calls {
            let arguments: Vec<&Expr> = call.args.iter().collect();
            let (table, rest) = arguments.split_first()?;
            let Expr::Cast(cast) = without_groups(table) else {
                return None;
            };
            let (Expr::Macro(table), syn::Type::Path(binder)) = (&*cast.expr, &*cast.ty) else {
                return None;
            };
            let binder = binder.path.require_ident().ok()?;
            if !table.mac.path.is_ident("table")
                || self.tables.iter().any(|(bound, _)| bound == binder)
            {
                return None;
            }
            let table = table.mac.tokens.to_string().replace(' ', "");
            joins.push((
                self.tables.len(),
                format!("{table} as {binder}"),
                rest.to_vec(),
            ));
            self.tables
                .push((binder.clone(), format!("{binder}:{table}")));
        }
        let mut read = Vec::new();
        for (index, (place, name, rest)) in joins.into_iter().enumerate() {
            let (mut on, mut any_match) = (None, false);
            for part in rest {
                let call = call(part)?;
                let arguments: Vec<&Expr> = call.args.iter().collect();
                match (word(call)?.as_str(), arguments.as_slice()) {
                    ("on", [condition]) if on.is_none() => {
                        let outer = self.columns.take();
                        on = Some(self.condition(condition)?);
                        let columns = self.columns.replace(outer);
                        // With no table that comes after it, and with one that comes before.
                        let related = columns.contains(&place)
                            && columns.iter().any(|column| *column < place)
                            && !columns
                                .iter()
                                .any(|column| (place + 1..self.tables.len()).contains(column));
                        if !related {
                            return None;
                        }
                    }
                    ("any_match", []) if !any_match && !in_select => any_match = true,
                    _ => return None,
                }
            }
            if on.is_some() == (in_select && index == 0) {
                return None;
            }
            read.push(join(&name, on.as_deref(), any_match));
        }
        Some(read.join(", "))
    }

    fn items(&self, items: &[&Expr]) -> Option<String> {
        let mut columns = Vec::new();
        let mut read = Vec::new();
        for item in items {
            let (operator, left, right) = match without_groups(item) {
                Expr::Range(range) => {
                    read.push(format!("..{}", spread(range)?));
                    continue;
                }
                Expr::Assign(assign) => ("=", &assign.left, &assign.right),
                Expr::Binary(binary) => match binary.op {
                    BinOp::AddAssign(_) => ("+=", &binary.left, &binary.right),
                    BinOp::SubAssign(_) => ("-=", &binary.left, &binary.right),
                    BinOp::MulAssign(_) => ("*=", &binary.left, &binary.right),
                    BinOp::DivAssign(_) => ("/=", &binary.left, &binary.right),
                    BinOp::RemAssign(_) => ("%=", &binary.left, &binary.right),
                    _ => return None,
                },
                _ => return None,
            };
            let column = self.column(without_groups(left))?;
            let name = column.replace("r#", "");
            // Of the updated table.
            if columns.contains(&name) || !name.starts_with('.') {
                return None;
            }
            let value = self.value(right)?;
            if operator != "=" && matches!(value.as_str(), "NULL" | "DEFAULT") {
                return None;
            }
            read.push(format!("{column} {operator} {value}"));
            columns.push(name);
        }
        Some(read.join("; "))
    }

    /// A condition, or a filter made at run time, and more of the latter.
    fn filter(&self, parts: &[&Expr]) -> Option<String> {
        let mut read: Option<String> = None;
        for part in parts {
            let part = match without_groups(part) {
                Expr::Range(range) if self.is_host(part) => format!("..{}", spread(range)?),
                _ if read.is_none() => self.condition(part)?,
                _ => return None,
            };
            read = Some(match read {
                Some(read) => format!("(&& {read} {part})"),
                None => part,
            });
        }
        read
    }

    fn returning(&self, values: &[&Expr], alone: bool) -> Option<String> {
        match values {
            [] => None,
            [row] if self.binder(row) == Some(0) => Some("row".to_owned()),
            _ if values.len() > 12 => None,
            values => values
                .iter()
                .map(|value| {
                    if let Some(old) =
                        call(value).filter(|call| word(call).as_deref() == Some("old"))
                        && !self.is_host(value)
                    {
                        let column = self.column(without_groups(old.args.first()?))?;
                        return (alone && old.args.len() == 1).then(|| format!("old({column})"));
                    }
                    let is_row = matches!(without_parentheses(value), Expr::Tuple(_));
                    self.condition(value)
                        .filter(|value| !is_row && !value.contains('§'))
                })
                .collect::<Option<Vec<_>>>()
                .map(|values| values.join(" ")),
        }
    }

    fn column(&self, expr: &Expr) -> Option<String> {
        let Expr::Field(field) = expr else {
            return None;
        };
        let Member::Named(name) = &field.member else {
            return None;
        };
        let place = self.binder(&field.base)?;
        self.columns.borrow_mut().push(place);
        Some(format!("{}.{name}", self.tables[place].1))
    }

    fn value(&self, expr: &Expr) -> Option<String> {
        match expr {
            _ if is_word_of_sql(without_groups(expr)) => {
                Some(without_groups(expr).to_token_stream().to_string())
            }
            // Rust, but no column takes it: they have the type `()`, and a range of everything.
            Expr::Assign(_) => None,
            Expr::Range(range) if range.start.is_none() && range.end.is_none() => None,
            Expr::Binary(binary)
                if binary.op.to_token_stream().to_string().ends_with('=')
                    && !is_comparison(&binary.op) =>
            {
                None
            }
            _ => self.expr(expr),
        }
    }

    /// Of a row with a column in it: whether there is nothing else.
    fn row(&self, expr: &Expr) -> Option<bool> {
        match expr {
            _ if self.is_host(expr) => None,
            Expr::Paren(inner) => self.row(&inner.expr),
            Expr::Group(inner) => self.row(&inner.expr),
            Expr::Tuple(row) if row.elems.len() > 1 => Some(
                row.elems
                    .iter()
                    .all(|value| !self.is_host(value) && !is_word_of_sql(without_groups(value))),
            ),
            _ => None,
        }
    }

    fn condition(&self, expr: &Expr) -> Option<String> {
        let mut innermost = expr;
        while let Expr::Paren(paren) = innermost {
            innermost = &paren.expr;
        }
        self.expr(expr).filter(|_| !self.is_host(innermost))
    }

    fn expr(&self, expr: &Expr) -> Option<String> {
        if self.is_host(expr) {
            return Some(host(&expr.to_token_stream()));
        }
        if let Some(column) = self.column(expr) {
            return Some(column);
        }
        match expr {
            Expr::Paren(inner) => self.expr(&inner.expr),
            Expr::Group(inner) => self.expr(&inner.expr),
            Expr::Tuple(row) if row.elems.len() > 1 => {
                let values: Option<Vec<_>> =
                    row.elems.iter().map(|value| self.value(value)).collect();
                Some(format!("row({})", values?.join(", ")))
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                Some(format!("(! {})", self.condition(&unary.expr)?))
            }
            Expr::Call(call) => self.form(call),
            Expr::MethodCall(call) if is_aggregate(call) => None,
            Expr::MethodCall(call) => {
                let receiver = match &*call.receiver {
                    Expr::Call(case)
                        if word(case).as_deref() == Some("case")
                            && case.args.is_empty()
                            && call.method == "when" =>
                    {
                        "case()".to_owned()
                    }
                    receiver if self.row(receiver) == Some(false) => return None,
                    receiver => self.condition(receiver)?,
                };
                let arguments: Option<Vec<_>> = call
                    .args
                    .iter()
                    .map(|argument| self.value(argument))
                    .collect();
                let types = call.turbofish.to_token_stream();
                Some(call_text(
                    &receiver,
                    &format!(". {} {types}", call.method),
                    &arguments?,
                ))
            }
            Expr::Binary(binary) => {
                use BinOp::{Add, And, Div, Mul, Or, Rem, Sub};
                let (left, right) = (&*binary.left, &*binary.right);
                if is_no_operand(left) || is_no_operand(right) {
                    return None;
                }
                let (left, right) = match binary.op {
                    And(_) | Or(_) => (self.condition(left)?, self.condition(right)?),
                    Add(_) | Sub(_) | Mul(_) | Div(_) | Rem(_) => {
                        (self.expr(left)?, self.expr(right)?)
                    }
                    operator if is_comparison(&operator) => {
                        let is_null = |side: &Expr| {
                            is_word_of_sql(side)
                                || matches!(side, Expr::Path(path) if path.path.is_ident("None"))
                        };
                        let can_be_compared = match (self.row(left), self.row(right)) {
                            (None, None) => true,
                            (Some(true), _) | (_, Some(true)) => {
                                matches!(operator, BinOp::Eq(_) | BinOp::Ne(_))
                            }
                            _ => false,
                        };
                        let itself = self
                            .column(left)
                            .is_some_and(|column| self.column(right) == Some(column));
                        if is_null(left) || is_null(right) || itself || !can_be_compared {
                            return None;
                        }
                        (self.expr(left)?, self.expr(right)?)
                    }
                    _ => return None,
                };
                let operator = binary.op.to_token_stream();
                Some(format!("({operator} {left} {right})"))
            }
            _ => None,
        }
    }

    /// `select(…)`, `exists(…)`, `sql::<T>(…)`.
    fn form(&self, form: &ExprCall) -> Option<String> {
        let arguments: Vec<&Expr> = form.args.iter().collect();
        let Some(name) = word(form) else {
            return self.fragment(form, &arguments);
        };
        let (item, parts) = match name.as_str() {
            "exists" => (None, arguments.as_slice()),
            "select" => {
                let (item, parts) = arguments.split_first()?;
                (Some(*item), parts)
            }
            _ => return None,
        };
        let calls: Option<Vec<&ExprCall>> = parts.iter().map(|part| call(part)).collect();
        let calls = calls?;
        let mut reader = Reader {
            tables: self.tables.clone(),
            columns: RefCell::default(),
        };
        let from = reader.from(&calls, true).filter(|from| !from.is_empty())?;
        let item = match item {
            Some(item) => reader.item(item)?,
            None => String::new(),
        };
        let (mut filter, mut order, mut limit) = (None, None, None);
        for call in calls {
            let arguments: Vec<&Expr> = call.args.iter().collect();
            let (place, meaning) = match (word(call)?.as_str(), arguments.as_slice()) {
                ("from", _) => continue,
                ("filter", [condition]) => (&mut filter, reader.condition(condition)?),
                ("order_by", [_, ..]) => (&mut order, reader.order(&arguments)?),
                ("limit", [number]) => (&mut limit, number_of_rows(number)?),
                _ => return None,
            };
            if place.replace(meaning).is_some() {
                return None;
            }
        }
        let own = self.tables.len();
        let columns = reader
            .columns
            .take()
            .into_iter()
            .filter(|place| *place < own);
        self.columns.borrow_mut().extend(columns);
        let part = |part: Option<String>| part.unwrap_or_default();
        Some(select(
            &item,
            &from,
            &part(filter),
            &part(order),
            &part(limit),
        ))
    }

    /// What a `select` gives: the one place for an aggregate.
    fn item(&self, item: &Expr) -> Option<String> {
        match without_parentheses(item) {
            Expr::MethodCall(call) if is_aggregate(call) => Some(call_text(
                &self.condition(&call.receiver)?,
                &format!(".{}", call.method),
                &[],
            )),
            _ => self.condition(item),
        }
    }

    fn order(&self, values: &[&Expr]) -> Option<String> {
        let values: Option<Vec<_>> = values.iter().map(|value| self.ordering(value)).collect();
        Some(values?.join(", "))
    }

    fn ordering(&self, by: &Expr) -> Option<String> {
        match without_groups(by) {
            Expr::MethodCall(call)
                if (call.method == "desc" || call.method == "asc")
                    && call.args.is_empty()
                    && call.turbofish.is_none() =>
            {
                let by = self.condition(&call.receiver)?;
                Some(ordering(&by, call.method == "desc"))
            }
            _ => Some(ordering(&self.condition(by)?, false)),
        }
    }

    fn fragment(&self, fragment: &ExprCall, arguments: &[&Expr]) -> Option<String> {
        let Expr::Path(path) = &*fragment.func else {
            return None;
        };
        let segment = path.path.segments.first()?;
        let syn::PathArguments::AngleBracketed(types) = &segment.arguments else {
            return None;
        };
        let (Some(syn::GenericArgument::Type(ty)), 1) = (types.args.first(), types.args.len())
        else {
            return None;
        };
        let is_sql = segment.ident == "sql"
            && path.path.segments.len() == 1
            && path.path.leading_colon.is_none();
        let (words, values) = arguments.split_first()?;
        let Expr::Lit(literal) = without_groups(words) else {
            return None;
        };
        let Lit::Str(words) = &literal.lit else {
            return None;
        };
        let text = words.value().replace("{{", "").replace("}}", "");
        let holes = text.matches("{}").count();
        let braces = text.matches(['{', '}']).count();
        let is_known = !matches!(ty, syn::Type::Infer(_));
        if !is_sql || !is_known || holes != values.len() || braces != 2 * holes {
            return None;
        }
        let values: Option<Vec<_>> = values.iter().map(|value| self.value(value)).collect();
        Some(fragment_text(
            &ty.to_token_stream(),
            &words.to_token_stream(),
            &values?,
        ))
    }
}

/// `word(…)`, with or without an invisible group around it.
fn call(expr: &Expr) -> Option<&ExprCall> {
    match without_groups(expr) {
        Expr::Call(call) => Some(call),
        _ => None,
    }
}

/// What is called, if it is one word.
fn word(call: &ExprCall) -> Option<String> {
    match &*call.func {
        Expr::Path(path) => path.path.get_ident().map(Ident::to_string),
        _ => None,
    }
}

/// What stands after `..`, which is host code.
fn spread(range: &syn::ExprRange) -> Option<String> {
    match (&range.start, range.limits, &range.end) {
        (None, RangeLimits::HalfOpen(_), Some(value)) if !is_no_operand(value) => {
            Some(host(&value.to_token_stream()))
        }
        _ => None,
    }
}

/// Rust, but no statement takes it as an operand.
fn is_no_operand(expr: &Expr) -> bool {
    match expr {
        Expr::Range(_) => true,
        Expr::Reference(reference) => is_no_operand(&reference.expr),
        Expr::Unary(unary) => is_no_operand(&unary.expr),
        Expr::Binary(binary) => is_no_operand(&binary.left) || is_no_operand(&binary.right),
        // `|| x`: after an operator it is one without its left side.
        Expr::Closure(closure) => closure.inputs.is_empty() && closure.capture.is_none(),
        _ => false,
    }
}

fn number_of_rows(expr: &Expr) -> Option<String> {
    let Expr::Lit(literal) = without_groups(expr) else {
        return None;
    };
    let Lit::Int(number) = &literal.lit else {
        return None;
    };
    let fits = number.base10_parse::<i64>().is_ok() && number.suffix().is_empty();
    fits.then(|| number.to_string())
}

fn is_aggregate(call: &syn::ExprMethodCall) -> bool {
    let name = call.method.to_string();
    ["count", "max", "min", "sum"].contains(&&*name)
        && call.args.is_empty()
        && call.turbofish.is_none()
}

fn is_comparison(operator: &BinOp) -> bool {
    use BinOp::{Eq, Ge, Gt, Le, Lt, Ne};
    matches!(operator, Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_))
}

/// `NULL` and `DEFAULT`, which are values by themselves.
fn is_word_of_sql(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident("NULL") || path.path.is_ident("DEFAULT"))
}

fn without_groups(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => without_groups(&group.expr),
        expr => expr,
    }
}

fn without_parentheses(expr: &Expr) -> &Expr {
    match without_groups(expr) {
        Expr::Paren(paren) => without_parentheses(&paren.expr),
        expr => expr,
    }
}

/// As syn prints it, which puts commas behind what is last.
pub(super) fn host(tokens: &TokenStream) -> String {
    let tokens = without_readable_tables(tokens.clone());
    let printed = match syn::parse2::<Expr>(tokens.clone()) {
        Ok(expr) => expr.into_token_stream(),
        Err(_) => tokens,
    };
    format!("‹{}›", printed.to_string().replace(' ', ""))
}

pub(super) fn call_text(receiver: &str, name: &str, arguments: &[String]) -> String {
    let name = name.replace(' ', "");
    format!("{receiver}{name}({})", arguments.join(", "))
}

pub(super) fn fragment_text(ty: &TokenStream, words: &TokenStream, values: &[String]) -> String {
    // As syn prints it, which puts lifetimes first.
    let ty = syn::parse2::<syn::Type>(ty.clone()).map_or_else(|_| ty.clone(), |ty| quote!(#ty));
    let ty = ty.to_string().replace(' ', "");
    format!("sql<{ty}>({words}; {})", values.join(", "))
}

pub(super) fn join(name: &str, on: Option<&str>, any_match: bool) -> String {
    let any_match = if any_match { " any" } else { "" };
    format!("{name} on {}{any_match}", on.unwrap_or_default())
}

pub(super) fn ordering(by: &str, descending: bool) -> String {
    format!("{by} {}", if descending { "desc" } else { "asc" })
}

/// The item is empty in `exists`.
pub(super) fn select(item: &str, from: &str, filter: &str, order: &str, limit: &str) -> String {
    format!("§select({item} from {from} filter {filter} order {order} limit {limit})")
}
