//! Assignments: what SET says.

use std::marker::PhantomData;

use crate::apply::Apply;
use crate::backend::{Arguments, Backend, Executed};
use crate::column::Column;
use crate::error::Error;
use crate::expression::{Calculates, Minus, Plus, Times};
use crate::functions::number::AssignFactor;
use crate::node::SetNode;
use crate::operand::{Assign, Suits, SuitsCompound};
use crate::part::{Bind, Changes, Over, Part, PatchOf, Site};
use crate::table::{Assignable, ColumnDef, ColumnOf, Nullability as _};

/// `column = value`, made by [`Column::set`], for [`Update::set`](crate::Update::set).
///
/// # Example: two of them
///
/// ```
/// # use updatable::Updatable;
/// # #[derive(Updatable)]
/// # #[updatable(table = "books")]
/// # struct Book { #[updatable(key)] book_id: i64, genre: String, note: Option<String> }
/// let update = Book::update_by_key(3).set(|b| (b.genre.set("sci-fi"), b.note.set("signed")));
/// assert_eq!(
///     update.sql::<sqlx::Sqlite>(),
///     r#"UPDATE "books" SET "genre" = ?, "note" = ? WHERE "books"."book_id" = ?"#,
/// );
/// ```
#[must_use = "an assignment does nothing until it is in an update's `set`"]
pub struct Assigned<C, P>(P, PhantomData<fn() -> C>);

impl<C, P> Assigned<C, P> {
    #[inline]
    pub(crate) fn new(part: P) -> Self {
        Assigned(part, PhantomData)
    }
}

impl<C, P> std::fmt::Debug for Assigned<C, P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Assigned")
    }
}

/// `column = value`.
#[doc(hidden)]
#[inline]
pub fn assign<C, T, V, How, P>(column: Column<C, T>, value: V) -> Assigned<C, P>
where
    C: ColumnDef<Access: Assignable<C>>,
    V: Assign<C, T, How, P> + Suits<C, C::Nullability, How>,
{
    let _ = column;
    Assigned(value.into_part(), PhantomData)
}

/// `column = column operator value`.
pub(crate) type Calculated<O, C, T, P> = Assigned<C, Apply<O, (Column<C, T>, P)>>;

