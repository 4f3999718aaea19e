//! What is put into something else: conditions and `case()` as values, rows in subqueries.

use sqlx::FromRow;
use updatable::{Updatable, row, update};
use updatable_tests::fixtures::{CP, Cp, FOUR, Four};

use super::{Outcome as _, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "orders")]
struct Order {
    #[updatable(key)]
    id: i64,
    a: i64,
    b: i64,
    maybe: Option<i64>,
}

const ORDERS: &str = "
    CREATE TABLE orders (id {i64} PRIMARY KEY, a {i64} NOT NULL, b {i64} NOT NULL, maybe {i64}) {end};
    INSERT INTO orders VALUES (1, 1, 2, NULL), (2, 2, 1, 1), (3, 2, 2, 2);
";

async fn found(db: &Db) -> Vec<i64> {
    let found: Vec<(i64,)> =
        rows(db, "SELECT id FROM four WHERE label = 'found' ORDER BY id").await;
    found.into_iter().map(|(id,)| id).collect()
}

async fn marked(db: &Db) -> Vec<(i64, i64)> {
    rows(db, "SELECT a, b FROM cp WHERE v = 'y' ORDER BY a, b").await
}

#[tokio::test]
async fn a_condition_is_compared() {
    let db = Db::with(FOUR).await;
    // Neither true nor false where the level is NULL.
    update!(
        Four as f,
        set(f.size += 1),
        filter((f.level > 10) == (f.size == 10))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let is_null = true;
    update!(
        Four as f,
        set(f.size += 1),
        filter(f.note.is_null() == is_null && false == (f.label == "label"))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let sizes: Vec<(i64,)> = rows(&db, "SELECT size FROM four ORDER BY id").await;
    assert_eq!(sizes, [(11,), (31,)]);
}

#[tokio::test]
async fn a_case_stands_on_the_left() {
    let db = Db::with(FOUR).await;
    update!(
        Four as f,
        set(f.label = "found"),
        filter(case().when(f.note.is_null(), 30).otherwise(99) == f.size)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Four as f,
        set(f.size = case().when(f.note.is_null(), 1).otherwise(2) * 10 + f.size),
        filter(f.id > 0)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let found: Vec<(String, i64)> = rows(&db, "SELECT label, size FROM four ORDER BY id").await;
    assert_eq!(found, [("label".to_owned(), 30), ("found".to_owned(), 40)]);
}

#[tokio::test]
async fn a_select_gives_a_case_or_a_condition() {
    let db = Db::with(FOUR).await;
    update!(
        Four as f,
        set(f.label = "found"),
        filter(f.id.is_in(select(
            case().when(o.note.is_null(), 1).otherwise(77),
            from(Four as o)
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(found(&db).await, [1]);
    update!(
        Four as f,
        set(f.label = "found"),
        filter(f.id == 2 && select(o.size > 10, from(Four as o), filter(o.id == f.id)))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(found(&db).await, [1, 2]);
}

#[tokio::test]
async fn a_row_is_one_of_a_subquery() {
    let db = Db::with(&format!("{CP}{ORDERS}")).await;
    update!(
        Cp as c,
        set(c.v = "y"),
        filter((c.a, c.b).is_in(select((o.a, o.b), from(Order as o), filter(o.id < 3))))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(marked(&db).await, [(1, 2), (2, 1)]);

    update!(
        Cp as c,
        set(c.v = "y"),
        filter((c.a, c.b).not_in(select((o.a, o.b), from(Order as o))))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(marked(&db).await, [(1, 1), (1, 2), (2, 1)]);
}

#[tokio::test]
async fn a_row_is_one_of_the_first_of_the_updated_table() {
    let db = Db::with(CP).await;
    update!(
        Cp as c,
        set(c.v = "y"),
        filter((c.a, c.b).is_in(select(
            (o.a, o.b),
            from(Cp as o),
            order_by(o.a.desc(), o.b),
            limit(1)
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(marked(&db).await, [(2, 1)]);
}

#[tokio::test]
async fn a_row_of_the_builder_is_one_of_a_subquery() {
    let db = Db::with(&format!("{CP}{ORDERS}")).await;
    Cp::update_where(|c| {
        row((c.a, c.b)).is_in_select(
            Order::select(|o| row((o.a, o.maybe.assert_not_null())))
                .filter(|o| o.maybe.is_not_null()),
        )
    })
    .set(|c| c.v.set("y"))
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(marked(&db).await, [(2, 1)]);

    Cp::update_where(|c| row((c.a, c.b)).not_in_select(Order::select(|o| row((o.a, o.b)))))
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(marked(&db).await, [(1, 1), (2, 1)]);
}
