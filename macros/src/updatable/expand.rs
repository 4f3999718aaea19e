//! From the model to code. Nothing here can fail, and nothing is decided here: facts become tokens.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::model::{Access, Column, Model};
use super::names::{self, Quoted};
use super::{automatic, builder, columns, constraints, in_memory, patch, storage};

/// ```text
/// pub struct BookColumns { .. }     columns.rs
/// pub enum Book_price {}
/// pub struct BookPatch { .. }       patch.rs
/// impl BookPatch { .. }             here, for messages to call its functions `BookPatch::diff`
/// impl Book { fn update_by_key .. } builder.rs
/// const _: () = {                   so that one list of lints, and one short path, does for all of them:
///     use ::updatable::__private as __updatable;
///     impl Updatable for Book { .. }
///     impl ColumnDef for Book_price { .. }  ..
///     impl Changes for BookPatch { .. }  ..
///     impl InMemory for Book { .. }  in_memory.rs
/// };
/// ```
pub(super) fn expand(model: &Model<'_>) -> TokenStream {
    let (k, private) = (&model.crate_path, &model.private);
    let allowed = allowed_lints(model);
    let columns = columns::expand(model);
    let patches = model.patches();
    let patch = patches.iter().map(|of| patch::expand(model, of));
    let builder = builder::expand(model);
    let impls = [
        impl_updatable(model),
        columns::impls(model),
        patches.iter().map(|of| patch::impls(model, of)).collect(),
        in_memory::impls(model),
        storage::questions(model),
        automatic::impls(model),
    ];
    quote! {
        #columns
        #(#patch)*
        #builder
        #allowed
        const _: () = {
            use #k::__private as #private;
            #(#impls)*
        };
    }
}

