//! The functions of the user's struct that begin an update. There is no other way to one, so an
//! update without a filter cannot be written by forgetting it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::expand::allowed_lints;
use super::model::{Column, Model};
use super::names;

// impl Book {
//     pub fn update_by_key(book_id: i64) -> Update<Self, Unset, KeyEquals<Book_book_id, i64>, NoRows>;
//     pub fn update_where<Filter, Node>(filter: Filter) -> Update<Self, Unset, Condition<Node>, NoRows>
//     where
//         Filter: FnOnce(BookColumns) -> Condition<Node>,
//         Condition<Node>: FilterOf<Self>;
//     pub fn update_all_rows() -> Update<Self, Unset, AllRows, NoRows>;
// }
pub(super) fn expand(model: &Model<'_>) -> TokenStream {
    let k = &model.crate_path;
    let private = quote!(#k::__private);
    let allowed = allowed_lints(model);
    let vis = model.vis;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let book = names::at_call_site(model.ident);
    let columns = names::at_call_site(&model.columns_ident());
    let (filter, node) = (model.taken.free("Filter"), model.taken.free("Node"));
    let argument = names::local("filter");
    let by_key = update_by_key(model);
    let table = model.display_name();
    let where_docs = format!(
        " Begins an update of the rows of table `{table}` that a filter finds: \
         `{}::update_where(|row| ..)` gets the columns and returns a condition.",
        model.ident
    );
    let all_docs = format!(" Begins an update of every row of table `{table}`.");

    quote! {
        #[automatically_derived]
        #allowed
        impl #impl_generics #book #ty_generics #where_clause {
            #by_key

            #[doc = #where_docs]
            #vis fn update_where<#filter, #node>(
                #argument: #filter,
            ) -> #k::Update<Self, #private::Unset, #k::Condition<#node>, #private::NoRows>
            where
                #filter: ::core::ops::FnOnce(#columns #ty_generics) -> #k::Condition<#node>,
                #k::Condition<#node>: #private::FilterOf<Self>,
            {
                #private::update_where::<Self, _, _>(#argument)
            }

            #[doc = #all_docs]
            #vis fn update_all_rows() -> #k::Update<Self, #private::Unset, #private::AllRows, #private::NoRows> {
                #private::update_all_rows()
            }
        }
    }
}

/// Nothing where there is no key: of an enum, which has been refused.
fn update_by_key(model: &Model<'_>) -> Option<TokenStream> {
    let k = &model.crate_path;
    let private = quote!(#k::__private);
    let vis = model.vis;
    let docs = format!(
        " Begins an update of the row of table `{}` with this key.",
        model.display_name()
    );
    let parameters = model.keys().map(|key| {
        let (parameter, ty) = (parameter(key), key.value);
        quote!(#parameter: #ty)
    });
    // (a, b, c) → key_and(key_and(a, b), c), and its type likewise.
    let (ty, value) = model
        .keys()
        .map(|key| {
            let (marker, ty) = (names::at_call_site(&key.marker), key.sql_type(model));
            let value = key.sql_value(model, parameter(key).into_token_stream());
            (
                quote!(#private::KeyEquals<#marker, #ty>),
                quote!(#private::key_equals::<#marker, #ty>(#value)),
            )
        })
        .reduce(|(left_ty, left), (right_ty, right)| {
            (
                quote!(#private::KeyAnd<#left_ty, #right_ty>),
                quote!(#private::key_and(#left, #right)),
            )
        })?;

    Some(quote! {
        #[doc = #docs]
        #vis fn update_by_key(#(#parameters),*) -> #k::Update<Self, #private::Unset, #ty, #private::NoRows> {
            #private::update_by_key(#value)
        }
    })
}

/// Called as the field, invisible to anything else.
fn parameter(key: &Column<'_>) -> proc_macro2::Ident {
    let mut ident = key.ident.clone();
    ident.set_span(proc_macro2::Span::mixed_site());
    ident
}
