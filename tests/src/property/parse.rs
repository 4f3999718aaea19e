//! Reads the text of a shape: the same text that `update!` reads, by another parser.
//!
//! ```text
//! statement  = "set" "(" items ")" "," ( "filter" "(" parts ")" | "all_rows" "(" ")" )
//! item       = ".." hole | column ( "=" | "+=" | "-=" | "*=" ) expression | column ".set" "(" expression ")"
//! part       = expression | ".." hole
//! expression = operands of "||", "&&", comparisons, "+" and "-", "*", loosest first
//! operand    = "!" operand | "&" operand | primary { "." method "(" expressions ")" }
//! primary    = "(" expression ")" | "[" expressions "]" | column | hole | literal | "NULL"
//! column     = "c" "." name
//! hole       = "h" "." name [ "(" ")" ]
//! ```

use super::ast::{Expr, Infix, Item, Statement};
use super::value::Value;

/// Reads a statement; one that it does not understand is a mistake in the shape, and panics.
pub(crate) fn statement(text: &str) -> Statement {
    Parser::read(text, Parser::statement)
}

/// Reads an expression alone.
pub(crate) fn expression(text: &str) -> Expr {
    Parser::read(text, Parser::expression)
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Number(i64),
    Text(String),
    Symbol(&'static str),
}

/// Longer ones first.
const SYMBOLS: [&str; 27] = [
    "||", "&&", "==", "!=", "<=", ">=", "+=", "-=", "*=", "..", "(", ")", "[", "]", ",", ".", "=",
    "<", ">", "+", "-", "*", "!", "&", "'", ":", "?",
];

fn tokens(text: &str) -> Vec<Token> {
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

/// From the loosest to the tightest; all of a level group to the left.
const LEVELS: [&[(&str, Infix)]; 5] = [
    &[("||", Infix::Or)],
    &[("&&", Infix::And)],
    &[
        ("==", Infix::Equal),
        ("!=", Infix::NotEqual),
        ("<", Infix::Less),
        ("<=", Infix::LessOrEqual),
        (">", Infix::Greater),
        (">=", Infix::GreaterOrEqual),
    ],
    &[("+", Infix::Plus), ("-", Infix::Minus)],
    &[("*", Infix::Times)],
];

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    /// There is a `.set(..)`.
    in_order: bool,
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn read<T>(text: &'a str, read: fn(&mut Self) -> T) -> T {
        let mut parser = Self {
            tokens: tokens(text),
            at: 0,
            in_order: false,
            text,
        };
        let all = read(&mut parser);
        assert!(parser.at == parser.tokens.len(), "{}", parser.unexpected());
        all
    }

    fn statement(&mut self) -> Statement {
        self.expect_word("set");
        let items = self.separated("(", ")", Self::item);
        self.expect(",");
        let filter = match self.word().as_str() {
            "filter" => {
                let parts = self.separated("(", ")", Self::filter_part).into_iter();
                parts.reduce(|left, right| Expr::Infix(Infix::And, Box::new(left), Box::new(right)))
            }
            "all_rows" => {
                self.expect("(");
                self.expect(")");
                None
            }
            _ => panic!("{}", self.unexpected()),
        };
        Statement {
            items,
            filter,
            in_order: self.in_order,
        }
    }

    fn item(&mut self) -> Item {
        if self.take("..") {
            self.take("&");
            let Expr::Hole(name) = self.primary() else {
                panic!("{}", self.unexpected());
            };
            return Item::Patch(name);
        }
        let Expr::Column(column) = self.primary() else {
            panic!("{}", self.unexpected());
        };
        if self.take(".") {
            self.expect_word("set");
            self.in_order = true;
            self.expect("(");
            let value = self.expression();
            self.expect(")");
            return Item::Assign {
                column,
                operator: None,
                value,
            };
        }
        let operators = [
            ("=", None),
            ("+=", Some(Infix::Plus)),
            ("-=", Some(Infix::Minus)),
            ("*=", Some(Infix::Times)),
        ];
        let operator = operators.iter().find(|(symbol, _)| self.take(symbol));
        let Some((_, operator)) = operator else {
            panic!("{}", self.unexpected());
        };
        Item::Assign {
            column,
            operator: *operator,
            value: self.expression(),
        }
    }

    /// All of them must be true.
    fn filter_part(&mut self) -> Expr {
        self.take("..");
        self.expression()
    }

    fn expression(&mut self) -> Expr {
        self.level(0)
    }

    fn level(&mut self, level: usize) -> Expr {
        let Some(operators) = LEVELS.get(level) else {
            return self.operand();
        };
        let mut left = self.level(level + 1);
        while let Some((_, infix)) = operators.iter().find(|(symbol, _)| self.take(symbol)) {
            let right = self.level(level + 1);
            left = Expr::Infix(*infix, Box::new(left), Box::new(right));
        }
        left
    }

    fn operand(&mut self) -> Expr {
        if self.take("!") {
            return self.operand().not();
        }
        if self.take("&") {
            return self.operand();
        }
        let mut operand = self.primary();
        while self.take(".") {
            let name = self.word();
            let arguments = self.separated("(", ")", Self::expression);
            operand = self.method(operand, &name, arguments);
        }
        operand
    }

    fn method(&self, receiver: Expr, name: &str, arguments: Vec<Expr>) -> Expr {
        let receiver = Box::new(receiver);
        let mut arguments = arguments.into_iter().map(Box::new);
        let mut next = || {
            arguments
                .next()
                .unwrap_or_else(|| panic!("{}", self.unexpected()))
        };
        let infix = match name {
            "or" => Infix::Or,
            "and" => Infix::And,
            "eq" => Infix::Equal,
            "ne" => Infix::NotEqual,
            "lt" => Infix::Less,
            "le" => Infix::LessOrEqual,
            "gt" => Infix::Greater,
            "ge" => Infix::GreaterOrEqual,
            "plus" => Infix::Plus,
            "minus" => Infix::Minus,
            "times" => Infix::Times,
            "not" => return Expr::Not(receiver),
            "is_null" => return Expr::IsNull(receiver),
            "is_not_null" => return Expr::IsNull(receiver).not(),
            "between" => return Expr::Between(receiver, next(), next()),
            "like" => return Expr::Like(receiver, next()),
            "is_in" => return Expr::In(receiver, next()),
            "not_in" => return Expr::In(receiver, next()).not(),
            // The value stays what it is.
            "assert_not_null" | "as_slice" | "clone" | "condition" => return *receiver,
            _ => panic!("no method is called `{name}` in: {}", self.text),
        };
        Expr::Infix(infix, receiver, next())
    }

    fn primary(&mut self) -> Expr {
        if self.take("(") {
            let inner = self.expression();
            self.expect(")");
            return inner;
        }
        if self.tokens.get(self.at) == Some(&Token::Symbol("[")) {
            return Expr::List(self.separated("[", "]", Self::expression));
        }
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        match token {
            Some(Token::Number(number)) => Expr::Literal(Value::Integer(number)),
            Some(Token::Text(text)) => Expr::Literal(Value::Text(text)),
            Some(Token::Word(word)) => match word.as_str() {
                "NULL" => Expr::Null,
                "true" => Expr::Literal(Value::Boolean(true)),
                "false" => Expr::Literal(Value::Boolean(false)),
                "c" => Expr::Column(self.field()),
                "h" => {
                    let name = self.field();
                    if self.take("(") {
                        self.expect(")");
                    }
                    Expr::Hole(name)
                }
                _ => panic!("{}", self.unexpected()),
            },
            _ => panic!("{}", self.unexpected()),
        }
    }

    fn field(&mut self) -> String {
        self.expect(".");
        self.word()
    }

    fn separated<T>(&mut self, open: &str, close: &str, read: fn(&mut Self) -> T) -> Vec<T> {
        self.expect(open);
        let mut parts = Vec::new();
        while !self.take(close) {
            parts.push(read(self));
            if !self.take(",") {
                self.expect(close);
                break;
            }
        }
        parts
    }

    fn take(&mut self, symbol: &str) -> bool {
        let found =
            matches!(self.tokens.get(self.at), Some(Token::Symbol(found)) if *found == symbol);
        if found {
            self.at += 1;
        }
        found
    }

    fn expect(&mut self, symbol: &str) {
        assert!(self.take(symbol), "no `{symbol}`: {}", self.unexpected());
    }

    fn word(&mut self) -> String {
        let Some(Token::Word(word)) = self.tokens.get(self.at) else {
            panic!("{}", self.unexpected());
        };
        self.at += 1;
        word.clone()
    }

    fn expect_word(&mut self, expected: &str) {
        assert!(self.word() == expected, "{}", self.unexpected());
    }

    fn unexpected(&self) -> String {
        format!("not understood near token {} of: {}", self.at, self.text)
    }
}
