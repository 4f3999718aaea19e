//! `+`, `-` and `*`, of integers and of amounts.

use super::{Shape, cross, shape, way};

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    shapes.extend(cross!(|c, h|
        [
            set(c.a += h.x),
            set(c.n -= h.x),
            set(c.m *= h.x),
            set(c.a += h.opt_x, c.n -= h.opt_y),
            set(c.a = c.a + h.x, c.b = c.b - h.y),
            set(c.a = c.a - c.b - h.x),
            set(c.a = c.a - (c.b - h.x)),
            set(c.a = c.a - (c.b + h.x) * c.a),
            set(c.a = (c.a - c.b) * h.x - h.y * c.a),
            set(c.a = h.x - c.a, c.n = h.y * c.n),
            set(c.n = c.n + c.m, c.m = NULL),
            set(c.n = c.a * c.m),
            set(c.n = c.n.plus(h.x).times(c.a).minus(h.y)),
            set(c.a = h.x - (h.y - c.a) - h.z),
            set(c.a = 2 * c.a + 1),
            set(c.a = c.a + (h.x + 1) * 2),
            set(c.a += c.b, c.n += c.n),
            set(c.a -= c.a - h.x),
        ]
        [
            all_rows(),
            filter(c.a + c.b < h.z),
            filter(c.n * h.x == c.m - h.y || c.flag),
            filter(h.z - c.n > h.x * (c.a - 1)),
        ]
    ));
    shapes.extend(cross!(|c, h|
        [
            set(c.price += h.d),
            set(c.cost -= h.d),
            set(c.price *= h.f),
            set(c.cost *= h.f),
            set(c.price += h.opt_d, c.cost *= h.opt_f),
            set(c.price = c.price * h.f),
            set(c.price = h.f * c.price),
            set(c.cost = c.price * h.f + h.d),
            set(c.cost = (c.price + c.cost) * h.f - h.e),
            set(c.price = c.price * h.f * h.g),
            set(c.price = c.price - (h.d - c.price * h.f)),
            set(c.price = c.price - c.price * h.f, c.cost = NULL),
            set(c.cost = c.cost.times(h.f).plus(c.price)),
        ]
        [
            all_rows(),
            filter(c.price * h.f < c.cost),
            filter(c.price - c.cost == h.d || c.cost.is_null()),
        ]
    ));
    shapes.extend(cross!(|c, h|
        [
            set(c.a = c.n.assert_not_null()),
            set(c.a = c.n.assert_not_null() + c.m.assert_not_null() * h.x),
        ]
        [
            filter(c.n.is_not_null() && c.m.is_not_null()),
            filter(c.n < h.x && c.m > h.y),
        ]
    ));
    shapes
}
