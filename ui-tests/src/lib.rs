//! What rustc prints where `updatable` is misused, and that it prints nothing where it is used well.
//!
//! ```text
//! ui/<what>/fail/<mistake>.rs       one mistake; the name says which, a comment where the caret must be
//! ui/<what>/fail/<mistake>.stderr   what rustc prints, blessed
//! ui/<what>/pass/<use>.rs           compiles
//! ```
//!
//! The first line of a mistake is `// errors: 2` where one mistake is not one error.
//! `tests/ui.rs` compiles the files, `tests/expectations.rs` reads what was blessed: a mistake without
//! its `.stderr`, a second error, a warning, an excerpt of foreign source are failures there.
//!
//! Run all, run those whose path contains a word, accept what rustc prints now:
//!
//! ```text
//! cargo test -p updatable-ui-tests
//! cargo test -p updatable-ui-tests --test ui -- mistakes trybuild=updatable/fail/no_key
//! TRYBUILD=overwrite cargo test -p updatable-ui-tests --test ui -- mistakes
//! ```
//!
//! Read the diff of the `.stderr` files before you commit it: it is what users will see.
//!
//! The messages are rustc's, and pinned to the release that `rust-toolchain.toml` names: another one
//! words them differently. A new pin is a new blessing.
