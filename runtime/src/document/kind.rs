//! What a path consists of, as types: the text of a statement depends on it.

/// An element of a path.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The key of a member of an object.
    Key,
    /// The place of an element of an array.
    Index,
}

/// A key.
#[doc(hidden)]
pub enum Key {}

/// A place in an array.
#[doc(hidden)]
pub enum Index {}

/// [`Key`] or [`Index`].
#[doc(hidden)]
pub trait OneKind {
    /// Which.
    const KIND: Kind;
}

impl OneKind for Key {
    const KIND: Kind = Kind::Key;
}

impl OneKind for Index {
    const KIND: Kind = Kind::Index;
}

/// The kinds of a path's elements.
#[doc(hidden)]
pub trait Kinds {
    /// From the root on.
    const KINDS: &'static [Kind];
}

impl Kinds for Key {
    const KINDS: &'static [Kind] = &[Kind::Key];
}

impl Kinds for Index {
    const KINDS: &'static [Kind] = &[Kind::Index];
}

impl<K: OneKind, const N: usize> Kinds for [K; N] {
    const KINDS: &'static [Kind] = &[K::KIND; N];
}

macro_rules! tuples {
    ($(($($K:ident)+),)*) => {
        $(
            impl<$($K: OneKind),+> Kinds for ($($K,)+) {
                const KINDS: &'static [Kind] = &[$($K::KIND),+];
            }
        )*
    };
}

tuples! {
    (A B),
    (A B C),
    (A B C D),
    (A B C D E),
    (A B C D E F),
    (A B C D E F G),
    (A B C D E F G H),
}
