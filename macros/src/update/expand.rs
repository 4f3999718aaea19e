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
//!
//! A column of another table is `match <Author as $crate::__private::Aliased<Next<Target>>>::COLUMNS { a => a.id }`: the
//! table's number in the statement is part of its columns' types.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::ast::{
    Clause, Column, Expr, Filter, Infix, Item, Join, OrderBy, Returning, Select, Table, Update,
};
use super::order::order;

pub(crate) fn expand(update: &Update) -> TokenStream {
    Names::of(update).statement(update)
}

/// What each part of the expansion is written with.
pub(super) struct Names<'a> {
    krate: &'a TokenTree,
    table: &'a TokenStream,
    binder: Option<&'a Ident>,
    others: &'a [Table],
}

impl<'a> Names<'a> {
    pub(super) fn of(update: &'a Update) -> Self {
        Self {
            krate: &update.krate,
            table: &update.table,
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
        quote_spanned!(span=> match <#table as #columns>::COLUMNS #group)
    }

    /// `Next<Next<Target>>`: the table with this number.
    fn source(&self, of: usize, at: Span) -> TokenStream {
        let next = self.function("Next", at);
        let target = self.function("Target", at);
        (0..of).fold(target, |source, _| quote_spanned!(at=> #next<#source>))
    }

    fn statement(&self, update: &Update) -> TokenStream {
        let order = order(&update.items);
        let parts = Parts {
            items: update.items.iter().map(|item| self.item(item)).collect(),
            filter: self.limited(update),
            joins: update.joins.iter().map(|join| self.join(join)).collect(),
            returning: self.values(&update.returning),
        };
        let in_order = order.places.iter().enumerate().all(|(a, b)| a == *b)
            && update.written.is_sorted_by_key(|clause| *clause as usize);
        if in_order {
            return self.call(update, parts, order.circular);
        }
        // The values in written order, and then each in its place.
        let name = |name: String| Ident::new(&name, Span::mixed_site());
        let items: Vec<Ident> = (0..parts.items.len())
            .map(|index| name(format!("item_{index}")))
            .collect();
        let joins: Vec<Ident> = (0..parts.joins.len())
            .map(|index| name(format!("join_{index}")))
            .collect();
        let (filter, returning) = (name("filter".into()), name("returning".into()));
        let mut names: Vec<&Ident> = Vec::new();
        let mut values: Vec<&TokenStream> = Vec::new();
        let mut next_join = 0;
        for clause in &update.written {
            match clause {
                Clause::Set => {
                    names.extend(&items);
                    values.extend(&parts.items);
                }
                Clause::Filter => {
                    names.push(&filter);
                    values.push(&parts.filter);
                }
                Clause::From => {
                    names.extend(joins.get(next_join));
                    values.extend(parts.joins.get(next_join));
                    next_join += 1;
                }
                Clause::Returning => {
                    if let Some(value) = &parts.returning {
                        names.push(&returning);
                        values.push(value);
                    }
                }
            }
        }
        let placed = Parts {
            items: order
                .places
                .iter()
                .filter_map(|place| items.get(*place))
                .map(|name| quote!(#name))
                .collect(),
            filter: match update.written.contains(&Clause::Filter) {
                true => quote!(#filter),
                false => parts.filter.clone(),
            },
            joins: joins.iter().map(|name| quote!(#name)).collect(),
            returning: parts.returning.as_ref().map(|_| quote!(#returning)),
        };
        let call = self.call(update, placed, order.circular);
        quote!(match (#(#values,)*) { (#(#names,)*) => #call })
    }

    fn call(&self, update: &Update, parts: Parts, circular: bool) -> TokenStream {
        let table = self.table;
        let mut set = pairs(parts.items);
        if circular {
            let simultaneous = self.function("Simultaneous", Span::call_site());
            set = quote!(#simultaneous(#set));
        }
        let filter = parts.filter;
        let function = self.function("update", Span::call_site());
        let mut statement = quote!(#function::<#table, _, _>(#set, #filter));
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

    /// `join::<Author, Next<Target>, _>(on)`, seen at the word `on`.
    pub(super) fn join(&self, join: &Join) -> TokenStream {
        let Some(other) = self.others.get(join.of - 1) else {
            return TokenStream::new();
        };
        let table = &other.table;
        let source = self.source(join.of, Span::call_site());
        let Some(on) = &join.on else {
            let function = self.function("first", Span::call_site());
            return quote!(#function::<#table, #source>());
        };
        let name = if join.any_match { "join_any" } else { "join" };
        let function = self.function(name, join.span);
        let of = self.function("source", Span::call_site());
        let condition = self.function("condition", join.span);
        let on = self.expr(on);
        quote!(#function(#of::<#table, #source>(), #condition(#on)))
    }

    /// `(ascending(a), descending(b),)`
    pub(super) fn order(&self, order: &[OrderBy], at: Span) -> TokenStream {
        let parts = order.iter().map(|OrderBy { by, descending }| {
            let name = if *descending {
                "descending"
            } else {
                "ascending"
            };
            let function = self.function(name, at);
            let by = self.expr(by);
            quote!(#function(#by))
        });
        quote!((#(#parts,)*))
    }

    pub(super) fn select(&self, select: &Select) -> TokenStream {
        let from = pairs(select.from.iter().map(|join| self.join(join)).collect());
        let filter = match &select.filter {
            Some((word, condition)) => {
                let function = self.function("condition", *word);
                let condition = self.expr(condition);
                quote!(#function(#condition))
            }
            None => self.function("AllRows", Span::call_site()),
        };
        let mut tokens = match &select.item {
            Some(item) => {
                let function = self.function("select", select.span);
                let item = self.expr(item);
                quote!(#function(#item, #from, #filter))
            }
            None => {
                let function = self.function("select_rows", select.span);
                quote!(#function(#from, #filter))
            }
        };
        if !select.order.is_empty() {
            let function = self.function("order_by", select.span);
            let by = self.order(&select.order, select.span);
            tokens = quote!(#function(#tokens, #by));
        }
        if let Some(limit) = &select.limit {
            let function = self.function("limit", select.span);
            tokens = quote!(#function::<#limit, _, _, _, _, _, _, _>(#tokens));
        }
        tokens
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

    /// The filter, with the order and the number of rows if there are any.
    fn limited(&self, update: &Update) -> TokenStream {
        let filter = self.filter(&update.filter);
        let Some((span, limit)) = &update.limit else {
            return filter;
        };
        let function = self.function("limited", *span);
        let order = self.order(&update.order, *span);
        quote!(#function(#filter, #order, #limit))
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
                if let (Some(name), [Expr::Select(select)]) = (among(name), arguments.as_slice()) {
                    let select = self.select(select);
                    let mut group = Group::new(Delimiter::Parenthesis, select);
                    group.set_span(*span);
                    return quote!(#receiver #name #group);
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
            Expr::Row(span, values) => {
                let function = self.function("row", *span);
                let values = values.iter().map(|value| self.expr(value));
                quote!(#function((#(#values,)*)))
            }
            Expr::Select(select) => {
                let function = self.function("scalar", select.span);
                let select = self.select(select);
                quote!(#function(#select))
            }
            Expr::Exists(select) => {
                let function = self.function("exists", select.span);
                let select = self.select(select);
                quote!(#function(#select))
            }
            Expr::Function {
                name,
                span,
                arguments,
            } => {
                let function = self.function(name, *span);
                let arguments = arguments.iter().map(|argument| self.expr(argument));
                quote!(#function(#(#arguments),*))
            }
            Expr::Raw {
                span,
                ty,
                words,
                arguments,
            } => self.raw(*span, ty, words, arguments),
            Expr::Dynamic(span, filter) => {
                let function = self.function("dynamic", *span);
                let of = self.function("table", Span::call_site());
                let table = self.table;
                quote!(#function(#of::<#table>(), #filter))
            }
            Expr::Broken(_) => TokenStream::new(),
        }
    }
}

/// The parts of a statement, each as it is written or as the name that holds it.
struct Parts {
    items: Vec<TokenStream>,
    filter: TokenStream,
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
        let inner = nullable(ty);
        let name = match inner {
            Some(_) => "raw_nullable",
            None => "raw",
        };
        let function = self.function(name, span);
        let ty = inner.unwrap_or_else(|| ty.clone());
        let trait_name = self.function("Words", Span::call_site());
        let arguments = arguments.iter().map(|argument| self.expr(argument));
        let name = Ident::new("Fragment", Span::mixed_site());
        quote! {
            #function::<#ty, _, _, _>(
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
        let (row, other) = match (left, right) {
            (Expr::Row(..), other) => (left, other),
            (other, Expr::Row(..)) => (right, other),
            _ => return None,
        };
        let function = match operator {
            Infix::Equal => self.function("row_eq", span),
            Infix::NotEqual => self.function("row_ne", span),
            _ => return None,
        };
        let row = self.expr(row);
        let other = match other {
            Expr::Row(_, values) => {
                let values = values.iter().map(|value| self.expr(value));
                quote!((#(#values,)*))
            }
            other => self.expr(other),
        };
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

/// The `T` in `Option<T>`.
fn nullable(ty: &TokenStream) -> Option<TokenStream> {
    let syn::Type::Path(path) = syn::parse2(ty.clone()).ok()? else {
        return None;
    };
    let last = path.path.segments.into_iter().next_back()?;
    match last.arguments {
        syn::PathArguments::AngleBracketed(arguments)
            if last.ident == "Option" && arguments.args.len() == 1 =>
        {
            let inner = arguments.args;
            Some(quote!(#inner))
        }
        _ => None,
    }
}

/// `.is_in` and `.not_in` of a subquery are other methods than those of a list.
fn among(name: &TokenStream) -> Option<TokenStream> {
    let mut trees: Vec<TokenTree> = name.clone().into_iter().collect();
    let [_, TokenTree::Ident(method)] = trees.as_mut_slice() else {
        return None;
    };
    let name = match method.to_string().as_str() {
        "is_in" => "is_in_select",
        "not_in" => "not_in_select",
        _ => return None,
    };
    *method = Ident::new(name, method.span());
    Some(trees.into_iter().collect())
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
