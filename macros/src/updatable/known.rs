//! The options that exist, and what to say of the others.

use proc_macro2::Ident;

use crate::errors::nearest;

/// Where options stand, and which: the name of each, and an example of its use.
#[derive(Clone, Copy)]
pub(super) struct Place {
    name: &'static str,
    options: &'static [(&'static str, &'static str)],
}

pub(super) const ON_STRUCT: Place = Place {
    name: "a struct",
    options: &[
        ("table", "table = \"books\""),
        ("schema", "schema = \"shop\""),
        ("rename_all", "rename_all = \"camelCase\""),
        ("databases", "databases(postgres, mysql)"),
        ("patch", "patch(name = BookPatch)"),
        ("validate", "validate"),
        ("constraint", "constraint(\"books_name_key\" => book_name)"),
        ("soft_delete", "soft_delete = \"deleted_at\""),
        ("scope", "scope = \"tenant_id\""),
        ("history", "history = \"books_history\""),
        ("crate", "crate = ::updatable"),
    ],
};

pub(super) const ON_FIELD: Place = Place {
    name: "a field",
    options: &[
        ("key", "key"),
        ("rename", "rename = \"column\""),
        ("skip", "skip"),
        ("readonly", "readonly"),
        ("generated", "generated"),
        ("unique", "unique"),
        ("version", "version"),
        ("touch", "touch"),
        ("actor", "actor"),
        ("previous_of", "previous_of = \"price\""),
        ("uuid", "uuid = \"text\""),
        ("attr", "attr(doc(hidden))"),
    ],
};

/// What other crates call the same thing: too far from our word to be found by its letters.
const SYNONYMS: [(&str, &str); 19] = [
    ("primary_key", "key"),
    ("pk", "key"),
    ("id", "key"),
    ("ignore", "skip"),
    ("column", "rename"),
    ("column_name", "rename"),
    ("name", "rename"),
    ("computed", "generated"),
    ("table_name", "table"),
    ("lock_version", "version"),
    ("optimistic_lock", "version"),
    ("updated_at", "touch"),
    ("on_update", "touch"),
    ("updated_by", "actor"),
    ("previous", "previous_of"),
    ("tenant", "scope"),
    ("audit", "history"),
    ("log", "history"),
    ("deleted_at", "soft_delete"),
];

pub(super) struct Unknown {
    pub(super) message: String,
    /// What it was meant to be, if that can be guessed.
    pub(super) meant: Option<&'static str>,
}

impl Place {
    /// The option called `key`.
    pub(super) fn option(&self, key: &Ident) -> Result<&'static str, Unknown> {
        let written = key.to_string();
        if let Some(name) = self.names().find(|name| *name == written) {
            return Ok(name);
        }
        let (place, help) = (self.name, self.help());
        if let Some(elsewhere) = [ON_STRUCT, ON_FIELD]
            .iter()
            .find(|place| place.names().any(|name| name == written))
        {
            let message = format!(
                "`{written}` is an option of {}, not of {place}\n{help}",
                elsewhere.name
            );
            return Err(Unknown {
                message,
                meant: None,
            });
        }
        let synonym = SYNONYMS
            .iter()
            .find(|(theirs, ours)| *theirs == written && self.names().any(|name| name == *ours));
        let meant = synonym
            .map(|(_, ours)| *ours)
            .or_else(|| nearest(&written, self.names()));
        let question = meant
            .map(|name| format!(", did you mean `{name}`?"))
            .unwrap_or_default();
        Err(Unknown {
            message: format!("unknown option `{written}`{question}\n{help}"),
            meant,
        })
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.options.iter().map(|(name, _)| *name)
    }

    pub(super) fn help(&self) -> String {
        let options: Vec<_> = self
            .options
            .iter()
            .map(|(_, example)| format!("`{example}`"))
            .collect();
        format!("help: {} takes {}", self.name, options.join(", "))
    }
}

/// How an option is written.
pub(super) fn example(option: &str) -> &'static str {
    let mut options = ON_STRUCT.options.iter().chain(ON_FIELD.options);
    options
        .find(|(name, _)| *name == option)
        .map_or("", |(_, example)| example)
}
