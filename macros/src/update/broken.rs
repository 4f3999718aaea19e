//! The expansion beside errors.
//!
//! ```text
//! update!(Book as b, set(b.genre = "sci-fi", price = 5), filter(b.id == limit && b.), returning(b.id))
//! // →
//! {
//!     let _ = ($crate::__private::assign(COLUMNS.genre, "sci-fi"), $crate::__private::eq(COLUMNS.id, limit));
//!     ::core::compile_error! { "the left side of `=` must be a column: write `b.price`" }
//!     ::core::compile_error! { "expected a column name after `.`" }
//!     $crate::__private::returning($crate::__private::broken(<Book as $crate::Updatable>::ITSELF), COLUMNS.id)
//! }
//! ```
//!
//! What is right is still checked, and the result has the type that it would have: nothing that follows it is an error
//! too.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::ast::{Expr, Filter, Item, Returning, Update};
use super::expand::Names;

pub(crate) fn expand(update: &Update, errors: TokenStream) -> TokenStream {
    if update.binder.is_none() {
        return quote!({ #errors });
    }
    let names = Names::of(update);
    let mut checked = Vec::new();
    for item in &update.items {
        match item {
            Item::Assign(assign) if assign.value.is_broken() => {
                checked.push(names.column(&assign.column));
                whole_parts(&names, &assign.value, &mut checked);
            }
            item => checked.push(names.item(item)),
        }
    }
    if let Filter::Condition(_, condition) = &update.filter {
        whole_parts(&names, condition, &mut checked);
    }
    // Of a row in memory, the clause itself has been refused.
    let joins = update.joins.iter().filter(|_| update.row.is_none());
    for join in joins {
        match &join.on {
            Some(on) if on.is_broken() => whole_parts(&names, on, &mut checked),
            _ => checked.push(names.join(join, false)),
        }
    }
    for by in update.order.iter().flat_map(|order| &order.by) {
        whole_parts(&names, &by.by, &mut checked);
    }
    if update.row.is_some() {
        let checked = names.with_table(|_| quote!({ let _ = (#(#checked,)*); }));
        return quote!({ #checked #errors });
    }
    // Without a result the block has the type of an error, about which rustc says nothing more.
    let result = match &update.returning {
        Returning::Broken => TokenStream::new(),
        returning => {
            let function = names.function("broken", Span::call_site());
            let table = names.itself();
            let statement = quote!(#function(#table));
            names.returning(returning, names.values(returning), statement)
        }
    };
    quote!({ let _ = (#(#checked,)*); #errors #result })
}

/// What is whole in a part that is not.
fn whole_parts(names: &Names<'_>, expr: &Expr, checked: &mut Vec<TokenStream>) {
    if !expr.is_broken() {
        checked.push(names.expr(expr));
        return;
    }
    for part in expr.parts() {
        whole_parts(names, part, checked);
    }
}
