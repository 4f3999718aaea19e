//! The order of assignments.
//!
//! In SQL a value sees the row as it was. MySQL assigns from left to right, and a value there sees what has been
//! assigned before it. So an assignment that reads a column goes before the one that sets it, which means the same
//! everywhere; only a circle (a swap) cannot be put in order.

use super::ast::{Assign, Item};

/// The items' places in the statement.
pub(crate) struct Order {
    /// Indices into the items.
    pub(crate) places: Vec<usize>,
    /// Some of them read each other's columns in a circle.
    pub(crate) circular: bool,
}

/// The written order, except where MySQL needs another. Patches come last: their values read nothing.
pub(crate) fn order(items: &[Item]) -> Order {
    let mut waiting: Vec<(usize, &Assign)> = Vec::new();
    let mut patches = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match item {
            Item::Assign(assign) => waiting.push((index, assign)),
            Item::Patch(_) => patches.push(index),
        }
    }
    let mut places = Vec::new();
    let mut circular = false;
    while !waiting.is_empty() {
        let free = waiting.iter().position(|(index, assign)| {
            !waiting
                .iter()
                .any(|(other, reader)| other != index && reader.value.reads(&assign.column))
        });
        circular |= free.is_none();
        places.push(waiting.remove(free.unwrap_or(0)).0);
    }
    places.append(&mut patches);
    Order { places, circular }
}
