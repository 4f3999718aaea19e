//! The columns: a struct of them, and a type that stands for each.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::expand::allowed_lints;
use super::model::{Access, Column, Model};
use super::names::{self, Quoted};
use super::storage;

pub(super) fn expand(model: &Model<'_>) -> TokenStream {
    let mut tokens = columns_struct(model);
    tokens.extend(model.columns.iter().map(|column| marker(model, column)));
    tokens
}

pub(super) fn impls(model: &Model<'_>) -> TokenStream {
    model
        .columns
        .iter()
        .map(|column| impl_column(model, column))
        .collect()
}

// /// The columns of table `books`, one for each field of [`Book`].
// pub struct BookColumns<Source = Target> {
//     /// Column `note` of table `books`: `Option<String>`.
//     pub note: ::updatable::Column<Book_note, String, Source>,
// }
//
// `Source` is the table in the statement that the columns are of.
//
// Neither `Clone` nor `Copy`: their methods would stand between the columns when an editor completes
// `b.`. Each column is `Copy`.
fn columns_struct(model: &Model<'_>) -> TokenStream {
    let k = &model.crate_path;
    let allowed = allowed_lints(model);
    let (vis, ident) = (model.vis, model.columns_ident());
    let (generics, source) = with_source(model);
    let default = quote!(#k::__private::Target);
    let params = &generics.params;
    let where_clause = &generics.where_clause;
    let docs = format!(
        " The columns of table `{}`, one for each field of [`{}`].",
        model.display_name(),
        model.ident
    );
    let fields = model.columns.iter().map(|column| {
        let (field, value, marker) = (
            column.ident,
            column.sql_type(model),
            names::at_call_site(&column.marker),
        );
        let docs = column_docs(model, column);
        quote!(#docs pub #field: #k::Column<#marker, #value, #source>,)
    });
    let phantom = phantom_field(model).map(|(field, ty)| quote!(#[doc(hidden)] pub #field: #ty,));
    let unused = unused_source(model).map(
        |field| quote!(#[doc(hidden)] pub #field: ::core::marker::PhantomData<fn() -> #source>,),
    );

    quote! {
        #[doc = #docs]
        #allowed
        #vis struct #ident<#params = #default> #where_clause {
            #(#fields)*
            #phantom
            #unused
        }
    }
}

/// A field that uses `Source` where there is no column: of an enum, which has been refused.
pub(super) fn unused_source(model: &Model<'_>) -> Option<Ident> {
    model
        .columns
        .is_empty()
        .then(|| model.taken.free("__source"))
}

/// The user's generics and one more: the table in the statement.
pub(super) fn with_source(model: &Model<'_>) -> (syn::Generics, Ident) {
    let source = model.taken.free("Source");
    let mut generics = model.generics.clone();
    generics
        .params
        .push(syn::GenericParam::Type(source.clone().into()));
    (generics, source)
}

/// ``Column `note` of table `books`: `Option<String>`.``, and what the user says about the field.
pub(super) fn column_docs(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    let ty = &column.field.ty;
    let (name, table, ty) = (
        &column.name,
        model.display_name(),
        names::pretty(&quote!(#ty)),
    );
    let docs = format!(" Column `{name}` of table `{table}`: `{ty}`.");
    let carried: Vec<_> = column.carried_attrs().collect();
    // A line apart, so that the user's text is a paragraph of its own.
    let line = (!carried.is_empty()).then(|| quote!(#[doc = ""]));
    quote!(#[doc = #docs] #line #(#carried)*)
}

/// A field that uses the generics of the user's struct, since no column may mention a parameter. As a
/// function's result: it is then `Send` and `Sync` whatever the struct is.
pub(super) fn phantom_field(model: &Model<'_>) -> Option<(Ident, TokenStream)> {
    if model.generics.params.is_empty() {
        return None;
    }
    let (_, ty_generics, _) = model.generics.split_for_impl();
    let book = names::at_call_site(model.ident);
    Some((
        model.taken.free("__generics"),
        quote!(::core::marker::PhantomData<fn() -> #book #ty_generics>),
    ))
}

// pub enum Book_note {}
//
// The marker has no generics, as the database has none; and it does not know the field's type, which
// may be private where the marker is public.
fn marker(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    let (vis, marker) = (model.vis, &column.marker);
    quote! {
        #[doc(hidden)]
        // Named after two names of the user's, and `pub` in whatever module the user's struct is.
        #[allow(non_camel_case_types, unreachable_pub, clippy::exhaustive_enums)]
        #vis enum #marker {}
    }
}

// impl __updatable::ColumnDef for Book_note {
//     type Nullability = Nullable;
//     type Access = Settable;
//     type Pins = NoKey;
//     type Stored = AnyDatabase;
//     const NAME: &'static ColumnName =
//         &column_name("note", "books", "\"note\"", "`note`", "\"books\".\"note\"", "`books`.`note`");
// }
// impl __updatable::ColumnOf<Book> for Book_note {}
fn impl_column(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    let private = &model.private;
    let marker = names::at_call_site(&column.marker);
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let book = names::at_call_site(model.ident);
    let nullability = if column.nullable {
        quote!(Nullable)
    } else {
        quote!(NotNull)
    };
    let access = column.access.marker(model);
    let pins = pins(model, column);
    let stored = storage::stored(model, column);
    let (name, table) = (&column.name, model.display_name());
    let Quoted {
        standard: target,
        mysql: target_mysql,
    } = Quoted::new([name.as_str()]);
    // The part before the dot is the table's own name: with a schema, too, it is what the table is
    // called within a statement.
    let Quoted {
        standard: qualified,
        mysql: qualified_mysql,
    } = Quoted::new([model.table.as_str(), name]);

    quote! {
        #[automatically_derived]
        impl #private::ColumnDef for #marker {
            type Nullability = #private::#nullability;
            type Access = #access;
            type Pins = #pins;
            type Stored = #stored;
            const NAME: &'static #private::ColumnName = &#private::column_name(
                #name, #table, #target, #target_mysql, #qualified, #qualified_mysql,
            );
        }

        #[automatically_derived]
        impl #impl_generics #private::ColumnOf<#book #ty_generics> for #marker #where_clause {}
    }
}

// of the second of three key columns: KeyPart<Free, KeyPart<Pinned, KeyPart<Free, Rest<Free, Pinned>>>>
// of a unique column:                 Unique<Free, Pinned>
// of any other column:                NoKey
//
// The `Pinned` in them is that of a table without a scope: there is nothing to pin.
fn pins(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    let private = &model.private;
    let state = |pinned: bool| match pinned {
        true => quote!(#private::Pinned),
        false => quote!(#private::Free),
    };
    let version = column.access == Access::Version;
    let scoped = model
        .scope()
        .is_none_or(|scope| scope.ident == column.ident);
    let is_scope = model.scope().is_some() && scoped;
    let (of_version, of_scope) = (state(version), state(scoped));
    if column.attrs.unique.is_some() && column.access != Access::Key {
        return quote!(#private::Unique<#of_version, #of_scope>);
    }
    if column.access != Access::Key && !version && !is_scope {
        return quote!(#private::NoKey);
    }
    let mut pins = quote!(#private::Rest<#of_version, #of_scope>);
    for key in model.keys().collect::<Vec<_>>().into_iter().rev() {
        let pin = state(key.ident == column.ident);
        pins = quote!(#private::KeyPart<#pin, #pins>);
    }
    pins
}
