//! The options as written, with their tokens: a message points at the very word that is wrong.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, LitStr};

use super::case::Case;
use super::constraints::ConstraintAttrs;
use super::databases::{self, Databases};
use super::known::{ON_FIELD, ON_STRUCT, Place, Unknown, example};
use super::options::{self, Entry, Setting, Value};
use super::patches::{self, PatchAttrs};
use crate::crate_path::CratePath;
use crate::errors::{Errors, nearest};

/// What stands on the struct.
#[derive(Default)]
pub(super) struct StructAttrs {
    pub(super) table: Option<LitStr>,
    /// There is a `table`, be its value no string, or what could not be read may have been one: then
    /// its absence is not to be reported.
    pub(super) names_table: bool,
    pub(super) schema: Option<LitStr>,
    pub(super) rename_all: Option<(LitStr, Case)>,
    pub(super) crate_path: CratePath,
    pub(super) databases: Option<Databases>,
    pub(super) patches: Vec<PatchAttrs>,
    pub(super) validate: Option<Ident>,
    pub(super) constraints: Vec<ConstraintAttrs>,
    pub(super) soft_delete: Option<LitStr>,
    pub(super) scope: Option<LitStr>,
    pub(super) history: Option<LitStr>,
    /// `#[sqlx(rename_all = "..")]`
    pub(super) sqlx_rename_all: Option<Case>,
}

/// What stands on a field; of a flag, the word.
#[derive(Default)]
pub(super) struct FieldAttrs {
    pub(super) key: Option<Ident>,
    /// What could not be read may have been a `key`: then its absence is not to be reported.
    pub(super) may_be_key: bool,
    pub(super) skip: Option<Ident>,
    pub(super) readonly: Option<Ident>,
    pub(super) generated: Option<Ident>,
    pub(super) unique: Option<Ident>,
    pub(super) version: Option<Ident>,
    pub(super) touch: Option<Ident>,
    pub(super) actor: Option<Ident>,
    /// The word, and the column whose old value it takes.
    pub(super) previous_of: Option<(Ident, Option<LitStr>)>,
    pub(super) rename: Option<LitStr>,
    /// Its form, and the tokens; of a form that does not exist, none.
    pub(super) uuid: Option<(Option<Form>, TokenStream)>,
    /// Attributes of the field in each patch.
    pub(super) attrs: Vec<TokenStream>,
    pub(super) attr: Option<Ident>,
    /// `#[sqlx(skip)]`, `#[sqlx(flatten)]`, `#[sqlx(rename = "..")]`
    pub(super) sqlx_skip: Option<Ident>,
    pub(super) sqlx_flatten: Option<Ident>,
    pub(super) sqlx_rename: Option<LitStr>,
}

/// `uuid = "text"`, `uuid = "binary"`
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    Text,
    Binary,
}

impl StructAttrs {
    pub(super) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut read = Self::default();
        let mut crate_path = None;
        let (settings, unread) = settings(attrs, ON_STRUCT, errors);
        read.names_table = unread;
        for (option, setting) in settings {
            match option {
                "table" => {
                    read.names_table = true;
                    setting.fill(&mut read.table, setting.text(option, errors), errors);
                }
                "schema" => setting.fill(&mut read.schema, setting.text(option, errors), errors),
                "soft_delete" => {
                    setting.fill(&mut read.soft_delete, setting.text(option, errors), errors);
                }
                "history" => setting.fill(&mut read.history, setting.text(option, errors), errors),
                "scope" => setting.fill(&mut read.scope, setting.text(option, errors), errors),
                "rename_all" => {
                    let text = setting.text(option, errors);
                    let case = text.and_then(|text| case(&text, errors).map(|case| (text, case)));
                    setting.fill(&mut read.rename_all, case, errors);
                }
                "databases" => {
                    let list = setting.list(option, errors);
                    let list = list.and_then(|list| Databases::from_list(list, errors));
                    setting.fill(&mut read.databases, list, errors);
                }
                "validate" => {
                    setting.fill(&mut read.validate, setting.flag(option, errors), errors);
                }
                "constraint" => {
                    let constraint = ConstraintAttrs::read(&setting, errors);
                    read.constraints.extend(constraint);
                }
                "patch" => match &setting.value {
                    Value::List(list) => {
                        let list = patches::group(list).unwrap_or_default();
                        let patch = PatchAttrs::read(setting.key.clone(), list, errors);
                        read.patches.push(patch);
                    }
                    _ => errors.push(
                        setting.blame(),
                        "expected options: `patch(name = PublicBookPatch, only(title, note))`",
                    ),
                },
                _ => setting.fill(&mut crate_path, setting.path(option, errors), errors),
            }
        }
        read.crate_path = crate_path.unwrap_or_default();
        for Setting { key, value } in of_sqlx(attrs) {
            if key == "rename_all" && read.sqlx_rename_all.is_none() {
                read.sqlx_rename_all = value
                    .as_text()
                    .and_then(|text| Case::from_name(&text.value()));
            }
        }
        read
    }
}

