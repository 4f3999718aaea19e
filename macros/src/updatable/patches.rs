//! `patch(name = PublicBookPatch, only(book_name, note), derive(..), attr(..))`: the patches of a table.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Path;

use super::model::{Access, Column, Model};
use super::names;
use super::options::{self, Entry, Setting, Value};
use crate::errors::{Errors, nearest};

/// One `patch(..)`.
pub(super) struct PatchAttrs {
    /// The word `patch`.
    pub(super) word: Ident,
    name: Option<Ident>,
    only: Option<Vec<Ident>>,
    derives: Vec<Path>,
    attrs: Vec<TokenStream>,
}

/// A patch, as it will be.
pub(super) struct Patch<'m, 'a> {
    pub(super) ident: Ident,
    /// Those that it can set.
    pub(super) columns: Vec<&'m Column<'a>>,
    pub(super) derives: &'m [Path],
    pub(super) attrs: &'m [TokenStream],
}

const HELP: &str =
    "help: `patch(..)` takes `name = BookPatch`, `only(title, note)`, `derive(..)`, `attr(..)`";

/// What every patch is already.
const DERIVED: [&str; 4] = ["Clone", "Debug", "Default", "PartialEq"];

impl PatchAttrs {
    pub(super) fn read(word: Ident, list: TokenStream, errors: &mut Errors) -> Self {
        let mut read = Self {
            word,
            name: None,
            only: None,
            derives: Vec::new(),
            attrs: Vec::new(),
        };
        for entry in options::entries_of(list) {
            let Setting { key, value } = match entry {
                Entry::Setting(setting) => setting,
                Entry::Malformed(tokens) => {
                    errors.push(tokens, format!("expected an option\n{HELP}"));
                    continue;
                }
                Entry::NoList(_) => continue,
            };
            let name = key.to_string();
            match (name.as_str(), &value) {
                ("name", Value::Equals(tokens)) => match syn::parse2::<Ident>(tokens.clone()) {
                    Ok(_) if read.name.is_some() => {
                        errors.push(&key, "`name` is given twice");
                    }
                    Ok(ident) => read.name = Some(ident),
                    Err(_) => errors.push(
                        if tokens.is_empty() {
                            key.to_token_stream()
                        } else {
                            tokens.clone()
                        },
                        "expected a name: `name = BookPatch`",
                    ),
                },
                ("only", Value::List(tokens)) => {
                    let fields = fields(&key, tokens, errors);
                    if read.only.replace(fields).is_some() {
                        errors.push(&key, "`only` is given twice");
                    }
                }
                ("derive", Value::List(tokens)) => {
                    read.derives.extend(derives(tokens, errors));
                }
                ("attr", Value::List(tokens)) => read.attrs.extend(group(tokens)),
                ("name", _) => errors.push(&key, "expected a name: `name = BookPatch`"),
                ("only", _) => errors.push(&key, "expected fields: `only(title, note)`"),
                ("derive", _) => errors.push(&key, "expected derives: `derive(Eq, Hash)`"),
                ("attr", _) => errors.push(&key, "expected an attribute: `attr(must_use)`"),
                _ => {
                    let question = nearest(&name, ["name", "only", "derive", "attr"])
                        .map(|meant| format!(", did you mean `{meant}`?"))
                        .unwrap_or_default();
                    errors.push(&key, format!("unknown option `{name}`{question}\n{HELP}"));
                }
            }
        }
        read
    }
}

/// The names in `only(..)`.
fn fields(word: &Ident, list: &TokenStream, errors: &mut Errors) -> Vec<Ident> {
    let mut fields = Vec::new();
    let mut tokens = group(list).unwrap_or_default().into_iter();
    let mut empty = true;
    while let Some(token) = tokens.next() {
        empty = false;
        match token {
            TokenTree::Ident(field) => fields.push(field),
            other => errors.push(other, "expected the name of a field"),
        }
        match tokens.next() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == ',' => {}
            Some(other) => {
                errors.push(other, "expected a comma between fields");
                break;
            }
            None => break,
        }
    }
    if empty {
        errors.push(
            word,
            "a patch of no column changes nothing\nhelp: name the fields: `only(title, note)`",
        );
    }
    fields
}

/// The paths in `derive(..)`.
fn derives(list: &TokenStream, errors: &mut Errors) -> Vec<Path> {
    let Some(tokens) = group(list) else {
        return Vec::new();
    };
    let parser = syn::punctuated::Punctuated::<Path, syn::Token![,]>::parse_terminated;
    let paths = match syn::parse::Parser::parse2(parser, tokens) {
        Ok(paths) => paths,
        Err(error) => {
            errors.push_error(error);
            return Vec::new();
        }
    };
    let mut kept = Vec::new();
    for path in paths {
        let name = path
            .segments
            .last()
            .map(|last| last.ident.to_string())
            .unwrap_or_default();
        if DERIVED.contains(&name.as_str()) {
            errors.push(&path, format!("every patch is `{name}` already"));
        } else if name == "Deserialize" || name == "Serialize" {
            errors.push(
                &path,
                format!("`{name}` of a patch comes with the feature `serde` of `updatable`"),
            );
        } else {
            kept.push(path);
        }
    }
    kept
}

