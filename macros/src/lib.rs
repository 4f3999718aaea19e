//! The macros of the crate `updatable`, which re-exports them with their documentation. Depend on
//! that crate: what these macros write calls into exactly its version.

mod crate_path;
mod errors;
mod updatable;
mod update;

use proc_macro::TokenStream;

/// Makes a struct a typed table; documented at `updatable::Updatable`.
// `sqlx` is declared too: `#[sqlx(rename = "..")]` is read here, and has to compile on a struct that
// does not derive `sqlx::FromRow`.
#[proc_macro_derive(Updatable, attributes(updatable, sqlx))]
pub fn derive_updatable(input: TokenStream) -> TokenStream {
    updatable::derive(input.into()).into()
}

/// The inside of `updatable::update!`, which says where `updatable` is.
#[proc_macro]
#[doc(hidden)]
pub fn update_impl(input: TokenStream) -> TokenStream {
    update::update(input.into()).into()
}
