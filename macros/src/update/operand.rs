//! Where an operand of Rust ends.
//!
//! ```text
//! operand = { "!" | "-" | "*" | "&" | "&" "mut" } primary { postfix }
//! primary = closure | block expression | path | literal | group | range
//! postfix = "." name | "." number | "?" | "::" name | "::" "<" .. ">" | "!" group
//!         | "(..)" | "[..]" | path "{..}" | "as" type | ".." operand
//! ```

use proc_macro2::{Delimiter, TokenTree};

use super::ast::Infix;
use super::lex::{Kind, is_joint, is_path_separator, is_punct, is_range, operator};

/// Begins an expression that ends with a block.
const BLOCKS: [&str; 7] = ["if", "match", "while", "for", "loop", "unsafe", "const"];

/// The end of the operand that begins at `at`; the same place if none does.
pub(super) fn end(tokens: &[TokenTree], start: usize) -> usize {
    let at = primary(tokens, start);
    match tokens.get(at) {
        Some(_) if is_nothing(tokens, at) => at,
        // Its left operand is missing. (It may be a closure without parameters too; no column takes one.)
        Some(_) if at == start && is_joint(tokens, at, '|') && is_punct(tokens, at + 1, '|') => at,
        Some(_) if takes_all(tokens, at) => tokens.len(),
        // `<T as Trait>::CONST`.
        Some(_) if is_punct(tokens, at, '<') => match angles(tokens, at) {
            Some(end) if is_path_separator(tokens, end) => postfix(tokens, end),
            _ => at,
        },
        Some(TokenTree::Punct(_)) if is_path_separator(tokens, at) || is_range(tokens, at) => {
            postfix(tokens, at)
        }
        Some(TokenTree::Punct(_)) | None => at,
        Some(_) if is_word(tokens, at, &BLOCKS) => postfix(tokens, block_expression(tokens, at)),
        Some(_) => postfix(tokens, at + 1),
    }
}

/// After what stands before an operand.
fn primary(tokens: &[TokenTree], start: usize) -> usize {
    let mut at = start;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '!' | '-' | '*' | '&') => {
                if is_nothing(tokens, at) {
                    return at;
                }
                at += 1;
            }
            Some(_) if is_word(tokens, at, &["mut", "move", "async"]) => at += 1,
            // A label: `'rows: loop {}`.
            Some(_) if is_punct(tokens, at, '\'') && is_punct(tokens, at + 2, ':') => at += 3,
            _ => return at,
        }
    }
}

/// An operator whose left operand is missing, as in `filter(!= 3)`.
fn is_nothing(tokens: &[TokenTree], at: usize) -> bool {
    operator(tokens, at)
        .is_some_and(|(kind, _)| matches!(kind, Kind::Infix(Infix::NotEqual) | Kind::Assign(_)))
}

/// What begins here is whatever follows: a closure, `return`, `break`. The latter may be without a value.
fn takes_all(tokens: &[TokenTree], at: usize) -> bool {
    let without_value = match tokens.get(at + 1) {
        Some(TokenTree::Punct(next)) => {
            matches!(next.as_char(), '?' | '=' | '>' | '+' | '/' | '%' | '^')
                || is_nothing(tokens, at + 1)
                || next.as_char() == '.' && !is_range(tokens, at + 1)
        }
        _ => is_word(tokens, at + 1, &["as"]),
    };
    is_punct(tokens, at, '|') || is_word(tokens, at, &["return", "break"]) && !without_value
}

/// The first `..` between operands, which in Rust is looser than every operator that a statement has.
pub(super) fn range(tokens: &[TokenTree]) -> Option<usize> {
    let mut start = 0;
    while start < tokens.len() {
        let first = primary(tokens, start);
        if takes_all(tokens, first) {
            return None;
        }
        let after_block = match is_word(tokens, first, &BLOCKS) {
            true => block_expression(tokens, first),
            false => first,
        };
        let end = end(tokens, start);
        if let Some(range) = (after_block..end).find(|at| is_range(tokens, *at)) {
            return Some(range);
        }
        start = match operator(tokens, end) {
            Some((_, after)) => after,
            None => end + 1,
        };
    }
    None
}

/// `if condition { } else { }`, `match value { }` and the like: up to the last block.
fn block_expression(tokens: &[TokenTree], start: usize) -> usize {
    let mut at = start + 1;
    // Where a value begins, braces are a value: `match { 3 } { }`.
    let mut value_begins = is_word(tokens, start, &["if", "match", "while"]);
    // The braces of a pattern are no block: `for Row { id } in rows { }`.
    if is_word(tokens, start, &["for"]) {
        at = after(tokens, at, |at| is_word(tokens, at, &["in"]));
        value_begins = true;
    }
    while let Some(token) = tokens.get(at) {
        let in_value = std::mem::take(&mut value_begins);
        if is_word(tokens, at, &["let"]) {
            at = after(tokens, at, |at| is_punct(tokens, at, '='));
            value_begins = true;
        } else if is_word(tokens, at, &BLOCKS) {
            // `if match value { } { }`.
            at = block_expression(tokens, at);
        } else if in_value || !is_group(token, Delimiter::Brace) {
            at += 1;
        } else if is_word(tokens, at + 1, &["else"]) {
            at += 2;
            if is_word(tokens, at, &["if"]) {
                return block_expression(tokens, at);
            }
        } else {
            return at + 1;
        }
    }
    tokens.len()
}

