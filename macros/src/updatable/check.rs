//! The rules that need two things at once, or a whole table. What one token alone can break is
//! reported where it is read, in `attr`.

use std::collections::HashMap;

use quote::ToTokens;
use syn::LitStr;

use super::model::{Access, Column, Model, UuidForm, key_guess};
use super::{constraints, names, patches, roles};
use crate::errors::Errors;

pub(super) fn check(model: &Model<'_>, errors: &mut Errors) {
    check_table_is_named(model, errors);
    check_table_name(model, errors);
    check_rename_all_agrees(model, errors);
    for column in &model.columns {
        check_column_name(column, errors);
        check_rename_agrees(column, errors);
        check_skip_stands_alone(column, errors);
        check_access_is_one(column, errors);
        check_unique_is_no_key(model, column, errors);
        check_key_is_not_null(column, errors);
        check_uuid_has_a_form(model, column, errors);
    }
    check_columns_differ(model, errors);
    patches::check(model, errors);
    constraints::check(model, errors);
    roles::check(model, errors);
    // Of what is no struct with fields, nothing more can be asked.
    if !model.refused && check_has_key(model, errors) {
        check_has_settable(model, errors);
    }
}

/// The table is named: a name guessed from the struct's would be wrong in silence.
fn check_table_is_named(model: &Model<'_>, errors: &mut Errors) {
    // The options of what cannot be a table are its second problem.
    if !model.attrs.names_table && !model.refused {
        let guess = &model.table;
        errors.push(
            model.ident,
            format!("missing table name\nhelp: add `#[updatable(table = \"{guess}\")]`"),
        );
    }
}

/// Table and schema are names that each database takes, and each is one name.
fn check_table_name(model: &Model<'_>, errors: &mut Errors) {
    for (what, text) in [
        ("table", &model.attrs.table),
        ("schema", &model.attrs.schema),
        ("history", &model.attrs.history),
    ] {
        let Some(text) = text else { continue };
        let name = text.value();
        if let Some(problem) = names::problem(what, &name) {
            errors.push(text, problem);
        } else if what != "schema"
            && let Some((schema, table)) = name.split_once('.')
        {
            let (schema, table) = (schema.escape_debug(), table.escape_debug());
            let help = if what == "table" {
                format!("name schema and table apart: `schema = \"{schema}\", table = \"{table}\"`")
            } else {
                format!(
                    "the history is in the schema of the table, which is `schema = \"..\"`: `history = \"{table}\"`"
                )
            };
            errors.push(
                text,
                format!(
                    "the {what} name `{0}` contains a dot\nhelp: {help}\nnote: names are quoted, and `\"{0}\"` is one name with a dot in it",
                    name.escape_debug(),
                ),
            );
        }
    }
}

/// `#[updatable(rename_all)]` says what `#[sqlx(rename_all)]` says: `FromRow` reads what we write.
fn check_rename_all_agrees(model: &Model<'_>, errors: &mut Errors) {
    if let (Some((ours, case)), Some(theirs)) =
        (&model.attrs.rename_all, model.attrs.sqlx_rename_all)
        && *case != theirs
    {
        errors.push(
            ours,
            "this contradicts `#[sqlx(rename_all = ..)]`\nhelp: remove it: `#[sqlx(rename_all)]` is read here, too",
        );
    }
}

/// A column's name is one that each database takes.
fn check_column_name(column: &Column<'_>, errors: &mut Errors) {
    if let Some(problem) = names::problem("column", &column.name) {
        errors.push(name_tokens(column), problem);
    }
}

/// `#[updatable(rename)]` says what `#[sqlx(rename)]` says.
fn check_rename_agrees(column: &Column<'_>, errors: &mut Errors) {
    if let (Some(ours), Some(theirs)) = (&column.attrs.rename, &column.attrs.sqlx_rename)
        && ours.value() != theirs.value()
    {
        errors.push(
            ours,
            format!(
                "this contradicts `#[sqlx(rename = \"{}\")]`\nhelp: remove it: `#[sqlx(rename)]` is read here, too",
                theirs.value().escape_debug()
            ),
        );
    }
}

/// A skipped field is no column: nothing else can be said of it.
fn check_skip_stands_alone(column: &Column<'_>, errors: &mut Errors) {
    let attrs = &column.attrs;
    let others = attrs.words();
    let other = others
        .iter()
        .find(|(_, word)| word.is_some())
        .map(|(name, _)| *name);
    // Only a column has got here, so there is another option if there is a `skip`.
    let other = other.unwrap_or(if attrs.rename.is_some() {
        "rename"
    } else {
        "uuid"
    });
    if let Some(skip) = &attrs.skip {
        errors.push(
            skip,
            format!("`skip` contradicts `{other}`: a skipped field is no column"),
        );
    } else if attrs.sqlx_skip.is_some() {
        let tokens = others
            .into_iter()
            .find_map(|(_, word)| word.map(ToTokens::to_token_stream));
        errors.push(
            tokens.unwrap_or_else(|| match (&attrs.rename, &attrs.uuid) {
                (None, Some((_, uuid))) => uuid.clone(),
                (rename, _) => rename.to_token_stream(),
            }),
            format!("`{other}` contradicts `#[sqlx(skip)]`: a skipped field is no column"),
        );
    }
}

