//! Paths into a document. Their elements are always bound.

use std::marker::PhantomData;

use sqlx::error::BoxDynError;

use super::kind::{Index, Key, Kind, Kinds, OneKind};
use super::words::{Words, path_mysql, path_postgres, path_sqlite};
use crate::backend::{Arguments, Backend, Storable, add, invalid};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::key::{NoKey, Pins};
use crate::node::{Node, Operator, Template};
use crate::part::{Bind, Over, Part};
use crate::source::Source;
use crate::table::{ColumnDef, NotNull};

/// The most elements of a path.
const MOST: usize = 8;

/// A path. `K` are the kinds of its elements: a parameter for the reason given at [`Operand`](crate::operand::Operand).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no path into a document",
    label = "not a path",
    note = "a path is a key, a place in an array (`usize`), or two to eight of them: `\"user\"`, `[\"user\", \"name\"]`, `(\"tags\", 0)`"
)]
pub trait IntoPath<K> {
    /// Its elements.
    fn into_steps(self) -> Vec<Step>;
}

/// An element of a path, of the kind `K`.
#[doc(hidden)]
pub trait IntoStep<K> {
    /// The same.
    fn into_step(self) -> Step;
}

/// An element of a path.
#[doc(hidden)]
pub enum Step {
    /// See [`Kind::Key`].
    Key(String),
    /// See [`Kind::Index`].
    Index(usize),
}

macro_rules! steps {
    ($($T:ty, $K:ty => |$value:ident| $step:expr;)*) => {
        $(
            impl IntoStep<$K> for $T {
                fn into_step(self) -> Step {
                    let $value = self;
                    $step
                }
            }

            #[diagnostic::do_not_recommend]
            impl IntoPath<$K> for $T {
                fn into_steps(self) -> Vec<Step> {
                    vec![self.into_step()]
                }
            }
        )*
    };
}

steps! {
    &str, Key => |key| Step::Key(key.to_owned());
    String, Key => |key| Step::Key(key);
    &String, Key => |key| Step::Key(key.clone());
    usize, Index => |index| Step::Index(index);
}

macro_rules! arrays {
    ($($length:literal)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<K, S: IntoStep<K>> IntoPath<[K; $length]> for [S; $length] {
                fn into_steps(self) -> Vec<Step> {
                    self.into_iter().map(S::into_step).collect()
                }
            }
        )*
    };
}

// Not any length: an empty path would be the whole document.
arrays!(1 2 3 4 5 6 7 8);

macro_rules! tuples {
    ($(($($K:ident $S:ident)+),)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($K: OneKind, $S: IntoStep<$K>),+> IntoPath<($($K,)+)> for ($($S,)+) {
                fn into_steps(self) -> Vec<Step> {
                    #[allow(non_snake_case)]
                    let ($($S,)+) = self;
                    vec![$($S.into_step()),+]
                }
            }
        )*
    };
}

tuples! {
    (A SA B SB),
    (A SA B SB C SC),
    (A SA B SB C SC D SD),
    (A SA B SB C SC D SD E SE),
    (A SA B SB C SC D SD E SE F SF),
    (A SA B SB C SC D SD E SE F SF G SG),
    (A SA B SB C SC D SD E SE F SF G SG H SH),
}

/// A path into the column `C`, one parameter for each element. It is no value: what it is in knows what to do with it.
#[doc(hidden)]
pub struct Path<C, K>(Vec<Step>, PhantomData<fn() -> (C, K)>);

impl<C, K> Path<C, K> {
    pub(super) fn new(path: impl IntoPath<K>) -> Self {
        Path(path.into_steps(), PhantomData)
    }
}

impl<C, K: Kinds> Path<C, K> {
    const SQLITE: &'static Words = &path_sqlite(K::KINDS);
    const POSTGRES: &'static Words = &path_postgres(K::KINDS);
    const MYSQL: &'static Words = &path_mysql(K::KINDS);

    const TEMPLATE: Template = Template {
        sqlite: Self::SQLITE.text(),
        postgres: Self::POSTGRES.text(),
        mysql: Self::MYSQL.text(),
    };

    const STEPS: &'static [&'static Node] = {
        let most: &'static [&'static Node] = &[&Node::Bind; MOST];
        most.split_at(K::KINDS.len()).0
    };
}

impl<C, K: Kinds> Part for Path<C, K> {
    const NODE: Node = Node::Apply(Operator::Template(&Self::TEMPLATE), Self::STEPS);
    type Key<By: Source> = NoKey;
    type Fixed<By: Source, Key: Pins> = Key;
    type Nullability = NotNull;
}

impl<DB, C, K> Bind<DB> for Path<C, K>
where
    DB: Backend,
    C: ColumnDef,
    String: Storable<DB, C>,
    i32: Storable<DB, C>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        for step in self.0 {
            match step {
                Step::Key(key) => {
                    let key = encode_key(key, DB::DIALECT)
                        .map_err(|reason| invalid::<C>(BoxDynError::from(reason)))?;
                    add::<DB, C, String>(arguments, key)?;
                }
                Step::Index(index) => {
                    let index = i32::try_from(index).map_err(|error| invalid::<C>(error.into()))?;
                    match DB::DIALECT {
                        Dialect::Sqlite => add::<DB, C, String>(arguments, format!("[{index}]"))?,
                        Dialect::Postgres | Dialect::MySql => add::<DB, C, i32>(arguments, index)?,
                    }
                }
            }
        }
        Ok(())
    }
}

impl<Table, C, K> Over<Table> for Path<C, K> {}

/// PostgreSQL takes the key as it is; a path of the others is a text in which a key is a string of JSON.
fn encode_key(key: String, dialect: Dialect) -> Result<String, &'static str> {
    if key.contains('\0') {
        // PostgreSQL has no such text, and to the others it could be the text's end.
        return Err("a key of a document cannot have the character U+0000 in it");
    }
    if dialect == Dialect::MySql && key.starts_with('-') {
        // It cannot read such a path, even where the key is quoted; with `-` written as `\u002d`, it finds no key in which it is
        // written as `-`.
        return Err("MariaDB has no path to a key that begins with `-`");
    }
    Ok(match dialect {
        Dialect::Postgres => key,
        Dialect::Sqlite | Dialect::MySql => format!(".{}", serde_json::Value::String(key)),
    })
}

/// Whether some element of it is a place in an array.
pub(super) const fn has_index(kinds: &[Kind]) -> bool {
    let mut at = 0;
    while at < kinds.len() {
        if matches!(kinds[at], Kind::Index) {
            return true;
        }
        at += 1;
    }
    false
}
