//! The expansion.
//!
//! ```text
//! update!(Book as b, set(b.genre = "sci-fi", b.price += limit), filter(b.id == 3))
//! // →
//! $crate::__private::update::<Book, _, _>(
//!     ($crate::__private::assign(COLUMNS.genre, "sci-fi"), $crate::__private::add_assign(COLUMNS.price, limit)),
//!     $crate::__private::condition($crate::__private::eq(COLUMNS.id, 3)),
//! )
//! ```
//!
//! where `COLUMNS.id` is `match <Book as $crate::Updatable>::COLUMNS { b => b.id }`. Nothing is a block: in a block, the
//! temporaries of a value such as `&format!(..)` would end before the statement is executed.
//!
//! Rust's values are evaluated in written order. Where the parts have to change places, a `match` evaluates them first:
//!
//! ```text
//! update!(Book as b, set(b.id = f(), b.old_id = b.id), all_rows())
//! // →
//! match (assign(COLUMNS.id, f()), assign(COLUMNS.old_id, COLUMNS.id), AllRows) {
//!     (item_0, item_1, filter) => update::<Book, _, _>((item_1, item_0), filter),
//! }
//! ```
//!
//! What it compares lives as long as the statement around it, and so do its temporaries.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::ast::{Column, Expr, Filter, Infix, Item, Returning, Update};
use super::order::order;

pub(crate) fn expand(update: &Update) -> TokenStream {
    Names::of(update).statement(update)
}

/// What each part of the expansion is written with.
pub(super) struct Names<'a> {
    krate: &'a TokenTree,
    table: &'a TokenStream,
    binder: Option<&'a Ident>,
}

impl<'a> Names<'a> {
    pub(super) fn of(update: &'a Update) -> Self {
        Self {
            krate: &update.krate,
            table: &update.table,
            binder: update.binder.as_ref(),
        }
    }
}

