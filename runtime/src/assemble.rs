//! The text of a statement with sites, from its program: see [`render`](crate::render).

use crate::dialect::Dialect;
use crate::render::{ITEM, LIST, OPTIONAL, PARAMETER, TEXT};

/// Set in a list's site if SQLite gets it as one JSON text.
const JSON: usize = 1 << (usize::BITS - 1);

/// The site of a list.
pub(crate) fn list_site(count: usize, json: bool) -> usize {
    if json { count | JSON } else { count }
}

/// How many values the site of a list stands for.
pub(crate) fn list_count(site: usize) -> usize {
    site & !JSON
}

/// A text and the number of its placeholders.
pub(crate) struct Assembled {
    pub(crate) text: String,
    pub(crate) parameters: usize,
    /// Assignments in it.
    pub(crate) items: usize,
}

/// Puts the text together: `site` tells whether an optional assignment is there (0 or 1) or how long a list is.
pub(crate) fn assemble(
    program: &[u8],
    dialect: Dialect,
    capacity: usize,
    site: impl Fn(usize) -> usize,
) -> Assembled {
    let mut out = Assembled {
        text: String::with_capacity(capacity),
        parameters: 0,
        items: 0,
    };
    let mut rest = program;
    while let [op, tail @ ..] = rest {
        rest = tail;
        match *op {
            TEXT => {
                let length = number(&mut rest);
                let (text, tail) = rest.split_at(length);
                // What the generator wrote came from `str`s, whole.
                out.text.push_str(std::str::from_utf8(text).unwrap_or(""));
                rest = tail;
            }
            PARAMETER => out.parameter(dialect),
            ITEM => {
                number(&mut rest);
                out.item();
            }
            OPTIONAL => {
                let index = number(&mut rest);
                let skip = number(&mut rest);
                if site(index) == 0 {
                    rest = &rest[skip..];
                } else {
                    out.item();
                }
            }
            LIST => {
                let index = number(&mut rest);
                out.list(dialect, site(index));
            }
            _ => unreachable!("the generator writes no other operation"),
        }
    }
    out
}

fn number(rest: &mut &[u8]) -> usize {
    match *rest {
        [low, high, tail @ ..] => {
            *rest = tail;
            usize::from(u16::from_le_bytes([*low, *high]))
        }
        _ => 0,
    }
}

impl Assembled {
    fn item(&mut self) {
        if self.items > 0 {
            self.text.push_str(", ");
        }
        self.items += 1;
    }

    fn parameter(&mut self, dialect: Dialect) {
        self.parameters += 1;
        if dialect.numbers_parameters() {
            self.text.push('$');
            push_decimal(&mut self.text, self.parameters);
        } else {
            self.text.push('?');
        }
    }

    fn list(&mut self, dialect: Dialect, site: usize) {
        if dialect == Dialect::Sqlite && site & JSON != 0 {
            self.text.push_str("(SELECT value FROM json_each(");
            self.parameter(dialect);
            self.text.push_str("))");
            return;
        }
        let count = list_count(site);
        if count == 0 {
            self.text.push_str(dialect.empty_list());
            return;
        }
        for index in 0..count {
            self.text.push_str(if index == 0 { "(" } else { ", " });
            self.parameter(dialect);
        }
        self.text.push(')');
    }
}

/// `write!` costs more than the rest of a placeholder.
fn push_decimal(text: &mut String, number: usize) {
    if number >= 10 {
        push_decimal(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
