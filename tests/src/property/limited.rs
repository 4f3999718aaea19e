//! The first rows of an order: for MySQL, which alone has them.

use crate::property::cell::Cell;
use crate::property::other::Other;
use crate::property::shapes::{Shape, statements};

pub(crate) fn shapes() -> Vec<Shape> {
    let mut shapes = statements!(|c, h| [
        (
            set(c.b = h.x),
            all_rows(),
            order_by(c.a, c.id),
            limit(h.rows)
        ),
        (
            set(c.a = c.b, c.n = c.a, c.b = h.x),
            filter(c.flag),
            order_by(c.n.desc(), c.id),
            limit(2)
        ),
        (
            set(c.n = h.x, c.a = h.opt_x),
            filter(c.a.is_in(&h.xs)),
            order_by(c.s, c.id.desc()),
            limit(h.rows)
        ),
        (
            set(c.a += 1, ..h.patch),
            filter(c.n != h.y || c.maybe),
            order_by((c.a - h.x) * (c.a - h.x), c.id),
            limit(1)
        ),
        (
            set(
                c.n = c.a,
                c.a = select(o.v.max(), from(Other as o), filter(o.k == c.id)).coalesce(c.b)
            ),
            all_rows(),
            order_by(c.m, c.id),
            limit(h.rows)
        ),
        (
            set(c.w = c.w * h.w),
            all_rows(),
            order_by(c.w.desc(), c.id),
            limit(h.rows)
        ),
        (
            set(c.a = h.x),
            filter(exists(from(Other as o), filter(o.id == c.a))),
            order_by(c.cost, c.t.desc(), c.id),
            limit(2)
        ),
    ]);
    let of_the_target = statements!(|c, h| [
        (
            set(c.a = h.x),
            filter(c.a == select(d.a.max(), from(Cell as d))),
            order_by(c.id),
            limit(h.rows)
        ),
        (
            set(c.a = select(d.b.max(), from(Cell as d)).coalesce(0)),
            all_rows(),
            order_by(c.id),
            limit(1)
        ),
    ]);
    shapes.extend(of_the_target);
    shapes
}
