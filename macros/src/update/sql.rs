//! Values and conditions.
//!
//! A run of tokens is split at its loosest operator, and so on down to operands. What does not contain the binder is
//! Rust, whatever operators are in it, and is put back as it was written.

use proc_macro2::{Ident, TokenStream, TokenTree};

use super::ast::{Expr, Infix};
use super::column::alone;
use super::hints;
use super::lex::{self, Kind, Operator};
use super::operand;
use super::scope::Scope;
use crate::errors::Errors;

impl Scope {
    /// A value: right of `=`, as an argument.
    pub(crate) fn value(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        let passed_on = lex::passed_on(tokens);
        if let [TokenTree::Ident(word)] = passed_on.as_deref().unwrap_or(tokens) {
            if word == "NULL" {
                return Expr::Null(word.span());
            }
            if word == "DEFAULT" {
                return Expr::Default(word.span());
            }
        }
        let (operators, _) = lex::operators(tokens);
        if let Some(assign) = operators.iter().find(|operator| operator.is_assign()) {
            return self.wrong_operator(tokens, assign, errors);
        }
        self.expression(tokens, errors)
    }

    /// A condition, which must look at a column: one that does not is true or false for every row.
    pub(crate) fn condition(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        match self.expression(tokens, errors) {
            Expr::Host(host) => {
                self.no_column(tokens, host, errors);
                Expr::broken()
            }
            condition => condition,
        }
    }

    fn no_column(&self, tokens: &[TokenTree], host: TokenStream, errors: &mut Errors) {
        let binder = self.binder();
        let (operators, _) = lex::operators(tokens);
        let first = operators.first();
        // `id = 3`.
        if let Some(assign) = first.filter(|operator| operator.is_assign()) {
            errors.push(
                assign.tokens(tokens),
                self.wrong_operator_message(assign.kind),
            );
            return;
        }
        let mut message =
            "this condition uses no column: it is true or false for every row".to_owned();
        if let Some(what) = self.without_form(tokens) {
            errors.push(host, what);
            return;
        }
        match tokens {
            // `a.id == 3`: the column of a table that is not here.
            [
                TokenTree::Ident(name),
                TokenTree::Punct(dot),
                TokenTree::Ident(_),
                ..,
            ] if dot.as_char() == '.' => {
                message.push_str(&format!(
                    "\nhelp: `{name}` is not bound in this update: {}",
                    self.all_bound()
                ));
            }
            // `id == 3`, `active`.
            [TokenTree::Ident(name), ..]
                if name != "true"
                    && name != "false"
                    && (tokens.len() == 1
                        || first.is_some_and(|operator| {
                            operator.at == 1 && operator.is_comparison()
                        })) =>
            {
                message.push_str(&format!("\nhelp: did you mean `{binder}.{name}`?"));
                if tokens.len() == 1 {
                    message.push_str(&format!("\nhelp: a `Filter` is spread: `..{name}`"));
                }
            }
            _ => {}
        }
        message.push_str("\nhelp: if every row is meant: `all_rows()`");
        errors.push(host, message);
    }

    /// Whatever has a value, given that it is not empty.
    pub(super) fn expression(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        alone(self.any_expression(tokens, errors), errors)
    }

    /// It, or an aggregate, which only a `select` gives.
    pub(super) fn any_expression(&self, tokens: &[TokenTree], errors: &mut Errors) -> Expr {
        if let Some(last) = tokens.last()
            && tokens
                .iter()
                .all(|token| matches!(token, TokenTree::Punct(_)))
        {
            errors.push(last, format!("expected a value or column after `{last}`"));
            return Expr::broken();
        }
        // In what a macro passed on, a name alone is the caller's: it has the binder's letters and is another.
        let passed_on = lex::passed_on(tokens);
        let is_callers = passed_on.is_some_and(|passed_on| !self.mentions_column(&passed_on));
        if is_callers || !self.mentions(tokens) {
            return Expr::Host(lex::stream(tokens));
        }
        let (operators, stray) = lex::operators(tokens);
        if let Some(stray) = stray {
            let (blamed, message) = hints::between_operands(tokens, stray);
            errors.push(blamed, message);
            return Expr::broken();
        }
        if let Some(range) = operand::range(tokens) {
            let binder = self.binder();
            errors.push(
                lex::stream(&tokens[range..range + 2]),
                format!("no range in a statement\nhelp: `{binder}.x.between(1, 3)`, or `{binder}.x >= 1 && {binder}.x < 3`"),
            );
            return Expr::broken();
        }
        // The last of the loosest: `a - b - c` is `(a - b) - c`.
        let loosest = operators
            .iter()
            .rev()
            .min_by_key(|operator| operator.kind.precedence());
        match loosest {
            None => self.operand(tokens, errors),
            Some(operator) => match operator.kind {
                Kind::Infix(infix) if infix.is_comparison() => {
                    self.comparison(tokens, &operators, operator, infix, errors)
                }
                Kind::Infix(infix) => self.infix(tokens, operator, infix, errors),
                Kind::Assign(_) | Kind::Other(_) => self.wrong_operator(tokens, operator, errors),
            },
        }
    }