// impl __updatable::Updatable for Book {
//     type Columns = BookColumns;
//     type Patch = BookPatch;
//     type Key = (__updatable::Column<Book_book_id, i64>,);
//     type Databases = AnyDatabase;
//     type Scope = NoScope;
//     type Actor = Anybody;
//     type History = NoHistory;
//     const COLUMNS: BookColumns = <Self as Aliased<Target>>::COLUMNS;
//     const TABLE: &'static Table = &Table {
//         name: "books", quoted: Quoted { standard: "\"books\"", mysql: "`books`" },
//         columns: &[<Book_book_id as ColumnDef>::NAME, ..],
//         keys: &[<Book_book_id as ColumnDef>::NAME],
//         unique: &[], version: None, scope: None, soft_delete: None, history: None, automatic: &[],
//     };
// }
// impl<Source> __updatable::Aliased<Source> for Book {
//     type Columns = BookColumns<Source>;
//     const COLUMNS: BookColumns<Source> = BookColumns { book_id: __updatable::column(), .. };
// }
fn impl_updatable(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let (aliased, source) = columns::with_source(model);
    let (aliased_impl_generics, aliased_ty_generics, _) = aliased.split_for_impl();
    let book = names::at_call_site(model.ident);
    let columns = names::at_call_site(&model.columns_ident());
    let patch = names::at_call_site(&model.patch_ident());
    let fields = model
        .columns
        .iter()
        .map(|column| names::at_call_site(column.ident));
    let unused = columns::unused_source(model).map(|field| quote!(#field: #private::PhantomData,));
    let phantom =
        columns::phantom_field(model).map(|(field, _)| quote!(#field: #private::PhantomData,));
    let (display_name, standard, mysql) = (
        model.display_name(),
        table_quoted(model).standard,
        table_quoted(model).mysql,
    );
    let databases = storage::of_table(model);
    let names = model
        .columns
        .iter()
        .map(|column| column_name(model, column));
    let key_columns = model.keys().map(|key| {
        let (marker, value) = (names::at_call_site(&key.marker), key.sql_type(model));
        quote!(#private::Column<#marker, #value>)
    });
    // At the field's type, for "private type in public interface" to point there.
    let key_span = model
        .keys()
        .next()
        .map_or_else(Span::call_site, |key| key.value.span());
    let key = quote_spanned!(key_span=> type Key = (#(#key_columns,)*););
    let keys = model.keys().map(|column| column_name(model, column));
    let facts = automatic::facts(model);
    let scope = automatic::scope(model);
    let actor = automatic::actor(model);
    let history = automatic::history(model);

    let constraints = constraints::expand(model);

    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Updatable for #book #ty_generics #where_clause {
            type Columns = #columns #ty_generics;
            type Patch = #patch #ty_generics;
            #key
            type Databases = #databases;
            type Scope = #scope;
            #actor
            type History = #history;
            const COLUMNS: #columns #ty_generics =
                <Self as #private::Aliased<#private::Target>>::COLUMNS;
            const TABLE: &'static #private::Table = &#private::Table {
                name: #display_name,
                quoted: #private::Quoted { standard: #standard, mysql: #mysql },
                columns: &[#(#names),*],
                keys: &[#(#keys),*],
                #facts
            };
            #constraints
        }

        #[automatically_derived]
        impl #aliased_impl_generics #private::Aliased<#source> for #book #ty_generics #where_clause {
            type Columns = #columns #aliased_ty_generics;
            const COLUMNS: #columns #aliased_ty_generics = #columns {
                #(#fields: #private::column(),)*
                #phantom
                #unused
            };
        }
    }
}

/// `"shop"."books"`
fn table_quoted(model: &Model<'_>) -> Quoted {
    let parts: Vec<_> = model
        .schema
        .iter()
        .chain([&model.table])
        .map(String::as_str)
        .collect();
    Quoted::new(parts)
}

/// `<Book_price as ColumnDef>::NAME`
pub(super) fn column_name(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    let private = &model.private;
    let marker = names::at_call_site(&column.marker);
    quote!(<#marker as #private::ColumnDef>::NAME)
}

impl Access {
    /// The marker type of `__private`.
    pub(super) fn marker(self, model: &Model<'_>) -> TokenStream {
        let private = &model.private;
        match self {
            Self::Key => quote!(#private::PrimaryKey),
            Self::Settable => quote!(#private::Settable),
            Self::ReadOnly => quote!(#private::ReadOnly),
            Self::Generated => quote!(#private::Generated),
            Self::Version => quote!(#private::VersionNumber),
            Self::Touch => quote!(#private::Touched),
            Self::Actor => quote!(#private::Actor),
            Self::Previous => quote!(#private::Previous),
            Self::Scope => quote!(#private::Scope),
        }
    }
}

/// The lints that generated items are spared, whatever the user denies. A longer list is a line in the
/// changelog.
pub(super) fn allowed_lints(model: &Model<'_>) -> TokenStream {
    // Only where the user has decided on it: to use what is deprecated is else worth a warning.
    let deprecated = model.deprecated.then(|| quote!(deprecated,));
    // What the user allows of the struct, of a field's type for one, is repeated here with the type.
    let users = &model.allows;
    quote! {
        #(#users)*
        #[allow(
            #deprecated
            // `Book_price`: the marker's name, of two of the user's.
            non_camel_case_types,
            // Functions and parameters are called as the user's fields are.
            non_snake_case,
            // Which of them are used is the user's choice.
            dead_code,
            // A private type in a public struct is the user's choice; the columns of it follow.
            private_interfaces,
            private_bounds,
            // Fields and functions are `pub` in whatever module the user's struct is.
            unreachable_pub,
            // Absolute paths are a must here, even where a shorter one is in scope.
            unused_qualifications,
            // Lifetimes are the user's, repeated where the user's struct is named.
            single_use_lifetimes,
            // A column more is a change that users of the table shall see.
            clippy::exhaustive_enums,
            clippy::exhaustive_structs,
            // Setters of text take what becomes text, without a type to name.
            clippy::impl_trait_in_params,
            // Of the values' types, the derive does not know whether they are `Eq`.
            clippy::derive_partial_eq_without_eq,
            // The user's bounds are repeated, and a column's type may be a parameter that has some.
            clippy::trait_duplication_in_bounds,
            clippy::type_repetition_in_bounds,
            // The filter of a composite key is a nest of types.
            clippy::type_complexity
        )]
    }
}
