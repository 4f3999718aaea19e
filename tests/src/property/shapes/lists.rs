//! `is_in` and `not_in`: lists whose length is known, and lists whose length is not.

use super::{Shape, cross, shape, way};

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    shapes.extend(cross!(|c, h|
        [
            set(c.a = h.x),
            set(c.maybe = c.n.is_in(&h.xs), c.b = h.opt_x),
            set(c.maybe = c.n.not_in(&h.ys), c.flag = c.a.is_in([h.x, h.y])),
        ]
        [
            all_rows(),
            filter(c.n.is_in(&h.xs)),
            filter(c.n.not_in(&h.xs)),
            filter(!c.n.is_in(&h.xs)),
            filter(!c.n.not_in(&h.xs)),
            filter(c.n.is_in([h.x, h.y])),
            filter(c.n.not_in([h.x, h.y, 1])),
            filter(c.a == h.x && c.n.not_in(&h.xs)),
            filter(c.a == h.x || c.n.not_in(&h.xs)),
            filter(c.a == h.x || c.n.is_in(h.xs.as_slice()) || c.m > h.z),
            filter(c.n.is_in(&h.xs) && c.m.not_in(&h.ys)),
            filter(c.n.is_in(&h.xs) || c.m.not_in(&h.ys)),
            filter(!(c.n.is_in(&h.xs) && c.m.is_in(&h.ys)) && c.a < h.z),
            filter((c.a + c.b).is_in(&h.xs)),
            filter((c.n * h.z).not_in(&h.xs) && c.b > h.y),
            filter((c.n - 1).between(h.x, h.y) && c.id.is_in(&h.ids)),
            filter(c.flag == (c.n.is_in(&h.xs))),
        ]
    ));
    shapes.extend(cross!(|c, h|
        [
            set(c.a = h.y, c.cost = h.null_d),
        ]
        [
            filter(c.s.is_in(&h.ss)),
            filter(c.t.not_in(h.ss.as_slice())),
            filter(c.s.not_in(h.texts.clone())),
            filter(c.t.is_in(&h.texts)),
            filter(c.s.is_in([h.s, h.r, "a"])),
            filter(c.maybe.is_in(&h.ps)),
            filter(c.flag.not_in(&h.ps)),
            filter(c.maybe.not_in([h.p, h.q])),
            filter(c.price.is_in(&h.ds)),
            filter(c.cost.not_in(h.prices.as_slice())),
            filter(c.cost.is_in(&h.prices) || c.price.not_in(&h.ds)),
            filter(c.cost.not_in([h.d, h.e])),
            filter((c.price * h.f).is_in(&h.ds)),
        ]
    ));
    shapes
}
