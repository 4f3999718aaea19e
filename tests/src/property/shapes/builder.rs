//! The builder, which keeps the written order.

use super::Shape;

macro_rules! built {
    (@shape $c:ident $h:ident [$($items:tt)+] $condition:expr) => {
        $crate::property::shapes::Shape {
            text: stringify!(set($($items)+), filter($condition)),
            ways: vec![$crate::property::shapes::Way {
                method: $crate::property::model::Method::Execute,
                send: |$h, connection| {
                    let update = $crate::property::cell::Cell::update_where(|$c| {
                        let _ = &$c;
                        $condition
                    });
                    let update = built!(@set $c update $($items)+);
                    let sql = update.sql::<$crate::Driver>();
                    $crate::property::run::sent(sql, update.execute(connection), $crate::property::run::matched)
                },
            }],
        }
    };
    (@set $c:ident $update:ident ..$patch:expr $(, $item:expr)*) => {
        $update.patch($patch)$(.set(|$c| $item))*
    };
    (@set $c:ident $update:ident $($item:expr),+) => {
        $update$(.set(|$c| $item))+
    };
    (@each $c:ident $h:ident $items:tt [$($condition:expr,)+]) => {
        vec![$(built!(@shape $c $h $items $condition)),+]
    };
    // Each list of assignments with each filter.
    (|$c:ident, $h:ident| [$($items:tt,)+] $conditions:tt) => {
        [$(built!(@each $c $h $items $conditions)),+].into_iter().flatten().collect()
    };
}

pub(super) fn shapes() -> Vec<Shape> {
    built!(|c, h|
        [
            [c.a.set(h.x)],
            [c.a.set(h.opt_x), c.n.set(h.null_x)],
            [c.b.set(c.a), c.a.set(c.a.plus(h.x))],
            [c.a.set(c.a.plus(h.x)), c.b.set(c.a)],
            [c.a.set(h.opt_x), c.b.set(c.b.minus(h.y)), c.n.set(c.a.times(c.b))],
            [c.a.set(h.opt_x), c.b.set(h.opt_y), c.a.set(h.x)],
            [..&h.patch],
            [..&h.patch, c.s.set(h.s), c.maybe.set(h.null_p)],
            [..&h.patch, c.m.set(c.n)],
        ]
        [
            c.a.lt(h.z),
            c.n.eq(h.y).or(c.m.ne(h.z)).not().or(c.flag),
            c.id.eq(h.id).and(c.n.not_in(&h.xs)),
            c.m.is_in(&h.ys).not(),
            h.filter().condition(),
            c.n.lt(h.z).and(h.filter()),
            c.m.is_in(&h.ys).or(h.filter()),
            h.filter().condition().not().and(c.n.not_in(&h.xs)),
        ]
    )
}
