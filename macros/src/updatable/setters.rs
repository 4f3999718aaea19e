//! The patch's functions for one column.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::model::{Column, Model, peeled};
use super::names;
use super::patches::Patch;

/// What the patch can do anyway: a setter of that name would be another function, or hide that of a
/// trait. The column is then set by its field.
const RESERVED: [&str; 6] = ["new", "is_empty", "apply_to", "diff", "clone", "default"];

// pub fn title(mut self, value: impl Into<String>) -> Self { self.title = Some(value.into()); self }
// pub fn note(mut self, value: i64) -> Self { self.note = Some(Some(value)); self }
// pub fn clear_note(mut self) -> Self { self.note = Some(None); self }
pub(super) fn expand(model: &Model<'_>, of: &Patch<'_, '_>, column: &Column<'_>) -> TokenStream {
    let private = model.private_path();
    let (field, ty) = (names::at_call_site(column.ident), column.value);
    let value = names::local("value");
    let deprecated = column
        .field
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("deprecated"));
    let deprecated: Vec<_> = deprecated.collect();

    // `.book_name("x")`; but a number as it is, for a literal to become the right one.
    let (parameter, converted) = if is_string(ty) {
        (
            quote!(impl #private::Into<#ty>),
            quote!(#private::Into::into(#value)),
        )
    } else {
        (quote!(#ty), quote!(#value))
    };
    let some = |value: TokenStream| quote!(#private::Some(#value));
    let new = if column.nullable {
        some(some(converted))
    } else {
        some(converted)
    };

    let setter = has_setter(of, column).then(|| {
        let docs = format!(" Sets column `{}`.", column.name);
        let method = column.ident;
        quote! {
            #[doc = #docs]
            #(#deprecated)*
            #[must_use]
            pub fn #method(mut self, #value: #parameter) -> Self {
                self.#field = #new;
                self
            }
        }
    });
    let clear = column.nullable.then(|| {
        let docs = format!(" Sets column `{}` to `NULL`.", column.name);
        let method = format_ident!("{}", clear_name(column));
        quote! {
            #[doc = #docs]
            #(#deprecated)*
            #[must_use]
            pub fn #method(mut self) -> Self {
                self.#field = #private::Some(#private::None);
                self
            }
        }
    });
    quote!(#setter #clear)
}

pub(super) fn has_setter(of: &Patch<'_, '_>, column: &Column<'_>) -> bool {
    let name = names::unraw(column.ident);
    let mut clears = of
        .columns
        .iter()
        .filter(|column| column.nullable)
        .map(|column| clear_name(column));
    !RESERVED.contains(&name.as_str()) && !clears.any(|clear| clear == name)
}

fn clear_name(column: &Column<'_>) -> String {
    format!("clear_{}", names::unraw(column.ident))
}

/// `String` under any path: a guess that only decides whether `&str` is taken as well.
fn is_string(ty: &Type) -> bool {
    let Type::Path(path) = peeled(ty) else {
        return false;
    };
    path.path
        .segments
        .last()
        .is_some_and(|last| last.ident == "String" && last.arguments.is_none())
}
