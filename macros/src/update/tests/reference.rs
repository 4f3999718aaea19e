//! A second reading of the grammar, by syn's parser of Rust: all that is valid is Rust's expressions too. It is short,
//! since it says only what a valid input means, and nothing about others.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{BinOp, Expr, Member, RangeLimits, Token, UnOp};

use crate::update::ast::{self, AssignOperator, Filter, Item, Returning, Update};
use crate::update::lex;

/// What the input means, if anything: a column is `.name`, an operation `(+ left right)`, host code `‹as written›`.
pub(super) fn read(input: TokenStream) -> Option<String> {
    let parse = |input: ParseStream<'_>| {
        let table = input.call(syn::Type::without_plus)?;
        input.parse::<Token![as]>()?;
        let binder = input.parse::<Ident>()?;
        let mut clauses = Vec::new();
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                clauses.push(input.parse::<Expr>()?);
            }
        }
        Ok((table, binder, clauses))
    };
    let mut trees = lex::trees(input);
    if let Some(header) = trees.get(..1).and_then(lex::passed_on) {
        trees.splice(..1, header);
    }
    let (table, binder, clauses) = parse.parse2(trees.into_iter().collect()).ok()?;
    let reader = Reader { binder };
    let (mut set, mut filter, mut returning) = (None, None, None);
    for clause in &clauses {
        let Expr::Call(call) = without_groups(clause) else {
            return None;
        };
        let arguments: Vec<&Expr> = call.args.iter().collect();
        let (place, meaning) = match call.func.to_token_stream().to_string().as_str() {
            "set" if !arguments.is_empty() => (&mut set, reader.items(&arguments)?),
            "filter" if arguments.len() == 1 => (&mut filter, reader.condition(arguments[0])?),
            "all_rows" if arguments.is_empty() => (&mut filter, "all_rows".to_owned()),
            "returning" => (&mut returning, reader.returning(&arguments)?),
            _ => return None,
        };
        if place.replace(meaning).is_some() {
            return None;
        }
    }
    Some(format!(
        "{} set {} filter {} returning {}",
        table.to_token_stream().to_string().replace(' ', ""),
        set?,
        filter?,
        returning.unwrap_or_default()
    ))
}

struct Reader {
    binder: Ident,
}

impl Reader {
    fn is_host(&self, expr: &Expr) -> bool {
        let tokens = lex::trees(without_groups(expr).to_token_stream());
        // What a macro passed on may have another name with the same letters.
        let is_callers =
            matches!(expr, Expr::Group(_)) && !lex::mentions_column(&tokens, &self.binder);
        is_callers || !lex::mentions(&tokens, &self.binder)
    }

    fn is_binder(&self, expr: &Expr) -> bool {
        matches!(expr, Expr::Path(path) if path.path.is_ident(&self.binder))
    }

