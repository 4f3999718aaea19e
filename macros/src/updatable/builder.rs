//! The functions of the user's struct that begin an update. There is no other way to one, so an
//! update without a filter cannot be written by forgetting it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::bounds::later;
use super::expand::allowed_lints;
use super::model::{Access, Column, Model};
use super::names;

// impl Book {
//     pub fn update_by_key(book_id: i64) -> Update<Self, Unset, KeyEquals<Book_book_id, i64>, NoRows>;
//     pub fn update_where<Filter, Node>(filter: Filter) -> Update<Self, Unset, Condition<Node>, NoRows>
//     where
//         Filter: FnOnce(BookColumns) -> Condition<Node>,
//         Condition<Node>: FilterOf<Self> + InScope<Self>;
//     pub fn update_all_rows() -> Update<Self, Unset, AllRows, NoRows>;
//     pub fn update_row(row: &mut Self) -> UpdateRow<'_, Self, Unset> where for<'__patch> Self: InMemory;
// }
pub(super) fn expand(model: &Model<'_>) -> TokenStream {
    let private = model.private_path();
    let allowed = allowed_lints(model);
    let vis = model.vis;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let book = names::at_call_site(model.ident);
    let columns = names::at_call_site(&model.columns_ident());
    let (filter, node) = (model.taken.free("Filter"), model.taken.free("Node"));
    let argument = names::local("filter");
    let by_key = update_by_key(model);
    // A bound that is never met, but judged only where the function is called.
    let all_rows_where = model.scope().map(|_| {
        let lifetime = later(model);
        quote!(where for<#lifetime> #private::AllRows: #private::InScope<Self>)
    });
    let table = model.display_name();
    let where_docs = format!(
        " Begins an update of the rows of table `{table}` that a filter finds: \
         `{}::update_where(|row| ..)` gets the columns and returns a condition.",
        model.ident
    );
    let row_docs = format!(
        " Begins an update of the row of table `{table}` that `row` is. It is refreshed: then it is as the database has it."
    );
    let (row, lifetime) = (names::local("row"), later(model));
    let all_docs = format!(" Begins an update of every row of table `{table}`.");

    quote! {
        #[automatically_derived]
        #allowed
        impl #impl_generics #book #ty_generics #where_clause {
            #by_key

            #[doc = #where_docs]
            #vis fn update_where<#filter, #node>(
                #argument: #filter,
            ) -> #private::Update<Self, #private::Unset, #private::Condition<#node>, #private::NoRows>
            where
                #filter: #private::FnOnce(#columns #ty_generics) -> #private::Condition<#node>,
                #private::Condition<#node>: #private::FilterOf<Self> + #private::InScope<Self>,
            {
                #private::update_where::<Self, _, _>(#argument)
            }

            #[doc = #all_docs]
            #vis fn update_all_rows() -> #private::Update<Self, #private::Unset, #private::AllRows, #private::NoRows>
            #all_rows_where
            {
                #private::update_all_rows()
            }

            #[doc = #row_docs]
            #vis fn update_row(#row: &mut Self) -> #private::UpdateRow<'_, Self, #private::Unset>
            where
                for<#lifetime> Self: #private::InMemory,
            {
                #private::begin_update_row(#row)
            }
        }
    }
}

/// Nothing where there is no key: of an enum, which has been refused.
fn update_by_key(model: &Model<'_>) -> Option<TokenStream> {
    let private = model.private_path();
    let vis = model.vis;
    let with = match (pinned_scope(model), model.version()) {
        (None, None) => "with this key",
        (Some(_), None) => "with this key, in this scope",
        (None, Some(_)) => "with this key, if it has this version",
        (Some(_), Some(_)) => "with this key, in this scope, if it has this version",
    };
    let docs = format!(
        " Begins an update of the row of table `{}` {with}.",
        model.display_name()
    );
    let parameters = pinned(model).map(|key| {
        let (parameter, ty) = (parameter(key), key.value);
        quote!(#parameter: #ty)
    });
    let (ty, value) = equals(model, pinned(model), |key| {
        parameter(key).into_token_stream()
    })?;

    Some(quote! {
        #[doc = #docs]
        #vis fn update_by_key(#(#parameters),*) -> #private::Update<Self, #private::Unset, #ty, #private::NoRows> {
            #private::update_by_key(#value)
        }
    })
}

/// Where the row is: the condition's type, and the condition.
pub(super) fn by_key(
    model: &Model<'_>,
    value: impl Fn(&Column<'_>) -> TokenStream,
) -> Option<(TokenStream, TokenStream)> {
    equals(model, model.keys().chain(pinned_scope(model)), value)
}

// (a, b, c) → key_and(key_and(a, b), c), and its type likewise.
pub(super) fn equals<'m, 'a: 'm>(
    model: &Model<'_>,
    columns: impl IntoIterator<Item = &'m Column<'a>>,
    value: impl Fn(&Column<'_>) -> TokenStream,
) -> Option<(TokenStream, TokenStream)> {
    let private = model.private_path();
    columns
        .into_iter()
        .map(|column| {
            let (marker, ty) = (names::at_call_site(&column.marker), column.sql_type(model));
            let value = column.sql_value(model, value(column));
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
        })
}

/// The columns of which `update_by_key` takes a value: those of the key, the scope, the version.
pub(super) fn pinned<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Column<'a>> {
    model
        .keys()
        .chain(pinned_scope(model))
        .chain(model.version())
}

/// The scope, unless it is part of the key.
fn pinned_scope<'m, 'a>(model: &'m Model<'a>) -> Option<&'m Column<'a>> {
    model
        .scope()
        .filter(|scope| matches!(scope.access, Access::Scope | Access::ReadOnly))
}

/// Called as the field, invisible to anything else.
fn parameter(key: &Column<'_>) -> proc_macro2::Ident {
    let mut ident = key.ident.clone();
    ident.set_span(proc_macro2::Span::mixed_site());
    ident
}
