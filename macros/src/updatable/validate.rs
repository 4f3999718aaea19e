//! `validate`: the rules that garde has for the row's fields hold for a patch's present ones.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Attribute, Generics};

use super::model::{Column, Model};
use super::names;
use super::patches::Patch;

// fn validate(&self) -> Result<(), Error> { validate(self, "books") }
pub(super) fn method(model: &Model<'_>) -> Option<TokenStream> {
    model.attrs.validate.as_ref()?;
    let private = &model.private;
    let table = model.display_name();
    Some(quote! {
        fn validate(&self) -> #private::Result<(), #private::Error> {
            #private::validate(self, #table)
        }
    })
}

// __updatable::with_garde! {
//     const _: () = {
//         #[derive(::garde::Validate)]
//         struct Rules_title { #[garde(length(min = 1))] title: String }
//         impl ::garde::Validate for BookPatch { .. }
//     };
// }
//
// The rules are checked on a value of the field's own type: what a rule is for, and what a function of the user's takes.
// `::garde` is there where the row's fields have rules.
pub(super) fn impls(model: &Model<'_>, of: &Patch<'_, '_>) -> Option<TokenStream> {
    model.attrs.validate.as_ref()?;
    let private = &model.private;
    let patch = names::at_call_site(&of.ident);
    let book = names::at_call_site(model.ident);
    let ruled: Vec<_> = of
        .columns
        .iter()
        .copied()
        .filter(|column| rules(column).next().is_some())
        .collect();
    let structs = ruled.iter().map(|column| rules_struct(model, column));
    let mut generics = model.generics.clone();
    let row_generics = generics.clone();
    let (_, ty_generics, _) = row_generics.split_for_impl();
    let predicates = &mut generics.make_where_clause().predicates;
    predicates.push(syn::parse_quote!(#book #ty_generics: ::garde::Validate));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (context, parent, report, value) = (
        names::local("context"),
        names::local("parent"),
        names::local("report"),
        names::local("value"),
    );
    let checks = ruled.iter().map(|column| {
        let field = names::at_call_site(column.ident);
        let rules = rules_ident(column);
        let phantom =
            (!model.generics.params.is_empty()).then(|| quote!(__generics: #private::PhantomData,));
        quote! {
            if let #private::Some(#value) = &self.#field {
                let rules: #rules #ty_generics = #rules {
                    #field: #private::Clone::clone(#value),
                    #phantom
                };
                ::garde::Validate::validate_into(&rules, #context, #parent, #report);
            }
        }
    });

    let items = quote! {
            const _: () = {
                #(#structs)*

                #[automatically_derived]
                impl #impl_generics ::garde::Validate for #patch #ty_generics #where_clause {
                    type Context = <#book #ty_generics as ::garde::Validate>::Context;
                    fn validate_into(
                        &self,
                        #context: &Self::Context,
                        #parent: &mut dyn #private::FnMut() -> ::garde::Path,
                        #report: &mut ::garde::Report,
                    ) {
                        let _ = (#context, &#parent, &#report);
                        #(#checks)*
                    }
                }
            };
    };
    Some(quote!(#private::with_garde! { #items }))
}

/// A struct of one field with its rules, under the row's context.
fn rules_struct(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    let private = &model.private;
    let ident = rules_ident(column);
    let (field, ty) = (names::at_call_site(column.ident), &column.field.ty);
    let of_struct = model.struct_attrs.iter().filter(|attr| is_garde(attr));
    let rules = rules(column);
    let Generics {
        params,
        where_clause,
        ..
    } = model.generics;
    let book = names::at_call_site(model.ident);
    let (_, ty_generics, _) = model.generics.split_for_impl();
    let phantom = (!params.is_empty()).then(
        || quote!(#[garde(skip)] __generics: #private::PhantomData<fn() -> #book #ty_generics>,),
    );
    quote! {
        #[derive(::garde::Validate)]
        #(#of_struct)*
        struct #ident<#params> #where_clause {
            #(#rules)*
            #field: #ty,
            #phantom
        }
    }
}

fn rules_ident(column: &Column<'_>) -> Ident {
    format_ident!("Rules_{}", names::unraw(column.ident))
}

/// The rules of a field: none, if it is skipped.
fn rules<'c>(column: &'c Column<'_>) -> impl Iterator<Item = &'c Attribute> {
    column
        .field
        .attrs
        .iter()
        .filter(|attr| is_garde(attr) && !is_skip(attr))
}

fn is_garde(attr: &Attribute) -> bool {
    attr.path().is_ident("garde")
}

/// `#[garde(skip)]`
fn is_skip(attr: &Attribute) -> bool {
    attr.parse_args::<Ident>().is_ok_and(|word| word == "skip")
}