impl Names<'_> {
    /// `$crate::__private::name`, seen at `at`: there rustc marks what it has to say about the call.
    pub(super) fn function(&self, name: &str, at: Span) -> TokenStream {
        let krate = self.krate(at);
        let name = Ident::new(name, krate.span());
        quote_spanned!(krate.span()=> #krate::__private::#name)
    }

    /// `$crate`, which means the same wherever it is seen.
    fn krate(&self, at: Span) -> TokenTree {
        let mut krate = self.krate.clone();
        krate.set_span(krate.span().located_at(at));
        krate
    }

    /// `match <Book as Updatable>::COLUMNS { b => b.price }`, all of it seen at `price`, so that this is the word that rustc
    /// underlines. (Of a block with a `let`, rustc would label the last expression besides.)
    ///
    /// The arm has the header's binder and `b.price` the one that is written there. In `macro_rules!` the two can be
    /// different names with the same letters: the caller's own `b`, passed in, is then the caller's variable.
    ///
    /// The table's tokens are the user's every time: rustc drops an error that it has printed before, and so reports a
    /// table without the derive once.
    pub(super) fn column(&self, column: &Column) -> TokenStream {
        let table = self.table;
        let Column { binder, dot, name } = column;
        let header = self.binder.unwrap_or(binder);
        let span = name.span();
        let krate = self.krate(span);
        // The lints look at the binder, whose span is the user's.
        let arm = quote_spanned! {span=>
            #[allow(
                unused_variables,
                clippy::shadow_reuse,
                clippy::shadow_same,
                clippy::shadow_unrelated,
                clippy::min_ident_chars
            )]
            #header => #binder #dot #name
        };
        let mut group = Group::new(Delimiter::Brace, arm);
        group.set_span(span);
        quote_spanned!(span=> match <#table as #krate::Updatable>::COLUMNS #group)
    }

    fn statement(&self, update: &Update) -> TokenStream {
        let items: Vec<TokenStream> = update.items.iter().map(|item| self.item(item)).collect();
        let filter = self.filter(&update.filter);
        let order = order(&update.items);
        let in_order = order.places.iter().enumerate().all(|(a, b)| a == *b);
        if in_order && !update.filter_first {
            return self.call(update, items, filter, order.circular);
        }
        // The values in written order, and then each in its place.
        let names: Vec<Ident> = (0..items.len())
            .map(|index| Ident::new(&format!("item_{index}"), Span::mixed_site()))
            .collect();
        let filter_name = Ident::new("filter", Span::mixed_site());
        let placed = order
            .places
            .iter()
            .filter_map(|place| names.get(*place))
            .map(|name| quote!(#name))
            .collect();
        let call = self.call(update, placed, quote!(#filter_name), order.circular);
        if update.filter_first {
            quote!(match (#filter, #(#items,)*) { (#filter_name, #(#names,)*) => #call })
        } else {
            quote!(match (#(#items,)* #filter,) { (#(#names,)* #filter_name,) => #call })
        }
    }

    fn call(
        &self,
        update: &Update,
        items: Vec<TokenStream>,
        filter: TokenStream,
        circular: bool,
    ) -> TokenStream {
        let table = self.table;
        let mut set = pairs(items);
        if circular {
            let simultaneous = self.function("Simultaneous", Span::call_site());
            set = quote!(#simultaneous(#set));
        }
        let function = self.function("update", Span::call_site());
        self.returning(
            &update.returning,
            quote!(#function::<#table, _, _>(#set, #filter)),
        )
    }

    /// The statement, with what comes back.
    pub(super) fn returning(&self, returning: &Returning, statement: TokenStream) -> TokenStream {
        match returning {
            Returning::Nothing | Returning::Broken => statement,
            Returning::Row => {
                let function = self.function("returning_row", Span::call_site());
                quote!(#function(#statement))
            }
            Returning::Columns(columns) => {
                let function = self.function("returning", Span::call_site());
                let columns = columns.iter().map(|column| self.column(column));
                match columns.len() {
                    1 => quote!(#function(#statement, #(#columns)*)),
                    _ => quote!(#function(#statement, (#(#columns),*))),
                }
            }
        }
    }

    pub(super) fn item(&self, item: &Item) -> TokenStream {
        match item {
            Item::Assign(assign) => {
                let function = self.function(assign.operator.function(), assign.column.name.span());
                let column = self.column(&assign.column);
                let value = self.expr(&assign.value);
                quote!(#function(#column, #value))
            }
            Item::Patch(patch) => {
                let at = patch
                    .clone()
                    .into_iter()
                    .next()
                    .map_or_else(Span::call_site, |token| token.span());
                let function = self.function("patch", at);
                let of = self.function("table", Span::call_site());
                let table = self.table;
                let patch = without_parentheses(patch.clone());
                quote!(#function(#of::<#table>(), #patch))
            }
        }
    }

    fn filter(&self, filter: &Filter) -> TokenStream {
        match filter {
            Filter::Condition(word, condition) => {
                let function = self.function("condition", *word);
                let condition = self.expr(condition);
                quote!(#function(#condition))
            }
            Filter::AllRows | Filter::Broken => self.function("AllRows", Span::call_site()),
        }
    }

    pub(super) fn expr(&self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Host(host) => without_parentheses(host.clone()),
            Expr::Null(span) => {
                let krate = self.krate(*span);
                quote_spanned!(krate.span()=> #krate::NULL)
            }
            Expr::Default(span) => {
                let krate = self.krate(*span);
                quote_spanned!(krate.span()=> #krate::DEFAULT)
            }
            Expr::Column(column) => self.column(column),
            Expr::Method {
                receiver,
                name,
                arguments,
                span,
            } => {
                let receiver = self.expr(receiver);
                let arguments = arguments.iter().map(|argument| self.expr(argument));
                let mut group = Group::new(Delimiter::Parenthesis, quote!(#(#arguments),*));
                group.set_span(*span);
                quote!(#receiver #name #group)
            }
            Expr::Infix {
                operator,
                span,
                left,
                right,
            } => {
                if operator.is_logical() {
                    return self.logical(expr, *operator);
                }
                let (forward, reversed) = operator.functions();
                let host_left = matches!(**left, Expr::Host(_));
                let function = self.function(if host_left { reversed } else { forward }, *span);
                let (left, right) = (self.expr(left), self.expr(right));
                quote!(#function(#left, #right))
            }
            Expr::Not { span, condition } => {
                let function = self.function("not", *span);
                let condition = self.expr(condition);
                quote!(#function(#condition))
            }
            Expr::Broken(_) => TokenStream::new(),
        }
    }
}

impl Names<'_> {
    /// `a && b && c && d` as `(a && b) && (c && d)`: halves, so that a long condition is not many levels deep.
    fn logical(&self, expr: &Expr, operator: Infix) -> TokenStream {
        let mut operands = Vec::new();
        let mut spans = Vec::new();
        chain(expr, operator, &mut operands, &mut spans);
        self.halves(&operands, &spans, operator)
    }

    /// `spans` are those of the operators between the operands.
    fn halves(&self, operands: &[&Expr], spans: &[Span], operator: Infix) -> TokenStream {
        let half = operands.len() / 2;
        let (Some(span), [_, _, ..]) = (spans.get(half.saturating_sub(1)), operands) else {
            return operands.iter().map(|operand| self.expr(operand)).collect();
        };
        let function = self.function(operator.functions().0, *span);
        let left = self.halves(&operands[..half], &spans[..half - 1], operator);
        let right = self.halves(&operands[half..], &spans[half..], operator);
        quote!(#function(#left, #right))
    }
}

/// The operands of `a && b && c` from left to right, and where the operators are.
fn chain<'a>(expr: &'a Expr, wanted: Infix, operands: &mut Vec<&'a Expr>, spans: &mut Vec<Span>) {
    match expr {
        Expr::Infix {
            operator,
            span,
            left,
            right,
        } if *operator == wanted => {
            chain(left, wanted, operands, spans);
            spans.push(*span);
            chain(right, wanted, operands, spans);
        }
        operand => operands.push(operand),
    }
}

/// `((a, b), (c, d))`: halves, so that many assignments are not many levels deep.
fn pairs(mut items: Vec<TokenStream>) -> TokenStream {
    let later = items.split_off(items.len() / 2);
    match (items.len(), later.len()) {
        (0, _) => later.into_iter().collect(),
        _ => {
            let (first, second) = (pairs(items), pairs(later));
            quote!((#first, #second))
        }
    }
}

/// `(limit + 1)` as an argument would be a warning in the user's code.
fn without_parentheses(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None)
            if group.delimiter() == Delimiter::Parenthesis
                && !group.stream().is_empty()
                && !has_comma(group.stream()) =>
        {
            without_parentheses(group.stream())
        }
        _ => tokens,
    }
}

fn has_comma(tokens: TokenStream) -> bool {
    tokens
        .into_iter()
        .any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','))
}