/// A column is a key, or read-only, or generated. Only a key may be generated as well: an identity.
fn check_access_is_one(column: &Column<'_>, errors: &mut Errors) {
    let attrs = &column.attrs;
    let Some(readonly) = &attrs.readonly else {
        return;
    };
    if attrs.key.is_some() {
        errors.push(
            readonly,
            "`readonly` says nothing new of a `key`: a key is never set\nhelp: remove `readonly`",
        );
    } else if attrs.generated.is_some() {
        errors.push(
            readonly,
            "`readonly` contradicts `generated`\nhelp: keep `generated` if the database computes the column, `readonly` if it is set elsewhere",
        );
    }
}

/// A unique column is another way than the key to say which row is meant.
fn check_unique_is_no_key(model: &Model<'_>, column: &Column<'_>, errors: &mut Errors) {
    if let (Some(unique), Some(_)) = (&column.attrs.unique, &column.attrs.key) {
        errors.push(
            unique,
            if model.keys().count() == 1 {
                "`unique` says nothing new of a `key`: a key is unique\nhelp: remove `unique`"
            } else {
                "`unique` contradicts `key`: the columns of this key are unique together\nhelp: remove `unique`; or, if this column alone says which row is meant, make it the only `key`"
            },
        );
    }
}

/// A key that is NULL equals nothing, not even NULL.
fn check_key_is_not_null(column: &Column<'_>, errors: &mut Errors) {
    if column.attrs.key.is_some() && !std::ptr::eq(column.value, &column.field.ty) {
        let value = column.value.to_token_stream();
        errors.push(
            &column.field.ty,
            format!(
                "a key cannot be an `Option`: `NULL` equals nothing, and would find no row\nhelp: write `{}: {}`",
                column.ident,
                names::pretty(&value)
            ),
        );
    }
}

/// A form is said of a `Uuid` alone; and of each one, where a database is named that has no type for it. Where none is
/// named, the runtime asks: it knows the databases.
fn check_uuid_has_a_form(model: &Model<'_>, column: &Column<'_>, errors: &mut Errors) {
    if let (None, Some((_, uuid))) = (column.uuid, &column.attrs.uuid) {
        errors.push(
            uuid,
            format!(
                "`uuid` is for a field of type `Uuid`, and this one is `{}`\nhelp: remove it, or write `Uuid` if the type is an alias of that",
                names::pretty(&column.value.to_token_stream())
            ),
        );
    }
    if column.uuid == Some(UuidForm::Unsaid)
        && model
            .attrs
            .databases
            .is_some_and(|named| named.need_uuid_form())
    {
        errors.push(
            column.value,
            "sqlx binds a `Uuid` as 16 bytes on SQLite and MySQL: in a text column, nothing equals them\n\
             help: for a TEXT or CHAR(36) column: `#[updatable(uuid = \"text\")]`\n\
             help: for a BLOB or BINARY(16) column: `#[updatable(uuid = \"binary\")]`",
        );
    }
}

/// No two fields are one column. MySQL and SQLite do not distinguish upper and lower case.
fn check_columns_differ(model: &Model<'_>, errors: &mut Errors) {
    let mut seen: HashMap<String, &Column<'_>> = HashMap::new();
    for column in &model.columns {
        if let Some(first) = seen.get(&column.name.to_lowercase()) {
            let (name, other) = (column.name.escape_debug(), first.name.escape_debug());
            let note = if column.name == first.name {
                String::new()
            } else {
                format!("\nnote: to MySQL and SQLite, `{name}` and `{other}` are one name")
            };
            errors.push(
                name_tokens(column),
                format!(
                    "column `{name}` is used by two fields: `{}` and `{}`{note}",
                    first.ident, column.ident
                ),
            );
        } else {
            seen.insert(column.name.to_lowercase(), column);
        }
    }
}

/// There is a key: which row is meant must be sayable.
fn check_has_key(model: &Model<'_>, errors: &mut Errors) -> bool {
    // By its option: without one, the model has guessed a key.
    let has_key = model
        .columns
        .iter()
        .any(|column| column.attrs.key.is_some());
    let may_have_key = model.columns.iter().any(|column| column.attrs.may_be_key);
    if !has_key && !may_have_key {
        let guess = key_guess(&model.columns, model.ident).and_then(|key| model.columns.get(key));
        let help = match guess {
            Some(column) => {
                let ty = names::pretty(&column.value.to_token_stream());
                format!(
                    "help: mark each field of the primary key: `#[updatable(key)] {}: {ty}`",
                    column.ident
                )
            }
            None => "help: each field is skipped: leave at least the primary key and one other"
                .to_owned(),
        };
        errors.push(
            model.ident,
            format!("no `#[updatable(key)]` field: `update_by_key` needs to know which row is meant\n{help}"),
        );
    }
    has_key
}

/// Something can be set.
fn check_has_settable(model: &Model<'_>, errors: &mut Errors) {
    if model.settable().next().is_none() {
        let reason = if model
            .columns
            .iter()
            .all(|column| column.access == Access::Key)
        {
            "every column is part of the key"
        } else {
            "every column is part of the key, read-only or set by itself"
        };
        errors.push(
            model.ident,
            format!("nothing to update: {reason}\nhelp: a field without an option is a column that can be set"),
        );
    }
}

/// Where the name of a column comes from: its `rename`, or the field.
fn name_tokens(column: &Column<'_>) -> proc_macro2::TokenStream {
    let rename: Option<&LitStr> = column
        .attrs
        .rename
        .as_ref()
        .or(column.attrs.sqlx_rename.as_ref());
    rename.map_or_else(|| column.ident.to_token_stream(), ToTokens::to_token_stream)
}
