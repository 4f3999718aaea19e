//! Where operands end and operators begin, in a run of token trees.
//!
//! Operand: prefix operators, one primary, postfix operators. Inside host code a wrong split would do no harm, since a
//! part without a column is put back as it was written.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenTree};

/// An operator at the top level of a run of tokens.
pub(crate) struct Operator {
    pub(crate) kind: Kind,
    /// Its first token.
    pub(crate) at: usize,
    /// The token after it.
    pub(crate) end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// `=`, or a compound one with its first character.
    Assign(Option<char>),
    OrOr,
    AndAnd,
    EqEq,
    NotEq,
    Less,
    LessEq,
    Greater,
    GreaterEq,
    Plus,
    Minus,
    Star,
    /// Any other: its text.
    Other(&'static str),
}

impl Kind {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Kind::Assign(None) => "=",
            Kind::Assign(Some('+')) => "+=",
            Kind::Assign(Some('-')) => "-=",
            Kind::Assign(Some('*')) => "*=",
            Kind::Assign(Some('/')) => "/=",
            Kind::Assign(Some('%')) => "%=",
            Kind::Assign(Some('|')) => "|=",
            Kind::Assign(Some('&')) => "&=",
            Kind::Assign(Some(_)) => "^=",
            Kind::OrOr => "||",
            Kind::AndAnd => "&&",
            Kind::EqEq => "==",
            Kind::NotEq => "!=",
            Kind::Less => "<",
            Kind::LessEq => "<=",
            Kind::Greater => ">",
            Kind::GreaterEq => ">=",
            Kind::Plus => "+",
            Kind::Minus => "-",
            Kind::Star => "*",
            Kind::Other(text) => text,
        }
    }
}

/// The operators between operands, and the first token that is neither (two operands side by side).
pub(crate) fn operators(tokens: &[TokenTree]) -> (Vec<Operator>, Option<usize>) {
    let mut found = Vec::new();
    let mut stray = None;
    let mut at = 0;
    while at < tokens.len() {
        at = operand(tokens, at);
        if at >= tokens.len() {
            break;
        }
        match operator(tokens, at) {
            Some((kind, end)) => {
                found.push(Operator { kind, at, end });
                at = end;
            }
            None => {
                stray.get_or_insert(at);
                at += 1;
            }
        }
    }
    (found, stray)
}

/// The end of the operand that begins at `at`; the same place if none does.
fn operand(tokens: &[TokenTree], mut at: usize) -> usize {
    // Prefix operators.
    loop {
        match tokens.get(at) {
            Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '!' | '-' | '*' | '&') => {
                // An operator whose left operand is missing, as in `filter(== 3)`.
                if operator(tokens, at)
                    .is_some_and(|(kind, _)| matches!(kind, Kind::NotEq | Kind::Assign(_)))
                {
                    return at;
                }
                at += 1;
            }
            Some(TokenTree::Ident(ident)) if is_word(ident, &["mut", "move", "async"]) => at += 1,
            _ => break,
        }
    }
    match tokens.get(at) {
        // A closure: its body is whatever follows.
        Some(TokenTree::Punct(punct)) if punct.as_char() == '|' => return tokens.len(),
        // `<T as Trait>::CONST`.
        Some(TokenTree::Punct(punct)) if punct.as_char() == '<' => {
            if operator(tokens, at).is_some_and(|(kind, _)| kind == Kind::Less) {
                at = closing_angle(tokens, at);
            } else {
                return at;
            }
        }
        // `::path`.
        Some(TokenTree::Punct(_)) if is_path_separator(tokens, at) => at += 2,
        // A range without a start.
        Some(TokenTree::Punct(_)) if is_range(tokens, at) => {}
        Some(TokenTree::Punct(_)) | None => return at,
        Some(TokenTree::Ident(ident))
            if is_word(
                ident,
                &["if", "match", "while", "for", "loop", "unsafe", "const"],
            ) =>
        {
            at = block_expression(tokens, at);
        }
        Some(_) => at += 1,
    }
    postfix(tokens, at)
}

/// `if condition { } else { }`, `match value { }` and the like: up to the last block.
fn block_expression(tokens: &[TokenTree], mut at: usize) -> usize {
    loop {
        while at < tokens.len() && !is_group(&tokens[at], Delimiter::Brace) {
            at += 1;
        }
        at = (at + 1).min(tokens.len());
        match tokens.get(at) {
            Some(TokenTree::Ident(ident)) if is_word(ident, &["else"]) => {}
            _ => return at,
        }
    }
}

fn postfix(tokens: &[TokenTree], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Punct(_) if is_range(tokens, at) => {
                at += 2;
                if matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == '=')
                {
                    at += 1;
                }
                let end = operand(tokens, at);
                return end.max(at);
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                '.' => {
                    at += 1;
                    if matches!(
                        tokens.get(at),
                        Some(TokenTree::Ident(_) | TokenTree::Literal(_))
                    ) {
                        at += 1;
                    }
                }
                '?' => at += 1,
                ':' if is_path_separator(tokens, at) => {
                    at += 2;
                    match tokens.get(at) {
                        Some(TokenTree::Punct(punct)) if punct.as_char() == '<' => {
                            at = closing_angle(tokens, at);
                        }
                        Some(TokenTree::Ident(_)) => at += 1,
                        _ => {}
                    }
                }
                // A macro's call: `name!(…)`.
                '!' if matches!(tokens.get(at + 1), Some(TokenTree::Group(_)))
                    && matches!(
                        at.checked_sub(1).and_then(|at| tokens.get(at)),
                        Some(TokenTree::Ident(_))
                    ) =>
                {
                    at += 2;
                }
                _ => return at,
            },
            TokenTree::Group(group) => match group.delimiter() {
                Delimiter::Parenthesis | Delimiter::Bracket => at += 1,
                // `Name { … }`.
                Delimiter::Brace
                    if matches!(
                        at.checked_sub(1).and_then(|at| tokens.get(at)),
                        Some(TokenTree::Ident(_))
                    ) =>
                {
                    at += 1;
                }
                _ => return at,
            },
            TokenTree::Ident(ident) if is_word(ident, &["as"]) => {
                at += 1;
                while let Some(token) = tokens.get(at) {
                    match token {
                        TokenTree::Ident(_) | TokenTree::Group(_) => at += 1,
                        TokenTree::Punct(_) if is_path_separator(tokens, at) => at += 2,
                        TokenTree::Punct(punct) if punct.as_char() == '<' => {
                            at = closing_angle(tokens, at);
                        }
                        _ => break,
                    }
                }
            }
            _ => return at,
        }
    }
    at
}

