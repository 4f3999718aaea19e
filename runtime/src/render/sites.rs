//! Where a list of assignments sets a column.

use crate::node::SetNode;
use crate::order::same;
use crate::table::ColumnName;

/// The assignments of one column: for each that may be absent, the site that says so.
pub(super) struct Sites {
    pub(super) optional: [Option<usize>; Sites::MOST],
    pub(super) len: usize,
}

impl Sites {
    /// More assignments of one column than these are of no use: but one, all of them must be absent.
    pub(super) const MOST: usize = 16;

    /// Those of `column` in `set`, whose first site is 0.
    pub(super) const fn of(column: &ColumnName, set: &SetNode) -> Self {
        let mut sites = Self {
            optional: [None; Self::MOST],
            len: 0,
        };
        sites.find(column, set, 0);
        sites
    }

    /// One of them is always there.
    pub(super) const fn always(&self) -> bool {
        let mut index = 0;
        while index < self.len {
            if self.optional[index].is_none() {
                return true;
            }
            index += 1;
        }
        false
    }

    const fn add(&mut self, site: Option<usize>) {
        assert!(
            self.len < Self::MOST,
            "one column is assigned too many times in one update"
        );
        self.optional[self.len] = site;
        self.len += 1;
    }

    const fn find(&mut self, wanted: &ColumnName, set: &SetNode, first: usize) {
        match set {
            SetNode::Pair(a, b) => {
                self.find(wanted, a, first);
                self.find(wanted, b, first + a.sites());
            }
            SetNode::Signed(set, _) => self.find(wanted, set, first),
            SetNode::Assign {
                column, optional, ..
            } => {
                if same(column, wanted) {
                    self.add(if *optional { Some(first) } else { None });
                }
            }
            SetNode::Optional(columns) => {
                let mut index = 0;
                while index < columns.len() {
                    if same(columns[index], wanted) {
                        self.add(Some(first + index));
                    }
                    index += 1;
                }
            }
        }
    }
}

impl SetNode {
    /// How many decisions are taken at run time.
    pub(super) const fn sites(&self) -> usize {
        match self {
            Self::Pair(a, b) => a.sites() + b.sites(),
            Self::Signed(set, _) => set.sites(),
            Self::Assign { sites, .. } => *sites,
            Self::Optional(columns) => columns.len(),
        }
    }
}