    fn items(&self, items: &[&Expr]) -> Option<String> {
        let mut columns = Vec::new();
        let mut read = Vec::new();
        for item in items {
            let (operator, left, right) = match without_groups(item) {
                Expr::Range(range) => {
                    let (None, RangeLimits::HalfOpen(_), Some(patch)) =
                        (&range.start, range.limits, &range.end)
                    else {
                        return None;
                    };
                    read.push(format!("..{}", host(&patch.to_token_stream())));
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
            if columns.contains(&name) {
                return None;
            }
            read.push(format!("{column} {operator} {}", self.value(right)?));
            columns.push(name);
        }
        Some(read.join("; "))
    }

    fn returning(&self, columns: &[&Expr]) -> Option<String> {
        match columns {
            [] => None,
            [row] if self.is_binder(row) => Some("row".to_owned()),
            _ if columns.len() > 12 => None,
            columns => columns
                .iter()
                .map(|column| self.column(without_groups(column)))
                .collect::<Option<Vec<_>>>()
                .map(|columns| columns.join(" ")),
        }
    }

    fn column(&self, expr: &Expr) -> Option<String> {
        let Expr::Field(field) = expr else {
            return None;
        };
        let Member::Named(name) = &field.member else {
            return None;
        };
        self.is_binder(&field.base).then(|| format!(".{name}"))
    }

    fn value(&self, expr: &Expr) -> Option<String> {
        match without_groups(expr) {
            Expr::Path(path) if path.path.is_ident("NULL") => Some("NULL".to_owned()),
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

    fn condition(&self, expr: &Expr) -> Option<String> {
        self.expr(expr).filter(|_| !self.is_host(expr))
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
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                Some(format!("(! {})", self.condition(&unary.expr)?))
            }
            Expr::MethodCall(call) => {
                let receiver = self.condition(&call.receiver)?;
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
                let (left, right) = match binary.op {
                    And(_) | Or(_) => (self.condition(left)?, self.condition(right)?),
                    Add(_) | Sub(_) | Mul(_) | Div(_) | Rem(_) => {
                        (self.expr(left)?, self.expr(right)?)
                    }
                    operator if is_comparison(&operator) => {
                        let is_null = |side: &Expr| matches!(side, Expr::Path(path) if path.path.is_ident("None") || path.path.is_ident("NULL"));
                        let itself = self
                            .column(left)
                            .is_some_and(|column| self.column(right) == Some(column));
                        if is_null(left) || is_null(right) || itself {
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
}

fn is_comparison(operator: &BinOp) -> bool {
    use BinOp::{Eq, Ge, Gt, Le, Lt, Ne};
    matches!(operator, Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_))
}

fn without_groups(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => without_groups(&group.expr),
        expr => expr,
    }
}

/// As syn prints it, which puts commas behind what is last.
fn host(tokens: &TokenStream) -> String {
    let printed = match syn::parse2::<Expr>(tokens.clone()) {
        Ok(expr) => expr.into_token_stream(),
        Err(_) => tokens.clone(),
    };
    format!("‹{}›", printed.to_string().replace(' ', ""))
}

fn call_text(receiver: &str, name: &str, arguments: &[String]) -> String {
    let name = name.replace(' ', "");
    format!("{receiver}{name}({})", arguments.join(", "))
}

/// What our own parser read, in the same words.
pub(super) fn written(update: &Update) -> String {
    let items: Vec<String> = update
        .items
        .iter()
        .map(|item| match item {
            Item::Patch(patch) => format!("..{}", host(patch)),
            Item::Assign(assign) => {
                let operator = match assign.operator {
                    AssignOperator::Set => "=",
                    AssignOperator::Add => "+=",
                    AssignOperator::Sub => "-=",
                    AssignOperator::Mul => "*=",
                    AssignOperator::Div => "/=",
                    AssignOperator::Rem => "%=",
                };
                format!(".{} {operator} {}", assign.column.name, expr(&assign.value))
            }
        })
        .collect();
    let filter = match &update.filter {
        Filter::Condition(_, condition) => expr(condition),
        Filter::AllRows => "all_rows".to_owned(),
        Filter::Broken => "broken".to_owned(),
    };
    let returning = match &update.returning {
        Returning::Nothing => String::new(),
        Returning::Row => "row".to_owned(),
        Returning::Columns(columns) => {
            let names: Vec<_> = columns
                .iter()
                .map(|column| format!(".{}", column.name))
                .collect();
            names.join(" ")
        }
        Returning::Broken => "broken".to_owned(),
    };
    format!(
        "{} set {} filter {filter} returning {returning}",
        update.table.to_string().replace(' ', ""),
        items.join("; "),
    )
}

fn expr(expression: &ast::Expr) -> String {
    match expression {
        ast::Expr::Host(tokens) => host(tokens),
        ast::Expr::Null(_) => "NULL".to_owned(),
        ast::Expr::Column(column) => format!(".{}", column.name),
        ast::Expr::Method {
            receiver,
            name,
            arguments,
            ..
        } => {
            let arguments: Vec<_> = arguments.iter().map(expr).collect();
            call_text(&expr(receiver), &name.to_string(), &arguments)
        }
        ast::Expr::Infix {
            operator,
            left,
            right,
            ..
        } => format!("({} {} {})", operator.text(), expr(left), expr(right)),
        ast::Expr::Not { condition, .. } => format!("(! {})", expr(condition)),
        ast::Expr::Broken(_) => "broken".to_owned(),
    }
}
