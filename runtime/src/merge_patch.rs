//! A patch as a document: a JSON Merge Patch, [RFC 7396](https://www.rfc-editor.org/rfc/rfc7396), of one row.
//!
//! What is missing is unchanged, and `null` is NULL. What a patch cannot change is an error by name, and never passed
//! over: a caller who sends it means it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Unexpected, Visitor};
use serde::ser::{SerializeMap, Serializer};

pub use serde::{Deserialize, Serialize, de, ser};

/// A patch that can be read from a document.
pub trait MergePatch<'de>: Default {
    /// The struct of the row.
    const ROW: &'static str;
    /// What a document may have in it.
    const FIELDS: &'static [&'static str];
    /// Other names of some of them, by their place.
    const ALIASES: &'static [(&'static str, usize)];
    /// What the row has in it as well.
    const FIXED: &'static [(&'static str, Fixed)];

    /// Reads the value of the field at this place.
    fn read<A: MapAccess<'de>>(&mut self, field: usize, map: &mut A) -> Result<(), A::Error>;
}

/// Why a patch does not change a field of the row.
#[derive(Clone, Copy, Debug)]
pub enum Fixed {
    /// It is part of the key.
    Key,
    /// It is set elsewhere.
    ReadOnly,
    /// The database computes it.
    Generated,
    /// It is the version.
    Version,
    /// Each update sets it by itself.
    Automatic,
    /// It is not read from documents, or no column.
    Skipped,
    /// Another patch may.
    Elsewhere,
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "it is part of the key",
            Self::ReadOnly => "it is read-only",
            Self::Generated => "the database computes it",
            Self::Version => "it is the version, which each update counts up",
            Self::Automatic => "each update sets it by itself",
            Self::Skipped => "it is not part of the document",
            Self::Elsewhere => "it is not for this patch",
        })
    }
}

/// Reads a patch.
pub fn deserialize<'de, P, D>(deserializer: D) -> Result<P, D::Error>
where
    P: MergePatch<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Document(PhantomData))
}

struct Document<P>(PhantomData<fn() -> P>);

impl<'de, P: MergePatch<'de>> Visitor<'de> for Document<P> {
    type Value = P;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object: the fields of `{}` to change", P::ROW)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<P, A::Error> {
        let mut patch = P::default();
        let mut seen = vec![false; P::FIELDS.len()];
        while let Some(field) = map.next_key_seed(Name::<P>::new(&mut seen))? {
            patch.read(field, &mut map).map_err(|error| {
                A::Error::custom(format_args!("`{}`: {error}", P::FIELDS[field]))
            })?;
        }
        Ok(patch)
    }
}

/// The name of a field, as its place.
struct Name<'s, P> {
    /// The fields that have been read. Twice is an error of the name, so that whoever watches knows where it is.
    seen: &'s mut [bool],
    patch: PhantomData<fn() -> P>,
}

impl<'s, P> Name<'s, P> {
    fn new(seen: &'s mut [bool]) -> Self {
        Self {
            seen,
            patch: PhantomData,
        }
    }
}

impl<'de, P: MergePatch<'de>> DeserializeSeed<'de> for Name<'_, P> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, P: MergePatch<'de>> Visitor<'de> for Name<'_, P> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the name of a field of `{}`", P::ROW)
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<usize, E> {
        let place = P::FIELDS.iter().position(|field| *field == name);
        let alias = || P::ALIASES.iter().find(|(alias, _)| *alias == name);
        if let Some(field) = place.or_else(|| alias().map(|(_, field)| *field)) {
            return if std::mem::replace(&mut self.seen[field], true) {
                Err(E::duplicate_field(P::FIELDS[field]))
            } else {
                Ok(field)
            };
        }
        Err(match P::FIXED.iter().find(|(field, _)| *field == name) {
            Some((field, why)) => E::custom(format_args!("`{field}` cannot be changed: {why}")),
            None => E::unknown_field(name, P::FIELDS),
        })
    }

    fn visit_bytes<E: de::Error>(self, name: &[u8]) -> Result<usize, E> {
        match std::str::from_utf8(name) {
            Ok(name) => self.visit_str(name),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(name), &self)),
        }
    }
}

/// Reads the value of a column that is never NULL.
pub fn value<'de, T, A>(map: &mut A) -> Result<Option<T>, A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    map.next_value().map(|Present(value)| Some(value))
}

/// A value that is not `null`, which is an error of the value, so that whoever watches knows where it is.
struct Present<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Present<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Option::deserialize(deserializer)? {
            Some(value) => Ok(Self(value)),
            None => Err(D::Error::custom("it is never NULL, and cannot be removed")),
        }
    }
}

/// Reads the value of a column that may be NULL.
pub fn nullable<'de, T, A>(map: &mut A) -> Result<Option<Option<T>>, A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    map.next_value::<Option<T>>().map(Some)
}

/// Begins a document of so many fields.
pub fn begin<S: Serializer>(serializer: S, fields: &[bool]) -> Result<S::SerializeMap, S::Error> {
    serializer.serialize_map(Some(fields.iter().filter(|present| **present).count()))
}

/// Writes a field, if the patch changes it.
pub fn write<M, T>(map: &mut M, name: &'static str, value: &Option<T>) -> Result<(), M::Error>
where
    M: SerializeMap,
    T: Serialize,
{
    match value {
        Some(value) => map.serialize_entry(name, value),
        None => Ok(()),
    }
}
