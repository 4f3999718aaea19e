//! `#[derive(Updatable)]`: read, judge, write. The files are the phases:
//!
//! | | |
//! |---|---|
//! | `options` | tokens of an attribute → settings, whatever they say |
//! | `attr` | settings → the options that exist (`known`, `databases`), each with its tokens |
//! | `model` | options and fields → the table: columns, keys, names |
//! | `check` | the rules that need two things at once |
//! | `expand` | the model → code; `columns` (`storage`), `patch` (`setters`) and `builder` write an artefact each |
//!
//! `case` and `names` are about words: conversions, quoting, names that are free.

mod attr;
mod automatic;
mod bounds;
mod builder;
mod case;
mod check;
mod columns;
mod constraints;
mod databases;
mod described;
mod expand;
mod in_memory;
mod known;
mod merge_patch;
mod model;
mod names;
mod options;
mod patch;
mod patches;
mod roles;
mod setters;
mod storage;
mod validate;
mod wire;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::errors::Errors;

/// The expansion is complete even after a mistake: a bad option is reported and ignored. Else each use
/// of the type would be a second error, "`Book` is not a table", and hide the first.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::new();
    let model = model::Model::from_syn(&input, &mut errors);
    check::check(&model, &mut errors);
    let mut tokens = errors.finish();
    tokens.extend(expand::expand(&model));
    tokens
}

#[cfg(test)]
mod snapshots;
