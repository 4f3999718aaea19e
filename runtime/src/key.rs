//! What a condition pins, as types: which columns of the key, the version, the scope. So `fetch_one` can ask for the whole
//! key under `cargo check`, and an update that forgets the scope does not compile.

/// A list of one entry for each key column, in order, with a [`Rest`] at its end.
#[doc(hidden)]
pub struct KeyPart<S, Rest>(std::marker::PhantomData<(S, Rest)>);

/// After the key columns: is the version pinned, and the scope? Of a table without a version that is [`Free`], of one without
/// a scope [`Pinned`].
#[doc(hidden)]
pub struct Rest<Version, Scope>(std::marker::PhantomData<(Version, Scope)>);

/// A `unique` column is compared with a value: that is as good as the whole key. With what [`Rest`] says.
#[doc(hidden)]
pub struct Unique<Version, Scope>(std::marker::PhantomData<(Version, Scope)>);

/// It is compared with a value.
#[doc(hidden)]
pub enum Pinned {}

/// It is not.
#[doc(hidden)]
pub enum Free {}

/// Nothing is, however many key columns there are.
#[doc(hidden)]
pub enum NoKey {}

/// What is known of the key columns, and of what else pins a row.
#[doc(hidden)]
pub trait Pins {
    /// Every part of the key is pinned.
    const WHOLE_KEY: bool;
    /// Whether a version is checked by an update with these pins: if the whole key and the version are pinned, then a row
    /// that is not found may be there with another version.
    type Check: Check;
    /// [`Pinned`], if the scope is.
    type Scope: State;
    /// What `a && b` pins: the parts that either does. Both are of one table, or `NoKey`.
    type And<Other: Pins>: Pins;
    /// What is left of it where it is equal to something of which nobody knows whether it is one value: `random()`.
    type Guessed: Pins;

    #[doc(hidden)]
    type AndPart<S: State, Others: Pins>: Pins;
    #[doc(hidden)]
    type AndRest<V: State, S: State>: Pins;
    #[doc(hidden)]
    type AndUnique<V: State, S: State>: Pins;
}

/// [`Pinned`] or [`Free`].
#[doc(hidden)]
pub trait State {
    /// It is pinned.
    const PINNED: bool;
    /// `Pinned` if one of them is.
    type Or<Other: State>: State;
    /// `C` if it is pinned, and no check else.
    type Then<C: Check>: Check;
}

impl State for Pinned {
    const PINNED: bool = true;
    type Or<Other: State> = Pinned;
    type Then<C: Check> = C;
}

impl State for Free {
    const PINNED: bool = false;
    type Or<Other: State> = Other;
    type Then<C: Check> = Unchecked;
}

/// [`Checked`] or [`Unchecked`].
#[doc(hidden)]
pub trait Check {
    /// A version is checked.
    const CHECKED: bool;
}

/// The update checks a version.
#[doc(hidden)]
pub enum Checked {}

/// The update checks no version.
#[doc(hidden)]
pub enum Unchecked {}

impl Check for Checked {
    const CHECKED: bool = true;
}

impl Check for Unchecked {
    const CHECKED: bool = false;
}

impl Pins for NoKey {
    const WHOLE_KEY: bool = false;
    type Check = Unchecked;
    type Scope = Free;
    type And<Other: Pins> = Other;
    type Guessed = NoKey;
    type AndPart<S: State, Others: Pins> = KeyPart<S, Others>;
    type AndRest<V: State, S: State> = Rest<V, S>;
    type AndUnique<V: State, S: State> = Unique<V, S>;
}

impl<V: State, S: State> Pins for Rest<V, S> {
    const WHOLE_KEY: bool = true;
    type Check = V::Then<Checked>;
    type Scope = S;
    type And<Other: Pins> = Other::AndRest<V, S>;
    type Guessed = NoKey;
    type AndPart<P: State, Others: Pins> = KeyPart<P, Others>;
    type AndRest<OtherV: State, OtherS: State> = Rest<V::Or<OtherV>, S::Or<OtherS>>;
    type AndUnique<OtherV: State, OtherS: State> = Unique<V::Or<OtherV>, S::Or<OtherS>>;
}

impl<V: State, S: State> Pins for Unique<V, S> {
    const WHOLE_KEY: bool = true;
    type Check = V::Then<Checked>;
    type Scope = S;
    type And<Other: Pins> = Other::AndUnique<V, S>;
    type Guessed = NoKey;
    type AndPart<P: State, Others: Pins> = Others::AndUnique<V, S>;
    type AndRest<OtherV: State, OtherS: State> = Unique<V::Or<OtherV>, S::Or<OtherS>>;
    type AndUnique<OtherV: State, OtherS: State> = Unique<V::Or<OtherV>, S::Or<OtherS>>;
}

impl<P: State, Others: Pins> Pins for KeyPart<P, Others> {
    const WHOLE_KEY: bool = P::PINNED && Others::WHOLE_KEY;
    type Check = P::Then<Others::Check>;
    type Scope = Others::Scope;
    type And<Other: Pins> = Other::AndPart<P, Others>;
    type Guessed = NoKey;
    type AndPart<OtherP: State, OtherOthers: Pins> =
        KeyPart<P::Or<OtherP>, Others::And<OtherOthers>>;
    type AndRest<V: State, S: State> = Self;
    type AndUnique<V: State, S: State> = Others::AndUnique<V, S>;
}

/// No pins: it is taken along to see whether a value depends on a table, and is lost if it does.
#[doc(hidden)]
#[cfg_attr(
    not(feature = "sqlite"),
    allow(
        dead_code,
        unreachable_pub,
        reason = "SQLite alone asks for it: of its RETURNING"
    )
)]
pub enum Followed {}

impl Pins for Followed {
    const WHOLE_KEY: bool = false;
    type Check = Unchecked;
    type Scope = Free;
    type And<Other: Pins> = Self;
    type Guessed = Self;
    type AndPart<S: State, Others: Pins> = Self;
    type AndRest<V: State, S: State> = Self;
    type AndUnique<V: State, S: State> = Self;
}

/// Every part is pinned: [`Pins::WHOLE_KEY`] as a bound.
#[doc(hidden)]
pub trait WholeKey {}

impl<V, S> WholeKey for Rest<V, S> {}

impl<V, S> WholeKey for Unique<V, S> {}

impl<Others: WholeKey> WholeKey for KeyPart<Pinned, Others> {}
