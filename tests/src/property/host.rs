//! The host values: what stands in the holes of a shape.

use fastrand::Rng;
use rust_decimal::Decimal;
use updatable::Filter;

use super::cell::{Cell, CellPatch, Price};
use super::filters::Tree;
use super::random::{
    amount, boolean, decimal, factor, integer, key, large, list, medium, option, pattern,
    plain_text, small, text,
};
use super::table::Row;
use super::value::{IntoValue as _, Value};

/// A host value, as the model sees it.
#[derive(Debug, Clone)]
pub(crate) enum Hole {
    /// A value, or NULL.
    Value(Option<Value>),
    /// Unchanged.
    Absent,
    List(Vec<Value>),
    /// A patch: what it sets.
    Patch(Row),
    Filter(Tree),
}

macro_rules! holes {
    ($($(#[$doc:meta])* $name:ident: $T:ty = $random:expr;)*) => {
        /// One value for every hole there is; a shape has some of them.
        #[derive(Debug, Clone)]
        pub(crate) struct Host {
            $($(#[$doc])* pub(crate) $name: $T,)*
        }

        impl Host {
            pub(crate) fn random(rng: &mut Rng) -> Self {
                Host {
                    $($name: $random(rng),)*
                }
            }

            pub(crate) fn hole(&self, name: &str) -> Hole {
                match name {
                    $(stringify!($name) => self.$name.clone().into(),)*
                    _ => panic!("no host value is called `{name}`"),
                }
            }
        }
    };
}

holes! {
    id: i64 = key;
    x: i64 = integer;
    y: i64 = integer;
    z: i64 = integer;
    opt_x: Option<i64> = option(integer);
    opt_y: Option<i64> = option(integer);
    null_x: Option<Option<i64>> = option(option(integer));
    null_y: Option<Option<i64>> = option(option(integer));
    xs: Vec<i64> = list(integer);
    ys: Vec<i64> = list(integer);
    ids: Vec<i64> = list(key);

    w: i16 = small;
    i: i32 = medium;
    j: i32 = medium;
    l: i64 = large;
    opt_w: Option<i16> = option(small);
    opt_i: Option<i32> = option(medium);
    opt_l: Option<i64> = option(large);
    null_i: Option<Option<i32>> = option(option(medium));
    ws: Vec<i16> = list(small);
    is: Vec<i32> = list(medium);
    /// Of rows.
    rows: u64 = |rng: &mut Rng| rng.u64(0..=3);

    s: &'static str = text;
    r: &'static str = text;
    text: String = |rng: &mut Rng| text(rng).to_owned();
    pattern: &'static str = pattern;
    opt_s: Option<&'static str> = option(text);
    null_s: Option<Option<&'static str>> = option(option(plain_text));
    ss: Vec<&'static str> = list(text);
    texts: Vec<String> = list(|rng: &mut Rng| text(rng).to_owned());

    p: bool = boolean;
    q: bool = boolean;
    opt_p: Option<bool> = option(boolean);
    null_p: Option<Option<bool>> = option(option(boolean));
    ps: Vec<bool> = list(boolean);

    d: Decimal = decimal;
    e: Decimal = decimal;
    price: Price = amount;
    f: Decimal = factor;
    g: Decimal = factor;
    opt_d: Option<Decimal> = option(decimal);
    opt_f: Option<Decimal> = option(factor);
    null_d: Option<Option<Decimal>> = option(option(decimal));
    ds: Vec<Decimal> = list(decimal);
    prices: Vec<Price> = list(amount);

    patch: CellPatch = CellPatch::random;
    other: CellPatch = CellPatch::random;

    filter: Tree = |rng: &mut Rng| Tree::random(rng, 3);
}

impl Host {
    pub(crate) fn filter(&self) -> Filter<Cell> {
        self.filter.filter(self)
    }
}

macro_rules! into_hole {
    ($($T:ty)*) => {
        $(
            impl From<$T> for Hole {
                fn from(value: $T) -> Self {
                    Hole::Value(value.into_value())
                }
            }

            impl From<Option<$T>> for Hole {
                fn from(value: Option<$T>) -> Self {
                    value.map_or(Hole::Absent, Hole::from)
                }
            }

            impl From<Option<Option<$T>>> for Hole {
                fn from(value: Option<Option<$T>>) -> Self {
                    value.map_or(Hole::Absent, |value| Hole::Value(value.into_value()))
                }
            }

            impl From<Vec<$T>> for Hole {
                fn from(values: Vec<$T>) -> Self {
                    Hole::List(values.into_iter().filter_map(|value| value.into_value()).collect())
                }
            }
        )*
    };
}

into_hole!(i16 i32 i64 u64 &'static str String bool Decimal Price);

impl From<CellPatch> for Hole {
    fn from(patch: CellPatch) -> Self {
        Hole::Patch(patch.changes())
    }
}

impl From<Tree> for Hole {
    fn from(filter: Tree) -> Self {
        Hole::Filter(filter)
    }
}
