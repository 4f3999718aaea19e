//! Which columns of the key a filter pins, as types: so that `fetch_one` can ask for all of them under
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

/// A unique column is compared with a value: that is as good as the whole key.
#[doc(hidden)]
pub enum Unique {}

/// What `a && b` pins.
#[doc(hidden)]
pub trait Union<Other> {
    /// The parts that either pins.
    type Result: Pins;
}

impl Union<NoKey> for NoKey {
    type Result = NoKey;
}

impl<State, Rest> Union<NoKey> for KeyPart<State, Rest>
where
    Self: Pins,
{
    type Result = Self;
}

impl<State, Rest> Union<KeyPart<State, Rest>> for NoKey
where
    KeyPart<State, Rest>: Pins,
{
    type Result = KeyPart<State, Rest>;
}

impl<Other> Union<Other> for Unique {
    type Result = Unique;
}

impl Union<Unique> for NoKey {
    type Result = Unique;
}

impl<State, Rest> Union<Unique> for KeyPart<State, Rest> {
    type Result = Unique;
}

impl Union<End> for End {
    type Result = End;
}

impl<A, B, RestA, RestB> Union<KeyPart<B, RestB>> for KeyPart<A, RestA>
where
    A: Either<B>,
    RestA: Union<RestB>,
    KeyPart<A::Result, RestA::Result>: Pins,
{
    type Result = KeyPart<A::Result, RestA::Result>;
}

/// [`Union`] of one entry.
#[doc(hidden)]
pub trait Either<Other> {
    /// `Pinned` if one of them is.
    type Result;
}

impl<Other> Either<Other> for Pinned {
    type Result = Pinned;
}

impl<Other> Either<Other> for Free {
    type Result = Other;
}

/// Whether every part is pinned.
#[doc(hidden)]
pub trait Pins {
    /// Every part is, or what does in its place.
    const WHOLE_KEY: bool;
}

impl Pins for NoKey {
    const WHOLE_KEY: bool = false;
}

impl Pins for Unique {
    const WHOLE_KEY: bool = true;
}

impl Pins for End {
    const WHOLE_KEY: bool = true;
}

impl<Rest: Pins> Pins for KeyPart<Pinned, Rest> {
    const WHOLE_KEY: bool = Rest::WHOLE_KEY;
}

impl<Rest> Pins for KeyPart<Free, Rest> {
    const WHOLE_KEY: bool = false;
}

/// Every part is pinned: [`Pins::WHOLE_KEY`] as a bound.
#[doc(hidden)]
pub trait WholeKey {}

impl WholeKey for Unique {}

impl WholeKey for End {}

impl<Rest: WholeKey> WholeKey for KeyPart<Pinned, Rest> {}