/// What is in the parentheses.
pub(super) fn group(list: &TokenStream) -> Option<TokenStream> {
    match list.clone().into_iter().next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            Some(group.stream())
        }
        _ => None,
    }
}

impl<'a> Model<'a> {
    /// The patch of every column that can be set, and then the others.
    pub(super) fn patches(&self) -> Vec<Patch<'_, 'a>> {
        let all = || self.settable().collect();
        let mut patches: Vec<Patch<'_, 'a>> = Vec::new();
        let full = self.attrs.patches.iter().find(|attrs| attrs.only.is_none());
        patches.push(Patch {
            ident: self.patch_ident(),
            columns: all(),
            derives: full.map_or(&[], |attrs| &attrs.derives),
            attrs: full.map_or(&[], |attrs| &attrs.attrs),
        });
        for attrs in &self.attrs.patches {
            let (Some(only), Some(name)) = (&attrs.only, &attrs.name) else {
                continue;
            };
            // A second one of that name has been refused.
            if patches.iter().any(|patch| patch.ident == *name) {
                continue;
            }
            patches.push(Patch {
                ident: name.clone(),
                columns: self
                    .settable()
                    .filter(|column| only.iter().any(|field| field == column.ident))
                    .collect(),
                derives: &attrs.derives,
                attrs: &attrs.attrs,
            });
        }
        patches
    }

    /// `BookPatch`, or what the patch of every column is called instead.
    pub(super) fn patch_ident(&self) -> Ident {
        let named = self
            .attrs
            .patches
            .iter()
            .find(|attrs| attrs.only.is_none())
            .and_then(|attrs| attrs.name.clone());
        named.unwrap_or_else(|| quote::format_ident!("{}Patch", self.ident))
    }
}

/// The patches differ in name, and each can set what it says.
pub(super) fn check(model: &Model<'_>, errors: &mut Errors) {
    for column in &model.columns {
        if let (Some(attr), true) = (&column.attrs.attr, column.access != Access::Settable) {
            errors.push(
                attr,
                format!(
                    "`attr` is for a field of the patch, and no patch sets `{}`",
                    column.ident
                ),
            );
        }
    }
    let mut seen: Vec<String> = vec![model.patch_ident().to_string()];
    let mut full = false;
    for attrs in &model.attrs.patches {
        let Some(only) = &attrs.only else {
            if std::mem::replace(&mut full, true) {
                errors.push(
                    &attrs.word,
                    "a second patch of every column\nhelp: say which it may set: `only(title, note)`",
                );
            }
            continue;
        };
        match &attrs.name {
            None => errors.push(
                &attrs.word,
                format!(
                    "a patch of some columns needs a name of its own\nhelp: `patch(name = Public{}, only(..))`",
                    model.patch_ident()
                ),
            ),
            Some(name) => {
                if seen.iter().any(|other| name == other) {
                    errors.push(name, format!("another patch is called `{name}`"));
                }
                seen.push(name.to_string());
            }
        }
        for (index, field) in only.iter().enumerate() {
            if only[..index].contains(field) {
                errors.push(field, format!("`{field}` is named twice"));
                continue;
            }
            let column = model.columns.iter().find(|column| column.ident == field);
            let problem = match column.map(|column| column.access) {
                Some(Access::Settable) => continue,
                Some(Access::Key) => format!("`{field}` is part of the key, which no patch sets"),
                Some(Access::ReadOnly) => format!("`{field}` is read-only: no patch sets it"),
                Some(Access::Version) => {
                    format!(
                        "`{field}` is the version, which each update counts up: no patch sets it"
                    )
                }
                Some(Access::Touch | Access::Actor | Access::Previous) => {
                    format!("each update sets `{field}` by itself: no patch does")
                }
                Some(Access::Scope) => {
                    format!("`{field}` says whose a row is: no patch sets it")
                }
                Some(Access::Generated) => {
                    format!("the database computes `{field}`: no patch sets it")
                }
                None => {
                    let names = model.settable().map(|column| names::unraw(column.ident));
                    let names: Vec<_> = names.collect();
                    let question = nearest(&field.to_string(), names.iter().map(String::as_str))
                        .map(|meant| format!(", did you mean `{meant}`?"))
                        .unwrap_or_default();
                    format!("no field `{field}` in `{}`{question}", model.ident)
                }
            };
            errors.push(field, problem);
        }
    }
}
