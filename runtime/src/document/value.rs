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

/// Something that serde can write as JSON. It is written where the value stands; whether that went well is said when the
/// update is executed.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be put into a JSON document",
    label = "not serialisable",
    note = "a value is anything that implements `serde::Serialize`; JSON's null is `serde_json::Value::Null`"
)]
pub trait IntoJson {
    /// Writes it.
    fn into_json(self) -> Json;
}

type Json = Result<String, serde_json::Error>;

#[diagnostic::do_not_recommend]
impl<V: Serialize> IntoJson for V {
    fn into_json(self) -> Json {
        serde_json::to_string(&self)
    }
}

/// A value for a document in the column `C`.
#[doc(hidden)]
pub struct JsonText<C>(Json, PhantomData<fn() -> C>);

/// A patch for a document in the column `C`.
#[doc(hidden)]
pub struct MergePatch<C>(Json, PhantomData<fn() -> C>);

macro_rules! parts {
    ($($Name:ident: |$text:ident, $dialect:ident| $bound:expr;)*) => {
        $(
            impl<C> $Name<C> {
                pub(super) fn new(value: impl IntoJson) -> Self {
                    Self(value.into_json(), PhantomData)
                }
            }

            impl<C> Part for $Name<C> {
                const NODE: Node = Node::Bind;
                type Key<By: Source> = NoKey;
                type Fixed<By: Source, Key: Pins> = Key;
                type Nullability = NotNull;
            }

            impl<DB, C> Bind<DB> for $Name<C>
            where
                DB: Backend,
                C: ColumnDef,
                String: Storable<DB, C>,
            {
                fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
                    let ($text, $dialect) = (self.0, DB::DIALECT);
                    let text = $bound.map_err(|error| invalid::<C>(error.into()))?;
                    add::<DB, C, String>(arguments, text)
                }
            }

            impl<Table, C> Over<Table> for $Name<C> {}
        )*
    };
}

parts! {
    JsonText: |text, _dialect| text;
    MergePatch: |text, dialect| text.and_then(|text| merge_patch(text, dialect));
}

fn merge_patch(text: String, dialect: Dialect) -> Json {
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
