//! What each update sets by itself: the version, the time, the old value of a column.

#[cfg(any(feature = "chrono", feature = "time"))]
use crate::apply::Operation;
use crate::expression::Number;
#[cfg(any(feature = "chrono", feature = "time"))]
use crate::functions::now::NowAs;
use crate::node::{Infix, Node, Operator, SetNode, Template};
use crate::order;
use crate::table::{ColumnDef, ColumnName};

/// A column that an update sets by itself.
#[doc(hidden)]
pub enum Automatic {
    /// To this value, unless an assignment sets it.
    To(&'static ColumnName, &'static Node),
    /// `column` to what `of` was, if an assignment sets that.
    Previous {
        /// The left side.
        column: &'static ColumnName,
        /// The right side.
        of: &'static Node,
        /// The same, by name.
        of_name: &'static ColumnName,
    },
}

/// A type that counts versions: an integer, or a newtype over one.
///
/// A column with `#[updatable(version)]` is of such a type. Each update adds one to it.
///
/// # Example: a newtype
///
/// ```
/// # use updatable::{Number, Updatable, Version, update};
/// #[derive(Debug, Clone, Copy, sqlx::Type)]
/// #[sqlx(transparent)]
/// struct Revision(i32);
///
/// impl Number for Revision {
///     type Factor = i32;
///     const LIMITS: Option<(i64, i64)> = Some((i32::MIN as i64, i32::MAX as i64));
/// }
///
/// impl Version for Revision {}
///
/// #[derive(Updatable)]
/// #[updatable(table = "books")]
/// struct Book {
///     #[updatable(key)]
///     book_id: i64,
///     genre: String,
///     #[updatable(version)]
///     revision: Revision,
/// }
///
/// let update = update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 3));
/// assert_eq!(
///     update.sql::<sqlx::Postgres>(),
///     r#"UPDATE "books" SET "genre" = $1, "revision" = "books"."revision" + 1 WHERE "books"."book_id" = $2"#,
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a version: a version is an integer, which counts updates",
    label = "not an integer",
    note = "a time is no version: two updates may have the same",
    note = "a newtype over an integer may implement `updatable::Number` and `updatable::Version`"
)]
pub trait Version: Number {}

macro_rules! versions {
    ($($T:ty)*) => {
        $(impl Version for $T {})*
    };
}

versions!(i8 i16 i32 i64 u8 u16 u32 u64);

/// `column + 1`
struct Bump<C, T>(std::marker::PhantomData<(C, T)>);

const ONE: Node = Node::Apply(Operator::Template(&Template::same("1")), &[]);

impl<C: ColumnDef, T: Number> Bump<C, T> {
    const NODE: Node = Node::Apply(
        match T::RANGE {
            Some(range) => Operator::Whole(Infix::Plus, range),
            None => Operator::Infix(Infix::Plus),
        },
        &[&Node::Column(C::NAME, 0), &ONE],
    );
}

/// `#[updatable(version)]`
#[doc(hidden)]
#[must_use]
pub const fn version<C: ColumnDef, T: Version>() -> Automatic {
    Automatic::To(C::NAME, &Bump::<C, T>::NODE)
}

/// A type of which [`now`](crate::now) gives a value.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no time that the database's clock gives",
    label = "`#[updatable(touch)]` sets it to the time",
    note = "the types are `DateTime<Utc>`, `NaiveDateTime` and `NaiveDate` of chrono, `OffsetDateTime`, `PrimitiveDateTime` and `Date` of time, with the feature `chrono` or `time`"
)]
pub trait Time {
    #[doc(hidden)]
    const NOW: &'static Node;
}

#[cfg(any(feature = "chrono", feature = "time"))]
#[diagnostic::do_not_recommend]
impl<T> Time for T
where
    NowAs<T>: Operation<()>,
{
    const NOW: &'static Node = &Node::Apply(<NowAs<T> as Operation<()>>::OPERATOR, &[]);
}

/// `#[updatable(touch)]`
#[doc(hidden)]
#[must_use]
pub const fn touch<C: ColumnDef, T: Time>() -> Automatic {
    Automatic::To(C::NAME, T::NOW)
}

/// A type whose column can take over values of `Of`: the same.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `{Of}`, the type of the column whose old value this is",
    label = "not of the same type"
)]
pub trait Takes<Of> {}

impl<T> Takes<T> for T {}

/// A column, as a node.
struct Itself<C>(std::marker::PhantomData<C>);

impl<C: ColumnDef> Itself<C> {
    const NODE: Node = Node::Column(C::NAME, 0);
}

/// `#[updatable(previous_of = "..")]`
#[doc(hidden)]
#[must_use]
pub const fn previous<C: ColumnDef, T: Takes<OfT>, Of: ColumnDef, OfT>() -> Automatic {
    Automatic::Previous {
        column: C::NAME,
        of: &Itself::<Of>::NODE,
        of_name: Of::NAME,
    }
}

/// A value reads a column that takes the old value of another one before it: on a database that assigns in order, it would
/// read that.
pub(crate) const fn reads_previous(set: &SetNode, automatic: &[Automatic]) -> bool {
    let mut index = 0;
    while index < automatic.len() {
        if let Automatic::Previous {
            column, of_name, ..
        } = &automatic[index]
            && order::assigns(set, of_name)
            && order::reads(set, column)
        {
            return true;
        }
        index += 1;
    }
    false
}
