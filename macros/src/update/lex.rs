//! Where operands end and operators begin, in a run of token trees.
//!
//! Inside host code a wrong split would do no harm, since a part without a column is put back as it was written.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};

use super::ast::Infix;
use super::form;
use super::operand;

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
    /// `=`, or a compound one: its text.
    Assign(&'static str),
    /// One that a statement has.
    Infix(Infix),
    /// Any other, of Rust or of SQL: its text.
    Other(&'static str),
}

/// None stands before one that begins with it.
const OPERATORS: [Kind; 32] = [
    Kind::Assign("<<="),
    Kind::Assign(">>="),
    Kind::Infix(Infix::Or),
    Kind::Infix(Infix::And),
    Kind::Infix(Infix::Equal),
    Kind::Infix(Infix::NotEqual),
    Kind::Infix(Infix::LessOrEqual),
    Kind::Infix(Infix::GreaterOrEqual),
    Kind::Other("<>"),
    Kind::Other("<<"),
    Kind::Other(">>"),
    Kind::Other("=>"),
    Kind::Other("->"),
    Kind::Assign("+="),
    Kind::Assign("-="),
    Kind::Assign("*="),
    Kind::Assign("/="),
    Kind::Assign("%="),
    Kind::Assign("|="),
    Kind::Assign("&="),
    Kind::Assign("^="),
    Kind::Assign("="),
    Kind::Infix(Infix::Less),
    Kind::Infix(Infix::Greater),
    Kind::Infix(Infix::Plus),
    Kind::Infix(Infix::Minus),
    Kind::Infix(Infix::Times),
    Kind::Infix(Infix::Divide),
    Kind::Infix(Infix::Remainder),
    Kind::Other("|"),
    Kind::Other("&"),
    Kind::Other("^"),
];

impl Kind {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Kind::Infix(infix) => infix.text(),
            Kind::Assign(text) | Kind::Other(text) => text,
        }
    }

    /// As in Rust: the lower, the looser.
    pub(crate) fn precedence(self) -> u8 {
        match self.text() {
            "||" => 1,
            "&&" => 2,
            "==" | "!=" | "<" | "<=" | ">" | ">=" | "<>" => 3,
            "|" => 4,
            "^" => 5,
            "&" => 6,
            "<<" | ">>" => 7,
            "+" | "-" => 8,
            "*" | "/" | "%" => 9,
            _ => 0,
        }
    }
}

impl Operator {
    pub(crate) fn is_assign(&self) -> bool {
        matches!(self.kind, Kind::Assign(_))
    }

    pub(crate) fn is_comparison(&self) -> bool {
        matches!(self.kind, Kind::Infix(infix) if infix.is_comparison())
    }

    /// For a message about it.
    pub(crate) fn tokens(&self, tokens: &[TokenTree]) -> TokenStream {
        stream(&tokens[self.at..self.end])
    }
}

/// The operators between operands, and the first token that is neither (two operands side by side).
pub(crate) fn operators(tokens: &[TokenTree]) -> (Vec<Operator>, Option<usize>) {
    let mut found = Vec::new();
    let mut stray = None;
    let mut at = operand::end(tokens, 0);
    while at < tokens.len() {
        let end = match operator(tokens, at) {
            Some((kind, end)) => {
                found.push(Operator { kind, at, end });
                end
            }
            None => {
                stray.get_or_insert(at);
                at + 1
            }
        };
        at = operand::end(tokens, end);
    }
    (found, stray)
}

/// The operator at `at`, and its end.
pub(super) fn operator(tokens: &[TokenTree], at: usize) -> Option<(Kind, usize)> {
    let mut joined = String::new();
    for token in tokens.iter().skip(at).take(3) {
        let TokenTree::Punct(punct) = token else {
            break;
        };
        joined.push(punct.as_char());
        if punct.spacing() == Spacing::Alone {
            break;
        }
    }
    OPERATORS
        .into_iter()
        .find(|kind| joined.starts_with(kind.text()))
        .map(|kind| (kind, at + kind.text().len()))
}

/// Splits at the commas of this level; a trailing one adds nothing.
pub(crate) fn commas(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut parts: Vec<&[TokenTree]> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        if is_punct(tokens, at, ',') {
            parts.push(&tokens[start..at]);
            start = at + 1;
        }
        // The commas in `::<A, B>` are its own.
        at = match operand::angles(tokens, at) {
            Some(end) if operand::opens_angles(&tokens[start..], at - start) => end,
            _ => at + 1,
        };
    }
    if start < tokens.len() {
        parts.push(&tokens[start..]);
    }
    parts
}

