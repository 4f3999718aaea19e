//! What is SQL by its form, whether or not a column is in it.
//!
//! ```text
//! select(…, from(Table as binder), …)     exists(from(Table as binder), …)
//! case().when(…)                          sql::<Type>("…", …)
//! ```

use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::from::from_clause;
use super::lex;

/// What begins here.
pub(crate) enum Form<'a> {
    Select(&'a Ident, &'a Group),
    Exists(&'a Ident, &'a Group),
    /// The word and its parentheses.
    Case(&'a Ident),
    /// The word, and the place after `sql::<Type>`.
    Raw(&'a Ident, usize),
}

/// The form that begins at `at`.
pub(crate) fn at(tokens: &[TokenTree], at: usize) -> Option<Form<'_>> {
    let TokenTree::Ident(word) = tokens.get(at)? else {
        return None;
    };
    if lex::is_of_another(tokens, at) {
        return None;
    }
    let group = match tokens.get(at + 1) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => Some(group),
        _ => None,
    };
    match (word.to_string().as_str(), group) {
        ("select", Some(group)) if has_from(group) => Some(Form::Select(word, group)),
        ("exists", Some(group)) if has_from(group) => Some(Form::Exists(word, group)),
        ("case", Some(group))
            if group.stream().is_empty()
                && lex::is_punct(tokens, at + 2, '.')
                && matches!(tokens.get(at + 3), Some(TokenTree::Ident(when)) if when == "when") =>
        {
            Some(Form::Case(word))
        }
        ("sql", None) if lex::is_path_separator(tokens, at + 1) => {
            let end = super::operand::angles(tokens, at + 3)?;
            match tokens.get(end) {
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                    Some(Form::Raw(word, end))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Some part is `from(…)`.
fn has_from(group: &Group) -> bool {
    lex::commas(&lex::trees(group.stream()))
        .into_iter()
        .any(|part| {
            let passed_on = lex::passed_on(part);
            from_clause(passed_on.as_deref().unwrap_or(part)).is_some()
        })
}
