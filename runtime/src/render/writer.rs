//! The output itself: text, placeholders, and the operations of a program.

use super::{NO_RUN, NUMBER, TEXT, Writer};
use crate::table::Quoted;

/// What was a `str`, or is ASCII.
pub(super) const fn words_of(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(words) => words,
        Err(_) => panic!("cut at an ASCII character"),
    }
}

impl<const N: usize> Writer<N> {
    pub(super) const fn finish(mut self) -> Self {
        self.close_run();
        if self.program && !self.dialect.numbers_parameters() {
            self.number_at(0, self.parameters - self.in_items);
        }
        self
    }

    /// An operation that asks the next site.
    pub(super) const fn site(&mut self, operation: u8) {
        self.close_run();
        self.byte(operation);
        self.number(self.sites);
        self.sites += 1;
    }

    pub(super) const fn quoted(&mut self, name: &Quoted) {
        self.push(name.on(self.dialect));
    }

    pub(super) const fn parameter(&mut self) {
        self.parameters += 1;
        if !self.dialect.numbers_parameters() {
            self.push("?");
            return;
        }
        self.push("$");
        if self.program {
            self.close_run();
            self.byte(NUMBER);
        } else {
            self.decimal(self.parameters as i64);
        }
    }

    pub(super) const fn push(&mut self, text: &str) {
        if self.program && self.run == NO_RUN {
            self.run = self.len;
            self.byte(TEXT);
            self.number(0);
        }
        let from = text.as_bytes();
        if self.len + from.len() <= N {
            let (_, rest) = self.bytes.split_at_mut(self.len);
            let (to, _) = rest.split_at_mut(from.len());
            to.copy_from_slice(from);
        }
        self.len += from.len();
    }

    pub(super) const fn close_run(&mut self) {
        if self.run != NO_RUN {
            self.number_at(self.run + 1, self.len - (self.run + 3));
            self.run = NO_RUN;
        }
    }

    pub(super) const fn decimal(&mut self, number: i64) {
        if number < 0 {
            self.push("-");
        }
        let number = number.unsigned_abs();
        if number >= 10 {
            self.decimal((number / 10) as i64);
        }
        self.push(words_of(&[b'0' + (number % 10) as u8]));
    }

    pub(super) const fn byte(&mut self, byte: u8) {
        if self.len < N {
            self.bytes[self.len] = byte;
        }
        self.len += 1;
    }

    pub(super) const fn number(&mut self, number: usize) {
        self.byte(0);
        self.byte(0);
        self.number_at(self.len - 2, number);
    }

    pub(super) const fn number_at(&mut self, place: usize, number: usize) {
        assert!(number <= u16::MAX as usize, "an update of more than 64 KiB");
        if place + 1 < N {
            let [low, high] = (number as u16).to_le_bytes();
            self.bytes[place] = low;
            self.bytes[place + 1] = high;
        }
    }
}
