//! Arithmetic and comparison, all of it `Decimal`'s.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

use rust_decimal::Decimal;

use super::Numeric;

macro_rules! operators {
    ($($Trait:ident $function:ident,)*) => {
        $(
            /// # Panics
            ///
            /// If the result is beyond `Decimal::MAX`.
            impl<const P: u8, const S: u8> $Trait for Numeric<P, S> {
                type Output = Decimal;

                fn $function(self, other: Self) -> Decimal {
                    self.get().$function(other.get())
                }
            }

            /// # Panics
            ///
            /// If the result is beyond `Decimal::MAX`.
            impl<const P: u8, const S: u8> $Trait<Decimal> for Numeric<P, S> {
                type Output = Decimal;

                fn $function(self, other: Decimal) -> Decimal {
                    self.get().$function(other)
                }
            }

            /// # Panics
            ///
            /// If the result is beyond `Decimal::MAX`.
            impl<const P: u8, const S: u8> $Trait<Numeric<P, S>> for Decimal {
                type Output = Decimal;

                fn $function(self, other: Numeric<P, S>) -> Decimal {
                    self.$function(other.get())
                }
            }
        )*
    };
}

operators! {
    Add add,
    Sub sub,
    Mul mul,
}

impl<const P: u8, const S: u8> Neg for Numeric<P, S> {
    type Output = Self;

    fn neg(self) -> Self {
        // `Decimal` has a negative zero, which would print as -0.00.
        if self.0.is_zero() {
            self
        } else {
            Self(-self.0)
        }
    }
}

/// # Panics
///
/// If the sum is beyond `Decimal::MAX`.
impl<const P: u8, const S: u8> Sum<Numeric<P, S>> for Decimal {
    fn sum<I: Iterator<Item = Numeric<P, S>>>(values: I) -> Self {
        values.map(Numeric::get).sum()
    }
}

/// # Panics
///
/// If the sum is beyond `Decimal::MAX`.
impl<'a, const P: u8, const S: u8> Sum<&'a Numeric<P, S>> for Decimal {
    fn sum<I: Iterator<Item = &'a Numeric<P, S>>>(values: I) -> Self {
        values.copied().sum()
    }
}

impl<const P: u8, const S: u8> PartialEq<Decimal> for Numeric<P, S> {
    fn eq(&self, other: &Decimal) -> bool {
        self.get() == *other
    }
}

impl<const P: u8, const S: u8> PartialEq<Numeric<P, S>> for Decimal {
    fn eq(&self, other: &Numeric<P, S>) -> bool {
        *self == other.get()
    }
}

impl<const P: u8, const S: u8> PartialOrd<Decimal> for Numeric<P, S> {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        self.get().partial_cmp(other)
    }
}

impl<const P: u8, const S: u8> PartialOrd<Numeric<P, S>> for Decimal {
    fn partial_cmp(&self, other: &Numeric<P, S>) -> Option<Ordering> {
        self.partial_cmp(&other.get())
    }
}
