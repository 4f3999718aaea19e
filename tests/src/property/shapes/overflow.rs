//! Numbers that leave the type of their column: the statement fails, or stores what is right.

use super::{Shape, statements};
use crate::property::cell::{Cell, Price};
use crate::property::other::Other;

pub(super) fn shapes() -> Vec<Shape> {
    statements!(|c, h| [
        (set(c.w += h.w), all_rows()),
        (set(c.i -= h.i, c.a = h.x), filter(c.flag)),
        (set(c.j *= h.i), all_rows()),
        (set(c.l += h.l), filter(c.a < h.z)),
        (set(c.l = c.l * h.x - c.l), all_rows()),
        (set(c.l = c.l - h.l + h.l), filter(c.n.is_null())),
        (set(c.w = c.w + h.w - h.w), filter(c.a > h.x)),
        (set(c.i = c.i * c.i - c.i), filter(c.a > h.x)),
        (
            set(c.i = c.w.cast::<i32>() * h.i, c.w = 0),
            filter(c.n != h.x)
        ),
        (
            set(c.l = c.i.cast::<i64>() * c.i.cast::<i64>() + c.l, c.i = 1),
            filter(c.n != h.x)
        ),
        (set(c.w = c.w.abs(), c.l = c.l.abs()), filter(c.n != h.x)),
        (set(c.l = (c.l + h.l) % 7), filter(c.n != h.x)),
        (
            set(c.l = (c.l + c.l) / 2, c.n = c.l % 5),
            filter(c.n != h.x)
        ),
        (
            set(c.a = (c.l * 2).least(c.a), c.l = (c.l - 5).greatest(c.b)),
            filter(c.n != h.x)
        ),
        (
            set(c.n = (c.l * 3).nullif(c.a), c.a = 1),
            filter(c.n != h.x)
        ),
        (set(c.n = (c.n + c.l * 3).coalesce(1)), filter(c.flag)),
        (
            set(c.a = case().when(c.flag, c.l + h.l).otherwise(c.b)),
            filter(c.n != h.x)
        ),
        (
            set(c.w = case().when(c.flag, c.w * 2).otherwise(c.w - 1)),
            filter(c.n != h.x)
        ),
        (set(c.t = (c.l + h.l).cast::<String>()), filter(c.flag)),
        (
            set(c.t = (c.i + h.i).cast::<String>(), c.j = h.null_i),
            filter(c.flag)
        ),
        (set(c.a = (c.w * h.w).cast::<i64>()), filter(c.flag)),
        (
            set(c.cost = c.i.cast::<Price>(), c.price = c.l.cast::<Price>()),
            filter(c.flag)
        ),
        (
            set(c.price = (c.l * 2).cast::<Price>() * h.f),
            filter(c.flag)
        ),
        (set(c.a = h.x), filter(c.i + h.i > c.j)),
        (set(c.a = h.x), filter(c.w * 2 < h.w || c.flag)),
        (
            set(c.i = select((o.i + h.i).max(), from(Other as o), filter(o.k == c.id)).coalesce(0)),
            all_rows()
        ),
        (
            set(c.j = select((o.i * o.j).min(), from(Other as o))),
            filter(c.flag)
        ),
        (
            set(c.j = select(o.i + 1, from(Other as o), filter(o.id == c.a))),
            all_rows()
        ),
        (
            set(c.i = o.i + c.i, c.a = c.i.cast::<i64>()),
            all_rows(),
            from(Other as o, on(o.id == c.a))
        ),
        (
            set(c.n = select(d.l.sum(), from(Cell as d), filter(d.id >= c.id))),
            filter(c.flag)
        ),
    ])
}
