//! The patch as a document, for serde: nothing if the runtime is without it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Lifetime, Path};

use super::bounds::with_each;
use super::model::{Column, Model};
use super::names;

use super::patches::Patch;

// __updatable::with_serde! {
//     impl<'de> MergePatch<'de> for BookPatch where for<'__patch> String: Deserialize<'de> { .. }
//     impl<'de> Deserialize<'de> for BookPatch where for<'__patch> String: Deserialize<'de> { .. }
//     impl Serialize for BookPatch where for<'__patch> String: Serialize { .. }
// }
//
// The runtime's feature `serde` is that of the macros, too, so as not to write what nobody reads. But these may be shared with
// a build script's runtime, which may be without: a macro of the runtime knows.
pub(super) fn impls(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    if !cfg!(any(feature = "serde", test)) {
        return TokenStream::new();
    }
    let private = &model.private;
    let (read, write) = (read(model, of), write(model, of));
    quote! {
        #private::with_serde! {
            #read
            #write
        }
    }
}

/// Those that a document may have in it.
fn readable<'m, 'a>(of: &Patch<'m, 'a>) -> impl Iterator<Item = &'m Column<'a>> {
    of.columns
        .iter()
        .copied()
        .filter(|column| column.fixed().is_none())
}

// impl<'de> MergePatch<'de> for BookPatch {
//     const ROW: &'static str = "Book";
//     const FIELDS: &'static [&'static str] = &["book_name", "note"];
//     const ALIASES: &'static [(&'static str, usize)] = &[];
//     const FIXED: &'static [(&'static str, Fixed)] = &[("book_id", Fixed::Key)];
//     fn read<A: MapAccess<'de>>(&mut self, field: usize, map: &mut A) -> Result<(), A::Error> {
//         match field {
//             0 => self.book_name = value::<String, A>(map)?,
//             _ => self.note = nullable::<String, A>(map)?,
//         }
//         Ok(())
//     }
// }
// impl<'de> Deserialize<'de> for BookPatch {
//     fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> { deserialize(deserializer) }
// }
fn read(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let private = &model.private;
    let wire = quote!(#private::merge_patch);
    let patch = names::at_call_site(&of.ident);
    let (_, ty_generics, _) = model.generics.split_for_impl();
    let row = names::unraw(model.ident);
    let de = Lifetime::new(
        &format!("'{}", model.taken.free("de")),
        proc_macro2::Span::call_site(),
    );
    let derived = readable(of).filter(|column| column.wire.read_with.is_none());
    let bounds = derived.map(|column| (column, quote!(#wire::Deserialize<#de>)));
    let mut generics = with_each(model, bounds);
    generics.params.insert(0, syn::parse_quote!(#de));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let names = readable(of).map(|column| column.read_name(&model.wire));
    let aliases = readable(of).enumerate().flat_map(|(field, column)| {
        column
            .wire
            .aliases
            .iter()
            .map(move |alias| quote!((#alias, #field)))
    });
    let fixed = model.columns.iter().filter_map(|column| {
        let name = column.read_name(&model.wire);
        let in_this = of.columns.iter().any(|other| other.ident == column.ident);
        let why = match column.fixed() {
            None if in_this => return None,
            None => "Elsewhere",
            Some(why) => why,
        };
        let why = names::local(why);
        Some(quote!((#name, #wire::Fixed::#why)))
    });
    let (field, map, deserializer) = (
        names::local("field"),
        names::local("map"),
        names::local("deserializer"),
    );
    let (access, source) = (model.taken.free("A"), model.taken.free("D"));
    let arms = readable(of).enumerate().map(|(place, column)| {
        let target = names::at_call_site(column.ident);
        let ty = column.value;
        let value = match (&column.wire.read_with, column.nullable) {
            (None, false) => quote!(#wire::value::<#ty, #access>(#map)?),
            (None, true) => quote!(#wire::nullable::<#ty, #access>(#map)?),
            (Some(path), nullable) => {
                let (with, item) = reader(model, column, path, &de);
                let value = if nullable {
                    quote! {
                        #private::Some(
                            #wire::de::MapAccess::next_value::<#with>(#map)?.0,
                        )
                    }
                } else {
                    quote!(#private::Option::map(#wire::value::<#with, #access>(#map)?, |with| with.0))
                };
                quote!({ #item #value })
            }
        };
        quote!(#place => self.#target = #value,)
    });

    quote! {
        #[automatically_derived]
        impl #impl_generics #wire::MergePatch<#de> for #patch #ty_generics #where_clause {
            const ROW: &'static #private::str = #row;
            const FIELDS: &'static [&'static #private::str] = &[#(#names),*];
            const ALIASES: &'static [(&'static #private::str, #private::usize)] =
                &[#(#aliases),*];
            const FIXED: &'static [(&'static #private::str, #wire::Fixed)] = &[#(#fixed),*];
            fn read<#access: #wire::de::MapAccess<#de>>(
                &mut self,
                #field: #private::usize,
                #map: &mut #access,
            ) -> #private::Result<(), #access::Error> {
                match #field {
                    #(#arms)*
                    _ => { let _ = #map; }
                }
                #private::Ok(())
            }
        }

        #[automatically_derived]
        impl #impl_generics #wire::Deserialize<#de> for #patch #ty_generics #where_clause {
            fn deserialize<#source: #wire::de::Deserializer<#de>>(
                #deserializer: #source,
            ) -> #private::Result<Self, #source::Error> {
                #wire::deserialize(#deserializer)
            }
        }
    }
}

// impl Serialize for BookPatch {
//     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
//         let mut map = begin(serializer, &[self.book_name.is_some(), self.note.is_some()])?;
//         write(&mut map, "book_name", &self.book_name)?;
//         write(&mut map, "note", &self.note)?;
//         SerializeMap::end(map)
//     }
// }
fn write(model: &Model<'_>, of: &Patch<'_, '_>) -> TokenStream {
    let private = &model.private;
    let wire = quote!(#private::merge_patch);
    let patch = names::at_call_site(&of.ident);
    let (_, ty_generics, _) = model.generics.split_for_impl();
    let written: Vec<_> = of
        .columns
        .iter()
        .copied()
        .filter(|column| !column.wire.skips_writing)
        .collect();
    let derived = written
        .iter()
        .filter(|column| column.wire.write_with.is_none());
    let bounds = derived.map(|column| (*column, quote!(#wire::Serialize)));
    let generics = with_each(model, bounds);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (map, serializer) = (names::local("map"), names::local("serializer"));
    let book = names::at_call_site(model.ident);
    let sink = model.taken.free("S");
    let present = written.iter().map(|column| {
        let field = names::at_call_site(column.ident);
        quote!(#private::Option::is_some(&self.#field))
    });
    let entries = written.iter().map(|column| {
        let field = names::at_call_site(column.ident);
        let name = column.write_name(&model.wire);
        match &column.wire.write_with {
            None => quote!(#wire::write(&mut #map, #name, &self.#field)?;),
            Some(path) => {
                let item = writer(model, column, path);
                quote!({
                    #item
                    #wire::write(&mut #map, #name, &#private::Option::map(
                        #private::Option::as_ref(&self.#field),
                        |value| With(value, #private::PhantomData::<fn() -> #book #ty_generics>),
                    ))?;
                })
            }
        }
    });

    quote! {
        #[automatically_derived]
        impl #impl_generics #wire::Serialize for #patch #ty_generics #where_clause {
            fn serialize<#sink: #wire::ser::Serializer>(
                &self,
                #serializer: #sink,
            ) -> #private::Result<#sink::Ok, #sink::Error> {
                let mut #map = #wire::begin(#serializer, &[#(#present),*])?;
                #(#entries)*
                #wire::ser::SerializeMap::end(#map)
            }
        }
    }
}

// struct With(DateTime<Utc>, PhantomData<fn() -> Book>);
// impl<'de> Deserialize<'de> for With {
//     fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
//         path(deserializer).map(|value| With(value, PhantomData))
//     }
// }
//
// An item in a function cannot use the generics around it, so it has its own.
fn reader(
    model: &Model<'_>,
    column: &Column<'_>,
    path: &Path,
    de: &Lifetime,
) -> (TokenStream, TokenStream) {
    let private = &model.private;
    let wire = quote!(#private::merge_patch);
    let ty = &column.field.ty;
    let book = names::at_call_site(model.ident);
    let (_, ty_generics, where_clause) = model.generics.split_for_impl();
    let params = &model.generics.params;
    let mut generics = model.generics.clone();
    generics.params.insert(0, syn::parse_quote!(#de));
    let (impl_generics, _, _) = generics.split_for_impl();
    let with = names::local("With");
    let source = model.taken.free("D");
    let item = quote! {
        struct #with<#params>(#ty, #private::PhantomData<fn() -> #book #ty_generics>) #where_clause;
        impl #impl_generics #wire::Deserialize<#de> for #with #ty_generics #where_clause {
            fn deserialize<#source: #wire::de::Deserializer<#de>>(
                deserializer: #source,
            ) -> #private::Result<Self, #source::Error> {
                #private::Result::map(#path(deserializer), |value| {
                    #with(value, #private::PhantomData)
                })
            }
        }
    };
    (quote!(#with #ty_generics), item)
}

// struct With<'value>(&'value DateTime<Utc>, PhantomData<fn() -> Book>);
// impl Serialize for With<'_> { .. path(self.0, serializer) .. }
fn writer(model: &Model<'_>, column: &Column<'_>, path: &Path) -> TokenStream {
    let private = &model.private;
    let wire = quote!(#private::merge_patch);
    let ty = &column.field.ty;
    let book = names::at_call_site(model.ident);
    let (_, ty_generics, _) = model.generics.split_for_impl();
    let value: Ident = model.taken.free("value");
    let lifetime = Lifetime::new(&format!("'{value}"), proc_macro2::Span::call_site());
    let mut generics = model.generics.clone();
    generics.params.insert(0, syn::parse_quote!(#lifetime));
    generics
        .make_where_clause()
        .predicates
        .push(syn::parse_quote!(#ty: #lifetime));
    let params = &generics.params;
    let (impl_generics, with_generics, where_clause) = generics.split_for_impl();
    let sink = model.taken.free("S");
    quote! {
        struct With<#params>(&#lifetime #ty, #private::PhantomData<fn() -> #book #ty_generics>) #where_clause;
        impl #impl_generics #wire::Serialize for With #with_generics #where_clause {
            fn serialize<#sink: #wire::ser::Serializer>(
                &self,
                serializer: #sink,
            ) -> #private::Result<#sink::Ok, #sink::Error> {
                #path(self.0, serializer)
            }
        }
    }
}
