//! Names: of the database, quoted; of the generated code, free.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::DeriveInput;

use super::case;

/// The longest name that PostgreSQL keeps; it cuts a longer one without a word.
const MAX_BYTES: usize = 63;

/// A name as the two families of dialects quote it. Names are always quoted: `order` is a fine table.
pub(super) struct Quoted {
    pub(super) standard: String,
    pub(super) mysql: String,
}

impl Quoted {
    /// The parts, each quoted, with dots between them; a quote inside a name is doubled.
    pub(super) fn new<'a>(parts: impl IntoIterator<Item = &'a str> + Clone) -> Self {
        let quote = |mark: &str| {
            let parts = parts.clone().into_iter();
            let quoted: Vec<_> = parts
                .map(|part| format!("{mark}{}{mark}", part.replace(mark, &mark.repeat(2))))
                .collect();
            quoted.join(".")
        };
        Self {
            standard: quote("\""),
            mysql: quote("`"),
        }
    }
}

/// What is wrong with the name of a `what` (table, schema, column), for every database.
pub(super) fn problem(what: &str, name: &str) -> Option<String> {
    let shown = name.escape_debug();
    if name.is_empty() {
        Some(format!("the {what} name is empty"))
    } else if let Some(control) = name.chars().find(|letter| letter.is_control()) {
        let code = u32::from(control);
        Some(format!(
            "the {what} name `{shown}` contains the control character U+{code:04X}"
        ))
    } else if name.len() > MAX_BYTES {
        let bytes = name.len();
        Some(format!(
            "the {what} name `{shown}` is too long: {bytes} bytes\nnote: PostgreSQL cuts a name after {MAX_BYTES} bytes, and would silently use another {what}"
        ))
    } else {
        None
    }
}

/// The table that a struct is probably for: `BookAuthor` → `book_authors`.
pub(super) fn table_guess(name: &Ident) -> String {
    let singular = case::Case::Snake.apply(unraw(name).as_str());
    let ends = |endings: &[&str]| endings.iter().any(|ending| singular.ends_with(ending));
    match singular.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "oy", "uy"]) => format!("{stem}ies"),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{singular}es"),
        _ => format!("{singular}s"),
    }
}

/// `r#type` is the column `type`.
pub(super) fn unraw(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

/// A type as people write it: tokens print with spaces between them.
pub(super) fn pretty(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    for (spaced, tight) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" > ", "> "),
        (" >", ">"),
        ("> >", ">>"),
        (" ,", ","),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
        ("[ ", "["),
        (" ]", "]"),
        (" ;", ";"),
    ] {
        text = text.replace(spaced, tight);
    }
    text.trim_end().to_owned()
}

/// A local of a generated function: a name that only generated code sees.
pub(super) fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The identifier at our own place. A token of the user's is written once with the user's span, where
/// the generated item is defined: an editor takes every other one for the user's token, too, and
/// shows what it finds there when the user points at the field.
pub(super) fn at_call_site(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(Span::call_site());
    ident
}

/// The identifiers that the user's struct mentions. Type parameters are not hygienic: a parameter `DB`
/// of ours would be a second `DB` beside the user's parameter, or hide the type `DB` of a field.
pub(super) struct Taken(HashSet<String>);

impl Taken {
    pub(super) fn new(input: &DeriveInput, path: &impl ToTokens) -> Self {
        let mut names = HashSet::new();
        collect(input.to_token_stream(), &mut names);
        collect(path.to_token_stream(), &mut names);
        Self(names)
    }

    /// `name`, with underscores after it as long as the user has such a name.
    pub(super) fn free(&self, name: &str) -> Ident {
        let mut name = name.to_owned();
        while self.0.contains(&name) {
            name.push('_');
        }
        Ident::new(&name, Span::call_site())
    }
}

fn collect(tokens: TokenStream, names: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => drop(names.insert(unraw(&ident))),
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_doubled() {
        let quoted = Quoted::new(["shop", "a\"b`c"]);
        assert_eq!(quoted.standard, "\"shop\".\"a\"\"b`c\"");
        assert_eq!(quoted.mysql, "`shop`.`a\"b``c`");
    }

    #[test]
    fn a_dot_inside_a_name_is_quoted_with_it() {
        assert_eq!(Quoted::new(["a.b"]).standard, "\"a.b\"");
    }

    #[test]
    fn problems() {
        assert_eq!(problem("table", "books"), None);
        assert_eq!(problem("table", "naïve ☃"), None);
        assert_eq!(problem("table", &"x".repeat(63)), None);
        assert_eq!(
            problem("table", "").as_deref(),
            Some("the table name is empty")
        );
        assert_eq!(
            problem("column", "a\0b").as_deref(),
            Some("the column name `a\\0b` contains the control character U+0000")
        );
        // Bytes count, not letters.
        assert!(problem("column", &"ä".repeat(32)).is_some_and(|text| text.contains("64 bytes")));
    }

    #[test]
    fn types_print_as_written() {
        for ty in [
            "Option<String>",
            "Cow<'a, str>",
            "a::B<C<D>, [u8; 4]>",
            "::core::option::Option<&'a (A, B)>",
        ] {
            assert_eq!(pretty(&ty.parse().unwrap()), ty);
        }
    }

    #[test]
    fn plurals() {
        for (name, table) in [
            ("Book", "books"),
            ("BookAuthor", "book_authors"),
            ("Category", "categories"),
            ("Key", "keys"),
            ("Box", "boxes"),
        ] {
            assert_eq!(table_guess(&Ident::new(name, Span::call_site())), table);
        }
    }

    #[test]
    fn free_names_avoid_the_users() {
        let input = syn::parse_quote!(
            struct A<DB, DB_> {
                x: Vec<Node>,
            }
        );
        let taken = Taken::new(&input, &TokenStream::new());
        assert_eq!(taken.free("DB"), "DB__");
        assert_eq!(taken.free("Node"), "Node_");
        assert_eq!(taken.free("Filter"), "Filter");
    }
}
