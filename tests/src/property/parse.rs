//! Reads the text of a shape: the same text that `update!` reads, by another parser.
//!
//! ```text
//! statement  = "set" "(" items ")" { "," clause }
//! clause     = "filter" "(" parts ")" | "all_rows" "(" ")" | from | order_by | "limit" "(" expression ")"
//! item       = ".." hole | column ( "=" | "+=" | "-=" | "*=" | "/=" | "%=" ) expression | column ".set" "(" expression ")"
//! part       = expression | ".." hole
//! from       = "from" "(" table "as" name { "," ( "on" "(" expression ")" | "any_match" "(" ")" ) } ")"
//! order_by   = "order_by" "(" expression [ ".desc" "(" ")" ] .. ")"
//! expression = operands of "||", "&&", comparisons, "+" and "-", "*", "/" and "%", loosest first
//! operand    = "!" operand | "&" operand | primary { "." method [ "::" "<" word ">" ] "(" expressions ")" }
//! primary    = "(" expression ")" | "[" expressions "]" | column | hole | [ "-" ] literal | "NULL" | case | subquery
//! case       = "case" "(" ")" { ".when" "(" expression "," expression ")" } ".otherwise" "(" expression ")"
//! subquery   = "select" "(" expression { "," part of it } ")" | "exists" "(" parts of it ")"
//! column     = name "." name
//! hole       = "h" "." name [ "(" ")" ]
//! ```

mod clauses;
mod tokens;

use self::tokens::{Token, tokens};
use super::ast::{Aggregate, Expr, Function, Infix, Place, Statement, Type};
use super::value::Value;

/// Reads a statement; one that it does not understand is a mistake in the shape, and panics.
pub(crate) fn statement(text: &str) -> Statement {
    Parser::read(text, Parser::statement)
}

