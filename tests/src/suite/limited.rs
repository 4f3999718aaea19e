//! `order_by(..)` and `limit(..)` in an update, which MySQL alone has.

use updatable::{Error, update};
use updatable_tests::fixtures::{PEOPLE, Person};

use crate::Db;
use crate::suite::{Outcome as _, rows};

async fn ages(db: &Db) -> Vec<i32> {
    let rows: Vec<(i32,)> = rows(db, "SELECT age FROM people ORDER BY id").await;
    rows.into_iter().map(|(age,)| age).collect()
}

#[tokio::test]
async fn the_first_rows_of_an_order_are_updated() {
    let db = Db::with(PEOPLE).await;
    update!(
        Person as p,
        set(p.age = 0),
        filter(p.age > 25),
        order_by(p.age),
        limit(2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(ages(&db).await, [25, 47, 0, 0]);

    let rows = 1;
    update!(
        Person as p,
        set(p.age = 1),
        all_rows(),
        order_by(p.age.desc(), p.id),
        limit(rows)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(ages(&db).await, [25, 1, 0, 0]);

    Person::update_all_rows()
        .set(|p| p.age.set(7))
        .first(3, |p| p.id)
        .execute(&db.pool)
        .await
        .assert_matched(3);
    assert_eq!(ages(&db).await, [7, 7, 7, 0]);
}

#[tokio::test]
async fn a_limit_of_zero_matches_nothing() {
    let db = Db::with(PEOPLE).await;
    update!(
        Person as p,
        set(p.age = 0),
        all_rows(),
        order_by(p.id),
        limit(0)
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);
    assert_eq!(ages(&db).await, [25, 47, 29, 37]);
}

#[tokio::test]
async fn values_that_may_be_absent_and_lists_stand_before_the_limit() {
    let db = Db::with(PEOPLE).await;
    let (name, ids) = (Some("x"), vec![1, 2, 3]);
    update!(
        Person as p,
        set(p.name = name, p.age = None::<i32>),
        filter(p.id.is_in(ids)),
        order_by((p.age - 30) * (p.age - 30)),
        limit(1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let names: Vec<(String,)> = rows(&db, "SELECT name FROM people ORDER BY id").await;
    assert_eq!(names[2].0, "x");
    assert_eq!(names[0].0, "john");
}

#[tokio::test]
async fn a_limit_beside_a_subquery_of_the_updated_table_is_refused() {
    let db = Db::with(PEOPLE).await;
    let result = update!(
        Person as p,
        set(p.age = 0),
        filter(p.age == select(o.age.max(), from(Person as o))),
        order_by(p.id),
        limit(1)
    )
    .execute(&db.pool)
    .await;
    assert!(
        matches!(result, Err(Error::Unsupported { .. })),
        "{result:?}"
    );
    // The way that is named.
    update!(
        Person as p,
        set(p.age = 0),
        filter(p.id.is_in(select(
            o.id,
            from(Person as o),
            filter(o.age > 25),
            order_by(o.age.desc(), o.id),
            limit(2)
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(ages(&db).await, [25, 0, 29, 0]);
}
