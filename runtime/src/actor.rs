//! `#[updatable(actor)]`: an update says who updates, or does not compile.

use std::marker::PhantomData;

use crate::backend::{Arguments, Backend};
use crate::error::Error;
use crate::node::SetNode;
use crate::operand::Assign;
use crate::part::{Bind, Changes, Over, Part, Site};
use crate::table::{ColumnDef, Updatable};
use crate::update::Update;

/// A table that does not record who updates.
#[doc(hidden)]
pub enum Anybody {}

/// A table that records it in the column `C` of values of the type `T`.
#[doc(hidden)]
pub struct RecordedIn<C, T>(PhantomData<fn() -> (C, T)>);

/// Assignments, and who makes them, as the table has it in `A`.
#[doc(hidden)]
pub struct Signed<A, S, P> {
    set: S,
    actor: P,
    recorded: PhantomData<fn() -> A>,
}

/// A value that is bound, and always there.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "who updates is one value, which is always there",
    label = "expected a value of the column's type"
)]
pub trait Signature: Part {}

impl<C, V> Signature for crate::value::Plain<C, V> {}

#[diagnostic::do_not_recommend]
impl<C: ColumnDef, V, S: Changes, P> Changes for Signed<RecordedIn<C, V>, S, P> {
    const NODE: SetNode = SetNode::Signed(&S::NODE, C::NAME);
    const SITES: usize = S::SITES;

    #[inline]
    fn site(&self, index: usize) -> Site<'_> {
        self.set.site(index)
    }

    fn validate(&self) -> Result<(), Error> {
        self.set.validate()
    }
}

impl<DB: Backend, C, S: Bind<DB>, P: Bind<DB>> Bind<DB> for Signed<C, S, P> {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.set.bind(arguments)?;
        self.actor.bind(arguments)
    }
}

impl<Table, C, S: Over<Table>, P> Over<Table> for Signed<C, S, P> {}

/// Assignments that say who makes them, where the table records it. A bound on the database, as all those of an executor are.
#[doc(hidden)]
pub trait Signs<T, S>: Backend {}

impl<DB: Backend, T: Updatable<Actor: Accepts<T, S>>, S> Signs<T, S> for DB {}

/// What the assignments `S` of the table `T` must say.
#[doc(hidden)]
pub trait Accepts<T, S> {}

impl<T, S> Accepts<T, S> for Anybody {}

impl<T, C, V, S: SignedBy<T, C>> Accepts<T, S> for RecordedIn<C, V> {}

/// Assignments that say who makes them.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an update of `{T}` must say who makes it, for `{C}`",
    label = "who?",
    note = "add `.actor(user_id)` before this call"
)]
pub trait SignedBy<T, C> {}

impl<T, C, V, S, P> SignedBy<T, C> for Signed<RecordedIn<C, V>, S, P> {}

/// A table that records who updates, with the value `V`, which is the part `P`. `How` tells impls apart.
#[doc(hidden)]
pub trait Records<V, How, P> {
    /// Puts the value into the statement.
    fn part(value: V) -> P;
}

impl<C, T, V, How, P> Records<V, How, P> for RecordedIn<C, T>
where
    V: Assign<C, T, How, P>,
    P: Signature,
{
    fn part(value: V) -> P {
        value.into_part()
    }
}

/// For the message alone: without it, rustc would say that there is no such method.
impl<V, How, P> Records<V, How, P> for Anybody
where
    Nowhere: RecordsWho<V>,
{
    fn part(_: V) -> P {
        unreachable!("nobody is recorded")
    }
}

/// Where it is recorded who updates a table that does not.
#[doc(hidden)]
pub enum Nowhere {}

/// Somewhere else.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this table does not record who updates it",
    label = "there is no `#[updatable(actor)]` field for this",
    note = "mark the field: `#[updatable(actor)] updated_by: i64`"
)]
pub trait RecordsWho<V> {}

/// A value that nobody has: with it, `Nowhere` might record some.
#[doc(hidden)]
pub enum NoValue {}

#[diagnostic::do_not_recommend]
impl RecordsWho<NoValue> for Nowhere {}

/// The assignments of an update that says who makes it.
pub(crate) type SignedSet<T, S, P> = Signed<<T as Updatable>::Actor, S, P>;

/// Adds who makes them to the assignments of an update of `T`.
pub(crate) fn signed<T, S, V, How, P>(set: S, actor: V) -> SignedSet<T, S, P>
where
    T: Updatable<Actor: Records<V, How, P>>,
{
    signed_by::<T, _, _>(set, <T::Actor as Records<V, How, P>>::part(actor))
}

/// The same with what is bound.
pub(crate) fn signed_by<T: Updatable, S, P>(set: S, actor: P) -> SignedSet<T, S, P> {
    Signed {
        set,
        actor,
        recorded: PhantomData,
    }
}

impl<T: Updatable, S, F, R, J> Update<T, S, F, R, J> {
    /// Says who makes the update, for the `#[updatable(actor)]` column: it is set if the update sets anything.
    ///
    /// An update of a table that has such a column is not executed without.
    ///
    /// # Example: who lowered the price
    ///
    /// ```
    /// # use updatable::{Updatable, update};
    /// #[derive(Updatable)]
    /// #[updatable(table = "books")]
    /// struct Book {
    ///     #[updatable(key)]
    ///     book_id: i64,
    ///     copies: i64,
    ///     #[updatable(actor)]
    ///     updated_by: String,
    /// }
    ///
    /// let update = update!(Book as b, set(b.copies -= 1), filter(b.book_id == 3)).actor("ann");
    /// assert_eq!(
    ///     update.sql::<sqlx::Postgres>(),
    ///     r#"UPDATE "books" SET "copies" = "books"."copies" - $1, "updated_by" = $2 WHERE "books"."book_id" = $3"#,
    /// );
    /// ```
    pub fn actor<V, How, P>(self, actor: V) -> Update<T, SignedSet<T, S, P>, F, R, J>
    where
        T::Actor: Records<V, How, P>,
    {
        self.setting(|set| signed::<T, _, _, _, _>(set, actor))
    }
}