/// The place after the first that is wanted, or the end.
fn after(tokens: &[TokenTree], from: usize, wanted: impl Fn(usize) -> bool) -> usize {
    (from..tokens.len())
        .find(|at| wanted(*at))
        .map_or(tokens.len(), |at| at + 1)
}

fn postfix(tokens: &[TokenTree], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        let after_path = at.checked_sub(1).is_some_and(|at| {
            matches!(tokens.get(at), Some(TokenTree::Ident(_))) || is_punct(tokens, at, '>')
        });
        match token {
            _ if is_range(tokens, at) => {
                let inclusive = is_joint(tokens, at + 1, '.') && is_punct(tokens, at + 2, '=');
                return end(tokens, at + if inclusive { 3 } else { 2 });
            }
            _ if is_punct(tokens, at, '.') => {
                at += 1;
                if matches!(
                    tokens.get(at),
                    Some(TokenTree::Ident(_) | TokenTree::Literal(_))
                ) {
                    at += 1;
                }
            }
            _ if is_punct(tokens, at, '?') => at += 1,
            _ if is_path_separator(tokens, at) => at = segment(tokens, at + 2),
            // A macro's call: `name!(…)`.
            _ if after_path
                && is_punct(tokens, at, '!')
                && matches!(tokens.get(at + 1), Some(TokenTree::Group(_))) =>
            {
                at += 2;
            }
            TokenTree::Group(group) => match group.delimiter() {
                Delimiter::Parenthesis | Delimiter::Bracket => at += 1,
                // `Name { … }`.
                Delimiter::Brace if after_path => at += 1,
                _ => return at,
            },
            _ if is_word(tokens, at, &["as"]) => at = cast_type(tokens, at + 1),
            _ => return at,
        }
    }
    at
}

/// What follows `::`.
fn segment(tokens: &[TokenTree], at: usize) -> usize {
    match tokens.get(at) {
        Some(TokenTree::Ident(_)) => at + 1,
        _ => angles(tokens, at).unwrap_or(at),
    }
}

/// The type after `as`. In `x as i64 < b.y` no type arguments begin: they would not contain a dot.
fn cast_type(tokens: &[TokenTree], mut at: usize) -> usize {
    loop {
        match tokens.get(at) {
            Some(_) if is_punct(tokens, at, '*') && is_word(tokens, at + 1, &["const", "mut"]) => {
                at += 2;
            }
            Some(_) if is_punct(tokens, at, '&') || is_word(tokens, at, &["mut", "dyn"]) => at += 1,
            Some(_) if is_punct(tokens, at, '\'') => at += 2,
            _ => break,
        }
    }
    at = match tokens.get(at) {
        Some(TokenTree::Ident(_) | TokenTree::Group(_)) => at + 1,
        _ => angles(tokens, at).unwrap_or(at),
    };
    loop {
        at = match angles(tokens, at) {
            Some(end) => end,
            None if is_path_separator(tokens, at) => segment(tokens, at + 2),
            None => return at,
        };
    }
}

/// If `<` is at `at`: the place after its `>`, unless what is between them cannot be types.
pub(super) fn angles(tokens: &[TokenTree], at: usize) -> Option<usize> {
    if !is_punct(tokens, at, '<') {
        return None;
    }
    let mut depth = 0_usize;
    for index in at..tokens.len() {
        if is_punct(tokens, index, '<') {
            depth += 1;
        } else if is_punct(tokens, index, '>') {
            // `->` closes nothing.
            if !is_joint(tokens, index - 1, '-') {
                depth -= 1;
            }
            if depth == 0 {
                return Some(index + 1);
            }
        } else if is_punct(tokens, index, '.') || is_punct(tokens, index, ';') {
            return None;
        }
    }
    None
}

/// Whether `<` at `at` begins types and does not compare: after `::`, after `as Name`, and where an operand begins.
pub(super) fn opens_angles(tokens: &[TokenTree], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    match &tokens[before] {
        TokenTree::Punct(punct) => !matches!(punct.as_char(), '>' | '?'),
        TokenTree::Ident(_) => before
            .checked_sub(1)
            .is_some_and(|before| is_word(tokens, before, &["as"])),
        _ => false,
    }
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

fn is_word(tokens: &[TokenTree], at: usize, words: &[&str]) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Ident(ident)) if words.iter().any(|word| ident == word))
}
