//! The macro `update!`: tokens in, a call of the runtime's constructors out.
//!
//! The input is read by a small tolerant parser and not by syn's: it goes on after a mistake, so that several are
//! reported at once, and an unfinished `b.` in an editor is still a statement.

mod ast;
mod expand;
mod lex;
mod order;
mod parse;
mod sql;

use proc_macro2::TokenStream;

use crate::errors::Errors;

pub(crate) fn update(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let update = parse::parse(input, &mut errors);
    let failed = !errors.is_empty();
    expand::expand(&update, failed.then(|| errors.finish()))
}
