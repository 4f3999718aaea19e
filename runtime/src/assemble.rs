//! The text of a statement with sites, from its program: see [`render`](crate::render).

use crate::dialect::Dialect;
use crate::part::Site;
use crate::render::{ITEM, LIST, NUMBER, OPTIONAL, SPLICE, TEXT, UNLESS};
use crate::table::Quoted;

/// Set in a list's site if SQLite gets it as one JSON text.
const JSON: usize = 1 << (usize::BITS - 1);

/// The site of a list.
pub(crate) fn list_site(count: usize, json: bool) -> usize {
    if json { count | JSON } else { count }
}

/// How many values the site of a list stands for.
fn list_count(site: usize) -> usize {
    site & !JSON
}

/// Whether a list is one parameter, whatever its length, in a JSON text.
fn is_json(dialect: Dialect, site: usize) -> bool {
    dialect == Dialect::Sqlite && site & JSON != 0
}

/// The most bytes that a list takes in the text: three for a value, and two for the parentheses.
pub(crate) fn list_length(dialect: Dialect, site: usize) -> usize {
    if dialect.has_arrays() {
        0
    } else if is_json(dialect, site) {
        JSON_LIST.0.len() + 1 + JSON_LIST.1.len()
    } else {
        3 * list_count(site) + 2
    }
}

/// What is before and after the parameter of a list in a JSON text.
const JSON_LIST: (&str, &str) = ("(SELECT value FROM json_each(", "))");

/// A text and the number of its placeholders.
pub(crate) struct Assembled {
    pub(crate) text: String,
    pub(crate) parameters: usize,
    /// Assignments in it.
    pub(crate) items: usize,
}

/// Puts the text together: `site` tells whether an optional assignment is there (0 or 1) or how long a list is.
pub(crate) fn assemble<'a>(
    program: &[u8],
    dialect: Dialect,
    capacity: usize,
    site: impl Fn(usize) -> Site<'a>,
) -> Assembled {
    let mut out = Output {
        text: Vec::with_capacity(capacity),
        parameters: 0,
        items: 0,
        dialect,
    };
    run(program, &mut out, &site);
    out.finish()
}

/// Carries out a program.
#[inline]
pub(crate) fn run<'a>(program: &[u8], out: &mut Output, site: &impl Fn(usize) -> Site<'a>) {
    let mut rest = program;
    out.parameters += number(&mut rest);
    while let [op, tail @ ..] = rest {
        rest = tail;
        match *op {
            TEXT => {
                let length = number(&mut rest);
                let (text, tail) = rest.split_at(length);
                out.text.extend_from_slice(text);
                rest = tail;
            }
            NUMBER => out.number(),
            ITEM => {
                let count = number(&mut rest);
                out.item(count, &mut rest);
            }
            OPTIONAL => {
                let index = number(&mut rest);
                let skip = number(&mut rest);
                let count = number(&mut rest);
                if site(index).count() == 0 {
                    rest = &rest[skip..];
                } else {
                    out.item(count, &mut rest);
                }
            }
            UNLESS => {
                let index = number(&mut rest);
                let skip = number(&mut rest);
                if site(index).count() != 0 {
                    rest = &rest[skip..];
                }
            }
            LIST => {
                let index = number(&mut rest);
                out.list(site(index).count());
            }
            SPLICE => {
                let index = number(&mut rest);
                if let Site::Splice(splice) = site(index) {
                    splice.write(out);
                }
            }
            _ => unreachable!("the generator writes no other operation"),
        }
    }
}

#[inline]
fn number(rest: &mut &[u8]) -> usize {
    match *rest {
        [low, high, tail @ ..] => {
            *rest = tail;
            usize::from(u16::from_le_bytes([*low, *high]))
        }
        _ => 0,
    }
}

/// A text that is being put together.
#[doc(hidden)]
pub struct Output {
    text: Vec<u8>,
    parameters: usize,
    items: usize,
    dialect: Dialect,
}

impl Output {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Output {
            text: Vec::new(),
            parameters: 0,
            items: 0,
            dialect,
        }
    }

    pub(crate) fn finish(self) -> Assembled {
        Assembled {
            // Put together from whole `str`s.
            text: String::from_utf8(self.text).unwrap_or_default(),
            parameters: self.parameters,
            items: self.items,
        }
    }

    /// A name, quoted for this database.
    pub(crate) fn quoted(&mut self, name: &Quoted) {
        self.push(name.on(self.dialect));
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// An assignment with `count` placeholders. It begins with a text that begins with a comma.
    #[inline]
    fn item(&mut self, count: usize, rest: &mut &[u8]) {
        if !self.dialect.numbers_parameters() {
            self.parameters += count;
        }
        self.items += 1;
        if self.items == 1
            && let [TEXT, tail @ ..] = *rest
        {
            let mut tail = tail;
            let length = number(&mut tail);
            let (text, tail) = tail.split_at(length);
            self.text.extend_from_slice(&text[", ".len()..]);
            *rest = tail;
        }
    }

    #[inline]
    fn number(&mut self) {
        self.parameters += 1;
        push_decimal(&mut self.text, self.parameters);
    }

    pub(crate) fn parameter(&mut self) {
        if self.dialect.numbers_parameters() {
            self.text.push(b'$');
            self.number();
        } else {
            self.text.push(b'?');
            self.parameters += 1;
        }
    }

    pub(crate) fn push(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    pub(crate) fn list(&mut self, site: usize) {
        if is_json(self.dialect, site) {
            self.push(JSON_LIST.0);
            self.parameter();
            self.push(JSON_LIST.1);
            return;
        }
        let count = list_count(site);
        if count == 0 {
            self.push(self.dialect.empty_list());
            return;
        }
        for index in 0..count {
            self.push(if index == 0 { "(" } else { ", " });
            self.parameter();
        }
        self.push(")");
    }
}

/// `write!` costs more than the rest of a placeholder.
fn push_decimal(text: &mut Vec<u8>, number: usize) {
    if number >= 10 {
        push_decimal(text, number / 10);
    }
    text.push(b'0' + (number % 10) as u8);
}
