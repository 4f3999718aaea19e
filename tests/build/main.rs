//! Writes random shapes for the property test: statements that nobody thought of, as texts for `update!`, and as calls of
//! the builder.
//!
//! A statement's tree is made of types, so that a random one must be there before rustc is. The host values and the
//! tables are drawn when the test runs: see `src/property/`.

mod conditions;
mod queries;
mod statements;
mod tree;
mod values;

use std::fmt::Write as _;
use std::path::PathBuf;

use fastrand::Rng;

use self::tree::Source;

/// How many, where nothing else is asked for: rustc takes a fifth of a second for each.
const SHAPES: u64 = 60;

fn main() {
    println!("cargo::rerun-if-changed=build");
    let number = |name: &str, default| {
        println!("cargo::rerun-if-env-changed={name}");
        std::env::var(name).map_or(default, |number| {
            let number = number.parse();
            number.unwrap_or_else(|_| panic!("`{name}` is not a number"))
        })
    };
    let count = number("UPDATABLE_PROPERTY_SHAPES", SHAPES);
    let seed = number("UPDATABLE_PROPERTY_SEED", 1);
    let mut shapes = String::from("vec![\n");
    for index in 0..count {
        let mut draw = Draw {
            // So that a statement can be brought back without those before it.
            rng: Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(index)),
            builds: index % 3 == 2,
        };
        let _ = writeln!(shapes, "    {},", draw.shape(index % 2 == 0));
    }
    shapes.push(']');
    let directory = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    std::fs::write(directory.join("random_shapes.rs"), shapes).expect("a directory to write to");
}

/// Draws a statement.
struct Draw {
    rng: Rng,
    /// For the builder, which has no host value left of an operator, and no subquery inside another one.
    builds: bool,
}

/// What a piece may be made of.
#[derive(Clone)]
struct Scope {
    /// The tables whose columns it may name; the innermost last.
    sources: Vec<Source>,
    /// It may be NULL.
    nullable: bool,
    /// How many operators deep.
    depth: u8,
    /// How many subqueries deep.
    queries: u8,
}

impl Scope {
    fn deeper(&self) -> Self {
        Scope {
            depth: self.depth.saturating_sub(1),
            ..self.clone()
        }
    }

    fn nullable(&self, nullable: bool) -> Self {
        Scope {
            nullable,
            ..self.clone()
        }
    }
}

/// The types of columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Large,
    Medium,
    Small,
    Amount,
    Text,
    Boolean,
}

/// The columns of a table that are of a type, and whether they may be NULL.
fn columns(table: &str, kind: Type) -> &'static [(&'static str, bool)] {
    match (table, kind) {
        ("Cell", Type::Large) => &[
            ("a", false),
            ("b", false),
            ("n", true),
            ("m", true),
            ("l", false),
        ],
        ("Cell", Type::Medium) => &[("i", false), ("j", true)],
        ("Cell", Type::Small) => &[("w", false)],
        ("Cell", Type::Amount) => &[("price", false), ("cost", true)],
        ("Cell", Type::Text) => &[("s", false), ("t", true)],
        ("Cell", Type::Boolean) => &[("flag", false), ("maybe", true)],
        ("Other", Type::Large) => &[("id", false), ("k", false), ("v", true)],
        ("Other", Type::Medium) => &[("i", false), ("j", true)],
        ("Other", Type::Amount) => &[("cost", true)],
        ("Other", Type::Text) => &[("s", false), ("u", true)],
        _ => &[],
    }
}

impl Draw {
    /// Once in so many times.
    fn chance(&mut self, times: u8) -> bool {
        self.rng.u8(..times) == 0
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.rng.usize(..all.len())]
    }
}
