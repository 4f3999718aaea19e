//! Fragments of SQL: `sql::<T>("date_trunc('day', {})", b.updated_at)`.

use std::marker::PhantomData;

use crate::apply::{Apply, Operation, Parts};
use crate::backend::{Arguments, Backend};
use crate::column::Column;
use crate::error::Error;
use crate::expression::Expr;
use crate::key::Pins;
use crate::node::{Node, Operator, Template};
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;
use crate::table::{ColumnDef, NotNull, Nullability, Nullable};
use crate::unnamed::SqlFragment;
use crate::value::Plain;

/// The words of a fragment, each `{}` for a value.
#[doc(hidden)]
pub trait Words {
    /// They.
    const WORDS: &'static str;
}

/// A fragment of SQL, of the nullability `N`, as messages name it.
#[doc(hidden)]
pub struct Fragment<W, N>(PhantomData<fn() -> (W, N)>);

impl<W: Words, N: Nullability, A: Parts> Operation<A> for Fragment<W, N> {
    const OPERATOR: Operator = Operator::Words(W::WORDS);
    type Nullability = N;
}

/// The values of a fragment. Whether it gives the same for every row is for the user to know, so nothing that is equal to it is
/// pinned.
#[doc(hidden)]
pub struct Among<A>(A);

impl<A: Parts> Parts for Among<A> {
    const NODES: &'static [&'static Node] = A::NODES;
    const OPTIONAL: bool = A::OPTIONAL;
    const SITES: usize = A::SITES;
    type Fixed<By: Source, Key: Pins> = A::Fixed<By, Key::Guessed>;
    type Any = A::Any;
    type All = A::All;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB: Backend, A: Bind<DB>> Bind<DB> for Among<A> {
    #[inline]
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, A: Over<Table>> Over<Table> for Among<A> {}

/// A value in a fragment.
///
/// PostgreSQL keeps a prepared statement by its text, so the text must say of which type a host value is. Hence the types
/// are listed here.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a value in a fragment of SQL",
    label = "not a column, an expression or a value of a known type",
    note = "known are the integers and floats that every database has, `bool`, text, bytes, and the types of dates, \
            `Decimal`, `Uuid` and JSON of the enabled features"
)]
pub trait RawValue<P> {
    /// Puts it into the statement.
    fn into_part(self) -> P;
}

#[diagnostic::do_not_recommend]
impl<C: ColumnDef, T, A: Source> RawValue<Self> for Column<C, T, A> {
    fn into_part(self) -> Self {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<P: Part, C, T> RawValue<P> for Expr<P, C, T> {
    fn into_part(self) -> P {
        self.into_inner()
    }
}

/// A host value whose type PostgreSQL is told.
#[doc(hidden)]
pub struct Typed<V: ?Sized>(PhantomData<fn() -> V>);

macro_rules! raw_values {
    ($([$($lifetime:lifetime)?] $V:ty, $postgres:literal;)*) => {
        $(
            impl<$($lifetime,)? A: Parts> Operation<A> for Typed<$V> {
                const OPERATOR: Operator = Operator::Template(&Template {
                    sqlite: "{}",
                    postgres: concat!("{}::", $postgres),
                    mysql: "{}",
                });
                type Nullability = NotNull;
            }

            #[diagnostic::do_not_recommend]
            impl<$($lifetime)?> RawValue<Apply<Typed<$V>, (Plain<SqlFragment, $V>,)>> for $V {
                fn into_part(self) -> Apply<Typed<$V>, (Plain<SqlFragment, $V>,)> {
                    Apply::new((Plain::new(self),))
                }
            }
        )*
    };
}

raw_values! {
    [] i16, "int2";
    [] i32, "int4";
    [] i64, "int8";
    [] f32, "float4";
    [] f64, "float8";
    [] bool, "bool";
    [] String, "text";
    ['a] &'a str, "text";
    [] Vec<u8>, "bytea";
    ['a] &'a [u8], "bytea";
}

#[cfg(feature = "rust_decimal")]
raw_values! { [] rust_decimal::Decimal, "numeric"; }

#[cfg(feature = "uuid")]
raw_values! { [] sqlx::types::Uuid, "uuid"; }

#[cfg(feature = "json")]
raw_values! { [] serde_json::Value, "jsonb"; }

#[cfg(feature = "chrono")]
raw_values! {
    [] sqlx::types::chrono::DateTime<sqlx::types::chrono::Utc>, "timestamptz";
    [] sqlx::types::chrono::NaiveDateTime, "timestamp";
    [] sqlx::types::chrono::NaiveDate, "date";
    [] sqlx::types::chrono::NaiveTime, "time";
}

#[cfg(feature = "time")]
raw_values! {
    [] sqlx::types::time::OffsetDateTime, "timestamptz";
    [] sqlx::types::time::PrimitiveDateTime, "timestamp";
    [] sqlx::types::time::Date, "date";
    [] sqlx::types::time::Time, "time";
}

/// For `update!`: a value in a fragment.
#[doc(hidden)]
pub fn raw_value<V: RawValue<P>, P>(value: V) -> P {
    value.into_part()
}

/// For `update!`: a fragment of SQL that gives a `T`.
#[doc(hidden)]
pub fn raw<T, W, A>(
    words: W,
    values: A,
) -> Expr<Apply<Fragment<W, NotNull>, Among<A>>, SqlFragment, T> {
    let _ = words;
    Expr::new(Apply::new(Among(values)))
}

/// `Option<T>`, whose values are stored as `T` or NULL.
#[doc(hidden)]
pub trait Optional {
    /// `T`.
    type Value;
}

impl<T> Optional for Option<T> {
    type Value = T;
}

/// For `update!`: a fragment of SQL that gives a `T` or NULL, where `O` is `Option<T>`.
#[doc(hidden)]
pub fn raw_nullable<O: Optional, W, A>(
    words: W,
    values: A,
) -> Expr<Apply<Fragment<W, Nullable>, Among<A>>, SqlFragment, O::Value> {
    let _ = words;
    Expr::new(Apply::new(Among(values)))
}
