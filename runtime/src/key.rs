//! Which columns of the key a condition pins, as types: so that `fetch_one` can ask for all of them under
//! `cargo check`.

/// A list of one entry for each key column, in order.
#[doc(hidden)]
pub struct KeyPart<State, Rest>(std::marker::PhantomData<(State, Rest)>);

/// The end of the list.
#[doc(hidden)]
pub enum End {}

/// This key column is compared with a value.
#[doc(hidden)]
pub enum Pinned {}

/// This key column is not.
#[doc(hidden)]
pub enum Free {}

/// No key column is, whatever their number.
#[doc(hidden)]
pub enum NoKey {}

/// A `unique` column is compared with a value: that is as good as the whole key.
#[doc(hidden)]
pub enum Unique {}

/// What is known of the key columns.
#[doc(hidden)]
pub trait Pins {
    /// Every part is pinned.
    const WHOLE_KEY: bool;
    /// What `a && b` pins: the parts that either does. Both are of one table, or `NoKey`.
    type And<Other: Pins>: Pins;

    #[doc(hidden)]
    type AndPart<S: State, Rest: Pins>: Pins;
}

/// [`Pinned`] or [`Free`].
#[doc(hidden)]
pub trait State {
    /// It is pinned.
    const PINNED: bool;
    /// `Pinned` if one of them is.
    type Or<Other: State>: State;
}

impl State for Pinned {
    const PINNED: bool = true;
    type Or<Other: State> = Pinned;
}

impl State for Free {
    const PINNED: bool = false;
    type Or<Other: State> = Other;
}

impl Pins for NoKey {
    const WHOLE_KEY: bool = false;
    type And<Other: Pins> = Other;
    type AndPart<S: State, Rest: Pins> = KeyPart<S, Rest>;
}

impl Pins for End {
    const WHOLE_KEY: bool = true;
    type And<Other: Pins> = End;
    type AndPart<S: State, Rest: Pins> = KeyPart<S, Rest>;
}

impl Pins for Unique {
    const WHOLE_KEY: bool = true;
    type And<Other: Pins> = Unique;
    type AndPart<S: State, Rest: Pins> = Unique;
}

impl<S: State, Rest: Pins> Pins for KeyPart<S, Rest> {
    const WHOLE_KEY: bool = S::PINNED && Rest::WHOLE_KEY;
    type And<Other: Pins> = Other::AndPart<S, Rest>;
    type AndPart<OtherState: State, OtherRest: Pins> =
        KeyPart<S::Or<OtherState>, Rest::And<OtherRest>>;
}

/// Every part is pinned: [`Pins::WHOLE_KEY`] as a bound.
#[doc(hidden)]
pub trait WholeKey {}

impl WholeKey for End {}

impl WholeKey for Unique {}

impl<Rest: WholeKey> WholeKey for KeyPart<Pinned, Rest> {}
