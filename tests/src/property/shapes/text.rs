//! Texts, and `like`.

use super::{Shape, cross, shape, way};

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    shapes.extend(cross!(|c, h|
        [
            set(c.s = h.s),
            set(c.maybe = c.t.like(h.pattern), c.t = h.null_s),
            set(c.flag = c.s.like(h.pattern)),
        ]
        [
            all_rows(),
            filter(c.s.like(h.pattern)),
            filter(!c.t.like(h.pattern)),
            filter(c.s.like("a%") || c.t.like("_b")),
            filter(c.s.like(c.t)),
            filter(!(c.s.like(c.t) && c.t.like(h.pattern)) && c.s != ""),
            filter(c.s == h.s || c.t == h.s),
            filter(c.s.eq(h.text) && c.a > h.x),
        ]
    ));
    shapes
}
