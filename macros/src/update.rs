//! The macro `update!`.

use proc_macro2::TokenStream;

pub(crate) fn update(input: TokenStream) -> TokenStream {
    input
}
