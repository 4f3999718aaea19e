//! Patches that others' derives describe: what these are told of a field, for the description to be of the document.
//!
//! They would take the names of the Rust fields, while the patch is read with those of the row's document.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::model::{Column, Model};
use super::names;
use super::options::{self, Setting};
use super::patches::{self, Patch};

/// A derive, the attribute that it reads, and the word in it for a field that no document has.
const DERIVES: [(&str, &str, &str); 2] = [
    ("ToSchema", "schema", "ignore"),
    ("JsonSchema", "schemars", "skip"),
];

// #[schema(rename = "bookName")]
pub(super) fn attrs(
    model: &Model<'_>,
    of: &Patch<'_, '_>,
    column: &Column<'_>,
) -> Vec<TokenStream> {
    // Without serde, the patch is no document.
    if !cfg!(any(feature = "serde", test)) {
        return Vec::new();
    }
    let name = column.read_name(&model.wire);
    let is_read = column.fixed().is_none();
    if is_read && name == names::unraw(column.ident) {
        return Vec::new();
    }
    DERIVES
        .into_iter()
        .filter(|(derive, ..)| {
            of.derives.iter().any(|path| {
                path.segments
                    .last()
                    .is_some_and(|last| last.ident == *derive)
            })
        })
        .filter_map(|(_, attr, skip)| {
            let word = if is_read { "rename" } else { skip };
            if says(column, attr, word) {
                return None;
            }
            let (attr, word) = (format_ident!("{attr}"), format_ident!("{word}"));
            Some(if is_read {
                quote!(#attr(#word = #name))
            } else {
                quote!(#attr(#word))
            })
        })
        .collect()
}

/// The user does: `attr(schema(rename = "..", max_length = 40))`.
fn says(column: &Column<'_>, attr: &str, word: &str) -> bool {
    column
        .attrs
        .attrs
        .iter()
        .flat_map(|tokens| options::list(tokens.clone()))
        .filter(|Setting { key, .. }| key == attr)
        .filter_map(|Setting { value, .. }| match value {
            options::Value::List(list) => patches::group(&list),
            _ => None,
        })
        .flat_map(options::list)
        .any(|Setting { key, .. }| key == word)
}