impl FieldAttrs {
    pub(super) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut read = Self::default();
        let (settings, unread) = settings(attrs, ON_FIELD, errors);
        read.may_be_key = unread;
        for (option, setting) in settings {
            let flag = match option {
                "key" => &mut read.key,
                "skip" => &mut read.skip,
                "readonly" => &mut read.readonly,
                "generated" => &mut read.generated,
                "unique" => &mut read.unique,
                "version" => &mut read.version,
                "touch" => &mut read.touch,
                "actor" => &mut read.actor,
                "previous_of" => {
                    let of = (setting.key.clone(), setting.text(option, errors));
                    setting.fill(&mut read.previous_of, Some(of), errors);
                    continue;
                }
                "attr" => {
                    match &setting.value {
                        Value::List(list) => {
                            read.attr = Some(setting.key.clone());
                            read.attrs.extend(patches::group(list));
                        }
                        _ => errors.push(
                            setting.blame(),
                            format!(
                                "expected an attribute of the patch's field: `{}`",
                                example(option)
                            ),
                        ),
                    }
                    continue;
                }
                "uuid" => {
                    let form = setting.form(option, errors);
                    setting.fill(&mut read.uuid, Some((form, setting.blame())), errors);
                    continue;
                }
                _ => {
                    setting.fill(&mut read.rename, setting.text(option, errors), errors);
                    continue;
                }
            };
            setting.fill(flag, setting.flag(option, errors), errors);
        }
        for Setting { key, value } in of_sqlx(attrs) {
            match key.to_string().as_str() {
                "rename" => read.sqlx_rename = read.sqlx_rename.or(value.as_text()),
                "skip" => read.sqlx_skip = Some(key),
                "flatten" => read.sqlx_flatten = Some(key),
                _ => {}
            }
        }
        read
    }
}

/// The settings in `#[updatable(..)]`, each with the option that it is; what is none is reported. A
/// slip of the pen is reported, too, and then taken for what it was meant to be: `kye` is one mistake,
/// and not a missing key besides. Second, whether there is something that could not be read at all.
fn settings(
    attrs: &[Attribute],
    place: Place,
    errors: &mut Errors,
) -> (Vec<(&'static str, Setting)>, bool) {
    let mut settings = Vec::new();
    let mut unread = false;
    for entry in options::read(attrs, "updatable") {
        match entry {
            Entry::Setting(setting) => match place.option(&setting.key) {
                Ok(option) => settings.push((option, setting)),
                Err(Unknown { message, meant }) => {
                    errors.push(&setting.key, message);
                    settings.extend(meant.map(|option| (option, setting)));
                }
            },
            Entry::Malformed(tokens) => {
                unread = true;
                errors.push(tokens, format!("expected an option\n{}", place.help()));
            }
            Entry::NoList(attr) => {
                unread = true;
                errors.push(
                    &attr.meta,
                    format!(
                        "expected options in parentheses: `#[updatable(..)]`\n{}",
                        place.help()
                    ),
                );
            }
        }
    }
    (settings, unread)
}

/// The settings in `#[sqlx(..)]`. What is wrong there is for sqlx to report, and what we do not know
/// may be new in sqlx: both pass in silence.
fn of_sqlx(attrs: &[Attribute]) -> impl Iterator<Item = Setting> {
    options::read(attrs, "sqlx")
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Setting(setting) => Some(setting),
            Entry::Malformed(_) | Entry::NoList(_) => None,
        })
}

