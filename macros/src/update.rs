//! The macro `update!`: tokens in, a call of the runtime's constructors out.
//!
//! The input is read by a small tolerant parser and not by syn's: it goes on after a mistake, so that several are
//! reported at once, and an unfinished `b.` in an editor is still a statement.

mod ast;
mod broken;
mod column;
mod expand;
mod form;
mod from;
mod hints;
mod hoist;
mod lex;
mod operand;
mod order;
mod parse;
mod raw;
mod row;
mod rows;
mod scope;
mod select;
mod set;
mod sql;
mod subquery;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use crate::errors::Errors;

pub(crate) fn update(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let update = parse::parse(input, &mut errors);
    let failed = !errors.is_empty();
    let errors = errors.finish();
    if failed {
        broken::expand(&update, errors)
    } else {
        expand::expand(&update)
    }
}
