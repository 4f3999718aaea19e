//! Mistakes are collected, and all of them are reported in one compile.

use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The mistakes found so far. Nothing that reads the user's input returns early: it pushes here and
/// goes on with the best guess, so that five mistakes cost one compile and not five.
#[derive(Default)]
#[must_use = "errors that are not finished are not reported"]
pub(crate) struct Errors {
    collected: Vec<syn::Error>,
    #[cfg(test)]
    finished: bool,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A mistake in these tokens. The first line of the message says what is wrong; lines that begin
    /// with `help:` and `note:` follow it.
    pub(crate) fn push(&mut self, at: impl ToTokens, message: impl Display) {
        self.collected.push(syn::Error::new_spanned(at, message));
    }

    /// A mistake that syn found.
    pub(crate) fn push_error(&mut self, error: syn::Error) {
        self.collected.push(error);
    }

    /// A mistake at one place, where nothing is written that could be underlined whole.
    pub(crate) fn push_at(&mut self, at: proc_macro2::Span, message: impl Display) {
        self.collected.push(syn::Error::new(at, message));
    }

    /// How many there are so far.
    pub(crate) fn len(&self) -> usize {
        self.collected.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.collected.is_empty()
    }

    /// One `compile_error!` for each mistake, in the order of their discovery.
    #[cfg_attr(not(test), allow(unused_mut))]
    pub(crate) fn finish(mut self) -> TokenStream {
        #[cfg(test)]
        {
            self.finished = true;
        }
        std::mem::take(&mut self.collected)
            .into_iter()
            .map(syn::Error::into_compile_error)
            .collect()
    }
}

/// A bomb for our own tests: mistakes that were collected and then forgotten would compile in
/// silence. Not for users, in whose build a macro must never panic, whatever their profile.
#[cfg(test)]
impl Drop for Errors {
    fn drop(&mut self) {
        assert!(
            self.finished || std::thread::panicking(),
            "errors were dropped unread"
        );
    }
}

/// The name of `known` that `written` was probably meant to be.
pub(crate) fn nearest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // As rustc's own advice: a third of the letters may be wrong, and always one.
    let tolerance = (written.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| {
            (
                distance(&written.to_lowercase(), &name.to_lowercase()),
                name,
            )
        })
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The number of letters to insert, remove, replace or swap with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    // Rows of the usual table: for the letters of `a` so far, the distance to each prefix of `b`.
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (row, from) in a.chars().enumerate() {
        let mut current = vec![row + 1];
        let mut left = row + 1;
        let mut previous_b = None;
        for (column, &to) in b.iter().enumerate() {
            let at =
                |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, column) + usize::from(from != to))
                .min(at(&last, column + 1) + 1)
                .min(left + 1);
            if column > 0 && previous_a == Some(to) && previous_b == Some(from) {
                best = best.min(at(&before_last, column - 1) + 1);
            }
            current.push(best);
            left = best;
            previous_b = Some(to);
        }
        before_last = std::mem::replace(&mut last, current);
        previous_a = Some(from);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 5] = ["key", "rename", "skip", "readonly", "generated"];

    #[test]
    fn a_slip_finds_its_word() {
        for (written, meant) in [
            ("kye", "key"),
            ("readnly", "readonly"),
            ("read_only", "readonly"),
            ("ReadOnly", "readonly"),
            ("skp", "skip"),
            ("geneated", "generated"),
            ("reanme", "rename"),
        ] {
            assert_eq!(nearest(written, KNOWN), Some(meant), "{written}");
        }
    }

    #[test]
    fn another_word_finds_nothing() {
        for written in ["flatten", "x", "", "touch", "primary"] {
            assert_eq!(nearest(written, KNOWN), None, "{written}");
        }
    }

    #[test]
    fn distances() {
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("ab", "ba"), 1);
    }
}
