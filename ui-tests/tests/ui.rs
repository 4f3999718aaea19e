//! Compiles each file under `ui/`; see the crate's documentation for how to bless.
//!
//! Two tests, for trybuild compiles all files of one `TestCases` in the same way: with `cargo check` if
//! all of them are to fail, with `cargo build` as soon as one of them is to pass, since it runs that
//! one. A mistake has to be reported by `cargo check`, which is what an editor runs. So those of a kind
//! stay among themselves.

use trybuild::TestCases;

#[test]
fn mistakes() {
    let cases = TestCases::new();
    cases.compile_fail("ui/updatable/fail/*.rs");
    cases.compile_fail("ui/update/fail/*.rs");
    cases.compile_fail("ui/must_use/fail/*.rs");
}

#[test]
fn right_uses() {
    let cases = TestCases::new();
    cases.pass("ui/updatable/pass/*.rs");
    cases.pass("ui/update/pass/*.rs");
}
