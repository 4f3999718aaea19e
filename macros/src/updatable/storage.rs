//! How the values of each column are stored, and the databases that the table is kept on.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{GenericParam, Type};

use super::model::{Column, Model, UuidForm};
use super::names;

impl Column<'_> {
    /// The type of the column's values, as conditions and assignments see it.
    pub(super) fn sql_type(&self, model: &Model<'_>) -> TokenStream {
        let private = model.private_path();
        match self.uuid {
            Some(UuidForm::Text) => quote!(#private::TextUuid),
            _ => self.value.to_token_stream(),
        }
    }

    /// A value of the field's type (without `Option`) as one of [`sql_type`](Self::sql_type).
    pub(super) fn sql_value(&self, model: &Model<'_>, value: TokenStream) -> TokenStream {
        match self.uuid {
            Some(UuidForm::Text) => {
                let convert = self.converter(model);
                quote!(#convert(#value))
            }
            _ => value,
        }
    }

    /// The same of a patch's field, which may be an `Option` of an `Option`.
    pub(super) fn sql_change(&self, model: &Model<'_>, change: TokenStream) -> TokenStream {
        let private = &model.private;
        if !matches!(self.uuid, Some(UuidForm::Text)) {
            return change;
        }
        let convert = self.converter(model);
        if self.nullable {
            let value = names::local("value");
            quote!(#private::Option::map(#change, |#value| #private::Option::map(#value, #convert)))
        } else {
            quote!(#private::Option::map(#change, #convert))
        }
    }

    /// At the field's type, where it has to be said that it is none of the right ones.
    fn converter(&self, model: &Model<'_>) -> TokenStream {
        let private = model.private_path();
        let ty = self.value;
        let name = quote_spanned!(ty.span()=> text_uuid);
        quote!(#private::#name::<#ty>)
    }
}

// AnyDatabase
// Named<true, false, false, [(); { on_sqlite::<Decimal, Book_price, ()>(); 0 }]>
// AsText<AnyDatabase>
pub(super) fn stored(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    let private = &model.private;
    let databases = databases(model, || checked(model, column));
    match column.uuid {
        Some(UuidForm::Text) => quote!(#private::AsText<#databases>),
        _ => databases,
    }
}

// AnyDatabase
// Named<true, false, false, [(); { checked::<(<Book_book_id as ColumnDef>::Stored, ..)>(); 0 }]>
//
// An error in one of them is an error here, and else the type is short: messages print it.
pub(super) fn of_table(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    databases(model, || {
        let markers = model
            .columns
            .iter()
            .map(|column| names::at_call_site(&column.marker));
        quote!([(); {
            #private::checked::<(#(<#markers as #private::ColumnDef>::Stored,)*)>();
            0
        }])
    })
}

fn databases(model: &Model<'_>, checked: impl FnOnce() -> TokenStream) -> TokenStream {
    let private = &model.private;
    let Some(databases) = model.attrs.databases else {
        return quote!(#private::AnyDatabase);
    };
    let (sqlite, postgres, mysql) = (databases.sqlite, databases.postgres, databases.mysql);
    let checked = checked();
    quote!(#private::Named<#sqlite, #postgres, #mysql, #checked>)
}

/// A type that is an error if a database cannot store the column, and is told nowhere else: the length of an array that
/// cannot be computed. See `Named` of the runtime.
///
/// Of a type with parameters it is not known here: it is judged where the table is used.
fn checked(model: &Model<'_>, column: &Column<'_>) -> TokenStream {
    let ty = match concrete(model, column.value) {
        // A type of ours that every database stores.
        Some(ty) if column.uuid != Some(UuidForm::Text) => ty,
        _ => return quote!(()),
    };
    let private = &model.private;
    let marker = names::at_call_site(&column.marker);
    let databases = model.attrs.databases.unwrap_or_default();
    let checks = [
        (databases.sqlite, quote!(on_sqlite)),
        (databases.postgres, quote!(on_postgres)),
        (databases.mysql, quote!(on_mysql)),
    ];
    // One in the other: where one fails, the next one is not reported.
    let checks = checks
        .into_iter()
        .filter_map(|(named, check)| named.then_some(check));
    checks.fold(
        quote!(()),
        |before, check| quote!([(); { #private::#check::<#ty, #marker, #before>(); 0 }]),
    )
}

/// The type with `'static` for each lifetime parameter, unless it has other parameters of the struct in it.
fn concrete(model: &Model<'_>, ty: &Type) -> Option<TokenStream> {
    let mut others = Vec::new();
    let mut lifetimes = Vec::new();
    for parameter in &model.generics.params {
        match parameter {
            GenericParam::Lifetime(lifetime) => {
                lifetimes.push(lifetime.lifetime.ident.to_string());
            }
            GenericParam::Type(ty) => others.push(ty.ident.to_string()),
            GenericParam::Const(constant) => others.push(constant.ident.to_string()),
        }
    }
    replace(ty.to_token_stream(), &lifetimes, &others)
}

fn replace(tokens: TokenStream, lifetimes: &[String], others: &[String]) -> Option<TokenStream> {
    let mut replaced = Vec::new();
    let mut after_quote = false;
    for token in tokens {
        let quoted = std::mem::replace(
            &mut after_quote,
            matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\''),
        );
        replaced.push(match token {
            TokenTree::Ident(mut ident) => {
                let name = ident.to_string();
                if quoted && lifetimes.contains(&name) {
                    ident = proc_macro2::Ident::new("static", ident.span());
                } else if !quoted && others.contains(&name) {
                    return None;
                }
                TokenTree::Ident(ident)
            }
            TokenTree::Group(group) => {
                let inner = replace(group.stream(), lifetimes, others)?;
                let mut new = Group::new(group.delimiter(), inner);
                new.set_span(group.span());
                TokenTree::Group(new)
            }
            token => token,
        });
    }
    Some(replaced.into_iter().collect())
}

// What asks for the form of each column that is a `Uuid` and has none; the runtime knows the databases:
//
// const _: () = __updatable::uuid_of::<Uuid, Book_book_id>();
pub(super) fn questions(model: &Model<'_>) -> TokenStream {
    let private = &model.private;
    if model.attrs.databases.is_some() {
        // `check` has asked.
        return TokenStream::new();
    }
    model
        .columns
        .iter()
        .filter(|column| column.uuid == Some(UuidForm::Unsaid))
        .filter_map(|column| {
            let ty = concrete(model, column.value)?;
            let marker = names::at_call_site(&column.marker);
            Some(quote!(const _: () = #private::uuid_of::<#ty, #marker>();))
        })
        .collect()
}