/// Reads an expression alone.
pub(crate) fn expression(text: &str) -> Expr {
    Parser::read(text, Parser::expression)
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
    &[
        ("*", Infix::Times),
        ("/", Infix::Divide),
        ("%", Infix::Remainder),
    ],
];

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    /// There is a `.set(..)`.
    in_order: bool,
    /// What the expression that was read last ends with.
    aggregate: Option<Aggregate>,
    descending: bool,
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn read<T>(text: &'a str, read: fn(&mut Self) -> T) -> T {
        let mut parser = Self {
            tokens: tokens(text),
            at: 0,
            in_order: false,
            aggregate: None,
            descending: false,
            text,
        };
        let all = read(&mut parser);
        assert!(parser.at == parser.tokens.len(), "{}", parser.unexpected());
        all
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
            left = Expr::infix(*infix, left, right);
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
            let of = self.take("::").then(|| {
                self.expect("<");
                let of = self.tokens[self.at].clone();
                self.at += 1;
                self.expect(">");
                of
            });
            let arguments = self.separated("(", ")", Self::expression);
            if !self.suffix(&name) {
                operand = self.method(operand, &name, of, arguments);
            }
        }
        operand
    }

    fn method(&self, receiver: Expr, name: &str, of: Option<Token>, arguments: Vec<Expr>) -> Expr {
        let mut arguments = arguments.into_iter();
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
            "is_not_distinct_from" => Infix::Same,
            "plus" => Infix::Plus,
            "minus" => Infix::Minus,
            "times" => Infix::Times,
            "divided_by" => Infix::Divide,
            "remainder" => Infix::Remainder,
            _ => return self.call(receiver, name, of, &mut next),
        };
        Expr::infix(infix, receiver, next())
    }

    /// A method that is no operator.
    fn call(
        &self,
        receiver: Expr,
        name: &str,
        of: Option<Token>,
        next: &mut dyn FnMut() -> Expr,
    ) -> Expr {
        let mut boxed = || Box::new(next());
        let function = match name {
            "not" => return receiver.not(),
            "is_null" => return Expr::IsNull(Box::new(receiver)),
            "is_not_null" => return Expr::IsNull(Box::new(receiver)).not(),
            "is_distinct_from" => return Expr::infix(Infix::Same, receiver, *boxed()).not(),
            "between" => return Expr::Between(Box::new(receiver), boxed(), boxed()),
            "like" => return Expr::Like(Box::new(receiver), boxed()),
            "starts_with" => return Expr::Finds(Place::Start, Box::new(receiver), boxed()),
            "ends_with" => return Expr::Finds(Place::End, Box::new(receiver), boxed()),
            "contains" => return Expr::Finds(Place::Anywhere, Box::new(receiver), boxed()),
            "is_in" => return Expr::In(Box::new(receiver), boxed()),
            "not_in" => return Expr::In(Box::new(receiver), boxed()).not(),
            // The value stays what it is.
            "as_slice" | "clone" | "condition" => return receiver,
            "assert_not_null" => Function::AssertNotNull,
            "abs" => Function::Abs,
            "lower" => Function::Lower,
            "upper" => Function::Upper,
            "trim" => Function::Trim,
            "length" => Function::Length,
            "round" => match of {
                Some(Token::Number(digits)) => Function::Round(digits as u32),
                _ => panic!("{}", self.unexpected()),
            },
            "cast" => match of {
                Some(Token::Word(of)) => Function::Cast(self.type_of(&of)),
                _ => panic!("{}", self.unexpected()),
            },
            "coalesce" => return Expr::Call(Function::Coalesce, vec![receiver, next()]),
            "nullif" => return Expr::Call(Function::NullIf, vec![receiver, next()]),
            "greatest" => return Expr::Call(Function::Greatest, vec![receiver, next()]),
            "least" => return Expr::Call(Function::Least, vec![receiver, next()]),
            "concat" => return Expr::Call(Function::Concat, vec![receiver, next()]),
            _ => panic!("no method is called `{name}` in: {}", self.text),
        };
        Expr::Call(function, vec![receiver])
    }

    fn type_of(&self, name: &str) -> Type {
        match name {
            "i32" => Type::Medium,
            "i64" => Type::Large,
            "String" => Type::Text,
            "Price" => Type::Amount,
            _ => panic!("no cast to `{name}` in: {}", self.text),
        }
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
        if self.take("-") {
            let number = self.number();
            return Expr::Literal(Value::Integer(-(number as i64)));
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
                "case" => self.case(),
                "select" => Expr::Select(Box::new(self.select(true))),
                "exists" => Expr::Exists(Box::new(self.select(false))),
                "h" => {
                    let name = self.field();
                    if self.take("(") {
                        self.expect(")");
                    }
                    Expr::Hole(name)
                }
                _ => Expr::Column {
                    name: self.field(),
                    of: word,
                },
            },
            _ => panic!("{}", self.unexpected()),
        }
    }

    /// After the word.
    fn case(&mut self) -> Expr {
        self.nothing();
        let mut branches = Vec::new();
        loop {
            self.expect(".");
            let name = self.word();
            let mut arguments = self.separated("(", ")", Self::expression).into_iter();
            match (name.as_str(), arguments.next(), arguments.next()) {
                ("when", Some(condition), Some(value)) => branches.push((condition, value)),
                ("otherwise", Some(value), None) => return Expr::Case(branches, Box::new(value)),
                _ => panic!("{}", self.unexpected()),
            }
        }
    }

    fn field(&mut self) -> String {
        self.expect(".");
        self.word()
    }

    fn number(&mut self) -> usize {
        match self.primary() {
            Expr::Literal(Value::Integer(number)) => number as usize,
            _ => panic!("{}", self.unexpected()),
        }
    }

    fn parenthesized<T>(&mut self, read: fn(&mut Self) -> T) -> T {
        self.expect("(");
        let inner = read(self);
        self.take(",");
        self.expect(")");
        inner
    }

    /// `()`
    fn nothing(&mut self) {
        self.expect("(");
        self.expect(")");
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
