//! Where a column comes from, as a type: the table that is updated, or another one that the statement names.

use std::marker::PhantomData;

use crate::key::{NoKey, Pins};

/// A table in a statement. They are counted, so that of two it is known which is named first.
#[doc(hidden)]
pub trait Source {
    /// 0 for the updated table, then 1, 2 and so on.
    const INDEX: usize;

    /// `Key` if this is `Other`.
    type IfIs<Other: Source, Key: Pins>: Pins;
    /// `Key` if this comes before `Other`.
    type IfBefore<Other: Source, Key: Pins>: Pins;

    #[doc(hidden)]
    type IfTarget<Key: Pins>: Pins;
    #[doc(hidden)]
    type IfNext<Previous: Source, Key: Pins>: Pins;
    #[doc(hidden)]
    type IfAfterTarget<Key: Pins>: Pins;
    #[doc(hidden)]
    type IfAfterNext<Previous: Source, Key: Pins>: Pins;
}

/// The table that is updated.
#[doc(hidden)]
pub enum Target {}

/// The table named after `Previous`.
#[doc(hidden)]
pub struct Next<Previous>(PhantomData<fn() -> Previous>);

impl Source for Target {
    const INDEX: usize = 0;
    type IfIs<Other: Source, Key: Pins> = Other::IfTarget<Key>;
    type IfBefore<Other: Source, Key: Pins> = Other::IfAfterTarget<Key>;
    type IfTarget<Key: Pins> = Key;
    type IfNext<Previous: Source, Key: Pins> = NoKey;
    type IfAfterTarget<Key: Pins> = NoKey;
    type IfAfterNext<Previous: Source, Key: Pins> = NoKey;
}

impl<S: Source> Source for Next<S> {
    const INDEX: usize = S::INDEX + 1;
    type IfIs<Other: Source, Key: Pins> = Other::IfNext<S, Key>;
    type IfBefore<Other: Source, Key: Pins> = Other::IfAfterNext<S, Key>;
    type IfTarget<Key: Pins> = NoKey;
    type IfNext<Previous: Source, Key: Pins> = Previous::IfIs<S, Key>;
    type IfAfterTarget<Key: Pins> = Key;
    type IfAfterNext<Previous: Source, Key: Pins> = Previous::IfBefore<S, Key>;
}
