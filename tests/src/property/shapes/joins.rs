//! Other tables beside the updated one.

use super::{Shape, statements};
use crate::property::cell::Cell;
use crate::property::other::Other;

pub(super) fn shapes() -> Vec<Shape> {
    statements!(|c, h| [
        // At most one row for each.
        (
            set(c.n = o.v),
            all_rows(),
            from(Other as o, on(o.id == c.a))
        ),
        (
            set(c.a = c.b, c.n = o.v + c.a, c.b = h.x),
            filter(c.n != o.v),
            from(Other as o, on(o.id == c.a))
        ),
        (
            set(c.n = o.v, c.t = o.u, ..h.patch),
            filter(c.flag || o.v > h.x),
            from(Other as o, on(o.id == c.a && o.k != h.y))
        ),
        (
            set(c.s = o.s, c.t = c.s, c.a = h.opt_x),
            all_rows(),
            from(Other as o, on(o.id == c.a + 1))
        ),
        (
            set(c.price = o.cost.coalesce(h.d) * h.f, c.cost = c.price),
            filter(o.cost != c.cost || o.u.is_null()),
            from(Other as o, on(o.id == c.b))
        ),
        (
            set(c.b = o.k),
            filter(c.id == h.id),
            from(Other as o, on(o.id == c.a))
        ),
        (
            set(c.b = h.x),
            filter(c.n.is_in(&h.xs)),
            from(Other as o, on(o.id == c.a && o.v.is_in(&h.ys)))
        ),
        // With itself.
        (
            set(c.a = d.a),
            all_rows(),
            from(Cell as d, on(d.id == c.id + 1))
        ),
        (
            set(c.a = d.b, c.b = d.a, c.n = c.a),
            filter(c.a != d.a),
            from(Cell as d, on(d.id == c.id + 1))
        ),
        (
            set(c.m = d.n, c.n = d.m, c.i = d.i),
            filter(d.flag),
            from(Cell as d, on(d.id == c.b))
        ),
        // Several rows, of which it takes one.
        (
            set(c.a = o.id),
            all_rows(),
            from(Other as o, on(o.k == c.id), any_match())
        ),
        (
            set(c.a = o.id, c.n = o.v, c.b = c.a, c.s = o.s),
            filter(c.flag || o.v < h.x),
            from(Other as o, on(o.k == c.id), any_match())
        ),
        (
            set(c.a = h.x, c.b = c.a),
            filter(o.v > c.n || o.s == c.s),
            from(Other as o, on(o.k >= c.id), any_match())
        ),
        (
            set(c.a = d.a, c.b = d.b),
            all_rows(),
            from(Cell as d, on(d.a > c.a), any_match())
        ),
        (
            set(c.a = c.b, c.m = c.a * 2),
            filter(d.n == c.n),
            from(Cell as d, on(d.id != c.id), any_match())
        ),
        // Two tables.
        (
            set(c.a = o.k, c.n = d.n),
            all_rows(),
            from(Other as o, on(o.id == c.a)),
            from(Cell as d, on(d.id == o.k))
        ),
        (
            set(c.a = o.id, c.b = p.id),
            filter(o.v != p.v || c.flag),
            from(Other as o, on(o.k == c.id), any_match()),
            from(Other as p, on(p.id == o.id + 1))
        ),
        (
            set(c.b = d.a, c.a = o.id),
            filter(d.b < h.z),
            from(Cell as d, on(d.id == c.id + 1)),
            from(Other as o, on(o.id == d.a))
        ),
        // A subquery beside them.
        (
            set(
                c.a = o.k,
                c.n = select(d.a.max(), from(Cell as d), filter(d.a != o.id))
            ),
            all_rows(),
            from(Other as o, on(o.id == c.a))
        ),
        (
            set(c.b = o.id, c.n = c.b),
            filter(exists(from(Other as p), filter(p.k == c.id && p.id > o.id))),
            from(Other as o, on(o.id == c.a))
        ),
        (
            set(c.a = d.b),
            filter(c.b >= select(e.b.min(), from(Cell as e), filter(e.id != d.id))),
            from(Cell as d, on(d.id == c.id + 1))
        ),
    ])
}
