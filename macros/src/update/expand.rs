//! The expansion. That of other tables and subqueries is in [`subquery`](super::subquery).
//!
//! ```text
//! update!(Book as b, set(b.genre = "sci-fi", b.price += limit), filter(b.id == 3))
//! // →
//! $crate::__private::update(
//!     <Book as $crate::Updatable>::ITSELF,
//!     ($crate::__private::assign(COLUMNS.genre, "sci-fi"), $crate::__private::add_assign(COLUMNS.price, limit)),
//!     $crate::__private::scoped(<Book as $crate::Updatable>::SCOPE, $crate::__private::eq(COLUMNS.id, 3)),
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
//! match (assign(COLUMNS.id, f()), assign(COLUMNS.old_id, COLUMNS.id), all_rows(..)) {
//!     (item_0, item_1, filter) => update(<Book as Updatable>::ITSELF, (item_1, item_0), filter),
//! }
//! ```
//!
//! What it compares lives as long as the statement around it, and so do its temporaries.
//!
//! A row in memory has a type that is not written. It is learned by looking at the row, each time, for that is all that is done
//! with it; and the row is lent after the values have been evaluated, which may read it:
//!
//! ```text
//! update!(&mut book as b, set(b.copies = book.copies - 1))
//! // →
//! update_row(&TABLE, assign(match columns_of_row(&TABLE) { b => b.copies }, book.copies - 1), &mut book)
//! ```
//!
//! where `TABLE` is `table_of_row(match &book { row => row })`. What is no place, such as `&mut *find(3)?`, is evaluated once: first,
//! and then looked at.
//!
//! ```text
//! match (&mut *find(3)?,) { (row,) => match table_of_row(&*row) { table => update_row(&table, .., row) } }
//! ```
//!
//! A column of another table is `match <Author as $crate::__private::Aliased<Next<Target>>>::COLUMNS { a => a.id }`: the
//! table's number in the statement is part of its columns' types.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};

use super::ast::{
    Clause, Column, Expr, Filter, Infix, Item, Order, OrderBy, Returning, Row, Table, Update,
};
use super::hints;
use super::hoist::Hoisted;
use super::lex;
use super::order::order;
use super::row;
use super::rows::row_first;

pub(crate) fn expand(update: &Update) -> TokenStream {
    Names::of(update).statement(update)
}

/// What each part of the expansion is written with.
pub(super) struct Names<'a> {
    krate: &'a TokenTree,
    table: &'a TokenStream,
    row: Option<&'a Row>,
    binder: Option<&'a Ident>,
    pub(super) others: &'a [Table],
}