macro_rules! compound {
    ($($(#[$doc:meta])* $name:ident, $Kind:ty, $Bound:ident $into:ident;)*) => {
        $(
            $(#[$doc])*
            #[doc(hidden)]
            #[inline]
            pub fn $name<C, T, V, How, P, O, Right>(
                column: Column<C, T>,
                value: V,
            ) -> Calculated<O, C, T, P>
            where
                C: ColumnDef<Access: Assignable<C>>,
                T: Calculates<$Kind, O, Right>,
                V: $Bound<C, Right, How, P> + SuitsCompound<C, C::Nullability, How>,
            {
                Assigned::new(Apply::new((column, value.$into())))
            }
        )*
    };
}

compound! {
    /// `column += value`.
    add_assign, Plus<()>, Assign into_part;
    /// `column -= value`.
    sub_assign, Minus<()>, Assign into_part;
    /// `column *= value`.
    mul_assign, Times<()>, AssignFactor into_factor;
}

#[diagnostic::do_not_recommend]
impl<C: ColumnDef, P: Part> Changes for Assigned<C, P> {
    const NODE: SetNode = SetNode::Assign {
        column: C::NAME,
        value: &P::NODE,
        nullable: C::Nullability::NULLABLE,
        optional: P::OPTIONAL,
        sites: P::SITES,
    };
    const SITES: usize = P::SITES;

    #[inline]
    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend, C, P: Bind<DB>> Bind<DB> for Assigned<C, P> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, C: ColumnOf<Table>, P: Over<Table>> Over<Table> for Assigned<C, P> {}

/// A patch, checked to be one of `Table`.
#[doc(hidden)]
pub struct Patch<P>(P);

/// A table as a value: a type argument in the call would move rustc's caret from the patch to the whole.
#[doc(hidden)]
pub struct TableOf<Table>(PhantomData<fn() -> Table>);

/// The table `Table`.
#[doc(hidden)]
#[inline]
pub(crate) const fn table<Table>() -> TableOf<Table> {
    TableOf(PhantomData)
}

/// `..patch`.
#[doc(hidden)]
#[inline]
pub fn patch<Table, V: PatchOf<Table, P>, P>(table: TableOf<Table>, patch: V) -> Patch<P> {
    let _ = table;
    Patch(patch.into_patch())
}

impl<'a, Table, P: PatchOf<Table, P>> PatchOf<Table, &'a P> for &'a P {
    fn into_patch(self) -> Self {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<P: Changes> Changes for Patch<P> {
    const NODE: SetNode = P::NODE;
    const SITES: usize = P::SITES;

    #[inline]
    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }

    fn validate(&self) -> Result<(), Error> {
        self.0.validate()
    }
}

#[diagnostic::do_not_recommend]
impl<P: Changes> Changes for &P {
    const NODE: SetNode = P::NODE;
    const SITES: usize = P::SITES;

    #[inline]
    fn site(&self, index: usize) -> Site<'_> {
        (**self).site(index)
    }

    fn validate(&self) -> Result<(), Error> {
        (**self).validate()
    }
}

impl<DB: Backend, P: Bind<DB>> Bind<DB> for Patch<P> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

/// A lent patch is copied, since what is bound is handed over.
impl<DB: Backend, P: Bind<DB> + Clone> Bind<DB> for &P {
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.clone().bind(arguments)
    }
}

impl<Table, P: PatchOf<Table, P>> Over<Table> for Patch<P> {}

/// Assignments one after the other: `(a, (b, c))`, and for the builder tuples of more.
macro_rules! tuples {
    ($(($First:ident $($Rest:ident)+),)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$First: Changes, $($Rest: Changes),+> Changes for ($First, $($Rest),+) {
                const NODE: SetNode = tuples!(@node $First $($Rest)+);
                const SITES: usize = $First::SITES $(+ $Rest::SITES)+;

                #[inline]
                fn site(&self, index: usize) -> Site<'_> {
                    #[allow(non_snake_case)]
                    let ($First, $($Rest),+) = self;
                    if index < $First::SITES {
                        return $First.site(index);
                    }
                    let passed = $First::SITES;
                    $(
                        if index < passed + $Rest::SITES {
                            return $Rest.site(index - passed);
                        }
                        let passed = passed + $Rest::SITES;
                    )+
                    let _ = passed;
                    Site::ABSENT
                }

                #[inline]
                fn validate(&self) -> Result<(), Error> {
                    #[allow(non_snake_case)]
                    let ($First, $($Rest),+) = self;
                    $First.validate()?;
                    $($Rest.validate()?;)+
                    Ok(())
                }
            }
        )*
    };
    (@node $Last:ident) => { $Last::NODE };
    (@node $First:ident $($Rest:ident)+) => {
        SetNode::Pair(&$First::NODE, &tuples!(@node $($Rest)+))
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

/// Assignments that read each other's columns in a circle, such as a swap: they need a database that assigns
/// all of them at once.
#[doc(hidden)]
pub struct Simultaneous<S>(pub S);

#[diagnostic::do_not_recommend]
impl<S: Changes> Changes for Simultaneous<S> {
    const NODE: SetNode = S::NODE;
    const SITES: usize = S::SITES;

    #[inline]
    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }

    fn validate(&self) -> Result<(), Error> {
        self.0.validate()
    }
}

impl<DB: Backend, S: Bind<DB>> Bind<DB> for Simultaneous<S>
where
    Executed: AssignsAtOnce<DB>,
{
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, S: Over<Table>> Over<Table> for Simultaneous<S> {}

/// A database `DB` in which the right side of an assignment is always the row as it was.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{DB}` assigns from left to right: these assignments read columns that they set",
    label = "this database would read new values",
    note = "PostgreSQL and SQLite read the old values; here, set the columns in two updates or read the values first"
)]
pub trait AssignsAtOnce<DB> {}

#[cfg(feature = "sqlite")]
impl AssignsAtOnce<sqlx::Sqlite> for Executed {}
#[cfg(feature = "postgres")]
impl AssignsAtOnce<sqlx::Postgres> for Executed {}
