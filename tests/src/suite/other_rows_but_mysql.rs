//! Lists that are looked up for each row: on PostgreSQL and SQLite.

use updatable::update;

use crate::suite::Outcome as _;
use crate::suite::other_rows::{Plan, Step, heights, steps};

#[tokio::test]
async fn the_first_rows_of_a_list_are_chosen_for_each_row() {
    let db = steps().await;
    let listed = update!(
        Step as s,
        set(s.height = 0),
        filter(s.id.is_in(select(
            p.id,
            from(Plan as p),
            filter(p.height > s.height * 15),
            order_by(p.height),
            limit(1)
        )))
    );
    let result = listed.execute(&db.pool).await;
    result.assert_matched(0);
    // A list within a list, of the tables around the inner one.
    let nested = update!(
        Step as s,
        set(s.height = 0),
        filter(exists(
            from(Plan as p),
            filter(
                p.id == s.id
                    && p.height.is_in(select(
                        o.height,
                        from(Plan as o),
                        filter(o.id >= p.id),
                        order_by(o.id.desc()),
                        limit(1)
                    ))
            )
        ))
    );
    let result = nested.execute(&db.pool).await;
    result.assert_matched(1);
    assert_eq!(heights(&db).await, [10, 20, 30, 0]);
}
