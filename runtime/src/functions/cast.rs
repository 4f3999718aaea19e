//! Casts: only those that mean the same on every database, and lose nothing but a `f64`'s last digits.
//!
//! None of them carries a length: `CAST(.. AS VARCHAR(10))` cuts text off without a word.

use std::marker::PhantomData;

use crate::apply::{Apply, Operation, Parts};
use crate::backend::{Arguments, Backend, Storable};
use crate::error::Error;
use crate::expression::Never;
use crate::key::Pins;
use crate::node::{Node, Operator, Template};
use crate::part::{Bind, Over, Part, Site};
use crate::source::Source;

/// A type that `U` can be made of.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not cast to `{U}`",
    label = "no such cast",
    note = "whole numbers are cast to wider whole numbers, to `f64`, `Numeric`, `Decimal` and `String`",
    note = "what the databases would do in other ways, such as read a number from text, do in Rust"
)]
pub trait CastTo<U> {
    /// What a part `P` becomes.
    type Cast<C, P: Part>: Part;

    /// Makes it.
    fn cast<C, P: Part>(part: P) -> Self::Cast<C, P>;
}

/// How an `U` is made of a `T`.
#[doc(hidden)]
pub trait Casts<T> {
    /// The words.
    const OPERATOR: Operator;
}

/// A `T` that has become an `U`.
#[doc(hidden)]
pub struct Cast<T, U>(PhantomData<fn() -> (T, U)>);

impl<T, U: Casts<T>, A: Parts> Operation<A> for Cast<T, U> {
    const OPERATOR: Operator = U::OPERATOR;
    type Nullability = A::Any;
}

/// So that rustc, which looks for the method before it knows `U`, finds one, and says afterwards what is wrong.
#[diagnostic::do_not_recommend]
impl<T> CastTo<Never> for T {
    type Cast<C, P: Part> = P;

    fn cast<C, P: Part>(part: P) -> P {
        part
    }
}

macro_rules! cast {
    ([$($generics:tt)*] $T:ty => $U:ty: $operator:expr) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> CastTo<$U> for $T {
            type Cast<C, Of: Part> = Stored<C, $U, Apply<Cast<$T, $U>, (Of,)>>;

            fn cast<C, Of: Part>(part: Of) -> Self::Cast<C, Of> {
                Stored::new(Apply::new((part,)))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Casts<$T> for $U {
            const OPERATOR: Operator = $operator;
        }
    };
}

const fn integer(postgres: &'static str) -> Template {
    Template {
        sqlite: "CAST({v} AS INTEGER)",
        postgres,
        mysql: "CAST({} AS SIGNED)",
    }
}

const I16: Operator = Operator::Template(&integer("CAST({} AS smallint)"));
const I32: Operator = Operator::Template(&integer("CAST({} AS integer)"));
const I64: Operator = Operator::Template(&integer("CAST({} AS bigint)"));
const F64: Operator = Operator::Converted(&Template {
    sqlite: "CAST({v} AS REAL)",
    postgres: "CAST({} AS double precision)",
    // Older MySQL has no `CAST(.. AS DOUBLE)`.
    mysql: "({a} + 0e0)",
});
const TEXT: Operator = Operator::Converted(&Template {
    sqlite: "CAST({v} AS TEXT)",
    postgres: "CAST({} AS text)",
    mysql: "CAST({} AS CHAR)",
});

macro_rules! casts {
    ($($T:ty: $($U:ty = $template:ident)*;)*) => {
        $($(
            cast!([] $T => $U: $template);
        )*)*
    };
}

casts! {
    i8: i16 = I16 i32 = I32 i64 = I64 f64 = F64 String = TEXT;
    u8: i16 = I16 i32 = I32 i64 = I64 f64 = F64 String = TEXT;
    i16: i32 = I32 i64 = I64 f64 = F64 String = TEXT;
    u16: i32 = I32 i64 = I64 f64 = F64 String = TEXT;
    i32: i64 = I64 f64 = F64 String = TEXT;
    u32: i64 = I64 f64 = F64 String = TEXT;
    i64: f64 = F64 String = TEXT;
    f32: f64 = F64;
}

#[cfg(feature = "rust_decimal")]
mod decimal {
    use rust_decimal::Decimal;

    use super::*;
    use crate::expression::Number;
    use crate::numeric::Numeric;

    /// The factor from whole numbers to minor units, for each number of decimals.
    const TEMPLATES: &[Template; 19] = &[
        exact("({a} * 1)"),
        exact("({a} * 10)"),
        exact("({a} * 100)"),
        exact("({a} * 1000)"),
        exact("({a} * 10000)"),
        exact("({a} * 100000)"),
        exact("({a} * 1000000)"),
        exact("({a} * 10000000)"),
        exact("({a} * 100000000)"),
        exact("({a} * 1000000000)"),
        exact("({a} * 10000000000)"),
        exact("({a} * 100000000000)"),
        exact("({a} * 1000000000000)"),
        exact("({a} * 10000000000000)"),
        exact("({a} * 100000000000000)"),
        exact("({a} * 1000000000000000)"),
        exact("({a} * 10000000000000000)"),
        exact("({a} * 100000000000000000)"),
        exact("({a} * 1000000000000000000)"),
    ];

    const fn exact(sqlite: &'static str) -> Template {
        Template {
            sqlite,
            postgres: "CAST({} AS numeric)",
            // Room for every whole number; without a length it would be ten digits.
            mysql: "CAST({} AS DECIMAL(20, 0))",
        }
    }

    const fn amount<const P: u8, const S: u8>() -> Operator {
        // SQLite has no more decimals.
        let template = &TEMPLATES[if S < 18 { S as usize } else { 18 }];
        match <Numeric<P, S> as Number>::RANGE {
            Some(range) => Operator::Checked(template, range),
            None => Operator::Template(template),
        }
    }

    macro_rules! casts {
        ($($T:ty)*) => {
            $(
                cast!([const P: u8, const S: u8] $T => Numeric<P, S>: amount::<P, S>());
                cast!([] $T => Decimal: Operator::Template(&TEMPLATES[0]));
            )*
        };
    }

    casts!(i8 i16 i32 i64 u8 u16 u32);
}

/// A part of type `T`, which not every database has.
#[doc(hidden)]
pub struct Stored<C, T, P>(P, PhantomData<fn() -> (C, T)>);

impl<C, T, P> Stored<C, T, P> {
    pub(crate) fn new(part: P) -> Self {
        Stored(part, PhantomData)
    }
}

impl<C, T, P: Part> Part for Stored<C, T, P> {
    const NODE: Node = P::NODE;
    const OPTIONAL: bool = P::OPTIONAL;
    const SITES: usize = P::SITES;
    type Key<By: Source> = P::Key<By>;
    type Fixed<By: Source, Key: Pins> = P::Fixed<By, Key>;
    type Nullability = P::Nullability;

    fn site(&self, index: usize) -> Site<'_> {
        self.0.site(index)
    }
}

impl<DB, C, T, P> Bind<DB> for Stored<C, T, P>
where
    DB: Backend,
    T: Storable<DB, C>,
    P: Bind<DB>,
{
    fn bind(self, arguments: &mut Arguments<DB>) -> Result<(), Error> {
        self.0.bind(arguments)
    }
}

impl<Table, C, T, P: Over<Table>> Over<Table> for Stored<C, T, P> {}
