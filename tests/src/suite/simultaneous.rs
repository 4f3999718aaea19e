//! Assignments that read each other's columns in a circle: MySQL, which assigns one after the other, has none.

use updatable::update;
use updatable_tests::fixtures::{SW, Sw};

use crate::Db;
use crate::suite::{Outcome as _, rows};

async fn both(db: &Db) -> Vec<(i64, i64, i64)> {
    let sw: Vec<Sw> = rows(db, "SELECT * FROM sw ORDER BY id").await;
    sw.into_iter().map(|sw| (sw.a, sw.b, sw.c)).collect()
}

#[tokio::test]
async fn two_columns_swap_their_values() {
    let db = Db::with(SW).await;
    update!(Sw as s, set(s.a = s.b, s.b = s.a), filter(s.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(both(&db).await, [(20, 10, 30), (100, 200, 300)]);
    update!(Sw as s, set(s.b = s.a, s.a = s.b), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(2);
    assert_eq!(both(&db).await, [(10, 20, 30), (200, 100, 300)]);
    Sw::update_by_key(1)
        .set(|s| (s.a.set(s.b), s.b.set(s.a)))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(both(&db).await, [(20, 10, 30), (200, 100, 300)]);
}

#[tokio::test]
async fn three_columns_trade_places() {
    let db = Db::with(SW).await;
    update!(
        Sw as s,
        set(s.a = s.b + 1, s.b = s.c + 2, s.c = s.a + 3),
        filter(s.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(both(&db).await, [(21, 32, 13), (100, 200, 300)]);
}

#[tokio::test]
async fn the_builder_reads_old_values_in_any_order() {
    let db = Db::with(SW).await;
    Sw::update_by_key(1)
        .set(|s| s.a.set(s.a.plus(1)))
        .set(|s| (s.b.set(s.a), s.c.set(s.b)))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(both(&db).await, [(11, 10, 20), (100, 200, 300)]);
}
