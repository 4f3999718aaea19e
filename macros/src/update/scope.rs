//! What a name may mean: the tables that can be seen, each with its binder.

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro2::{Ident, TokenStream, TokenTree};

use super::ast::Table;
use super::lex;
use crate::errors::Errors;

/// The tables that can be seen from a place in the statement.
#[derive(Clone)]
pub(crate) struct Scope {
    /// The updated one first, then those of the statements around, then this one's own.
    visible: Vec<Bound>,
    /// The place of the first that is this statement's own.
    own: usize,
    /// All the tables of the whole statement but the updated one.
    others: Rc<RefCell<Vec<Table>>>,
}

#[derive(Clone)]
struct Bound {
    binder: Ident,
    /// The table, for messages.
    table: String,
    of: usize,
}

impl Scope {
    /// `Book as b`.
    pub(crate) fn new(table: &TokenStream, binder: Ident) -> Self {
        Self {
            visible: vec![Bound {
                binder,
                table: name(table),
                of: 0,
            }],
            own: 0,
            others: Rc::default(),
        }
    }

    /// Of a statement inside this one, which binds tables of its own.
    pub(crate) fn nested(&self) -> Self {
        Self {
            own: self.visible.len(),
            ..self.clone()
        }
    }

    /// `Author as a`. Gives its number; none if the name is taken, which has been reported.
    pub(crate) fn bind(
        &mut self,
        table: TokenStream,
        binder: Ident,
        errors: &mut Errors,
    ) -> Option<usize> {
        if self.is_binder(&binder) {
            errors.push(
                &binder,
                format!("`{binder}` is bound already\nhelp: give this table another name"),
            );
            return None;
        }
        let mut others = self.others.borrow_mut();
        let of = others.len() + 1;
        self.visible.push(Bound {
            binder: binder.clone(),
            table: name(&table),
            of,
        });
        others.push(Table { table, binder });
        Some(of)
    }

    /// The other tables of the whole statement, when all of it has been read.
    pub(crate) fn others(self) -> Vec<Table> {
        self.others.take()
    }

    /// The binder of this statement's first table.
    pub(crate) fn binder(&self) -> &Ident {
        &self.first().binder
    }

    /// This statement's first table, for messages.
    pub(crate) fn table(&self) -> &str {
        &self.first().table
    }

    /// The one around, where this statement has no table of its own (which has been reported).
    fn first(&self) -> &Bound {
        self.visible.get(self.own).unwrap_or(&self.visible[0])
    }

    pub(crate) fn binders(&self) -> impl Iterator<Item = &Ident> {
        self.visible.iter().map(|bound| &bound.binder)
    }

    pub(crate) fn is_binder(&self, ident: &Ident) -> bool {
        self.number(ident).is_some()
    }

    /// The number of the table with this binder.
    pub(crate) fn number(&self, ident: &Ident) -> Option<usize> {
        let bound = self.visible.iter().rev();
        bound
            .into_iter()
            .find(|bound| bound.binder == *ident)
            .map(|bound| bound.of)
    }

    /// Whether the table with this number can be seen here.
    pub(crate) fn sees(&self, of: usize) -> bool {
        self.visible.iter().any(|bound| bound.of == of)
    }

    /// Whether a column may be in there, or what is SQL by its form.
    pub(crate) fn mentions(&self, tokens: &[TokenTree]) -> bool {
        lex::mentions(tokens, &|ident| self.is_binder(ident))
    }

    /// Whether some `b.` is in there, or what is SQL by its form.
    pub(crate) fn mentions_column(&self, tokens: &[TokenTree]) -> bool {
        lex::mentions_column(tokens, &|ident| self.is_binder(ident))
    }

    /// ``only `b` (`Book`) is``
    pub(crate) fn all_bound(&self) -> String {
        let all: Vec<String> = self
            .visible
            .iter()
            .map(|Bound { binder, table, .. }| format!("`{binder}` (`{table}`)"))
            .collect();
        let verb = if all.len() == 1 { "is" } else { "are" };
        format!("only {} {verb}", all.join(", "))
    }
}

fn name(table: &TokenStream) -> String {
    table.to_string().replace(' ', "")
}
