//! Patches, alone and beside assignments.

use super::{Shape, cross, shape, way};

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    shapes.extend(cross!(|c, h|
        [
            set(..h.patch),
            set(..&h.patch),
            set(..h.patch, ..h.other),
            set(..&h.patch, c.a = h.x),
            set(c.a += h.x, ..h.patch),
            set(c.n = c.a + c.b, ..h.patch, c.s = h.s),
            set(..h.patch, c.a = h.opt_x, c.maybe = c.n.is_in(&h.ys)),
            set(c.price *= h.f, ..h.patch),
            set(c.t = NULL, ..h.patch, c.maybe = (c.a == h.x || c.n != h.y)),
        ]
        [
            all_rows(),
            filter(c.n < h.z),
            filter(c.n.is_in(&h.xs) && c.s != h.r),
            filter(c.m.not_in(&h.xs) || c.flag),
        ]
    ));
    shapes
}