/// After the `>` that closes the `<` at `at`.
fn closing_angle(tokens: &[TokenTree], at: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        if let TokenTree::Punct(punct) = token {
            match punct.as_char() {
                '<' => depth += 1,
                // `->` closes nothing.
                '>' if !matches!(
                    index.checked_sub(1).and_then(|index| tokens.get(index)),
                    Some(TokenTree::Punct(before)) if before.as_char() == '-' && before.spacing() == Spacing::Joint
                ) =>
                {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return index + 1;
                    }
                }
                _ => {}
            }
        }
    }
    tokens.len()
}

/// The operator at `at`, and its end.
fn operator(tokens: &[TokenTree], at: usize) -> Option<(Kind, usize)> {
    let char_at = |index: usize| match tokens.get(index) {
        Some(TokenTree::Punct(punct)) => Some((punct.as_char(), punct.spacing())),
        _ => None,
    };
    let (first, spacing) = char_at(at)?;
    let second = match spacing {
        Spacing::Joint => char_at(at + 1).map(|(second, _)| second),
        Spacing::Alone => None,
    };
    let kind = match (first, second) {
        ('|', Some('|')) => Kind::OrOr,
        ('&', Some('&')) => Kind::AndAnd,
        ('=', Some('=')) => Kind::EqEq,
        ('!', Some('=')) => Kind::NotEq,
        ('<', Some('=')) => Kind::LessEq,
        ('>', Some('=')) => Kind::GreaterEq,
        ('<', Some('<')) => Kind::Other("<<"),
        ('>', Some('>')) => Kind::Other(">>"),
        ('+' | '-' | '*' | '/' | '%' | '|' | '&' | '^', Some('=')) => Kind::Assign(Some(first)),
        _ => {
            let kind = match first {
                '=' => Kind::Assign(None),
                '<' => Kind::Less,
                '>' => Kind::Greater,
                '+' => Kind::Plus,
                '-' => Kind::Minus,
                '*' => Kind::Star,
                '/' => Kind::Other("/"),
                '%' => Kind::Other("%"),
                '|' => Kind::Other("|"),
                '&' => Kind::Other("&"),
                '^' => Kind::Other("^"),
                _ => return None,
            };
            return Some((kind, at + 1));
        }
    };
    Some((kind, at + 2))
}

fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    is_pair(tokens, at, ':')
}

/// `..`
pub(crate) fn is_range(tokens: &[TokenTree], at: usize) -> bool {
    is_pair(tokens, at, '.')
}

fn is_pair(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    matches!(
        (tokens.get(at), tokens.get(at + 1)),
        (Some(TokenTree::Punct(first)), Some(TokenTree::Punct(second)))
            if first.as_char() == wanted
                && first.spacing() == Spacing::Joint
                && second.as_char() == wanted
    )
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

fn is_word(ident: &Ident, words: &[&str]) -> bool {
    words.iter().any(|word| ident == word)
}

/// Splits at the commas of this level; a trailing one adds nothing.
pub(crate) fn commas(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut parts: Vec<&[TokenTree]> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                parts.push(&tokens[start..at]);
                start = at + 1;
                at += 1;
            }
            // The commas in `::<A, B>` are its own.
            TokenTree::Punct(_)
                if is_path_separator(tokens, at)
                    && matches!(tokens.get(at + 2), Some(TokenTree::Punct(punct)) if punct.as_char() == '<') =>
            {
                at = closing_angle(tokens, at + 2);
            }
            _ => at += 1,
        }
    }
    if start < tokens.len() {
        parts.push(&tokens[start..]);
    }
    parts
}

/// Whether a column may be in there: the binder, but not a field of the same name (`row.b`, `Row { b: 1 }`).
pub(crate) fn mentions(tokens: &[TokenTree], binder: &Ident) -> bool {
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Ident(ident) => ident == binder && !is_field_name(tokens, index),
        TokenTree::Group(group) => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            mentions(&inner, binder)
        }
        _ => false,
    })
}

fn is_field_name(tokens: &[TokenTree], index: usize) -> bool {
    let is_dot = |index: usize| matches!(tokens.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == '.');
    let after_dot = index >= 1 && is_dot(index - 1) && !(index >= 2 && is_dot(index - 2));
    let before_colon = matches!(tokens.get(index + 1), Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
        && !is_path_separator(tokens, index + 1);
    after_dot || before_colon
}

/// The span of a token's beginning, for a mistake that is seen where something is missing.
pub(crate) fn span_or(tokens: &[TokenTree], otherwise: Span) -> Span {
    tokens.first().map_or(otherwise, TokenTree::span)
}