impl<'a> Names<'a> {
    pub(super) fn of(update: &'a Update) -> Self {
        Self {
            krate: &update.krate,
            table: &update.table,
            row: update.row.as_ref(),
            binder: update.binder.as_ref(),
            others: &update.others,
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

    /// A call of the function, all of it seen at `at`.
    pub(super) fn call_of(&self, name: &str, at: Span, arguments: TokenStream) -> TokenStream {
        let function = self.function(name, at);
        let arguments = self.parentheses(at, arguments);
        quote!(#function #arguments)
    }

    /// `(arguments)`, seen at `at`.
    pub(super) fn parentheses(&self, at: Span, arguments: TokenStream) -> Group {
        let mut group = Group::new(Delimiter::Parenthesis, arguments);
        group.set_span(self.krate(at).span());
        group
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
        let Column {
            binder,
            dot,
            name,
            of,
        } = column;
        let span = name.span();
        let krate = self.krate(span);
        let other = of.checked_sub(1).and_then(|index| self.others.get(index));
        let (table, header) = match other {
            Some(other) => (&other.table, &other.binder),
            None => (self.table, self.binder.unwrap_or(binder)),
        };
        let columns = if *of == 0 {
            quote_spanned!(span=> #krate::Updatable)
        } else {
            let source = self.source(*of, span);
            quote_spanned!(span=> #krate::__private::Aliased<#source>)
        };
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
        if *of == 0 && self.row.is_some() {
            let table = self.table_of_row();
            return quote_spanned!(span=> match #krate::__private::columns_of_row(&#table) #group);
        }
        quote_spanned!(span=> match <#table as #columns>::COLUMNS #group)
    }

    /// `<Book as Updatable>::ITSELF`: the updated table.
    pub(super) fn itself(&self) -> TokenStream {
        if self.row.is_some() {
            let (table, krate) = (self.table_of_row(), self.krate);
            return quote!(#krate::__private::table_itself(&#table));
        }
        let (table, krate) = (self.table, self.krate);
        quote!(<#table as #krate::Updatable>::ITSELF)
    }

    /// `<Book as Updatable>::SCOPE`, seen at the filter, for "must compare the scope" to point there.
    fn scope(&self, at: Span) -> TokenStream {
        let (table, krate) = (self.table, self.krate(at));
        quote_spanned!(krate.span()=> <#table as #krate::Updatable>::SCOPE)
    }

    /// `Next<Next<Target>>`: the table with this number.
    pub(super) fn source(&self, of: usize, at: Span) -> TokenStream {
        let next = self.function("Next", at);
        let target = self.function("Target", at);
        (0..of).fold(target, |source, _| quote_spanned!(at=> #next<#source>))
    }

    fn statement(&self, update: &Update) -> TokenStream {
        self.with_table(|row| self.statement_of(update, row))
    }

    /// `what`, after a row in memory where that is evaluated first. It is given the row, as it is to be lent.
    pub(super) fn with_table(
        &self,
        what: impl FnOnce(Option<&TokenStream>) -> TokenStream,
    ) -> TokenStream {
        let Some(row) = self.row else {
            return what(None);
        };
        if row.looked_at.is_some() {
            return what(Some(&row.lent));
        }
        let mut first = Hoisted::default();
        let held = first.value("row", row.lent.clone());
        let looked_at = self.look_at(row, &quote!(&*#held));
        let (table, what) = (row::name("table"), what(Some(&held)));
        first.before(&quote!(match #looked_at { #table => #what }))
    }

    /// What has the type of the row in memory: the same tokens every time, so that rustc reports once that it has none.
    fn table_of_row(&self) -> TokenStream {
        match self.row {
            None => TokenStream::new(),
            Some(row) => match &row.looked_at {
                Some(looked_at) => self.look_at(row, looked_at),
                None => row::name("table").to_token_stream(),
            },
        }
    }

    /// `table_of_row(match &book { row => row })`: what rustc underlines is the `match`, which is seen at the row. Of `&book` it
    /// would advise to remove the `&`.
    fn look_at(&self, row: &Row, looked_at: &TokenStream) -> TokenStream {
        let (at, held) = (row.at(), row::name("row"));
        let mut arm = Group::new(Delimiter::Brace, quote!(#held => #held));
        arm.set_span(at);
        let row = quote_spanned!(at=> match #looked_at #arm);
        self.call_of("table_of_row", at, row)
    }

    fn statement_of(&self, update: &Update, row: Option<&TokenStream>) -> TokenStream {
        let order = order(&update.items);
        let parts = Parts {
            items: update.items.iter().map(|item| self.item(item)).collect(),
            filter: self.filter(&update.filter),
            joins: update
                .joins
                .iter()
                .map(|join| self.join(join, false))
                .collect(),
            order: update.order.as_ref().map(|order| self.order(order)),
            limit: update.limit.as_ref().map(|(_, limit)| limit.clone()),
            returning: self.values(&update.returning),
        };
        let in_order = order.places.iter().enumerate().all(|(a, b)| a == *b)
            && update.written.is_sorted_by_key(|clause| *clause as usize);
        if in_order {
            return self.call(update, parts, row, order.circular);
        }
        // The values in written order, and then each in its place.
        let mut hoisted = Hoisted::default();
        let mut joins = parts.joins.into_iter();
        let mut items = Vec::new();
        let mut placed = Parts {
            items: Vec::new(),
            filter: parts.filter.clone(),
            order: None,
            limit: None,
            joins: Vec::new(),
            returning: None,
        };
        for clause in &update.written {
            match clause {
                Clause::Set => {
                    for (index, item) in parts.items.iter().enumerate() {
                        items.push(hoisted.value(&format!("item_{index}"), item.clone()));
                    }
                }
                Clause::Filter => placed.filter = hoisted.value("filter", parts.filter.clone()),
                Clause::Order => {
                    let order = parts.order.clone();
                    placed.order = order.map(|order| hoisted.value("order", order));
                }
                Clause::Limit => {
                    let limit = parts.limit.clone();
                    placed.limit = limit.map(|limit| hoisted.value("limit", limit));
                }
                Clause::From => {
                    let name = format!("join_{}", placed.joins.len());
                    let join = joins.next().map(|join| hoisted.value(&name, join));
                    placed.joins.extend(join);
                }
                Clause::Returning => {
                    let values = parts.returning.clone();
                    placed.returning = values.map(|values| hoisted.value("returning", values));
                }
            }
        }
        let in_place = order.places.iter().filter_map(|place| items.get(*place));
        placed.items = in_place.cloned().collect();
        hoisted.before(&self.call(update, placed, row, order.circular))
    }

    fn call(
        &self,
        update: &Update,
        parts: Parts,
        row: Option<&TokenStream>,
        circular: bool,
    ) -> TokenStream {
        let mut set = pairs(parts.items);
        if circular {
            let simultaneous = self.function("Simultaneous", Span::call_site());
            set = quote!(#simultaneous(#set));
        }
        if let Some(row) = row {
            let function = self.function("update_row", Span::call_site());
            let table = self.table_of_row();
            return quote!(#function(&#table, #set, #row));
        }
        let mut filter = parts.filter;
        if let (Some((word, _)), Some(limit)) = (&update.limit, parts.limit) {
            let order = parts.order.unwrap_or_else(|| quote!(()));
            filter = self.call_of("limited", *word, quote!(#filter, #order, #limit));
        }
        let function = self.function("update", Span::call_site());
        let table = self.itself();
        let mut statement = quote!(#function(#table, #set, #filter));
        if !parts.joins.is_empty() {
            let function = self.function("joined", Span::call_site());
            let joins = pairs(parts.joins);
            statement = quote!(#function(#statement, #joins));
        }
        self.returning(&update.returning, parts.returning, statement)
    }

    /// The statement, with what comes back.
    pub(super) fn returning(
        &self,
        returning: &Returning,
        values: Option<TokenStream>,
        statement: TokenStream,
    ) -> TokenStream {
        match (returning, values) {
            (Returning::Row, _) => {
                let function = self.function("returning_row", Span::call_site());
                quote!(#function(#statement))
            }
            (Returning::Values(parts), Some(values)) => {
                let is_old = |part: &Expr| matches!(part, Expr::Function { name: "old", .. });
                let name = match parts.iter().any(is_old) {
                    true => "returning_old",
                    false => "returning",
                };
                let function = self.function(name, Span::call_site());
                quote!(#function(#statement, #values))
            }
            _ => statement,
        }
    }

    /// What `returning` names: one value, or a tuple of several.
    pub(super) fn values(&self, returning: &Returning) -> Option<TokenStream> {
        let Returning::Values(values) = returning else {
            return None;
        };
        let values: Vec<TokenStream> = values.iter().map(|value| self.expr(value)).collect();
        Some(match values.as_slice() {
            [value] => value.clone(),
            values => quote!((#(#values),*)),
        })
    }

    /// `(ascending(a), descending(b),)`
    pub(super) fn order(&self, order: &Order) -> TokenStream {
        let parts = order.by.iter().map(|OrderBy { by, descending }| {
            let name = match descending {
                true => "descending",
                false => "ascending",
            };
            self.call_of(name, order.span, self.expr(by))
        });
        quote!((#(#parts,)*))
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
                let table = self.itself();
                let patch = without_parentheses(patch.clone());
                quote!(#function(#table, #patch))
            }
        }
    }

    fn filter(&self, filter: &Filter) -> TokenStream {
        match filter {
            Filter::Condition(word, condition) => {
                let function = self.function("scoped", *word);
                let (scope, condition) = (self.scope(*word), self.expr(condition));
                quote!(#function(#scope, #condition))
            }
            Filter::AllRows(word) => self.call_of("all_rows", *word, self.scope(*word)),
            Filter::Broken => self.function("AllRows", Span::call_site()),
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
                if let (Some((name, at)), [Expr::Select(select)]) =
                    (among(name), arguments.as_slice())
                {
                    let mut tokens = self.select(select);
                    if select.limit.is_some() && select.is_correlated() {
                        tokens = self.call_of("correlated", select.span, tokens);
                    }
                    return self.call_of(name, at, quote!(#receiver, #tokens));
                }
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
                if let Some(rows) = self.rows(*operator, *span, left, right) {
                    return rows;
                }
                let (forward, reversed) = operator.functions();
                // What gets its type from the other side stands on the right of it.
                let typed_right = matches!(**left, Expr::Host(_))
                    || operator.is_comparison() && hints::is_case(left);
                let function = self.function(if typed_right { reversed } else { forward }, *span);
                let (left, right) = (self.expr(left), self.expr(right));
                quote!(#function(#left, #right))
            }
            Expr::Not { span, condition } => {
                let function = self.function("not", *span);
                let condition = self.expr(condition);
                quote!(#function(#condition))
            }
            Expr::Row(span, values) => {
                let values = values.iter().map(|value| self.expr(value));
                self.call_of("row", *span, quote!((#(#values,)*)))
            }
            Expr::Select(select) => self.call_of("scalar", select.span, self.select(select)),
            Expr::Exists(select) => self.call_of("exists", select.span, self.select(select)),
            Expr::Function {
                name,
                span,
                arguments,
            } => {
                let arguments = arguments.iter().map(|argument| self.expr(argument));
                self.call_of(name, *span, quote!(#(#arguments),*))
            }
            Expr::Raw {
                span,
                ty,
                words,
                arguments,
            } => self.raw(*span, ty, words, arguments),
            Expr::Dynamic(span, filter) => {
                let table = self.itself();
                self.call_of("dynamic", *span, quote!(#table, #filter))
            }
            Expr::Broken(_) => TokenStream::new(),
        }
    }
}

/// The parts of a statement, each as it is written or as the name that holds it.
struct Parts {
    items: Vec<TokenStream>,
    filter: TokenStream,
    order: Option<TokenStream>,
    limit: Option<TokenStream>,
    joins: Vec<TokenStream>,
    returning: Option<TokenStream>,
}

impl Names<'_> {
    /// A fragment of SQL. Its words are in a type, so that the statement is known at compile time; the block is that
    /// type's alone, and not the values'.
    fn raw(
        &self,
        span: Span,
        ty: &TokenStream,
        words: &Literal,
        arguments: &[Expr],
    ) -> TokenStream {
        let name = match is_option(ty) {
            true => "raw_nullable",
            false => "raw",
        };
        let function = self.function(name, span);
        let trait_name = self.function("Words", Span::call_site());
        let arguments = arguments
            .iter()
            .map(|argument| self.call_of("raw_value", span, self.expr(argument)));
        let name = Ident::new("Fragment", Span::mixed_site());
        quote! {
            #function::<#ty, _, _>(
                {
                    struct #name;
                    impl #trait_name for #name {
                        const WORDS: &'static ::core::primitive::str = #words;
                    }
                    #name
                },
                (#(#arguments,)*)
            )
        }
    }

    /// `(b.x, b.y) == (1, 2)`: the columns on one side, and a tuple of whatever else on the other.
    fn rows(&self, operator: Infix, span: Span, left: &Expr, right: &Expr) -> Option<TokenStream> {
        let (row, other) = row_first(left, right)?;
        let function = match operator {
            Infix::Equal => self.function("row_eq", span),
            Infix::NotEqual => self.function("row_ne", span),
            _ => return None,
        };
        let changes_places =
            std::ptr::eq(row, right) && row.any(&|part| matches!(part, Expr::Host(_)));
        let row = self.expr(row);
        let other = match other {
            Expr::Row(_, values) => {
                let values = values.iter().map(|value| self.expr(value));
                quote!((#(#values,)*))
            }
            other => self.expr(other),
        };
        if changes_places {
            let mut hoisted = Hoisted::default();
            let other = hoisted.value("other", other);
            let row = hoisted.value("row", row);
            return Some(hoisted.before(&quote!(#function(#row, #other))));
        }
        Some(quote!(#function(#row, #other)))
    }

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

/// It is written as `Option<…>`, whatever path is in front.
fn is_option(ty: &TokenStream) -> bool {
    let Ok(syn::Type::Path(path)) = syn::parse2(without_groups(ty)) else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| {
        last.ident == "Option" && matches!(last.arguments, syn::PathArguments::AngleBracketed(_))
    })
}

/// `.is_in` and `.not_in` of a subquery are not those of a list. They are functions, so that rustc underlines the subquery.
fn among(name: &TokenStream) -> Option<(&'static str, Span)> {
    let trees = lex::trees(name.clone());
    let [_, TokenTree::Ident(method)] = trees.as_slice() else {
        return None;
    };
    let name = match method.to_string().as_str() {
        "is_in" => "among",
        "not_in" => "not_among",
        _ => return None,
    };
    Some((name, method.span()))
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
pub(super) fn pairs(mut items: Vec<TokenStream>) -> TokenStream {
    let later = items.split_off(items.len() / 2);
    match (items.len(), later.len()) {
        (0, _) => later.into_iter().collect(),
        _ => {
            let (first, second) = (pairs(items), pairs(later));
            quote!((#first, #second))
        }
    }
}

/// What a `macro_rules!` macro passed on, `$ty:ty`.
fn without_groups(tokens: &TokenStream) -> TokenStream {
    let trees = lex::trees(tokens.clone());
    lex::stream(&lex::passed_on(&trees).unwrap_or(trees))
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
