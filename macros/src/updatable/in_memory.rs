//! A row in memory: its key as a filter, what changed in it, and what is taken over from a fresh one.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::bounds::{predicates, with_each};
use super::columns::phantom_field;
use super::model::{Access, Column, Model};
use super::patches::Patch;
use super::{builder, names};

// impl InMemory for Book where for<'__patch> i64: Clone {
//     type ByKey = KeyEquals<Book_book_id, i64>;
//     type Unchanged = Self::ByKey;
//     fn by_key(&self) -> Self::ByKey { key_equals(self.book_id.clone()) }
//     fn unchanged(&self) -> Self::Unchanged { Self::by_key(self) }
//     fn take_over(&mut self, mut fresh: Self) { swap(&mut self.book_id, &mut fresh.book_id); .. }
// }
// impl Compare for Book where for<'__patch> i64: PartialEq + Clone, .. {
//     fn changes(before: &Self, after: &Self) -> BookPatch { BookPatch::diff(before, after) }
//     fn fixed_change(before: &Self, after: &Self) -> Option<FixedChange> {
//         first_change([fixed_change::<Book_book_id, _>(&before.book_id, &after.book_id), ..])
//     }
// }
pub(super) fn impls(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    let cloned = |column: &Column<'_>| {
        let field = names::at_call_site(column.ident);
        quote!(#private::Clone::clone(&self.#field))
    };
    // Of a column that should not be an `Option` and is one, there is an error already.
    if builder::pinned(model).any(|column| !std::ptr::eq(column.value, &column.field.ty)) {
        return TokenStream::new();
    }
    // Nothing where there is no key: of an enum, which has been refused.
    let (Some((ty, by_key)), Some(key)) = (builder::by_key(model, cloned), model.keys().next())
    else {
        return TokenStream::new();
    };
    // At the field's type, for "private type in public interface" to point there.
    let by_key_ty = quote_spanned!(key.value.span()=> type ByKey = #ty;);
    let version = model.version();
    let version = version.and_then(|version| {
        let (ty, equals) = builder::equals(model, [version], cloned)?;
        Some((version.value.span(), ty, equals))
    });
    let (unchanged_ty, unchanged) = match version {
        Some((span, ty, equals)) => (
            quote_spanned!(span=> type Unchanged = #private::KeyAnd<Self::ByKey, #ty>;),
            quote!(#private::key_and(<Self as #private::InMemory>::by_key(self), #equals)),
        ),
        None => (
            quote!(
                type Unchanged = Self::ByKey;
            ),
            quote!(<Self as #private::InMemory>::by_key(self)),
        ),
    };
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let book = names::at_call_site(model.ident);
    let book_patch = names::at_call_site(&model.patch_ident());
    let clone = quote!(#private::Clone);
    let partial_eq = quote!(#private::PartialEq);
    let pinned = builder::pinned(model).map(|column| (column, clone.clone()));
    let in_memory = with_each(model, pinned).where_clause;
    let compare = with_each(
        model,
        model.columns.iter().map(|column| match column.access {
            // A `readonly` scope is among what finds the row.
            Access::ReadOnly if model.scope().is_some_and(|it| it.ident == column.ident) => {
                (column, quote!(#partial_eq + #clone))
            }
            Access::Settable | Access::Key => (column, quote!(#partial_eq + #clone)),
            Access::Version | Access::Scope => (column, quote!(#partial_eq + #clone)),
            Access::ReadOnly
            | Access::Generated
            | Access::Touch
            | Access::Actor
            | Access::Previous => (column, partial_eq.clone()),
        }),
    )
    .where_clause;
    let fields = model
        .columns
        .iter()
        .map(|column| names::at_call_site(column.ident));
    let fixed = model
        .columns
        .iter()
        .filter(|column| column.access != Access::Settable)
        .map(|column| {
            let (field, marker) = (
                names::at_call_site(column.ident),
                names::at_call_site(&column.marker),
            );
            (field, marker)
        });
    let (fixed_fields, fixed_markers): (Vec<_>, Vec<_>) = fixed.unzip();
    let (fresh, before, after) = (
        names::local("fresh"),
        names::local("before"),
        names::local("after"),
    );

    // By `swap`, since nothing can be moved out of a struct that has a `Drop`.
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::InMemory for #book #ty_generics #in_memory {
            #by_key_ty
            #unchanged_ty
            fn by_key(&self) -> Self::ByKey {
                #by_key
            }
            fn unchanged(&self) -> Self::Unchanged {
                #unchanged
            }
            fn take_over(&mut self, mut #fresh: Self) {
                #(#private::swap(&mut self.#fields, &mut #fresh.#fields);)*
            }
        }

        #[automatically_derived]
        impl #impl_generics #private::Compare for #book #ty_generics #compare {
            fn changes(#before: &Self, #after: &Self) -> #book_patch #ty_generics {
                <#book_patch #ty_generics>::diff(#before, #after)
            }
            fn fixed_change(
                #before: &Self,
                #after: &Self,
            ) -> #private::Option<#private::FixedChange> {
                #private::first_change([
                    #(#private::fixed_change::<#fixed_markers, _>(
                        &#before.#fixed_fields,
                        &#after.#fixed_fields,
                    ),)*
                ])
            }
        }
    }
}

// pub fn diff(before: &Book, after: &Book) -> Self where for<'__patch> String: PartialEq + Clone, .. {
//     Self { note: changed(&before.note, &after.note), .. }
// }
pub(super) fn diff(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let private = model.private_path();
    let (_, ty_generics, _) = model.generics.split_for_impl();
    let book = names::at_call_site(model.ident);
    let fields = of
        .columns
        .iter()
        .map(|column| names::at_call_site(column.ident));
    let phantom = phantom_field(model).map(|(field, _)| quote!(#field: #private::PhantomData,));
    let bounds = of.columns.iter().map(|column| {
        let bound = quote!(#private::PartialEq + #private::Clone);
        (*column, bound)
    });
    let bounds = predicates(model, bounds);
    let where_clause = (!bounds.is_empty()).then(|| quote!(where #(#bounds,)*));
    let (before, after) = (names::local("before"), names::local("after"));
    // Without a column that can be set, which is an error already, there is nothing to compare.
    let unused = of
        .columns
        .is_empty()
        .then(|| quote!(let _ = (#before, #after);));
    quote! {
        /// What makes `after` of `before`: the columns that this patch can set and that differ, with their values in
        /// `after`.
        #[must_use]
        pub fn diff(#before: &#book #ty_generics, #after: &#book #ty_generics) -> Self #where_clause {
            #unused
            Self {
                #(#fields: #private::changed(&#before.#fields, &#after.#fields),)*
                #phantom
            }
        }
    }
}
