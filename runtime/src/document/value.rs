//! What is put into a document: bound as one JSON text.

use std::marker::PhantomData;

use serde::Serialize;
use serde_json::{Value, json};

use crate::backend::{Arguments, Backend, Storable, add, invalid};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::Node;
use crate::part::{Bind, Over, Part};
use crate::source::Source;
use crate::table::{ColumnDef, NotNull};

/// Something that serde can write as JSON. `J` is the same type, or unknown where the bound fails, so that nothing more is
/// said about it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be put into a JSON document",
    label = "not serialisable",
    note = "a value is anything that implements `serde::Serialize`; JSON's null is `serde_json::Value::Null`"
)]
pub trait IntoJson<J> {
    /// The same.
    fn into_json(self) -> J;
}

#[diagnostic::do_not_recommend]
impl<J: Serialize> IntoJson<J> for J {
    fn into_json(self) -> J {
        self
    }
}

/// A value for a document in the column `C`.
#[doc(hidden)]
pub struct JsonText<C, J>(J, PhantomData<fn() -> C>);

/// A patch for a document in the column `C`.
#[doc(hidden)]
pub struct MergePatch<C, J>(J, PhantomData<fn() -> C>);

macro_rules! parts {
    ($($Name:ident: |$value:ident, $dialect:ident| $text:expr;)*) => {
        $(
            impl<C, J> $Name<C, J> {
                pub(super) fn new(value: J) -> Self {
                    Self(value, PhantomData)
                }
            }

            impl<C, J> Part for $Name<C, J> {
                const NODE: Node = Node::Bind;
                type Key<By: Source> = NoKey;
                type Fixed<By: Source, Key: Pins> = Key;
                type Nullability = NotNull;
            }

            impl<DB, C, J> Bind<DB> for $Name<C, J>
            where
                DB: Backend,
                C: ColumnDef,
                J: Serialize,
                String: Storable<DB, C>,
            {
                fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
                    let ($value, $dialect) = (self.0, DB::DIALECT);
                    let text: Result<String, serde_json::Error> = $text;
                    add::<DB, C, String>(
                        arguments,
                        text.map_err(|error| invalid::<C>(error.into()))?,
                    )
                }
            }

            impl<Table, C, J> Over<Table> for $Name<C, J> {}
        )*
    };
}

parts! {
    JsonText: |value, _dialect| serde_json::to_string(&value);
    MergePatch: |patch, dialect| merge_patch(&patch, dialect);
}

fn merge_patch(patch: &impl Serialize, dialect: Dialect) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string(patch)?;
    match dialect {
        Dialect::Sqlite | Dialect::MySql => Ok(text),
        Dialect::Postgres => {
            let patch = serde_json::from_str(&text)?;
            let mut all = Vec::new();
            steps(&patch, &mut Vec::new(), &mut all);
            Ok(Value::Array(all).to_string())
        }
    }
}

/// The steps of a merge, in order: `[path]` removes, `[path, value]` sets, and `[path, {}, true]` makes an object of what is
/// none. When a step is carried out, all before its path's last key are objects.
fn steps<'a>(patch: &'a Value, path: &mut Vec<&'a str>, all: &mut Vec<Value>) {
    let Value::Object(members) = patch else {
        all.push(json!([path, patch]));
        return;
    };
    all.push(json!([path, {}, true]));
    for (key, value) in members {
        path.push(key);
        match value {
            Value::Null => all.push(json!([path])),
            value => steps(value, path, all),
        }
        path.pop();
    }
}