    /// An operator that means something else, or nothing, in a statement.
    fn wrong_operator(&self, tokens: &[TokenTree], wrong: &Operator, errors: &mut Errors) -> Expr {
        errors.push(
            wrong.tokens(tokens),
            self.wrong_operator_message(wrong.kind),
        );
        Expr::broken()
    }

    fn wrong_operator_message(&self, kind: Kind) -> String {
        match kind {
            Kind::Assign("=") => "`=` assigns; compare with `==`".to_owned(),
            Kind::Other("|") => "use `||` between conditions".to_owned(),
            Kind::Other("&") => "use `&&` between conditions".to_owned(),
            Kind::Other("<>") => "unequal is `!=`".to_owned(),
            kind => format!(
                "no `{}` in a statement: the operators are `+ - * / %`, comparisons, `&& || !`",
                kind.text()
            ),
        }
    }

    fn comparison(
        &self,
        tokens: &[TokenTree],
        operators: &[Operator],
        operator: &Operator,
        infix: Infix,
        errors: &mut Errors,
    ) -> Expr {
        let mut comparisons = operators
            .iter()
            .enumerate()
            .filter(|(_, operator)| operator.is_comparison())
            .map(|(index, _)| index);
        if let (Some(first), Some(second)) = (comparisons.next(), comparisons.next()) {
            // `b.x == 1 & b.y == 2`: to Rust `&` is the tighter one. To whoever wrote it, it is not.
            let between = operators[first..second]
                .iter()
                .find(|operator| matches!(operator.kind, Kind::Other("&" | "|")));
            if let Some(wrong) = between {
                return self.wrong_operator(tokens, wrong, errors);
            }
            let binder = self.binder();
            errors.push(
                operators[second].tokens(tokens),
                format!(
                    "comparisons do not chain\nhelp: `{binder}.x > 1 && {binder}.x < 3`, or `{binder}.x.between(1, 3)`"
                ),
            );
            return Expr::broken();
        }
        // A comparison with NULL is a mistake of its own, not a missing column.
        let (left, right) = (&tokens[..operator.at], &tokens[operator.end..]);
        for (side, other) in [(left, right), (right, left)] {
            if let [TokenTree::Ident(none)] = side
                && (none == "None" || none == "NULL")
            {
                self.null(none, other, infix, errors);
                return Expr::broken();
            }
            if let [TokenTree::Ident(default)] = side
                && default == "DEFAULT"
            {
                errors.push(
                    default,
                    "DEFAULT is not compared with: it has a value only in `set`\nhelp: compare with the value itself",
                );
                return Expr::broken();
            }
        }
        if self.negates_before_comparing(left, &tokens[operator.at..], errors) {
            return Expr::broken();
        }
        let compared = self.infix(tokens, operator, infix, errors);
        if let Expr::Infix {
            left: first,
            right: second,
            ..
        } = &compared
            && !hints::check_case(first, second, errors)
        {
            return Expr::broken();
        }
        if !self.check_rows(&compared, || operator.tokens(tokens), errors) {
            return Expr::broken();
        }
        // Not where a side came in through `macro_rules!`: its binder may be another name with the same letters.
        if let Expr::Infix {
            left: first,
            right: second,
            ..
        } = &compared
            && let (Expr::Column(first), Expr::Column(second)) = (&**first, &**second)
            && first.is(second)
            && let ([TokenTree::Ident(_), ..], [TokenTree::Ident(_), ..]) = (left, right)
        {
            errors.push(
                operator.tokens(tokens),
                format!(
                    "column `{}` is compared with itself: the same for every row in which it is not NULL\n\
                     help: compare it with a value, or with another column",
                    first.name
                ),
            );
            return Expr::Broken(vec![compared]);
        }
        compared
    }

    fn null(&self, none: &Ident, other: &[TokenTree], infix: Infix, errors: &mut Errors) {
        let method = match infix {
            Infix::NotEqual => "is_not_null",
            _ => "is_null",
        };
        let other = match self.column(other) {
            Some(column) => format!("{}.{}", column.binder, column.name),
            None => format!("{}.column", self.binder()),
        };
        errors.push(
            none,
            format!("`= NULL` is never true in SQL\nhelp: `{other}.{method}()`"),
        );
    }

    fn infix(
        &self,
        tokens: &[TokenTree],
        operator: &Operator,
        infix: Infix,
        errors: &mut Errors,
    ) -> Expr {
        let mut side = |side: &[TokenTree], place: &str| {
            if side.is_empty() {
                errors.push(
                    operator.tokens(tokens),
                    format!("expected a value or column {place} `{}`", infix.text()),
                );
                Expr::broken()
            } else if infix.is_logical() {
                self.condition(side, errors)
            } else {
                self.expression(side, errors)
            }
        };
        let left = side(&tokens[..operator.at], "before");
        let right = side(&tokens[operator.end..], "after");
        if matches!(left, Expr::Broken(_)) || matches!(right, Expr::Broken(_)) {
            return Expr::Broken(vec![left, right]);
        }
        Expr::Infix {
            operator: infix,
            span: tokens[operator.at].span(),
            left: Box::new(left),
            right: Box::new(right),
        }
    }
}
