//! Subqueries: as lists and as values, of another table and of the updated one.

use super::{Shape, statements};
use crate::property::cell::Cell;
use crate::property::other::Other;

pub(super) fn shapes() -> Vec<Shape> {
    statements!(|c, h| [
        // Lists.
        (
            set(c.b = h.x),
            filter(c.a.is_in(select(o.id, from(Other as o))))
        ),
        (
            set(c.b = h.x),
            filter(c.n.is_in(select(
                o.v,
                from(Other as o),
                filter(o.k == c.id || o.i > h.i)
            )))
        ),
        (
            set(c.b = h.x),
            filter(c.n.not_in(select(
                o.id,
                from(Other as o),
                filter(o.s == c.s || o.v.is_null())
            )))
        ),
        (
            set(c.maybe = c.n.is_in(select(o.v, from(Other as o)))),
            all_rows()
        ),
        (
            set(c.b = h.x),
            filter(!c.n.is_in(select(o.v, from(Other as o), filter(o.id < h.x))))
        ),
        (
            set(c.b = h.x),
            filter(c.n.not_in(select(
                o.v.assert_not_null(),
                from(Other as o),
                filter(o.v != h.y)
            )))
        ),
        (
            set(c.b = h.x),
            filter(c.id.is_in(select(
                d.id,
                from(Cell as d),
                order_by(d.a.desc(), d.id),
                limit(2)
            )))
        ),
        (
            set(c.a = c.a + 1, c.b = c.a),
            filter(c.a.is_in(select(d.b, from(Cell as d), filter(d.id != c.id))))
        ),
        (
            set(c.a = h.x),
            filter((c.a + 1).is_in(select(d.a + d.b, from(Cell as d), filter(d.flag))))
        ),
        // Whether there are rows.
        (
            set(c.b = h.x),
            filter(exists(from(Other as o), filter(o.k == c.id)))
        ),
        (
            set(c.n = c.b),
            filter(!exists(from(Other as o), filter(o.v == c.n && o.s != c.s)))
        ),
        (
            set(
                c.flag = exists(from(Cell as d), filter(d.a > c.a)),
                c.a = h.x
            ),
            all_rows()
        ),
        (
            set(c.a = 0),
            filter(exists(from(Cell as d), filter(d.a == c.a && d.id < c.id)))
        ),
        (
            set(c.maybe = !exists(
                from(Other as o),
                from(Cell as d, on(d.id == o.k)),
                filter(d.a == c.a)
            )),
            all_rows()
        ),
        // Values.
        (
            set(c.n = select(o.v.max(), from(Other as o), filter(o.k == c.id))),
            all_rows()
        ),
        (
            set(c.a = select(o.v.min(), from(Other as o), filter(o.id != c.a)).coalesce(h.x)),
            filter(c.flag)
        ),
        (
            set(
                c.a = select(o.id.count(), from(Other as o), filter(o.v < c.n)),
                c.b = c.a
            ),
            all_rows()
        ),
        (
            set(c.b = select(o.v.count(), from(Other as o))
                + select(o.j.sum(), from(Other as o)).coalesce(0)),
            all_rows()
        ),
        (
            set(c.cost = select(o.cost.sum(), from(Other as o), filter(o.cost > h.d))),
            all_rows()
        ),
        (
            set(c.t = select(o.u, from(Other as o), filter(o.id == c.a))),
            all_rows()
        ),
        (
            set(c.s =
                select(o.s, from(Other as o), order_by(o.k, o.id.desc()), limit(1)).coalesce(c.s)),
            all_rows()
        ),
        (
            set(c.n = select(d.a.max(), from(Cell as d)), c.a = h.x),
            all_rows()
        ),
        (
            set(c.a = select(d.a.sum(), from(Cell as d), filter(d.id <= c.id)).assert_not_null()),
            all_rows()
        ),
        (
            set(
                c.a = c.b,
                c.n = select(d.a, from(Cell as d), filter(d.id == c.id + 1)),
                c.b = h.y
            ),
            all_rows()
        ),
        (
            set(
                c.b = c.a,
                c.a = select(d.b.max(), from(Cell as d), filter(d.id != c.id)).coalesce(0) + c.a
            ),
            filter(c.a < h.z)
        ),
        (
            set(c.n = h.x),
            filter(
                c.a > select(d.a.min(), from(Cell as d))
                    && c.a < select(d.b.max(), from(Cell as d))
            )
        ),
        (
            set(c.n = h.x, ..h.patch),
            filter(c.a == select(o.v.max(), from(Other as o), filter(o.k != c.id)))
        ),
        (
            set(
                c.a = h.opt_x,
                c.n = select(d.n.max(), from(Cell as d), filter(d.a == h.y || d.flag))
            ),
            filter(c.id <= h.id)
        ),
        // One inside another.
        (
            set(c.b = h.x),
            filter(c.id.is_in(select(
                o.k,
                from(Other as o),
                filter(
                    o.id >= select(p.v.min(), from(Other as p), filter(p.k == c.id)) || o.v == c.n
                )
            )))
        ),
        (
            set(
                c.a = select(
                    d.a.max(),
                    from(Cell as d),
                    filter(exists(from(Other as o), filter(o.k == d.id && o.id != c.a)))
                )
                .coalesce(c.a - 1),
                c.b = c.a
            ),
            filter(c.n.is_null() || c.m != h.x)
        ),
        (
            set(c.n = select(
                o.v.sum(),
                from(Other as o),
                from(Cell as d, on(d.id == o.k)),
                filter(d.b >= c.b)
            )),
            all_rows()
        ),
        (
            set(c.n = case()
                .when(
                    exists(from(Other as o), filter(o.k == c.id)),
                    select(o.v.max(), from(Other as o), filter(o.k == c.id))
                )
                .otherwise(c.m)),
            all_rows()
        ),
        // A key, and rows that come back.
        (
            set(c.a = select(d.a.max(), from(Cell as d)).coalesce(0)),
            filter(c.id == h.id)
        ),
        (
            set(
                ..h.patch,
                c.m = select(d.m, from(Cell as d), filter(d.id == h.id))
            ),
            filter(c.n.is_in(&h.xs))
        ),
    ])
}
