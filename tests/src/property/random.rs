//! Values by chance, from few.

use fastrand::Rng;
use rust_decimal::Decimal;

use super::cell::Price;

pub(crate) fn integer(rng: &mut Rng) -> i64 {
    rng.i64(-3..=3)
}

/// Mostly a small number, else one near the end of the type.
macro_rules! numbers {
    ($($name:ident: $T:ident;)*) => {
        $(pub(crate) fn $name(rng: &mut Rng) -> $T {
            const ENDS: &[$T] = &[$T::MAX, $T::MIN, $T::MAX - 1, $T::MIN + 2, $T::MAX / 2, $T::MAX / 3];
            match rng.u8(..4) {
                0 => one_of(rng, ENDS),
                _ => rng.$T(-3..=3),
            }
        })*
    };
}

numbers! {
    small: i16;
    medium: i32;
    large: i64;
}

/// The key of a row that may be there.
pub(crate) fn key(rng: &mut Rng) -> i64 {
    rng.i64(1..=8)
}

pub(crate) fn boolean(rng: &mut Rng) -> bool {
    rng.bool()
}

/// Texts that differ only in what a database may overlook, or take for something else.
pub(crate) fn text(rng: &mut Rng) -> &'static str {
    one_of(rng, &[PLAIN, &["\\", "a\\", "\\%"]].concat())
}

/// A text that does not end in a `\`, which PostgreSQL refuses in a pattern.
pub(crate) fn plain_text(rng: &mut Rng) -> &'static str {
    one_of(rng, PLAIN)
}

const PLAIN: &[&str] = &[
    "", "a", "A", "ab", "%", "_", "a%", "x'y", "é", "?$1`\"{}", " a", "  aB", "*", "[a]",
];

pub(crate) fn pattern(rng: &mut Rng) -> &'static str {
    const PATTERNS: &[&str] = &[
        "%", "_", "", "A%", "_b", "%b", "\\%", "\\_", "a\\%", "\\\\%", "\\a%", "x'_", "\\é",
        "%\\%", "%%_",
    ];
    one_of(rng, PATTERNS)
}

pub(crate) fn amount(rng: &mut Rng) -> Price {
    const CENTS: &[i64] = &[0, 1, -1, 5, -5, 15, 50, 100, 250, -250, 999, 3333, 10_000];
    Price::new(Decimal::new(one_of(rng, CENTS), 2)).expect("a small amount")
}

pub(crate) fn decimal(rng: &mut Rng) -> Decimal {
    amount(rng).get().normalize()
}

/// Some of them make a half cent of one of the amounts.
pub(crate) fn factor(rng: &mut Rng) -> Decimal {
    const MILLIONTHS: &[i64] = &[
        0, 1_000_000, -1_000_000, 500_000, -500_000, 1_500_000, 300_000, 333_333, 1, 2_000_000,
        900_000, 1_005_000,
    ];
    Decimal::new(one_of(rng, MILLIONTHS), 6)
}

/// Perhaps one.
pub(crate) fn option<T>(draw: impl Fn(&mut Rng) -> T) -> impl Fn(&mut Rng) -> Option<T> {
    move |rng| (rng.u8(..3) > 0).then(|| draw(rng))
}

/// Up to three of them.
pub(crate) fn list<T>(draw: impl Fn(&mut Rng) -> T) -> impl Fn(&mut Rng) -> Vec<T> {
    move |rng| (0..rng.u8(..4)).map(|_| draw(rng)).collect()
}

fn one_of<T: Copy>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.usize(..all.len())]
}