impl Value {
    pub(super) fn as_text(&self) -> Option<LitStr> {
        match self {
            Self::Equals(tokens) => syn::parse2(tokens.clone()).ok(),
            Self::None | Self::List(_) | Self::Other(_) => None,
        }
    }
}

impl Setting {
    /// The string in `key = "string"`.
    fn text(&self, option: &str, errors: &mut Errors) -> Option<LitStr> {
        let text = self.value.as_text();
        if text.is_none() {
            errors.push(
                self.blame(),
                format!("expected a string: `{}`", example(option)),
            );
        }
        text
    }

    /// The form in `uuid = "form"`.
    fn form(&self, option: &str, errors: &mut Errors) -> Option<Form> {
        let text = self.value.as_text();
        let form = match text.as_ref().map(LitStr::value).as_deref() {
            Some("text") => Some(Form::Text),
            Some("binary") => Some(Form::Binary),
            _ => None,
        };
        if form.is_none() {
            errors.push(
                self.blame(),
                format!(
                    "expected `\"text\"` or `\"binary\"`: `{}`\n\
                     help: `\"text\"` for a TEXT or CHAR(36) column, `\"binary\"` for a BLOB or BINARY(16) column",
                    example(option)
                ),
            );
        }
        form
    }

    /// What is in the parentheses of `key(..)`.
    fn list(&self, option: &str, errors: &mut Errors) -> Option<TokenStream> {
        if let Value::List(tokens) = &self.value {
            let mut tokens = tokens.clone().into_iter();
            if let (Some(TokenTree::Group(group)), None) = (tokens.next(), tokens.next())
                && group.delimiter() == Delimiter::Parenthesis
                && !group.stream().is_empty()
            {
                return Some(group.stream());
            }
        }
        errors.push(
            self.blame(),
            format!(
                "expected a list: `{}`\n{}",
                example(option),
                databases::help()
            ),
        );
        None
    }

    /// The path in `crate = path`.
    fn path(&self, option: &str, errors: &mut Errors) -> Option<CratePath> {
        match &self.value {
            Value::Equals(tokens) if !tokens.is_empty() => CratePath::from_tokens(tokens.clone())
                .map_err(|error| errors.push_error(error))
                .ok(),
            _ => {
                errors.push(
                    self.blame(),
                    format!("expected a path: `{}`", example(option)),
                );
                None
            }
        }
    }

    /// The key, which has no value. A value is reported, and the flag counts as set.
    fn flag(&self, option: &str, errors: &mut Errors) -> Option<Ident> {
        match &self.value {
            Value::None => {}
            Value::Equals(_) | Value::List(_) => {
                errors.push(
                    self.blame(),
                    format!("`{option}` takes no value\nhelp: write `#[updatable({option})]`"),
                );
            }
            Value::Other(tokens) => {
                errors.push(tokens, format!("expected a comma after `{option}`"))
            }
        }
        Some(self.key.clone())
    }

    fn fill<T>(&self, slot: &mut Option<T>, value: Option<T>, errors: &mut Errors) {
        if slot.is_some() {
            errors.push(&self.key, format!("`{}` is given twice", self.key));
        } else {
            *slot = value;
        }
    }

    /// The value, or where it is missing the key.
    pub(super) fn blame(&self) -> TokenStream {
        match &self.value {
            Value::Equals(tokens) | Value::List(tokens) | Value::Other(tokens)
                if !tokens.is_empty() =>
            {
                tokens.clone()
            }
            _ => self.key.to_token_stream(),
        }
    }
}

fn case(text: &LitStr, errors: &mut Errors) -> Option<Case> {
    let name = text.value();
    let case = Case::from_name(&name);
    if case.is_none() {
        let meant = nearest(&name, Case::NAMES)
            .map(|name| format!(", did you mean `{name}`?"))
            .unwrap_or_default();
        let names = Case::NAMES.map(|name| format!("`{name}`")).join(", ");
        errors.push(
            text,
            format!(
                "unknown case `{}`{meant}\nhelp: one of {names}",
                name.escape_debug()
            ),
        );
    }
    case
}
