//! Rows: `(b.x, b.y) == (1, 2)`, `(b.x, b.y).is_in(&pairs)`.

use proc_macro2::TokenStream;

use super::ast::{Expr, Infix};
use super::scope::Scope;
use crate::errors::Errors;

/// Of two sides of a comparison, the row of columns first, and then what it is compared with.
pub(super) fn row_first<'a>(left: &'a Expr, right: &'a Expr) -> Option<(&'a Expr, &'a Expr)> {
    match (left, right) {
        (Expr::Row(..), Expr::Row(..)) if value(left).is_some() => Some((right, left)),
        (Expr::Row(..), _) => Some((left, right)),
        (_, Expr::Row(..)) => Some((right, left)),
        _ => None,
    }
}

/// The first part of a row that is no column, nor computed from one.
fn value(row: &Expr) -> Option<&Expr> {
    match row {
        Expr::Row(_, parts) => parts
            .iter()
            .find(|part| matches!(part, Expr::Host(_) | Expr::Null(_) | Expr::Default(_))),
        _ => None,
    }
}

impl Scope {
    /// Whether a row can be compared so; if not, that has been reported.
    pub(super) fn check_rows(
        &self,
        compared: &Expr,
        operator: impl FnOnce() -> TokenStream,
        errors: &mut Errors,
    ) -> bool {
        let Expr::Infix {
            operator: infix,
            left,
            right,
            ..
        } = compared
        else {
            return true;
        };
        let Some((row, _)) = row_first(left, right) else {
            return true;
        };
        if matches!(infix, Infix::Equal | Infix::NotEqual) {
            return self.check_row(row, errors);
        }
        errors.push(
            operator(),
            format!(
                "rows are compared with `==` and `!=`, not with `{}`\nhelp: compare column by column",
                infix.text()
            ),
        );
        false
    }

    /// Whether a row has nothing but columns in it; if not, that has been reported.
    pub(super) fn check_row(&self, row: &Expr, errors: &mut Errors) -> bool {
        let Some(value) = value(row) else {
            return true;
        };
        let message = format!(
            "a row has columns in it, and no values\nhelp: compare the value by itself: `{}.column == value`",
            self.binder()
        );
        match value {
            Expr::Host(host) => errors.push(host, message),
            Expr::Null(span) | Expr::Default(span) => errors.push_at(*span, message),
            _ => {}
        }
        false
    }
}
