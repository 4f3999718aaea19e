//! What is asked of the columns' types.

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Generics, Lifetime, WherePredicate};

use super::model::{Column, Model};

/// A lifetime that makes rustc judge `for<'__patch> Cover: Clone` where it is needed. Without a lifetime
/// or a parameter, `Cover: Clone` would be judged, and refused, where it is written.
pub(super) fn later(model: &Model<'_>) -> Lifetime {
    let name = model.taken.free("__patch");
    Lifetime::new(&format!("'{name}"), Span::call_site())
}

/// The user's generics, and in the where clause a bound for each column.
pub(super) fn with_each<'m, 'a: 'm>(
    model: &Model<'_>,
    bounds: impl Iterator<Item = (&'m Column<'a>, TokenStream)>,
) -> Generics {
    let mut generics = model.generics.clone();
    let clause = generics.make_where_clause();
    clause.predicates.extend(predicates(model, bounds));
    generics
}

/// `for<'__patch> String: Clone`, once for each type.
pub(super) fn predicates<'m, 'a: 'm>(
    model: &Model<'_>,
    bounds: impl Iterator<Item = (&'m Column<'a>, TokenStream)>,
) -> Vec<WherePredicate> {
    let lifetime = later(model);
    let mut seen = HashSet::new();
    bounds
        .filter_map(|(column, bound)| {
            let ty = column.value;
            let text = format!("{}: {bound}", ty.to_token_stream());
            seen.insert(text)
                .then(|| syn::parse_quote!(for<#lifetime> #ty: #bound))
        })
        .collect()
}
