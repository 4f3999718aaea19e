//! Tests of the generator. What rustc says about its output is pinned by the crate `ui-tests`.

mod edit;
mod lex;
mod order;
mod reference;
mod robust;
mod snapshots;
mod written;

use proc_macro2::{TokenStream, TokenTree};

use super::ast::Update;
use crate::errors::Errors;

/// What the runtime's `update!` makes of it.
fn invocation(tokens: TokenStream) -> TokenStream {
    let krate: TokenStream = "updatable".parse().unwrap();
    krate.into_iter().chain(tokens).collect()
}

fn parse(tokens: TokenStream) -> (Update, TokenStream) {
    let mut errors = Errors::new();
    let update = super::parse::parse(invocation(tokens), &mut errors);
    (update, errors.finish())
}

fn expand(tokens: TokenStream) -> TokenStream {
    super::update(invocation(tokens))
}

/// The first lines of the errors in an expansion.
fn mistakes(expansion: &TokenStream) -> Vec<String> {
    let trees: Vec<TokenTree> = expansion.clone().into_iter().collect();
    let mut found = Vec::new();
    for (index, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Ident(ident) if ident == "compile_error" => {
                let TokenTree::Group(group) = &trees[index + 2] else {
                    panic!("`compile_error!` without a message");
                };
                let message: syn::LitStr = syn::parse2(group.stream()).unwrap();
                found.push(message.value().lines().next().unwrap().to_owned());
            }
            TokenTree::Group(group) => found.extend(mistakes(&group.stream())),
            _ => {}
        }
    }
    found
}
