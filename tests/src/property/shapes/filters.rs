//! Filters that are composed at run time, in `update!`.

use super::{Shape, cross, shape, way};

pub(super) fn shapes() -> Vec<Shape> {
    cross!(|c, h|
        [
            set(c.a = h.x),
            set(c.a = h.opt_x, c.b = h.y, ..&h.patch),
            set(c.maybe = c.n.is_in(&h.ys), c.a += 1),
        ]
        [
            filter(..h.filter()),
            filter(c.n < h.z || c.n.is_null(), ..h.filter()),
            filter(c.m.not_in(&h.xs), ..h.filter()),
            filter(..h.filter(), ..h.filter()),
            filter(c.id == h.id, ..h.filter()),
        ]
    )
    .collect()
}
