//! Functions, `case` and casts.

use super::{Shape, statements};
use crate::property::cell::Price;

pub(super) fn shapes() -> Vec<Shape> {
    statements!(|c, h| [
        // NULL.
        (
            set(c.a = c.n.coalesce(h.x), c.n = c.n.nullif(c.m)),
            all_rows()
        ),
        (
            set(c.maybe = c.n.is_not_distinct_from(c.m)),
            filter(c.cost.is_distinct_from(c.price))
        ),
        (
            set(c.a = h.x),
            filter(c.n.is_not_distinct_from(h.y) && !c.j.is_distinct_from(h.i))
        ),
        (
            set(c.cost = c.cost.nullif(h.d).coalesce(c.price * h.f)),
            all_rows()
        ),
        // Numbers.
        (
            set(c.b = c.a.greatest(h.x).least(h.y)),
            filter(c.a.abs() >= c.b.abs())
        ),
        (
            set(
                c.price = c.price.abs().round::<1>(),
                c.cost = c.price.round::<0>()
            ),
            all_rows()
        ),
        (
            set(c.price = (c.price * h.f).round::<1>().greatest(h.d)),
            filter(c.cost.round::<0>() != c.cost)
        ),
        (
            set(
                c.w = c.w.greatest(h.w),
                c.i = c.i.least(h.i).abs(),
                c.j = c.j.abs()
            ),
            all_rows()
        ),
        // Text.
        (
            set(c.s = c.s.trim().upper(), c.t = c.t.lower().concat(h.s)),
            filter(c.s.trim() != "")
        ),
        (
            set(c.a = c.s.length() - c.t.concat(c.s).length().coalesce(h.x)),
            all_rows()
        ),
        (
            set(c.flag = c.s.starts_with(h.s), c.maybe = c.t.ends_with(h.r)),
            all_rows()
        ),
        (set(c.a = h.x), filter(c.s.contains(h.s))),
        (
            set(c.a = h.x),
            filter(!c.t.starts_with(h.s) && c.s.upper().contains("A"))
        ),
        (
            set(c.maybe = c.t.contains(&h.text)),
            filter(c.t.ends_with("b") || c.s.starts_with(h.text.clone()))
        ),
        // `case`.
        (
            set(
                c.a = case()
                    .when(c.n == h.x, c.b)
                    .when(c.n.is_null(), h.y)
                    .otherwise(c.a),
                c.n = c.b
            ),
            all_rows()
        ),
        (
            set(c.n = case()
                .when(c.flag, NULL)
                .when(c.maybe, c.n + 1)
                .otherwise(c.m)),
            all_rows()
        ),
        (
            set(
                c.flag = case().when(c.a > h.x, true).otherwise(c.flag),
                c.a = c.b
            ),
            filter(c.n < h.z || c.flag)
        ),
        (
            set(c.s = case()
                .when(c.t.like(h.pattern), c.t.coalesce(h.s))
                .otherwise(c.s.upper())),
            all_rows()
        ),
        (
            set(c.price = case()
                .when(c.cost > h.d, h.e)
                .when(!c.flag, c.price * h.f)
                .otherwise(c.price)),
            all_rows()
        ),
        (
            set(c.n = c.n.coalesce(case().when(c.flag, 1).otherwise(c.a))),
            filter(c.a == case().when(c.maybe, h.x).otherwise(c.b))
        ),
        // Casts.
        (
            set(
                c.t = c.a.cast::<String>().concat(c.s),
                c.s = c.i.cast::<String>()
            ),
            all_rows()
        ),
        (
            set(
                c.n = c.w.cast::<i64>() + c.j.cast::<i64>(),
                c.j = c.w.cast::<i32>() + 1
            ),
            all_rows()
        ),
        (
            set(c.cost = c.a.cast::<Price>() * h.f + c.price),
            filter(c.n.cast::<Price>() != c.cost)
        ),
        (
            set(c.a = c.a - c.i.cast::<i64>()),
            filter(c.i.cast::<i64>() < c.a && c.n.cast::<String>() != h.s)
        ),
    ])
}
