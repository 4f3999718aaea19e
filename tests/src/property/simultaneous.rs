//! Assignments that read each other's columns in a circle: not for MySQL, which assigns one after the other.

use crate::property::shapes::{Shape, cross, shape, way};

pub(crate) fn shapes() -> Vec<Shape> {
    cross!(|c, h|
        [
            set(c.a = c.b, c.b = c.a),
            set(c.n = c.m, c.m = c.n),
            set(c.a = c.b + h.x, c.n = c.a, c.b = c.a - c.b),
            set(c.a = c.a + c.b, c.b = c.a * h.x, ..h.patch),
            set(c.flag = c.a == h.x, c.a = c.b, c.b = c.a + h.y),
        ]
        [
            all_rows(),
            filter(c.n != h.z),
            filter(c.a.is_in(&h.xs)),
        ]
    )
    .collect()
}
