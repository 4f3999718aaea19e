//! Where the crate `updatable` is, as generated code writes it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::Parser as _;
use syn::{LitStr, Path};

/// `::updatable`, or the path that `crate = ..` names. Whatever is not `::core` is reached through it,
/// so that neither a module called `updatable` nor another sqlx in the user's crate is ever meant.
#[derive(Default)]
pub(crate) struct CratePath(Option<Path>);

impl CratePath {
    /// The path in `crate = path` or `crate = "path"`: absolute, since a relative one would mean
    /// something else in each module.
    pub(crate) fn from_tokens(tokens: TokenStream) -> syn::Result<Self> {
        let wrong = |message: String| syn::Error::new_spanned(&tokens, message);
        let path = match syn::parse2::<LitStr>(tokens.clone()) {
            Ok(text) => text.parse_with(Path::parse_mod_style),
            Err(_) => Path::parse_mod_style.parse2(tokens.clone()),
        }
        .map_err(|_| wrong("expected a path: `crate = ::updatable`".to_owned()))?;

        // Inside `macro_rules!`, `$crate` is one identifier that carries its dollar.
        let first = path
            .segments
            .first()
            .map(|segment| segment.ident.to_string());
        if path.leading_colon.is_none() && !matches!(first.as_deref(), Some("crate" | "$crate")) {
            let written = path.to_token_stream().to_string().replace(' ', "");
            return Err(wrong(format!(
                "the path `{written}` is relative\nhelp: begin with the crate: `::{written}` or `crate::{written}`"
            )));
        }
        Ok(Self(Some(path)))
    }
}

impl ToTokens for CratePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.0 {
            Some(path) => path.to_tokens(tokens),
            None => tokens.extend(quote!(::updatable)),
        }
    }
}
