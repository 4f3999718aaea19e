//! The order of evaluation, where parts change places.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// Values that are evaluated before something else: `match (value, ..) { (name, ..) => something }`.
#[derive(Default)]
pub(super) struct Hoisted {
    names: Vec<Ident>,
    values: Vec<TokenStream>,
}

impl Hoisted {
    /// Gives the name that holds it.
    pub(super) fn value(&mut self, name: &str, value: TokenStream) -> TokenStream {
        // A constant or a unit struct of the user's that has the name would be a pattern.
        let name = Ident::new(&format!("updatable_{name}"), Span::mixed_site());
        let held = name.to_token_stream();
        self.names.push(name);
        self.values.push(value);
        held
    }

    pub(super) fn before(self, what: &TokenStream) -> TokenStream {
        let Self { names, values } = self;
        quote!(match (#(#values,)*) { (#(#names,)*) => #what })
    }
}
