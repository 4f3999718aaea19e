//! Lists of rows in the text: `(a, b) IN ((?, ?), (?, ?))`.

use super::{SPLICE, Writer};
use crate::node::Node;
use crate::row::{empty_rows, rows_before};

impl<const N: usize> Writer<N> {
    pub(super) const fn rows(
        &mut self,
        row: &'static [&'static Node],
        known: Option<usize>,
        negated: bool,
    ) {
        let width = row.len();
        self.push("(");
        self.nodes(row);
        self.push(if negated { ") NOT IN " } else { ") IN " });
        if self.dialect.has_arrays() {
            self.tuple("(SELECT * FROM unnest(", width);
            self.push(")");
            if known.is_none() {
                self.sites += 1;
            }
            return;
        }
        match known {
            None => self.site(SPLICE),
            Some(0) => self.push(empty_rows(self.dialect, width)),
            Some(count) => {
                let mut row = 0;
                while row < count {
                    self.push(if row == 0 {
                        rows_before(self.dialect)
                    } else {
                        ", "
                    });
                    self.tuple("(", width);
                    row += 1;
                }
                self.push(")");
            }
        }
    }

    /// As many parameters as the row is wide, in parentheses that `open` opens.
    const fn tuple(&mut self, open: &'static str, width: usize) {
        let mut index = 0;
        while index < width {
            self.push(if index == 0 { open } else { ", " });
            self.parameter();
            index += 1;
        }
        self.push(")");
    }
}
