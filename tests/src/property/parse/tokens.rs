//! The words of a shape.

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Word(String),
    Number(i64),
    Text(String),
    Symbol(&'static str),
}

/// Longer ones first.
const SYMBOLS: [&str; 32] = [
    "||", "&&", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "..", "::", "(", ")", "[",
    "]", ",", ".", "=", "<", ">", "+", "-", "*", "/", "%", "!", "&", "'", ":", "?",
];

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = |wanted: fn(char) -> bool| rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        let end;
        if first.is_ascii_digit() {
            end = length(|c| c.is_ascii_digit());
            tokens.push(Token::Number(rest[..end].parse().expect("a number")));
        } else if first.is_alphabetic() {
            end = length(|c| c.is_alphanumeric() || c == '_');
            tokens.push(Token::Word(rest[..end].to_owned()));
        } else if first == '"' {
            let inner = rest[1..].find('"').expect("a closing quote");
            end = inner + 2;
            tokens.push(Token::Text(rest[1..=inner].to_owned()));
        } else {
            let symbol = SYMBOLS.into_iter().find(|symbol| rest.starts_with(symbol));
            let symbol = symbol.unwrap_or_else(|| panic!("`{first}` in: {text}"));
            end = symbol.len();
            tokens.push(Token::Symbol(symbol));
        }
        rest = rest[end..].trim_start();
    }
    tokens
}
