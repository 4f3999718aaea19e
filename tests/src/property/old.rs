//! Values before the update: for PostgreSQL, which alone gives them.

use crate::property::cell::Cell;
use crate::property::model::Outcome;
use crate::property::other::Other;
use crate::property::shapes::{Shape, Way};
use crate::property::table::Row;
use crate::property::value::IntoValue as _;

macro_rules! old_values {
    (|$c:ident, $h:ident| [$(($($statement:tt)+),)+]) => {
        vec![$(Shape {
            text: stringify!($($statement)+),
            ways: vec![Way {
                method: crate::property::model::Method::FetchOld,
                send: |$h, connection| {
                    let _ = &$h;
                    let update = updatable::update!(
                        Cell as $c,
                        $($statement)+,
                        returning($c.id, old($c.a), $c.a, old($c.n), $c.n, old($c.s), $c.s, old($c.i), $c.i)
                    );
                    let sql = update.sql::<crate::Driver>();
                    crate::property::run::sent(sql, update.fetch_all(connection), seen)
                },
            }],
        }),+]
    };
}

pub(crate) fn shapes() -> Vec<Shape> {
    old_values!(|c, h| [
        (set(c.a = c.b), all_rows()),
        (set(c.a = c.b, c.b = c.a, c.n = c.a), filter(c.n != h.x)),
        (
            set(c.a = h.opt_x, c.n = h.null_x, c.s = c.s.concat(h.s)),
            filter(c.a < h.y || c.flag)
        ),
        (set(..h.patch), filter(c.n.is_in(h.xs))),
        (set(c.i += h.i, c.a = 1), filter(c.maybe)),
        (
            set(
                c.a = select(d.b.max(), from(Cell as d), filter(d.id != c.id)).coalesce(c.b),
                c.n = c.a
            ),
            filter(c.flag)
        ),
        (
            set(c.n = h.x),
            filter(exists(from(Other as o), filter(o.k == c.id)))
        ),
        (
            set(c.a = h.x, c.s = h.s),
            filter(c.a == select(d.a.max(), from(Cell as d)))
        ),
    ])
}

type Given = (
    i64,
    i64,
    i64,
    Option<i64>,
    Option<i64>,
    String,
    String,
    i32,
    i32,
);

/// They come in no particular order.
fn seen(given: Vec<Given>) -> Outcome {
    let mut rows: Vec<Row> = given
        .into_iter()
        .map(|(id, old_a, a, old_n, n, old_s, s, old_i, i)| {
            Row::from([
                ("id", id.into_value()),
                ("old a", old_a.into_value()),
                ("a", a.into_value()),
                ("old n", old_n.into_value()),
                ("n", n.into_value()),
                ("old s", old_s.into_value()),
                ("s", s.into_value()),
                ("old i", old_i.into_value()),
                ("i", i.into_value()),
            ])
        })
        .collect();
    rows.sort_by_key(|row| row["id"].as_ref().map(ToString::to_string));
    Outcome::Rows(rows)
}
