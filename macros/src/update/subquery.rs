//! The expansion of other tables and of subqueries.
//!
//! ```text
//! select(o.price.max(), from(Offer as o), filter(o.book_id == b.id))
//! // →
//! $crate::__private::select(
//!     COLUMNS.price.max(),
//!     $crate::__private::first(<Offer as Aliased<Next<Target>>>::ITSELF),
//!     $crate::__private::condition($crate::__private::eq(COLUMNS.book_id, COLUMNS.id)),
//! )
//! ```
//!
//! The values are evaluated in written order here too: see [`expand`](super::expand).

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::ast::{Join, Limit, Select, SelectPart};
use super::expand::{Names, pairs};
use super::hoist::Hoisted;

/// The parts of a subquery, each as it is written or as the name that holds it.
struct SelectParts {
    item: Option<TokenStream>,
    joins: Vec<TokenStream>,
    filter: TokenStream,
    order: Option<TokenStream>,
}

impl Names<'_> {
    /// `join(<Author as Aliased<Next<Target>>>::ITSELF, condition(on))`, seen at the word `on`.
    ///
    /// A subquery may read several rows for one.
    pub(super) fn join(&self, join: &Join, in_select: bool) -> TokenStream {
        let Some(other) = self.others.get(join.of - 1) else {
            return TokenStream::new();
        };
        let table = &other.table;
        let source = self.source(join.of, Span::call_site());
        let aliased = self.function("Aliased", Span::call_site());
        let itself = quote!(<#table as #aliased<#source>>::ITSELF);
        let Some(on) = &join.on else {
            let function = self.function("first", Span::call_site());
            return quote!(#function(#itself));
        };
        let name = if join.any_match || in_select {
            "join_any"
        } else {
            "join"
        };
        let on = self.call_of("condition", join.span, self.expr(on));
        self.call_of(name, join.span, quote!(#itself, #on))
    }

    pub(super) fn select(&self, select: &Select) -> TokenStream {
        let parts = SelectParts {
            item: select.item.as_ref().map(|item| self.expr(item)),
            joins: select
                .from
                .iter()
                .map(|join| self.join(join, true))
                .collect(),
            filter: match &select.filter {
                Some((word, condition)) => self.call_of("condition", *word, self.expr(condition)),
                None => self.function("AllRows", Span::call_site()),
            },
            order: select.order.as_ref().map(|order| self.order(order)),
        };
        if select.written.is_sorted() {
            return self.select_of(select, parts);
        }
        // The values in written order, and then each in its place.
        let mut hoisted = Hoisted::default();
        let item = parts.item.map(|item| hoisted.value("item", item));
        let mut joins = parts.joins.into_iter();
        let mut placed = SelectParts {
            item,
            joins: Vec::new(),
            filter: TokenStream::new(),
            order: None,
        };
        for part in &select.written {
            match part {
                SelectPart::From => {
                    let name = format!("join_{}", placed.joins.len());
                    let join = joins.next().map(|join| hoisted.value(&name, join));
                    placed.joins.extend(join);
                }
                SelectPart::Filter => {
                    placed.filter = hoisted.value("filter", parts.filter.clone());
                }
                SelectPart::Order => {
                    placed.order = parts.order.clone().map(|by| hoisted.value("order", by));
                }
            }
        }
        if select.filter.is_none() {
            placed.filter = parts.filter;
        }
        hoisted.before(&self.select_of(select, placed))
    }

    fn select_of(&self, select: &Select, parts: SelectParts) -> TokenStream {
        let from = pairs(parts.joins);
        let filter = parts.filter;
        let mut tokens = match parts.item {
            Some(item) => self.call_of("select", select.span, quote!(#item, #from, #filter)),
            None => self.call_of("select_rows", select.span, quote!(#from, #filter)),
        };
        if let (Some(order), Some(by)) = (&select.order, parts.order) {
            tokens = self.call_of("order_by", order.span, quote!(#tokens, #by));
        }
        if let Some(Limit { span, rows }) = &select.limit {
            let function = self.function("limit", *span);
            let arguments = self.parentheses(*span, tokens);
            tokens = quote!(#function::<#rows, _, _, _, _, _, _, _> #arguments);
        }
        tokens
    }
}
