//! What updates do with a column by themselves (`version`, `touch`, `actor`, `previous_of`) and what each filter has to say
//! of one (`soft_delete`, `scope`): the rules.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitStr;

use super::attr::FieldAttrs;
use super::model::{Access, Column, Model};
use super::names;
use crate::errors::{Errors, nearest};

impl FieldAttrs {
    /// The options without a value, and `previous_of`, with their words where they are given.
    pub(super) fn words(&self) -> [(&'static str, Option<&Ident>); 8] {
        [
            ("key", self.key.as_ref()),
            ("readonly", self.readonly.as_ref()),
            ("generated", self.generated.as_ref()),
            ("unique", self.unique.as_ref()),
            ("version", self.version.as_ref()),
            ("touch", self.touch.as_ref()),
            ("actor", self.actor.as_ref()),
            (
                "previous_of",
                self.previous_of.as_ref().map(|(word, _)| word),
            ),
        ]
    }

    /// The options of this module, of which a field has one at most.
    fn roles(&self) -> impl Iterator<Item = (&'static str, &Ident)> {
        self.words()
            .into_iter()
            .skip(4)
            .filter_map(|(name, word)| Some((name, word?)))
    }
}

pub(super) fn check(model: &Model<'_>, errors: &mut Errors) {
    for column in &model.columns {
        check_role_is_one(column, errors);
        check_version_is_not_null(column, errors);
        check_previous_of(model, column, errors);
    }
    check_given_once(model, errors);
    if let Some(name) = &model.attrs.soft_delete {
        check_soft_delete(model, name, errors);
    }
    if let Some(name) = &model.attrs.scope {
        check_scope(model, name, errors);
    }
}

/// What an update does with the column by itself is one thing, and then nobody else sets it.
fn check_role_is_one(column: &Column<'_>, errors: &mut Errors) {
    let mut roles = column.attrs.roles();
    let Some((role, word)) = roles.next() else {
        return;
    };
    if let Some((other, word)) = roles.next() {
        errors.push(
            word,
            format!("`{other}` contradicts `{role}`: each is set by the update, in its own way"),
        );
        return;
    }
    let mut words = column.attrs.words().into_iter().take(4);
    let Some(contradicted) = words.find_map(|(name, word)| word.map(|_| name)) else {
        return;
    };
    let why = match contradicted {
        "key" => "a key is never set",
        "generated" => "the database computes the column",
        "unique" => "a value that each update sets by itself cannot be told from another row's",
        _ => "the update sets the column\nhelp: remove `readonly`: it cannot be set by hand anyway",
    };
    errors.push(
        word,
        format!("`{role}` contradicts `{contradicted}`: {why}"),
    );
}

/// A version that is NULL would equal none, and each update would be a conflict.
fn check_version_is_not_null(column: &Column<'_>, errors: &mut Errors) {
    if column.access == Access::Version && !std::ptr::eq(column.value, &column.field.ty) {
        errors.push(
            &column.field.ty,
            format!(
                "a version cannot be an `Option`: `NULL` equals nothing, and each update would be a conflict\nhelp: write `{}: {}`",
                column.ident,
                names::pretty(&column.value.to_token_stream())
            ),
        );
    }
}

/// There is such a column, and updates can set it.
fn check_previous_of(model: &Model<'_>, column: &Column<'_>, errors: &mut Errors) {
    let Some((_, Some(name))) = &column.attrs.previous_of else {
        return;
    };
    match model.named(name) {
        None => errors.push(name, unknown(model, name)),
        Some(of) if of.ident == column.ident => {
            errors.push(name, format!("`{}` is this field itself", of.ident));
        }
        Some(of) if of.access != Access::Settable => errors.push(
            name,
            format!(
                "`{}` is not set by assignments, so that it has no value before them",
                of.ident
            ),
        ),
        Some(of) if of.nullable && !column.nullable => errors.push(
            &column.field.ty,
            format!(
                "`{}` may be `NULL`, and this would take it over\nhelp: write `{}: Option<{}>`",
                of.ident,
                column.ident,
                names::pretty(&column.value.to_token_stream())
            ),
        ),
        Some(_) => {}
    }
}

/// There is one version, and one who updates; of what a column was before, one record.
fn check_given_once(model: &Model<'_>, errors: &mut Errors) {
    for (access, what) in [(Access::Version, "version"), (Access::Actor, "actor")] {
        let columns = model.columns.iter();
        let mut columns = columns.filter(|column| column.access == access);
        let Some(first) = columns.next() else {
            continue;
        };
        for second in columns {
            let word = second.attrs.roles().next().map(|(_, word)| word);
            errors.push(
                word,
                format!(
                    "a second `{what}`: `{}` is one already\nhelp: remove one of them",
                    first.ident
                ),
            );
        }
    }
}

/// Rows that are not deleted have NULL there, and an update can mark one.
fn check_soft_delete(model: &Model<'_>, name: &LitStr, errors: &mut Errors) {
    match model.named(name) {
        None => errors.push(name, unknown(model, name)),
        Some(column) if !column.nullable => errors.push(
            name,
            format!(
                "`{0}` is never `NULL`, so that every row would be deleted\nhelp: write `{0}: Option<{1}>`",
                column.ident,
                names::pretty(&column.value.to_token_stream())
            ),
        ),
        Some(column) if column.access != Access::Settable => errors.push(
            name,
            format!(
                "`{}` cannot be set, so that no update could delete a row",
                column.ident
            ),
        ),
        Some(_) => {}
    }
}

/// A row belongs to something, and goes on to.
fn check_scope(model: &Model<'_>, name: &LitStr, errors: &mut Errors) {
    match model.named(name) {
        None => errors.push(name, unknown(model, name)),
        Some(column) if column.nullable => errors.push(
            name,
            format!(
                "`{0}` may be `NULL`, which equals nothing: nobody could update such a row\nhelp: write `{0}: {1}`",
                column.ident,
                names::pretty(&column.value.to_token_stream())
            ),
        ),
        Some(column)
            if !matches!(
                column.access,
                Access::Key | Access::ReadOnly | Access::Scope
            ) =>
        {
            errors.push(
                name,
                format!("`{}` is set by updates, and does not say whose a row is", column.ident),
            );
        }
        Some(_) => {}
    }
}

fn unknown(model: &Model<'_>, name: &LitStr) -> String {
    let fields: Vec<_> = model
        .columns
        .iter()
        .map(|column| names::unraw(column.ident))
        .collect();
    let written = name.value();
    let question = nearest(&written, fields.iter().map(String::as_str))
        .map(|meant| format!(", did you mean `{meant}`?"))
        .unwrap_or_default();
    format!(
        "no field `{}` in `{}`{question}",
        written.escape_debug(),
        model.ident
    )
}
