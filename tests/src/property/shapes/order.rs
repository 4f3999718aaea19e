//! Assignments that read columns which others set: every value sees the row as it was.

use super::{Shape, cross, shape, way};

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    shapes.extend(cross!(|c, h|
        [
            set(c.a = c.b),
            set(c.a = c.b, c.b = h.x),
            set(c.b = h.x, c.a = c.b),
            set(c.a = c.a + 1, c.b = c.a),
            set(c.b = c.a, c.a = c.a + 1),
            set(c.n = c.a, c.a = c.b, c.b = h.x),
            set(c.b = h.x, c.a = c.b, c.n = c.a),
            set(c.n = c.m, c.m = c.a, c.a = h.opt_x),
            set(c.m = c.n, c.maybe = c.n.is_null(), c.n = NULL),
            set(c.n = h.null_x, c.maybe = c.n.is_in(&h.xs), c.m = c.n),
            set(c.flag = c.a < c.b, c.a = c.b, c.b = h.x),
            set(c.t = c.s, c.s = h.s),
            set(c.cost = c.price, c.price *= h.f),
            set(c.price *= h.f, c.cost = c.price - h.d),
            set(c.flag = c.a > h.x, c.maybe = (c.flag), c.a += 1),
        ]
        [
            all_rows(),
            filter(c.a < h.z || c.n.is_in(&h.ys)),
        ]
    ));
    shapes
}
