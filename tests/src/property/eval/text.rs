//! Texts and patterns.

use updatable_tests::database::Kind;

use super::{Evaluated, Scope};
use crate::property::ast::{Expr, Place};
use crate::property::value::Value;

impl Scope<'_> {
    /// SQLite's LIKE does not tell capitals from small letters of ASCII.
    pub(super) fn like(self, part: &Expr, pattern: &Expr) -> Evaluated<Option<bool>> {
        let both = self.both(self.value(part), self.value(pattern))?;
        Ok(both.map(|(text, pattern)| {
            let characters = |value: Value| -> Vec<char> {
                let text = text_of(value);
                match self.is_on(Kind::Sqlite) {
                    true => text.to_ascii_lowercase().chars().collect(),
                    false => text.chars().collect(),
                }
            };
            like(&characters(text), &characters(pattern))
        }))
    }

    pub(super) fn finds(self, place: Place, part: &Expr, wanted: &Expr) -> Evaluated<Option<bool>> {
        let both = self.both(self.value(part), self.value(wanted))?;
        Ok(both.map(|(text, wanted)| {
            let (text, wanted) = (text_of(text), text_of(wanted));
            match place {
                Place::Start => text.starts_with(&wanted),
                Place::End => text.ends_with(&wanted),
                Place::Anywhere => text.contains(&wanted),
            }
        }))
    }

    /// MySQL knows capitals of every alphabet, the others in these tables those of ASCII.
    pub(super) fn upper(self, text: &str) -> String {
        match self.is_on(Kind::MySql) {
            true => text.to_uppercase(),
            false => text.to_ascii_uppercase(),
        }
    }

    pub(super) fn lower(self, text: &str) -> String {
        match self.is_on(Kind::MySql) {
            true => text.to_lowercase(),
            false => text.to_ascii_lowercase(),
        }
    }
}

pub(super) fn text_of(value: Value) -> String {
    match value {
        Value::Text(text) => text,
        other => panic!("not a text: {other:?}"),
    }
}

/// `%` is any text, `_` one character, and `\` takes the meaning from the character after it.
fn like(text: &[char], pattern: &[char]) -> bool {
    match pattern {
        [] => text.is_empty(),
        ['%', rest @ ..] => (0..=text.len()).any(|from| like(&text[from..], rest)),
        ['_', rest @ ..] => !text.is_empty() && like(&text[1..], rest),
        ['\\', literal, rest @ ..] | [literal, rest @ ..] => {
            text.first() == Some(literal) && like(&text[1..], rest)
        }
    }
}
