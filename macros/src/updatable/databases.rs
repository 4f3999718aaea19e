//! `databases(sqlite, postgres, mysql)`: those that a table is kept on.

use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::errors::{Errors, nearest};

/// Which are named.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Databases {
    pub(super) sqlite: bool,
    pub(super) postgres: bool,
    pub(super) mysql: bool,
}

const NAMES: [&str; 3] = ["sqlite", "postgres", "mysql"];

/// What else they are called.
const SYNONYMS: [(&str, &str); 4] = [
    ("postgresql", "postgres"),
    ("pg", "postgres"),
    ("mariadb", "mysql"),
    ("sqlite3", "sqlite"),
];

impl Databases {
    /// The names in a list, whatever is wrong with the others. Nothing if none is left: then it is as if the option were
    /// not there.
    pub(super) fn from_list(list: TokenStream, errors: &mut Errors) -> Option<Self> {
        let mut named = Self::default();
        let mut tokens = list.into_iter();
        while let Some(token) = tokens.next() {
            match &token {
                TokenTree::Ident(name) => named.add(name, errors),
                _ => errors.push(&token, format!("expected a database\n{}", help())),
            }
            match tokens.next() {
                Some(TokenTree::Punct(punct)) if punct.as_char() == ',' => {}
                Some(other) => {
                    errors.push(other, "expected a comma between databases");
                    break;
                }
                None => break,
            }
        }
        (named != Self::default()).then_some(named)
    }

    fn add(&mut self, ident: &Ident, errors: &mut Errors) {
        let name = ident.to_string();
        let synonym = SYNONYMS.iter().find(|(theirs, _)| *theirs == name);
        let known = NAMES.contains(&name.as_str());
        let meant = match synonym {
            Some((_, ours)) => Some(*ours),
            None => nearest(&name, NAMES),
        };
        if !known {
            let question = meant
                .map(|meant| format!(", did you mean `{meant}`?"))
                .unwrap_or_default();
            errors.push(
                ident,
                format!("unknown database `{name}`{question}\n{}", help()),
            );
        }
        let slot = match if known { Some(name.as_str()) } else { meant } {
            Some("sqlite") => &mut self.sqlite,
            Some("postgres") => &mut self.postgres,
            Some("mysql") => &mut self.mysql,
            _ => return,
        };
        if *slot && known {
            errors.push(ident, format!("`{name}` is named twice"));
        }
        *slot = true;
    }

    /// One of them has no type of its own for UUIDs.
    pub(super) fn need_uuid_form(self) -> bool {
        self.sqlite || self.mysql
    }
}

pub(super) fn help() -> String {
    let names = NAMES.map(|name| format!("`{name}`")).join(", ");
    format!("help: one or more of {names}, as in `databases(postgres, mysql)`")
}
