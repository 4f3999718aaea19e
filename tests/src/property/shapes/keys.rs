//! One row: what is not there is `NotFound`.

use super::{Shape, way};

/// Like `shape!`, and with the methods that need the whole key.
macro_rules! keyed {
    (|$c:ident, $h:ident| [$(($($statement:tt)+),)+]) => {
        vec![$({
            let mut shape = super::shape!($c, $h, $($statement)+);
            shape.ways.extend($crate::row!($c, $h, $($statement)+));
            shape
        }),+]
    };
}

pub(super) fn shapes() -> Vec<Shape> {
    keyed!(|c, h| [
        (set(c.a = h.x), filter(c.id == h.id)),
        (set(c.a = h.opt_x, c.n = h.null_x), filter(h.id == c.id)),
        (set(..h.patch), filter(c.id == h.id)),
        (set(c.n += h.x, ..h.patch), filter(c.id.eq(h.id))),
        (set(c.s = h.s), filter(c.id == h.id && c.n == h.x)),
        (set(c.s = h.s), filter(c.a < h.x && c.id == (h.id + 1))),
        (
            set(c.s = h.s),
            filter((c.a < h.x || c.maybe) && (c.id == h.id && c.n.not_in(&h.xs)))
        ),
        (set(c.a += 1, c.m = c.a), filter(!c.flag && c.id == h.id)),
        (set(c.a = h.opt_x), filter(c.id == h.id && c.id == h.y)),
        (set(..h.patch), filter(c.n.is_in(&h.xs) && c.id == h.id)),
    ])
}
