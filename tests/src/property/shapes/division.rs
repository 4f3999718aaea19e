//! `/` and `%`, by host values and by columns, and by zero.

use super::{Shape, statements};

pub(super) fn shapes() -> Vec<Shape> {
    statements!(|c, h| [
        (set(c.a /= h.x, c.n %= h.y), all_rows()),
        (set(c.a /= h.opt_x, c.b %= h.opt_y), filter(c.n < h.z)),
        (set(c.n = c.a / c.b, c.m = c.a % c.b), all_rows()),
        (set(c.n = h.x / c.a, c.m = h.y % c.b), filter(c.a != 0)),
        (set(c.n = c.n / 2 * 2 + c.n % 2), all_rows()),
        (
            set(c.n = c.a - (c.b / (c.m + 1)) % 2),
            filter(c.b / 2 == h.x || c.flag)
        ),
        (
            set(c.a = (c.a / c.b).coalesce(h.x), c.n = c.a % 2),
            all_rows()
        ),
        (set(c.a = (c.a / c.b).assert_not_null()), filter(c.b != 0)),
        (
            set(c.b = c.a, c.a = (c.n % c.a).coalesce(c.m).coalesce(7)),
            all_rows()
        ),
        (
            set(c.w /= h.w, c.i %= h.i, c.l = c.l / -1),
            filter(c.a > h.x)
        ),
        (
            set(c.j = c.i / c.j, c.w = c.w % 3),
            filter(c.i % 2 == 0 || c.j / 2 > h.i)
        ),
        (set(c.maybe = c.l / h.l == c.l % h.l), all_rows()),
    ])
}
