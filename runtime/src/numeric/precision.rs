//! Which `P` and `S` a database can keep, as traits, so that the others fail `cargo check`: an assertion in a constant
//! of a generic type fails `cargo build` only.

/// What the traits below are implemented for.
///
/// It is not `Numeric` itself, since rustc explains the failed condition of an impl only where it is about another type
/// than the impl: else it says that `Numeric` is not `Encode`, and not why.
pub enum NumericColumn {}

/// Holds for every `P` from 1 to 28, the digits that `Decimal` holds without exception, and every `S` from 0 to `P`.
#[cfg(any(feature = "mysql", feature = "postgres"))]
#[diagnostic::on_unimplemented(
    message = "`Numeric<{P}, {S}>` is not the type of any column",
    label = "`Numeric<P, S>` needs `P` from 1 to 28, and `S` no greater than `P`",
    note = "`P` is the number of all digits, `S` the number of those after the point, as in `NUMERIC(P, S)`"
)]
pub trait Precision<const P: u8, const S: u8> {}

/// Holds for those whose minor units fit an `i64`, the integer of SQLite.
///
/// `Precision` is not asked for besides, so that a mistake is one error.
#[cfg(feature = "sqlite")]
#[diagnostic::on_unimplemented(
    message = "`Numeric<{P}, {S}>` is not the type of any column of SQLite",
    label = "on SQLite, `Numeric<P, S>` needs `P` from 1 to 18, and `S` no greater than `P`",
    note = "`P` is the number of all digits, `S` the number of those after the point",
    note = "SQLite has no decimals: a `Numeric` is kept there as a 64-bit integer, 12.20 as 1220"
)]
pub trait MinorUnits<const P: u8, const S: u8> {}

macro_rules! every_scale {
    // The list of `S` grows by each `P` that comes up, since `S` may be equal to `P`.
    ($Trait:ident [$($s:literal)*]) => {};
    ($Trait:ident [$($s:literal)*] $p:literal $($rest:literal)*) => {
        every_scale!(@each $Trait $p: $($s)* $p);
        every_scale!($Trait [$($s)* $p] $($rest)*);
    };
    (@each $Trait:ident $p:literal: $($s:literal)*) => {
        // Not recommended: the label says it, without a list of hundreds.
        $(
            #[diagnostic::do_not_recommend]
            impl $Trait<$p, $s> for NumericColumn {}
        )*
    };
}

#[cfg(any(feature = "mysql", feature = "postgres"))]
every_scale!(Precision [0] 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28);

#[cfg(feature = "sqlite")]
every_scale!(MinorUnits [0] 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18);
