//! `constraint("books_name_key" => book_name)`: the columns that a violation of a constraint is about.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token, parenthesized, token};

use super::expand::column_name;
use super::known::example;
use super::model::{Column, Model};
use super::names;
use super::options::{Setting, Value};
use crate::errors::{Errors, nearest};

/// One `constraint(..)`.
pub(super) struct ConstraintAttrs {
    name: LitStr,
    fields: Vec<Ident>,
}

impl ConstraintAttrs {
    /// What is in the parentheses, or nothing if it is reported.
    pub(super) fn read(setting: &Setting, errors: &mut Errors) -> Option<Self> {
        let expected = format!(
            "expected the name of a constraint and its field: `{}`\n\
             help: of several fields: `constraint(\"books_author_genre_key\" => (author_id, genre))`",
            example("constraint")
        );
        let list = match &setting.value {
            Value::List(list) => group(list),
            _ => None,
        };
        let Some(list) = list.filter(|list| !list.is_empty()) else {
            errors.push(setting.blame(), expected);
            return None;
        };
        match syn::parse2(list.clone()) {
            Ok(read) => Some(read),
            Err(_) => {
                errors.push(list, expected);
                None
            }
        }
    }

    /// Those of its fields that are columns.
    fn columns<'m, 'a>(&self, model: &'m Model<'a>) -> impl Iterator<Item = &'m Column<'a>> {
        let columns = self
            .fields
            .iter()
            .map(|field| model.columns.iter().find(|column| column.ident == field));
        columns.flatten()
    }
}

impl Parse for ConstraintAttrs {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![=>]>()?;
        let fields = if input.peek(token::Paren) {
            let list;
            parenthesized!(list in input);
            let fields = Punctuated::<Ident, Token![,]>::parse_terminated(&list)?;
            fields.into_iter().collect()
        } else {
            vec![input.parse()?]
        };
        input.parse::<Option<Token![,]>>()?;
        if fields.is_empty() || !input.is_empty() {
            return Err(input.error("not one constraint with a field"));
        }
        Ok(Self { name, fields })
    }
}

/// What is in the parentheses, if it is those.
fn group(list: &TokenStream) -> Option<TokenStream> {
    let mut tokens = list.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Parenthesis => {
            Some(group.stream())
        }
        _ => None,
    }
}

/// Each has a name of its own, and fields that are columns.
pub(super) fn check(model: &Model<'_>, errors: &mut Errors) {
    let mut seen: Vec<String> = Vec::new();
    for constraint in &model.attrs.constraints {
        let name = constraint.name.value();
        if let Some(problem) = names::problem("constraint", &name) {
            errors.push(&constraint.name, problem);
        } else if seen.iter().any(|seen| name.eq_ignore_ascii_case(seen)) {
            errors.push(
                &constraint.name,
                format!(
                    "the constraint `{}` is named twice\nhelp: of several fields: `constraint(\"{0}\" => (a, b))`",
                    name.escape_debug()
                ),
            );
        }
        seen.push(name);
        for (index, field) in constraint.fields.iter().enumerate() {
            if constraint.fields[..index].contains(field) {
                errors.push(field, format!("`{field}` is named twice"));
            } else if !model.refused && !model.columns.iter().any(|column| column.ident == field) {
                let names = model
                    .columns
                    .iter()
                    .map(|column| names::unraw(column.ident));
                let names: Vec<_> = names.collect();
                let question = nearest(&field.to_string(), names.iter().map(String::as_str))
                    .map(|meant| format!(", did you mean `{meant}`?"))
                    .unwrap_or_default();
                errors.push(
                    field,
                    format!("no column `{field}` in `{}`{question}", model.ident),
                );
            }
        }
    }
}

// const CONSTRAINTS: &'static [Constraint] = &[
//     Constraint { name: "books_name_key", columns: &[<Book_book_name as ColumnDef>::NAME] },
// ];
pub(super) fn expand(model: &Model<'_>) -> Option<TokenStream> {
    if model.attrs.constraints.is_empty() {
        return None;
    }
    let private = &model.private;
    let constraints = model.attrs.constraints.iter().map(|constraint| {
        let name = constraint.name.value();
        let columns = constraint
            .columns(model)
            .map(|column| column_name(model, column));
        quote!(#private::Constraint { name: #name, columns: &[#(#columns),*] })
    });
    Some(quote! {
        const CONSTRAINTS: &'static [#private::Constraint] = &[#(#constraints),*];
    })
}
