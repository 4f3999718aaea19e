//! Comparisons and connectives: as a filter, in which unknown is not true, and as a value, in which it is NULL.

use super::{Shape, shape, way};

/// Each condition as a filter and as a value.
macro_rules! conditions {
    (|$c:ident, $h:ident| [$($condition:tt,)+]) => {
        vec![$(
            shape!($c, $h, set($c.s = $h.r), filter $condition),
            shape!($c, $h, set($c.maybe = $condition), all_rows()),
        )+]
    };
}

pub(super) fn shapes() -> Vec<Shape> {
    conditions!(|c, h| [
        // Each comparison, with a value on either side.
        (c.a == h.x),
        (c.n != h.x),
        (c.n < h.x),
        (c.a <= h.x),
        (c.m > h.x),
        (c.b >= h.x),
        (h.x == c.n),
        (h.x != c.a),
        (h.x < c.n),
        (h.x <= c.b),
        (h.x > c.a),
        (h.x >= c.m),
        (c.a.eq(h.x)),
        (c.n.ne(h.x)),
        (c.n.lt(h.x)),
        (c.a.le(h.x)),
        (c.m.gt(h.x)),
        (c.b.ge(h.x)),
        // Columns with columns.
        (c.a == c.b),
        (c.n != c.m),
        (c.n < c.a),
        (c.b >= c.m),
        (c.s == c.t),
        (c.t < c.s),
        (c.flag == c.maybe),
        (c.price > c.cost),
        // Types.
        (c.flag == h.p),
        (c.maybe != h.p),
        (c.maybe < h.p),
        (c.price <= h.d),
        (c.cost != h.d),
        (h.d > c.cost),
        (c.price == h.price),
        (c.s < h.s),
        (c.t >= h.s),
        (c.t == &h.text),
        // Tests.
        (c.n.is_null()),
        (c.t.is_not_null()),
        ((c.a + c.m).is_null()),
        (c.n.between(h.x, h.y)),
        (c.a.between(c.n, h.x)),
        (c.a.between(h.x, c.m)),
        (c.s.between(h.s, h.r)),
        (c.cost.between(h.d, h.e)),
        ((c.n + h.x).is_null()),
        ((c.a + c.b).between(h.x - 1, h.y + 1)),
        // A bool column is a condition.
        (c.flag && c.maybe),
        (c.flag || c.maybe),
        (!c.maybe),
        (!c.flag && c.n == h.x),
        // A condition is a bool.
        (c.flag == (c.n > h.x)),
        (c.maybe != (c.a > h.x && c.b < h.y)),
        (c.maybe == (!(c.n == h.x))),
        // `&&` binds tighter than `||`.
        (c.a == h.x && c.n == h.y),
        (c.n == h.x || c.m == h.y),
        (c.n == h.x || c.m == h.y && c.a > h.z),
        (c.n == h.x && c.m == h.y || c.a > h.z),
        ((c.n == h.x || c.m == h.y) && c.a > h.z),
        (c.a > h.z && (c.n == h.x || c.m == h.y)),
        (c.a > h.x || c.n < h.y && c.m != h.z || c.flag),
        ((c.a > h.x || c.n < h.y) && (c.m != h.z || c.flag)),
        (c.n > h.x && (c.m < h.y && (c.a == h.z || c.maybe))),
        ((c.n > h.x || (c.m < h.y || c.a == h.z)) && c.maybe),
        // `!` of everything.
        (!(c.n == h.x)),
        (!(c.n == h.x && c.a < h.y)),
        (!(c.n == h.x || c.a < h.y)),
        (!(c.n == h.x) || c.m < h.y),
        (!(c.n == h.x) && !(c.m < h.y)),
        (!!(c.n == h.x)),
        (!(!(c.n == h.x) && c.maybe)),
        (!c.n.is_null()),
        (!c.n.is_null() && c.n < c.m),
        (!c.n.between(h.x, h.y)),
        (!c.n.between(h.x, h.y) && c.a.between(h.y, h.z)),
        (!(c.n.between(h.x, h.y) || c.m.between(h.y, h.z))),
        (c.n.between(h.x, h.y) && c.m.between(h.y, h.z) || c.a.between(h.x, h.z)),
        // Methods.
        (c.n.eq(h.x).and(c.m.lt(h.y))),
        (c.n.eq(h.x).or(c.m.lt(h.y)).and(c.a.gt(h.z))),
        (c.n.eq(h.x).or(c.m.lt(h.y).and(c.a.gt(h.z)))),
        (c.n.eq(h.x).not().or(c.m.lt(h.y)).not()),
        (c.n.eq(h.x).and(c.m.lt(h.y).or(c.a.gt(h.z)).not())),
        // What is written in SQL does not follow from the methods.
        ((c.n == h.x).or(c.m == h.y) && c.a == h.z),
        (c.a == h.z && (c.n == h.x).or(c.m == h.y)),
        (!(c.n == h.x).and(c.flag) || c.maybe),
    ])
}
