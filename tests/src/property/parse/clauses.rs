//! Clauses: of a statement, and of a subquery.

use super::Parser;
use crate::property::ast::{Aggregate, Expr, Infix, Item, Order, Select, Source, Statement};
use crate::property::table::Table;

impl Parser<'_> {
    pub(super) fn statement(&mut self) -> Statement {
        self.expect_word("set");
        let mut statement = Statement {
            items: self.separated("(", ")", Self::item),
            filter: None,
            from: Vec::new(),
            order: Vec::new(),
            limit: None,
            in_order: false,
        };
        while self.take(",") {
            match self.word().as_str() {
                "filter" => {
                    let parts = self.separated("(", ")", Self::filter_part).into_iter();
                    statement.filter =
                        parts.reduce(|left, right| Expr::infix(Infix::And, left, right));
                }
                "all_rows" => self.nothing(),
                "from" => statement.from.push(self.source()),
                "order_by" => statement.order = self.separated("(", ")", Self::order),
                "limit" => statement.limit = Some(self.parenthesized(Self::expression)),
                _ => panic!("{}", self.unexpected()),
            }
        }
        statement.in_order = self.in_order;
        statement
    }

    fn item(&mut self) -> Item {
        if self.take("..") {
            self.take("&");
            let Expr::Hole(name) = self.primary() else {
                panic!("{}", self.unexpected());
            };
            return Item::Patch(name);
        }
        let Expr::Column { name: column, .. } = self.primary() else {
            panic!("{}", self.unexpected());
        };
        if self.take(".") {
            self.expect_word("set");
            self.in_order = true;
            let value = self.parenthesized(Self::expression);
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
            ("/=", Some(Infix::Divide)),
            ("%=", Some(Infix::Remainder)),
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

    /// After `from`.
    fn source(&mut self) -> Source {
        self.expect("(");
        let table = match self.word().as_str() {
            "Cell" => Table::Cells,
            "Other" => Table::Others,
            _ => panic!("{}", self.unexpected()),
        };
        self.expect_word("as");
        let mut source = Source {
            table,
            binder: self.word(),
            on: None,
            any_match: false,
        };
        while self.take(",") {
            match self.word().as_str() {
                "on" => source.on = Some(self.parenthesized(Self::expression)),
                "any_match" => {
                    self.nothing();
                    source.any_match = true;
                }
                _ => panic!("{}", self.unexpected()),
            }
        }
        self.expect(")");
        source
    }

    fn order(&mut self) -> Order {
        let by = self.expression();
        let descending = std::mem::take(&mut self.descending);
        Order { by, descending }
    }

    /// After `select` or `exists`.
    pub(super) fn select(&mut self, has_item: bool) -> Select {
        self.expect("(");
        let mut select = Select {
            item: None,
            from: Vec::new(),
            filter: None,
            order: Vec::new(),
            limit: None,
        };
        if has_item {
            let item = self.expression();
            select.item = Some((self.aggregate.take(), item));
            self.expect(",");
        }
        while !self.take(")") {
            match self.word().as_str() {
                "from" => select.from.push(self.source()),
                "filter" => select.filter = Some(self.parenthesized(Self::expression)),
                "order_by" => select.order = self.separated("(", ")", Self::order),
                "limit" => select.limit = Some(self.parenthesized(Self::number)),
                _ => panic!("{}", self.unexpected()),
            }
            self.take(",");
        }
        select
    }

    /// What stands last in an item or in an order, and belongs to these.
    pub(super) fn suffix(&mut self, name: &str) -> bool {
        let aggregate = match name {
            "max" => Aggregate::Max,
            "min" => Aggregate::Min,
            "count" => Aggregate::Count,
            "sum" => Aggregate::Sum,
            "desc" => {
                self.descending = true;
                return true;
            }
            _ => return false,
        };
        self.aggregate = Some(aggregate);
        true
    }
}
