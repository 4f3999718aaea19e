//! The patch: a partial update, in which `None` means unchanged.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::bounds::{later, with_each};
use super::columns::{column_docs, phantom_field};
use super::expand::{allowed_lints, column_name};
use super::model::{Column, Model};
use super::patches::Patch;
use super::{described, in_memory, merge_patch, names, setters, validate};

pub(super) fn expand(model: &Model<'_>, patch: &Patch<'_, '_>) -> TokenStream {
    let mut tokens = patch_struct(model, patch);
    tokens.extend(inherent(model, patch));
    tokens
}

pub(super) fn impls(model: &Model<'_>, patch: &Patch<'_, '_>) -> TokenStream {
    [
        impl_default(model, patch),
        impl_derivable(model, patch),
        impl_changes(model, patch),
        impl_bind(model, patch),
        merge_patch::impls(model, patch),
        validate::impls(model, patch).unwrap_or_default(),
    ]
    .into_iter()
    .collect()
}

// /// A partial update of [`Book`]: ..
// pub struct BookPatch {
//     /// Column `note` of table `books`: `Option<String>`.
//     pub note: Option<Option<String>>,
// }
fn patch_struct(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let allowed = allowed_lints(model);
    let (vis, ident) = (model.vis, &of.ident);
    let (generics, where_clause) = (model.generics, &model.generics.where_clause);
    let docs = format!(
        " A partial update of [`{}`]: a column whose field is `None` stays as it is. Of a nullable column, \
         `Some(None)` is `NULL`.",
        model.ident
    );
    let (derives, attrs) = (of.derives, of.attrs);
    let fields = of.columns.iter().map(|column| {
        let of_field = column.attrs.attrs.iter().cloned();
        let of_field = of_field.chain(described::attrs(model, of, column));
        let (field, ty, docs) = (column.ident, &column.field.ty, patch_docs(model, column));
        let note = (!setters::has_setter(of, column)).then(|| {
            let note =
                " There is no setter: another function of the patch has this name. Set the field.";
            quote!(#[doc = ""] #[doc = #note])
        });
        quote!(#docs #note #(#[#of_field])* pub #field: ::core::option::Option<#ty>,)
    });
    // Public, or `BookPatch { note: .., ..BookPatch::new() }` would not compile elsewhere.
    let phantom = phantom_field(model).map(|(field, ty)| quote!(#[doc(hidden)] pub #field: #ty,));

    quote! {
        #[doc = #docs]
        #(#[derive(#derives)])*
        #(#[#attrs])*
        #allowed
        #vis struct #ident #generics #where_clause {
            #(#fields)*
            #phantom
        }
    }
}

/// What the user says of the field, and no word of the table then: derives that describe an API read it.
fn patch_docs(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    if column
        .carried_attrs()
        .any(|attr| attr.path().is_ident("doc"))
    {
        let carried = column.carried_attrs();
        quote!(#(#carried)*)
    } else {
        column_docs(model, column)
    }
}

// impl BookPatch {
//     pub const fn new() -> Self { Self { note: None, .. } }
//     pub fn note(mut self, value: impl Into<String>) -> Self { self.note = Some(Some(value.into())); self }
//     pub fn clear_note(mut self) -> Self { self.note = Some(None); self }
//     pub fn is_empty(&self) -> bool { self.note.is_none() && .. }
//     pub fn apply_to(&self, row: &mut Book) { .. }
//     pub fn diff(before: &Book, after: &Book) -> Self { .. }
// }
fn inherent(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let private = model.private_path();
    let allowed = allowed_lints(model);
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let patch = names::at_call_site(&of.ident);
    let book = names::at_call_site(model.ident);
    let fields: Vec<_> = of
        .columns
        .iter()
        .map(|column| names::at_call_site(column.ident))
        .collect();
    let phantom = phantom_field(model).map(|(field, _)| quote!(#field: #private::PhantomData,));
    let unchanged = if fields.is_empty() {
        quote!(true)
    } else {
        quote!(#(#private::Option::is_none(&self.#fields))&&*)
    };
    let methods = of
        .columns
        .iter()
        .map(|column| setters::expand(model, of, column));
    let (own, row) = (names::local("patch"), names::local("row"));
    let lifetime = later(model);
    let diff = in_memory::diff(model, of);
    // Without a column that can be set, which is an error already, there is nothing to apply.
    let unused = fields.is_empty().then(|| quote!(let _ = (#own, #row);));

    quote! {
        #[automatically_derived]
        #allowed
        impl #impl_generics #patch #ty_generics #where_clause {
            /// The patch that changes nothing.
            #[must_use]
            pub const fn new() -> Self {
                Self { #(#fields: #private::None,)* #phantom }
            }

            #(#methods)*

            /// Does this patch change nothing?
            #[must_use]
            pub const fn is_empty(&self) -> #private::bool {
                #unchanged
            }

            /// Sets in `row` what this patch sets in the database.
            pub fn apply_to(&self, #row: &mut #book #ty_generics)
            where
                for<#lifetime> Self: #private::Clone,
            {
                let #own = <Self as #private::Clone>::clone(self);
                #(#private::apply_to(&mut #row.#fields, #own.#fields);)*
                #unused
            }

            #diff
        }
    }
}

// impl Default for BookPatch { fn default() -> Self { Self::new() } }
//
// By hand: a derived one would ask a generic `T` to be `Default`.
fn impl_default(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let private = &model.private;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let patch = names::at_call_site(&of.ident);
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Default for #patch #ty_generics #where_clause {
            fn default() -> Self {
                Self::new()
            }
        }
    }
}

// impl Clone for BookPatch where for<'__patch> String: Clone, .. { .. }
// impl Debug for BookPatch where for<'__patch> String: Debug, .. { .. }
// impl PartialEq for BookPatch where for<'__patch> String: PartialEq, .. { .. }
//
// By hand: a derived one would not compile if one column's type lacks the trait, and say so with three
// errors, at no field.
fn impl_derivable(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let private = &model.private;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let patch = names::at_call_site(&of.ident);
    let name = of.ident.to_string();
    let fields: Vec<_> = of
        .columns
        .iter()
        .map(|column| names::at_call_site(column.ident))
        .collect();
    let field_names = of.columns.iter().map(|column| names::unraw(column.ident));
    let phantom = phantom_field(model).map(|(field, _)| quote!(#field: #private::PhantomData,));
    let where_each = |bound: TokenStream| {
        let bounds = of.columns.iter().map(|column| (*column, bound.clone()));
        with_each(model, bounds).where_clause
    };
    let clone = where_each(quote!(#private::Clone));
    let debug = where_each(quote!(#private::fmt::Debug));
    let partial_eq = where_each(quote!(#private::PartialEq));
    let (formatter, other) = (names::local("formatter"), names::local("other"));
    let equal = if fields.is_empty() {
        // Without a column that can be set, which is an error already, there is nothing to compare.
        quote!({
            let _ = #other;
            true
        })
    } else {
        quote!(#(self.#fields == #other.#fields)&&*)
    };

    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Clone for #patch #ty_generics #clone {
            fn clone(&self) -> Self {
                Self { #(#fields: #private::Clone::clone(&self.#fields),)* #phantom }
            }
        }

        #[automatically_derived]
        impl #impl_generics #private::fmt::Debug for #patch #ty_generics #debug {
            fn fmt(&self, #formatter: &mut #private::fmt::Formatter<'_>) -> #private::fmt::Result {
                #private::debug_patch(#formatter, #name, &[#((#field_names, &self.#fields)),*])
            }
        }

        #[automatically_derived]
        impl #impl_generics #private::PartialEq for #patch #ty_generics #partial_eq {
            fn eq(&self, #other: &Self) -> #private::bool {
                #equal
            }
        }
    }
}

// impl __updatable::Changes for BookPatch {
//     const NODE: SetNode = SetNode::Optional(&[<Book_note as ColumnDef>::NAME, ..]);
//     const SITES: usize = 1;
//     fn site(&self, index: usize) -> Site<'_> { present(match index { 0 => self.note.is_some(), .. _ => false }) }
// }
// impl __updatable::PatchOf<Book, BookPatch> for BookPatch { fn into_patch(self) -> Self { self } }
fn impl_changes(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let private = &model.private;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let patch = names::at_call_site(&of.ident);
    let book = names::at_call_site(model.ident);
    let columns = of.columns.iter().map(|column| column_name(model, column));
    let sites = of.columns.len();
    let arms = of.columns.iter().enumerate().map(|(site, column)| {
        let field = names::at_call_site(column.ident);
        quote!(#site => #private::Option::is_some(&self.#field),)
    });
    let index = names::local("index");
    let validate = validate::method(model);

    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Changes for #patch #ty_generics #where_clause {
            const NODE: #private::SetNode = #private::SetNode::Optional(&[#(#columns),*]);
            const SITES: #private::usize = #sites;
            fn site(&self, #index: #private::usize) -> #private::Site<'_> {
                #private::present(match #index {
                    #(#arms)*
                    _ => false,
                })
            }
            #validate
        }

        #[automatically_derived]
        impl #impl_generics #private::PatchOf<#book #ty_generics, #patch #ty_generics>
            for #patch #ty_generics #where_clause
        {
            fn into_patch(self) -> Self {
                self
            }
        }
    }
}

// impl<DB> __updatable::Bind<DB> for BookPatch
// where
//     DB: Backend,
//     String: Storable<DB, Book_note>,
// {
//     fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), __updatable::Error> {
//         bind_changed_nullable::<DB, Book_note, String>(self.note, arguments)?;
//         Ok(())
//     }
// }
fn impl_bind(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let private = &model.private;
    let (_, ty_generics, _) = model.generics.split_for_impl();
    let patch = names::at_call_site(&of.ident);
    let db = model.taken.free("DB");
    let mut generics = model.generics.clone();
    generics.params.push(syn::parse_quote!(#db));
    let predicates = &mut generics.make_where_clause().predicates;
    predicates.push(syn::parse_quote!(#db: #private::Backend));
    predicates.extend(of.columns.iter().map(|column| -> syn::WherePredicate {
        let (ty, marker) = (column.sql_type(model), names::at_call_site(&column.marker));
        // At the field's type, for "`Decimal` cannot be stored" to point there.
        let bound = quote_spanned!(column.value.span()=> #private::Storable<#db, #marker>);
        syn::parse_quote!(#ty: #bound)
    }));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let arguments = names::local("arguments");
    let binds = of.columns.iter().map(|column| {
        let (field, ty, marker) = (
            names::at_call_site(column.ident),
            column.sql_type(model),
            names::at_call_site(&column.marker),
        );
        let change = column.sql_change(model, quote!(self.#field));
        let bind = if column.nullable {
            quote!(bind_changed_nullable)
        } else {
            quote!(bind_changed)
        };
        quote!(#private::#bind::<#db, #marker, #ty>(#change, #arguments)?;)
    });
    let unused = of.columns.is_empty().then(|| quote!(let _ = #arguments;));

    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Bind<#db> for #patch #ty_generics #where_clause {
            fn bind(
                self,
                #arguments: &mut #private::Arguments<#db>,
            ) -> #private::Result<(), #private::Error> {
                #(#binds)*
                #unused
                #private::Ok(())
            }
        }
    }
}
