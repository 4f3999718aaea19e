//! What each update of the table does by itself, as the runtime gets to know it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::expand::column_name;
use super::model::{Access, Column, Model};
use super::names::{self, Quoted};

// unique: &[<Book_isbn as ColumnDef>::NAME],
// version: Some(<Book_version as ColumnDef>::NAME),
// scope: None,
// soft_delete: None,
// history: Some(&History { quoted: .., actor: None }),
// automatic: &[version::<Book_version, i32>(), touch::<Book_updated_at, DateTime<Utc>>()],
pub(super) fn facts(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    let name = |column: Option<&Column<'_>>| match column {
        Some(column) => {
            let name = column_name(model, column);
            quote!(#private::Some(#name))
        }
        None => quote!(#private::None),
    };
    let unique = model
        .columns
        .iter()
        .filter(|column| column.attrs.unique.is_some())
        .map(|column| column_name(model, column));
    let (version, scope) = (name(model.version()), name(model.scope()));
    let soft_delete = name(model.soft_delete());
    let history = history_facts(model);
    let automatic = model
        .columns
        .iter()
        .filter_map(|column| automatic(model, column));
    quote! {
        unique: &[#(#unique),*],
        version: #version,
        scope: #scope,
        soft_delete: #soft_delete,
        history: #history,
        automatic: &[#(#automatic),*],
    }
}

fn automatic(model: &Model<'_>, column: &Column<'_>) -> Option<TokenStream> {
    let private = &model.private;
    let (marker, ty) = (names::at_call_site(&column.marker), column.sql_type(model));
    let function = match column.access {
        Access::Version => quote!(version),
        Access::Touch => quote!(touch),
        Access::Previous => {
            let (_, of) = column.attrs.previous_of.as_ref()?;
            let of = model.named(of.as_ref()?)?;
            let (of_marker, of_ty) = (names::at_call_site(&of.marker), of.sql_type(model));
            // At the field's type, for "is not of the same type" to point there.
            return Some(quote_spanned! {column.value.span()=>
                #private::previous::<#marker, #ty, #of_marker, #of_ty>()
            });
        }
        _ => return None,
    };
    // At the field's type, for "cannot be a version" to point there.
    Some(quote_spanned!(column.value.span()=> #private::#function::<#marker, #ty>()))
}

/// `ScopedBy<Book_tenant_id>`
pub(super) fn scope(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    match model.scope() {
        Some(column) => {
            let marker = names::at_call_site(&column.marker);
            quote!(#private::ScopedBy<#marker>)
        }
        None => quote!(#private::NoScope),
    }
}

/// `Remembered`
pub(super) fn history(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    match model.attrs.history {
        Some(_) => quote!(#private::Remembered),
        None => quote!(#private::NoHistory),
    }
}

fn history_facts(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    let Some(name) = &model.attrs.history else {
        return quote!(#private::None);
    };
    let name = name.value();
    let parts: Vec<&str> = model
        .schema
        .iter()
        .chain([&name])
        .map(String::as_str)
        .collect();
    let Quoted { standard, mysql } = Quoted::new(parts);
    let actor = match actor_column(model) {
        Some(column) => {
            let name = column_name(model, column);
            quote!(#private::Some(#name))
        }
        None => quote!(#private::None),
    };
    quote! {
        #private::Some(&#private::History {
            quoted: #private::Quoted { standard: #standard, mysql: #mysql },
            actor: #actor,
        })
    }
}

fn actor_column<'m, 'a>(model: &'m Model<'a>) -> Option<&'m Column<'a>> {
    let mut columns = model.columns.iter();
    columns.find(|column| column.access == Access::Actor)
}

/// `type Actor = RecordedIn<Book_updated_by, i64>;`
pub(super) fn actor(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    match actor_column(model) {
        Some(column) => {
            let (marker, ty) = (names::at_call_site(&column.marker), column.sql_type(model));
            // At the field's type, for "private type in public interface" to point there.
            quote_spanned!(column.value.span()=> type Actor = #private::RecordedIn<#marker, #ty>;)
        }
        None => quote!(type Actor = #private::Anybody;),
    }
}

// impl __updatable::SoftDeletes for Book {}
pub(super) fn impls(model: &Model<'_>) -> TokenStream {
    if model.soft_delete().is_none() {
        return TokenStream::new();
    }
    let private = &model.private;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let book = names::at_call_site(model.ident);
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::SoftDeletes for #book #ty_generics #where_clause {}
    }
}
