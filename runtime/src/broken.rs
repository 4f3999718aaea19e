//! What `update!` gives beside its errors: an update of the right type, so that what is done with it is not a
//! second error.

use crate::assignment::TableOf;
use crate::backend::{Arguments, Backend};
use crate::error::Error;
use crate::filter::Where;
use crate::key::{Free, Pinned, Rest};
use crate::node::{Node, SetNode};
use crate::part::{Bind, Changes, Site};
use crate::returning::NoRows;
use crate::source::Source;
use crate::update::{Update, update};

/// Assignments or a filter that were not understood. It is never executed: the program does not compile.
#[doc(hidden)]
pub struct Broken;

#[diagnostic::do_not_recommend]
impl Changes for Broken {
    const NODE: SetNode = SetNode::Optional(&[]);
    const SITES: usize = 0;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }
}

impl Where for Broken {
    const NODE: Option<&'static Node> = None;
    const SITES: usize = 0;
    /// Whatever is asked of it, it has.
    type Pins<By: Source> = Rest<Free, Pinned>;

    fn site(&self, _: usize) -> Site<'_> {
        Site::ABSENT
    }

    fn is_empty(&self) -> bool {
        true
    }
}

impl<DB: Backend> Bind<DB> for Broken {
    fn bind(self, _: &mut Arguments<DB>) -> Result<(), Error> {
        Ok(())
    }
}

/// An update that is not to be.
#[doc(hidden)]
pub fn broken<T>(table: TableOf<T>) -> Update<T, Broken, Broken, NoRows> {
    update(table, Broken, Broken)
}
