//! The macros of the crate `updatable`, which re-exports them with their documentation. Depend on
//! that crate: what these macros write calls into exactly its version.

mod crate_path;
mod errors;
mod updatable;
mod update;

use proc_macro::TokenStream;

// Documented at `updatable::Updatable`: rustdoc would append a text that stands here to the one there.
// `sqlx` and `serde` are declared too: `#[sqlx(rename = "..")]` is read here, and has to compile on a struct that
// does not derive `sqlx::FromRow`.
#[allow(missing_docs)]
#[proc_macro_derive(Updatable, attributes(updatable, sqlx, serde))]
pub fn derive_updatable(input: TokenStream) -> TokenStream {
    updatable::derive(input.into()).into()
}

/// The inside of `updatable::update!`, which says where `updatable` is.
#[proc_macro]
#[doc(hidden)]
pub fn update_impl(input: TokenStream) -> TokenStream {
    update::update(input.into()).into()
}
