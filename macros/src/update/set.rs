//! The items of `set(…)`: assignments and patches.

use proc_macro2::{Ident, TokenTree};

use super::ast::{Assign, AssignOperator, Expr, Infix, Item};
use super::lex::{self, Kind, Operator};
use super::operand;
use super::scope::Scope;
use crate::errors::Errors;

impl Scope {
    /// `word` is where to say that there are none.
    pub(super) fn items(
        &self,
        word: &Ident,
        inner: &[TokenTree],
        errors: &mut Errors,
    ) -> Vec<Item> {
        if inner.is_empty() {
            errors.push(
                word,
                format!(
                    "nothing to update: `set` has no assignment\nhelp: `set({}.column = value)`",
                    self.binder()
                ),
            );
        }
        let mut items: Vec<Item> = Vec::new();
        for tokens in lex::commas(inner) {
            let Some(item) = self.item(word, tokens, errors) else {
                continue;
            };
            if let Item::Assign(Assign { column, .. }) = &item {
                let twice = items
                    .iter()
                    .any(|other| matches!(other, Item::Assign(other) if other.column.is(column)));
                if twice {
                    errors.push(
                        &column.name,
                        format!("column `{}` is set twice in one update", column.name),
                    );
                }
            }
            items.push(item);
        }
        items
    }

    /// None if it was not understood, which has been reported.
    fn item(&self, word: &Ident, tokens: &[TokenTree], errors: &mut Errors) -> Option<Item> {
        if let Some(passed_on) = lex::passed_on(tokens) {
            return self.item(word, &passed_on, errors);
        }
        if tokens.is_empty() {
            errors.push(word, "expected an assignment between the commas");
            return None;
        }
        if lex::is_range(tokens, 0) {
            self.patch(tokens, errors)
        } else {
            self.assignment(tokens, errors)
        }
    }

    /// `..patch`: Rust, in which no column is.
    fn patch(&self, tokens: &[TokenTree], errors: &mut Errors) -> Option<Item> {
        is_one_value(tokens, ("set", "patch"), errors)
            .then(|| Item::Patch(lex::stream(&tokens[2..])))
    }

    fn assignment(&self, tokens: &[TokenTree], errors: &mut Errors) -> Option<Item> {
        let (operators, _) = lex::operators(tokens);
        let Some(assign) = operators.iter().find(|operator| operator.is_assign()) else {
            self.no_assignment(tokens, &operators, errors);
            return None;
        };
        let operator = match assign.kind.text() {
            "=" => AssignOperator::Set,
            "+=" => AssignOperator::Add,
            "-=" => AssignOperator::Sub,
            "*=" => AssignOperator::Mul,
            "/=" => AssignOperator::Div,
            "%=" => AssignOperator::Rem,
            other => {
                errors.push(
                    assign.tokens(tokens),
                    format!(
                        "no `{other}` in an update: expected `=`, `+=`, `-=`, `*=`, `/=` or `%=`"
                    ),
                );
                AssignOperator::Set
            }
        };
        let left = &tokens[..assign.at];
        let column = self.column(left);
        if column.is_none() {
            self.not_a_column(left, &tokens[assign.at], errors);
        }
        if let Some(other) = column.as_ref().filter(|column| column.of != 0) {
            errors.push(
                &other.binder,
                format!(
                    "`{}` is not the table that is updated: an update sets columns of one table\nhelp: write a second update in the same transaction",
                    other.binder
                ),
            );
        }
        let column = column.filter(|column| column.of == 0);
        let value = self.assigned(tokens, assign, errors);
        if let (Expr::Null(at), true) = (&value, operator != AssignOperator::Set) {
            errors.push_at(
                *at,
                format!(
                    "NULL is not calculated with: the result is NULL\nhelp: clear the column with `= NULL`, not `{}`",
                    assign.kind.text()
                ),
            );
            return None;
        }
        if let (Expr::Default(at), true) = (&value, operator != AssignOperator::Set) {
            errors.push_at(
                *at,
                format!(
                    "DEFAULT is not calculated with\nhelp: give the column its default with `= DEFAULT`, not `{}`",
                    assign.kind.text()
                ),
            );
            return None;
        }
        Some(Item::Assign(Assign {
            column: column?,
            operator,
            value,
        }))
    }

    /// Right of `=`.
    fn assigned(&self, tokens: &[TokenTree], assign: &Operator, errors: &mut Errors) -> Expr {
        let right = &tokens[assign.end..];
        let (operators, _) = lex::operators(right);
        match operators.iter().find(|operator| operator.is_assign()) {
            Some(again) if again.at > 0 => {
                let binder = self.binder();
                errors.push(
                    &right[again.at],
                    format!("expected `,` between two assignments: `set({binder}.x = .., {binder}.y = ..)`"),
                );
                Expr::broken()
            }
            None if self.assigns_none(&tokens[..assign.at], right, errors) => Expr::broken(),
            None if !right.is_empty() => self.value(right, errors),
            _ => {
                errors.push(
                    &tokens[assign.at],
                    format!("expected a value after `{}`", assign.kind.text()),
                );
                Expr::broken()
            }
        }
    }

    /// No `=` in an item of `set`.
    fn no_assignment(&self, tokens: &[TokenTree], operators: &[Operator], errors: &mut Errors) {
        let compare = operators
            .iter()
            .find(|operator| operator.kind == Kind::Infix(Infix::Equal));
        if let Some(compare) = compare {
            errors.push(compare.tokens(tokens), "`==` compares; assign with `=`");
        } else if let Some(column) = self.column(tokens) {
            errors.push(
                &column.name,
                format!("expected `= value` after column `{}`", column.name),
            );
        } else if !self.unfinished_column(tokens, errors) {
            let binder = self.binder();
            errors.push(
                lex::stream(tokens),
                format!("expected an assignment: `{binder}.column = value`, or a patch: `..patch`"),
            );
        }
    }

    /// The left side of `=` is no column.
    fn not_a_column(&self, left: &[TokenTree], operator: &TokenTree, errors: &mut Errors) {
        let binder = self.binder();
        match left {
            [] => errors.push(
                operator,
                format!("expected a column before the operator: `{binder}.column`"),
            ),
            _ if self.unfinished_column(left, errors) => {}
            [TokenTree::Ident(name)] => errors.push(
                name,
                format!("the left side of `=` must be a column: write `{binder}.{name}`"),
            ),
            _ => errors.push(
                lex::stream(left),
                format!("the left side of `=` must be a column: `{binder}.column`"),
            ),
        }
    }
}

/// `..value`, and nothing else: whether it is that, or else has been reported. For messages, the clause and the value.
pub(super) fn is_one_value(
    tokens: &[TokenTree],
    (clause, what): (&str, &str),
    errors: &mut Errors,
) -> bool {
    let (dots, value) = tokens.split_at(2);
    let (operators, stray) = lex::operators(value);
    // Two operands side by side, or a second value.
    let next = stray.or_else(|| operand::range(value));
    if let Some(next @ 1..) = next {
        errors.push(&value[next], format!("expected `,` after the {what}"));
        return false;
    }
    match operators.iter().find(|operator| operator.is_assign()) {
        Some(assign) if assign.at > 0 => {
            errors.push(
                assign.tokens(value),
                format!("a {what} is not assigned to: `{clause}(..{what})`"),
            );
            false
        }
        None if !value.is_empty() && next.is_none() => true,
        _ => {
            errors.push(
                &dots[0],
                format!("expected a {what} after `..`: `{clause}(..{what})`"),
            );
            false
        }
    }
}
