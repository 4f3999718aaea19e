//! The inside of an attribute, cut into settings: `key`, `key = value`, `key(..)`.
//!
//! Not `parse_nested_meta`: it leaves a list at the first mistake, and every mistake is to be reported.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::{Attribute, Meta};

/// One entry of a list.
pub(super) struct Setting {
    pub(super) key: Ident,
    pub(super) value: Value,
}

pub(super) enum Value {
    /// `key`
    None,
    /// `key = tokens`
    Equals(TokenStream),
    /// `key(..)`, in any brackets
    List(TokenStream),
    /// `key` and whatever else: a comma is missing
    Other(TokenStream),
}

/// What stands in an attribute, or for it.
pub(super) enum Entry<'a> {
    Setting(Setting),
    /// Tokens that do not begin with a name.
    Malformed(TokenStream),
    /// `#[updatable]`, `#[updatable = ..]`
    NoList(&'a Attribute),
}

/// The entries of all attributes called `name`, in order.
pub(super) fn read<'a>(attrs: &'a [Attribute], name: &str) -> Vec<Entry<'a>> {
    let mut read = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        match &attr.meta {
            Meta::List(list) => entries(list.tokens.clone(), &mut read),
            Meta::Path(_) | Meta::NameValue(_) => read.push(Entry::NoList(attr)),
        }
    }
    read
}

/// The entries of a list within a setting.
pub(super) fn entries_of<'a>(tokens: TokenStream) -> Vec<Entry<'a>> {
    let mut read = Vec::new();
    entries(tokens, &mut read);
    read
}

/// The settings of a list within a setting, which is another crate's.
pub(super) fn list(tokens: TokenStream) -> Vec<Setting> {
    entries_of(tokens)
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Setting(setting) => Some(setting),
            Entry::Malformed(_) | Entry::NoList(_) => None,
        })
        .collect()
}

fn entries(list: TokenStream, read: &mut Vec<Entry<'_>>) {
    let mut tokens = list.into_iter().peekable();
    while tokens.peek().is_some() {
        let mut entry = Vec::new();
        let mut comma = None;
        for token in tokens.by_ref() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ',' => {
                    comma = Some(punct);
                    break;
                }
                token => entry.push(token),
            }
        }
        let mut entry = entry.into_iter();
        match (entry.next(), comma) {
            (Some(TokenTree::Ident(key)), _) => read.push(Entry::Setting(Setting {
                key,
                value: value(entry.collect()),
            })),
            // What a `macro_rules!` fragment such as `$option:meta` stands for.
            (Some(TokenTree::Group(group)), _) if is_invisible(&group) && entry.len() == 0 => {
                entries(group.stream(), read);
            }
            (Some(first), _) => read.push(Entry::Malformed(
                std::iter::once(first).chain(entry).collect(),
            )),
            (None, Some(comma)) => read.push(Entry::Malformed(TokenTree::from(comma).into())),
            (None, None) => {}
        }
    }
}

fn value(tokens: TokenStream) -> Value {
    let mut rest = tokens.clone().into_iter();
    match rest.next() {
        None => Value::None,
        Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => Value::Equals(rest.collect()),
        Some(TokenTree::Group(group)) if !is_invisible(&group) => Value::List(tokens),
        Some(_) => Value::Other(tokens),
    }
}

fn is_invisible(group: &Group) -> bool {
    group.delimiter() == Delimiter::None
}
