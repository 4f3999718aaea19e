//! What our own parser read, in the words of [`reference`](super::reference).

use proc_macro2::TokenTree;

use super::reference::{call_text, fragment_text, host, join, ordering, select};
use crate::update::ast::{
    AssignOperator, Expr, Filter, Item, Join, Order, Returning, Select, Update,
};

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
                let value = expr(update, &assign.value);
                format!(".{} {operator} {value}", assign.column.name)
            }
        })
        .collect();
    let filter = match &update.filter {
        Filter::Condition(_, condition) => expr(update, condition),
        Filter::AllRows(_) => "all_rows".to_owned(),
        Filter::Broken => "broken".to_owned(),
    };
    let returning = match &update.returning {
        Returning::Nothing => String::new(),
        Returning::Row => "row".to_owned(),
        Returning::Values(values) => all(update, values).join(" "),
        Returning::Broken => "broken".to_owned(),
    };
    format!(
        "{} set {} filter {filter} order {} limit {} from {} returning {returning}",
        update.table.to_string().replace(' ', ""),
        items.join("; "),
        order(update, update.order.as_ref()),
        update
            .limit
            .as_ref()
            .map(|(_, rows)| host(rows))
            .unwrap_or_default(),
        joins(update, &update.joins),
    )
}

fn all(update: &Update, expressions: &[Expr]) -> Vec<String> {
    expressions.iter().map(|part| expr(update, part)).collect()
}

fn joins(update: &Update, joins: &[Join]) -> String {
    let joins = joins.iter().map(|one| {
        let table = &update.others[one.of - 1];
        let name = table.table.to_string().replace(' ', "");
        let on = one.on.as_ref().map(|on| expr(update, on));
        join(
            &format!("{name} as {}", table.binder),
            on.as_deref(),
            one.any_match,
        )
    });
    joins.collect::<Vec<_>>().join(", ")
}

fn order(update: &Update, order: Option<&Order>) -> String {
    let by = order.into_iter().flat_map(|order| &order.by);
    let by = by.map(|part| ordering(&expr(update, &part.by), part.descending));
    by.collect::<Vec<_>>().join(", ")
}

fn subquery(update: &Update, read: &Select) -> String {
    let optional = |part: Option<&Expr>| part.map(|part| expr(update, part)).unwrap_or_default();
    select(
        &optional(read.item.as_ref()),
        &joins(update, &read.from),
        &optional(read.filter.as_ref().map(|(_, filter)| filter)),
        &order(update, read.order.as_ref()),
        &read
            .limit
            .as_ref()
            .map(|limit| limit.rows.to_string())
            .unwrap_or_default(),
    )
}

fn expr(update: &Update, expression: &Expr) -> String {
    let all = |parts: &[Expr]| all(update, parts);
    let expr = |part: &Expr| expr(update, part);
    match expression {
        Expr::Host(tokens) => host(tokens),
        Expr::Null(_) => "NULL".to_owned(),
        Expr::Default(_) => "DEFAULT".to_owned(),
        Expr::Column(column) => match column.of.checked_sub(1) {
            None => format!(".{}", column.name),
            Some(index) => {
                let table = &update.others[index];
                let name = table.table.to_string().replace(' ', "");
                format!("{}:{name}.{}", table.binder, column.name)
            }
        },
        Expr::Method {
            receiver,
            name,
            arguments,
            ..
        } => call_text(&expr(receiver), &name.to_string(), &all(arguments)),
        Expr::Infix {
            operator,
            left,
            right,
            ..
        } => format!("({} {} {})", operator.text(), expr(left), expr(right)),
        Expr::Not { condition, .. } => format!("(! {})", expr(condition)),
        Expr::Row(_, values) => format!("row({})", all(values).join(", ")),
        Expr::Select(read) | Expr::Exists(read) => subquery(update, read),
        Expr::Function {
            name, arguments, ..
        } => format!("{name}({})", all(arguments).join(", ")),
        Expr::Raw {
            ty,
            words,
            arguments,
            ..
        } => fragment_text(ty, &TokenTree::from(words.clone()).into(), &all(arguments)),
        Expr::Dynamic(_, filter) => format!("..{}", host(filter)),
        Expr::Broken(_) => "broken".to_owned(),
    }
}
