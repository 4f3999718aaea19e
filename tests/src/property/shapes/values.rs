//! Values, absent ones, NULL.

use super::{Shape, cross, shape, way};

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    shapes.extend(cross!(|c, h|
        [
            set(c.a = h.x),
            set(c.a = h.x, c.t = h.s, c.maybe = h.p, c.cost = h.d),
            set(c.s = h.text, c.b = h.y),
            set(c.s = &h.text, c.price = &h.d),
            set(c.flag = h.p, c.price = h.price, c.n = h.x),
            set(c.a = h.opt_x),
            set(c.a = h.opt_x, c.b = h.y),
            set(c.a = h.opt_x, c.s = h.opt_s, c.flag = h.opt_p, c.price = h.opt_d),
            set(c.n = h.null_x),
            set(c.n = h.null_x, c.t = h.null_s, c.maybe = h.null_p, c.cost = h.null_d),
            set(c.n = NULL),
            set(c.n = NULL, c.t = NULL, c.m = h.null_y, c.maybe = NULL),
        ]
        [
            all_rows(),
            filter(c.a < h.z),
            filter(c.n == h.z && c.s != h.r),
        ]
    ));
    shapes
}
