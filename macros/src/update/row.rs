//! `&mut book as b`: a row in memory in place of a table.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

use super::ast::Row;
use super::lex;
use crate::errors::Errors;

/// Whether this is lent: `&book`, `&mut book`.
pub(super) fn is_lent(header: &[TokenTree]) -> bool {
    let passed_on = lex::passed_on(header);
    lex::is_punct(passed_on.as_deref().unwrap_or(header), 0, '&')
}

/// The row that is lent. None if it is none, which has been reported.
pub(super) fn row(header: &TokenStream, errors: &mut Errors) -> Option<Row> {
    let tokens = lex::trees(header.clone());
    let tokens = lex::passed_on(&tokens).unwrap_or(tokens);
    match tokens.as_slice() {
        [TokenTree::Punct(_), TokenTree::Ident(word), _, ..] if word == "mut" => {
            let (operators, stray) = lex::operators(&tokens);
            let after = operators.first().map(|operator| operator.at).or(stray);
            if let Some(at) = after {
                errors.push(&tokens[at], "expected `as` after the row: `&mut row as b`");
                return None;
            }
            Some(lent(&tokens))
        }
        _ => {
            errors.push(
                header,
                "a row in memory is refreshed: it is lent with `&mut`\nhelp: `update!(&mut row as b, set(..))`",
            );
            None
        }
    }
}

/// `tokens` are `&mut` and what it lends.
fn lent(tokens: &[TokenTree]) -> Row {
    let (ampersand, place) = (&tokens[0], &tokens[2..]);
    Row {
        lent: lex::stream(tokens),
        looked_at: is_place(place).then(|| {
            let place = lex::stream(place);
            quote!(#ampersand #place)
        }),
    }
}

/// A variable, its fields and what it points to: looking at it twice does no more than looking at it once.
///
/// ```text
/// place = { "*" } ( path | "self" | "(" place ")" ) { "." ( field | number ) | "[" ( name | literal ) "]" }
/// ```
fn is_place(tokens: &[TokenTree]) -> bool {
    let stars = tokens
        .iter()
        .take_while(|token| matches!(token, TokenTree::Punct(star) if star.as_char() == '*'));
    let tokens = &tokens[stars.count()..];
    let mut rest = match tokens {
        [TokenTree::Ident(_), rest @ ..] => rest,
        [TokenTree::Group(group), rest @ ..]
            if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None)
                && is_place(&lex::trees(group.stream())) =>
        {
            rest
        }
        _ => return false,
    };
    loop {
        rest = match rest {
            [] => return true,
            [
                TokenTree::Punct(colon),
                TokenTree::Punct(_),
                TokenTree::Ident(_),
                rest @ ..,
            ] if colon.as_char() == ':' && colon.spacing() == Spacing::Joint => rest,
            [TokenTree::Punct(dot), TokenTree::Ident(field), rest @ ..]
                if dot.as_char() == '.' && field != "await" =>
            {
                rest
            }
            [TokenTree::Punct(dot), TokenTree::Literal(_), rest @ ..] if dot.as_char() == '.' => {
                rest
            }
            [TokenTree::Group(index), rest @ ..]
                if index.delimiter() == Delimiter::Bracket
                    && is_known(&lex::trees(index.stream())) =>
            {
                rest
            }
            _ => return false,
        };
    }
}

/// A name or a literal.
fn is_known(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(_) | TokenTree::Literal(_)])
}

/// Why a clause has no place in the update of a row in memory; none if it has one.
pub(super) fn refusal(clause: &str) -> Option<&'static str> {
    Some(match clause {
        "filter" => {
            "no `filter` in an update of a row in memory: it is found by its key\n\
             help: for a condition, update the table: `update!(Book as b, set(..), filter(..))`"
        }
        "all_rows" => {
            "no `all_rows` in an update of a row in memory: it is this one\n\
             help: for every row, update the table: `update!(Book as b, set(..), all_rows())`"
        }
        "from" => {
            "no `from` in an update of a row in memory\n\
             help: take values of another table in a `select(..)`"
        }
        "order_by" | "limit" => {
            "an update of a row in memory has one row: it has no order and no limit"
        }
        "returning" => {
            "no `returning` in an update of a row in memory, which is refreshed\n\
             help: read its fields afterwards"
        }
        _ => return None,
    })
}

impl Row {
    /// Where to say that it is none: its last word.
    pub(super) fn at(&self) -> Span {
        lex::trees(self.lent.clone())
            .last()
            .map_or_else(Span::call_site, TokenTree::span)
    }
}

/// A name that only the expansion sees: see [`expand`](super::expand).
pub(super) fn name(of: &str) -> Ident {
    Ident::new(&format!("updatable_{of}"), Span::mixed_site())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let is = |text: &str| is_place(&lex::trees(text.parse().unwrap()));
        for place in [
            "book",
            "self",
            "*book",
            "**book",
            "self.book",
            "a::B.c",
            "(*self).rows.0.1",
            "books[3].inner",
            "books[index]",
            "r#type",
        ] {
            assert!(is(place), "{place}");
        }
        for value in [
            "",
            "book()",
            "book.find()",
            "*book.lock()",
            "book?",
            "book.await",
            "books[next()]",
            "books[a + b]",
            "books[..]",
            "find::<Book>(x)",
            "book!()",
            "{ book }",
            "Book { id: 3 }",
            "3",
            "if c { a } else { b }",
        ] {
            assert!(!is(value), "{value}");
        }
    }
}
