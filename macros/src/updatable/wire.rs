//! What `#[serde(..)]` says of the row, which holds for its patches: they are parts of the same document.
//!
//! What is wrong in it is for serde to report.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, LitStr, Path};

use super::model::{Access, Column};
use super::names;
use super::options::{self, Entry, Setting, Value};

/// What stands on the struct.
#[derive(Clone, Default)]
pub(super) struct StructWire {
    read: Option<Rule>,
    write: Option<Rule>,
}

/// What stands on a field.
#[derive(Default)]
pub(super) struct FieldWire {
    read_name: Option<String>,
    write_name: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) skips_reading: bool,
    pub(super) skips_writing: bool,
    /// The function that reads, and the one that writes.
    pub(super) read_with: Option<Path>,
    pub(super) write_with: Option<Path>,
    /// The fields of another struct in its place.
    pub(super) flatten: Option<proc_macro2::Ident>,
}

/// A convention for names, as serde has them.
#[derive(Clone, Copy)]
enum Rule {
    Same,
    Upper,
    Pascal,
    Camel,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Rule {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "lowercase" | "snake_case" => Self::Same,
            "UPPERCASE" => Self::Upper,
            "PascalCase" => Self::Pascal,
            "camelCase" => Self::Camel,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            "SCREAMING-KEBAB-CASE" => Self::ScreamingKebab,
            _ => return None,
        })
    }

    fn apply(self, field: &str) -> String {
        match self {
            Self::Same => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
            Self::Pascal => {
                let mut capitalize = true;
                let mut name = String::new();
                for letter in field.chars() {
                    if letter == '_' {
                        capitalize = true;
                    } else if capitalize {
                        name.push(letter.to_ascii_uppercase());
                        capitalize = false;
                    } else {
                        name.push(letter);
                    }
                }
                name
            }
            Self::Camel => {
                let pascal = Self::Pascal.apply(field);
                let mut letters = pascal.chars();
                match letters.next() {
                    Some(first) => first.to_ascii_lowercase().to_string() + letters.as_str(),
                    None => pascal,
                }
            }
        }
    }
}

impl StructWire {
    pub(super) fn read(attrs: &[Attribute]) -> Self {
        let mut wire = Self::default();
        for Setting { key, value } in settings(attrs) {
            if key == "rename_all" {
                let (read, write) = both(&value);
                wire.read = read.and_then(|name| Rule::from_name(&name));
                wire.write = write.and_then(|name| Rule::from_name(&name));
            }
        }
        wire
    }
}

impl FieldWire {
    pub(super) fn read(attrs: &[Attribute]) -> Self {
        let mut wire = Self::default();
        for Setting { key, value } in settings(attrs) {
            let path = || text(&value).and_then(|text| text.parse::<Path>().ok());
            match key.to_string().as_str() {
                "rename" => (wire.read_name, wire.write_name) = both(&value),
                "alias" => wire.aliases.extend(text(&value).map(|text| text.value())),
                "skip" => (wire.skips_reading, wire.skips_writing) = (true, true),
                "skip_deserializing" => wire.skips_reading = true,
                "skip_serializing" => wire.skips_writing = true,
                "deserialize_with" => wire.read_with = path(),
                "serialize_with" => wire.write_with = path(),
                "with" => {
                    let within = |function: &str| {
                        path().and_then(|mut path| {
                            path.segments.push(syn::parse_str(function).ok()?);
                            Some(path)
                        })
                    };
                    wire.read_with = within("deserialize");
                    wire.write_with = within("serialize");
                }
                "flatten" => wire.flatten = Some(key),
                _ => {}
            }
        }
        wire
    }
}

impl Column<'_> {
    /// What it is called in a document that is read.
    pub(super) fn read_name(&self, of_struct: &StructWire) -> String {
        name(self, &self.wire.read_name, of_struct.read)
    }

    /// What it is called in a document that is written.
    pub(super) fn write_name(&self, of_struct: &StructWire) -> String {
        name(self, &self.wire.write_name, of_struct.write)
    }

    /// Why no patch changes it, as a variant of the runtime's `Fixed`.
    pub(super) fn fixed(&self) -> Option<&'static str> {
        Some(match self.access {
            Access::Key => "Key",
            Access::Version => "Version",
            Access::ReadOnly | Access::Scope => "ReadOnly",
            Access::Touch | Access::Actor | Access::Previous => "Automatic",
            Access::Generated => "Generated",
            Access::Settable if self.wire.skips_reading => "Skipped",
            Access::Settable => return None,
        })
    }
}

fn name(column: &Column<'_>, rename: &Option<String>, rule: Option<Rule>) -> String {
    let field = || names::unraw(column.ident);
    match (rename, rule) {
        (Some(name), _) => name.clone(),
        (None, Some(rule)) => rule.apply(&field()),
        (None, None) => field(),
    }
}

fn settings(attrs: &[Attribute]) -> impl Iterator<Item = Setting> {
    options::read(attrs, "serde")
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Setting(setting) => Some(setting),
            Entry::Malformed(_) | Entry::NoList(_) => None,
        })
}

fn text(value: &Value) -> Option<LitStr> {
    value.as_text()
}

/// `= "x"`, or `(deserialize = "x", serialize = "y")`: for reading, and for writing.
fn both(value: &Value) -> (Option<String>, Option<String>) {
    if let Some(text) = text(value) {
        return (Some(text.value()), Some(text.value()));
    }
    let (mut read, mut write) = (None, None);
    for setting in inner(value).into_iter().flat_map(options::list) {
        let slot = if setting.key == "deserialize" {
            &mut read
        } else if setting.key == "serialize" {
            &mut write
        } else {
            continue;
        };
        *slot = text(&setting.value).map(|text| text.value());
    }
    (read, write)
}

/// What is in the parentheses.
fn inner(value: &Value) -> Option<TokenStream> {
    let Value::List(tokens) = value else {
        return None;
    };
    match tokens.clone().into_iter().next() {
        Some(TokenTree::Group(group)) => Some(group.stream()),
        _ => None,
    }
}
