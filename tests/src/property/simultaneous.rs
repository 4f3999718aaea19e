//! Assignments that read each other's columns in a circle: not for MySQL, which assigns one after the other.

use crate::property::other::Other;
use crate::property::shapes::{Shape, cross, shape, statements, way};

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
    .chain(statements!(|c, h| [
        (
            set(c.n = c.n.coalesce(c.m.coalesce(c.a)), c.m = c.n),
            filter(c.n.is_null() || c.m.is_null())
        ),
        (
            set(c.s = c.t.coalesce(h.s), c.t = c.s.nullif(h.r)),
            all_rows()
        ),
        (
            set(c.a = c.a.greatest(c.b), c.b = c.b.least(c.a)),
            all_rows()
        ),
        (
            set(
                c.a = c.n.coalesce(0).greatest(c.m.coalesce(1)).abs(),
                c.n = c.a
            ),
            all_rows()
        ),
        (
            set(c.s = c.s.concat(c.t.coalesce("")), c.t = c.t.concat(c.s)),
            all_rows()
        ),
        (
            set(
                c.a = select(o.id.count(), from(Other as o), filter(o.v < c.b)),
                c.b = c.a
            ),
            all_rows()
        ),
    ]))
    .collect()
}