/// Some comma of this level.
pub(crate) fn has_comma(tokens: &[TokenTree]) -> bool {
    let parts = commas(tokens);
    parts.len() > 1 || parts.first().is_some_and(|part| part.len() < tokens.len())
}

pub(crate) fn trees(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

/// What a `macro_rules!` macro passed on, `$value:expr` or the like, without the invisible group around it.
pub(crate) fn passed_on(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    match tokens {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            let inner = trees(group.stream());
            Some(passed_on(&inner).unwrap_or(inner))
        }
        _ => None,
    }
}

pub(crate) fn stream(tokens: &[TokenTree]) -> TokenStream {
    tokens.iter().cloned().collect()
}

/// Whether a column may be in there: a binder, and not something else of that name; or what is SQL by its form.
pub(crate) fn mentions(tokens: &[TokenTree], is_binder: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Ident(ident) => {
            is_binder(ident) && !is_another(tokens, index) || form::at(tokens, index).is_some()
        }
        TokenTree::Group(group) => mentions(&trees(group.stream()), is_binder),
        _ => false,
    })
}

/// Whether some `b.` is in there, or what is SQL by its form.
pub(crate) fn mentions_column(tokens: &[TokenTree], is_binder: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Ident(ident) => {
            is_binder(ident)
                && !is_another(tokens, index)
                && is_punct(tokens, index + 1, '.')
                && !is_range(tokens, index + 1)
                || form::at(tokens, index).is_some()
        }
        TokenTree::Group(group) => mentions_column(&trees(group.stream()), is_binder),
        _ => false,
    })
}

/// A field (`row.b`, `Row { b: 1 }`), the end of a path (`x::b`), a lifetime (`'b`), a macro (`b!()`).
fn is_another(tokens: &[TokenTree], index: usize) -> bool {
    let named_field = is_punct(tokens, index + 1, ':') && !is_path_separator(tokens, index + 1);
    let called = is_punct(tokens, index + 1, '!')
        && matches!(tokens.get(index + 2), Some(TokenTree::Group(_)));
    is_of_another(tokens, index) || named_field || called || is_before(tokens, index, 1, '\'')
}

/// A field, a method or the end of a path: `row.b`, `row.select()`, `x::b`.
pub(super) fn is_of_another(tokens: &[TokenTree], index: usize) -> bool {
    let before = |character, distance| is_before(tokens, index, distance, character);
    before('.', 1) && !before('.', 2) || before(':', 1) && before(':', 2)
}

fn is_before(tokens: &[TokenTree], index: usize, distance: usize, character: char) -> bool {
    index
        .checked_sub(distance)
        .is_some_and(|index| is_punct(tokens, index, character))
}

/// A closure in there has a parameter of that name.
pub(crate) fn is_closure_parameter(tokens: &[TokenTree], binder: &Ident) -> bool {
    let is_bar =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '|');
    // Between the first bar and the second, the third and the fourth.
    let mut parameters = tokens.split(is_bar).skip(1).step_by(2);
    parameters.any(|parameters| mentions(parameters, &|ident| ident == binder))
        || tokens.iter().any(|token| {
            matches!(token, TokenTree::Group(group) if is_closure_parameter(&trees(group.stream()), binder))
        })
}

pub(super) fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    is_pair(tokens, at, ':')
}

/// `..`
pub(crate) fn is_range(tokens: &[TokenTree], at: usize) -> bool {
    is_pair(tokens, at, '.')
}

fn is_pair(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    is_joint(tokens, at, wanted) && is_punct(tokens, at + 1, wanted)
}

/// It, with another character of the same operator after it.
pub(super) fn is_joint(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    matches!(
        tokens.get(at),
        Some(TokenTree::Punct(punct)) if punct.as_char() == wanted && punct.spacing() == Spacing::Joint
    )
}

pub(crate) fn is_punct(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// The span of a token's beginning, for a mistake that is seen where something is missing.
pub(crate) fn span_or(tokens: &[TokenTree], otherwise: Span) -> Span {
    tokens.first().map_or(otherwise, TokenTree::span)
}
