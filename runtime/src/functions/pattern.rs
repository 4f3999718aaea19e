//! `starts_with`, `ends_with`, `contains`: text in which no character has a meaning.
//!
//! The pattern is made when it is bound, since SQLite gets another than PostgreSQL and MySQL: its LIKE takes `a` for `A`,
//! its GLOB does not. The escape character is no `\`, which MySQL may or may not know.

use std::borrow::Cow;
use std::marker::PhantomData;

use crate::apply::Operation;
use crate::backend::{Arguments, Backend, Storable, add, invalid};
use crate::condition::Conditional;
use crate::dialect::Dialect;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::{Node, Operator, Template};
use crate::part::{Bind, Over, Part};
use crate::source::Source;
use crate::table::{ColumnDef, NotNull};

/// A text of Rust, kept as a `V`.
///
/// That is a parameter for the reason given at [`Calculates`](crate::expression::Calculates).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`starts_with`, `ends_with` and `contains` take a text of Rust, this is `{Self}`",
    label = "not a text of Rust",
    note = "what is special in a pattern is escaped before it is sent, which a column's text cannot be",
    note = "unwrap an `Option` first"
)]
pub trait HostText<V> {
    /// It.
    fn into_text(self) -> V;
}

macro_rules! texts {
    ($($V:ty)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<'a> HostText<$V> for $V {
                #[inline]
                fn into_text(self) -> $V {
                    self
                }
            }
        )*
    };
}

texts! {
    &'a str &'a &'a str
    String &'a String
    Box<str> &'a Box<str>
    Cow<'a, str> &'a Cow<'a, str>
}

/// Where the text is to be.
#[doc(hidden)]
pub trait Place {
    /// Anything may stand before it.
    const ANY_BEFORE: bool;
    /// Anything may stand after it.
    const ANY_AFTER: bool;
}

/// At the start.
#[doc(hidden)]
pub enum Start {}
/// At the end.
#[doc(hidden)]
pub enum End {}
/// Anywhere.
#[doc(hidden)]
pub enum Anywhere {}

impl Place for Start {
    const ANY_BEFORE: bool = false;
    const ANY_AFTER: bool = true;
}

impl Place for End {
    const ANY_BEFORE: bool = true;
    const ANY_AFTER: bool = false;
}

impl Place for Anywhere {
    const ANY_BEFORE: bool = true;
    const ANY_AFTER: bool = true;
}

/// The pattern that a text at a place is, for the column `C`.
#[doc(hidden)]
pub struct Pattern<C, At, V>(V, PhantomData<fn() -> (C, At)>);

impl<C, At, V> Pattern<C, At, V> {
    pub(crate) fn new(text: V) -> Self {
        Pattern(text, PhantomData)
    }
}

impl<C, At, V> Part for Pattern<C, At, V> {
    const NODE: Node = Node::Bind;
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = NotNull;
}

impl<DB, C, At, V> Bind<DB> for Pattern<C, At, V>
where
    DB: Backend,
    C: ColumnDef,
    At: Place,
    V: AsRef<str>,
    String: Storable<DB, C>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        let text = self.0.as_ref();
        // There a pattern ends before this character, and what is left may be in every text.
        if DB::DIALECT == Dialect::Sqlite && text.contains('\0') {
            return Err(invalid::<C>(
                "SQLite cannot look for the character U+0000".into(),
            ));
        }
        add::<DB, C, String>(arguments, pattern::<At>(text, DB::DIALECT))
    }
}

impl<Table, C, At, V> Over<Table> for Pattern<C, At, V> {}

fn pattern<At: Place>(text: &str, dialect: Dialect) -> String {
    let any = match dialect {
        Dialect::Sqlite => '*',
        Dialect::Postgres | Dialect::MySql => '%',
    };
    let mut pattern = String::with_capacity(text.len() + 2);
    if At::ANY_BEFORE {
        pattern.push(any);
    }
    for character in text.chars() {
        match (dialect, character) {
            // GLOB has no escape; a set of one character is that character.
            (Dialect::Sqlite, '*' | '?' | '[') => pattern.extend(['[', character, ']']),
            (Dialect::Postgres | Dialect::MySql, '%' | '_' | '!') => {
                pattern.extend(['!', character]);
            }
            _ => pattern.push(character),
        }
    }
    if At::ANY_AFTER {
        pattern.push(any);
    }
    pattern
}

/// The part is like a [`Pattern`].
#[doc(hidden)]
pub enum Matches {}

impl<L: Part, C, At, V> Operation<(L, Pattern<C, At, V>)> for Matches {
    const OPERATOR: Operator = Operator::Template(&Template {
        sqlite: "({a} GLOB {})",
        postgres: "({a} LIKE {} ESCAPE '!')",
        mysql: "({a} LIKE {} ESCAPE '!')",
    });
    type Nullability = L::Nullability;
}

impl<L: Part, C, At, V: AsRef<str>> Conditional<(L, Pattern<C, At, V>)> for Matches {
    type Pins<By: Source> = NoKey;

    /// Every text has the empty one in it: a search for nothing is to change nothing.
    fn constant((_, pattern): &(L, Pattern<C, At, V>)) -> Option<bool> {
        pattern.0.as_ref().is_empty().then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_special_is_escaped() {
        let text = r"50%_!\*?[a]'é";
        let standard = r"50!%!_!!\*?[a]'é";
        let sqlite = r"50%_!\[*][?][[]a]'é";
        for dialect in [Dialect::Postgres, Dialect::MySql] {
            assert_eq!(pattern::<Start>(text, dialect), format!("{standard}%"));
            assert_eq!(pattern::<End>(text, dialect), format!("%{standard}"));
            assert_eq!(pattern::<Anywhere>(text, dialect), format!("%{standard}%"));
        }
        assert_eq!(
            pattern::<Start>(text, Dialect::Sqlite),
            format!("{sqlite}*")
        );
        assert_eq!(pattern::<End>(text, Dialect::Sqlite), format!("*{sqlite}"));
        assert_eq!(
            pattern::<Anywhere>(text, Dialect::Sqlite),
            format!("*{sqlite}*")
        );
    }
}
