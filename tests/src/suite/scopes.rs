//! `#[updatable(scope = "..")]`: nobody's rows but one's.

use sqlx::FromRow;
use updatable::{Error, Filter, Updatable, update};

use super::{Outcome as _, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "invoices", scope = "tenant")]
struct Invoice {
    #[updatable(key)]
    id: i64,
    tenant: i64,
    state: String,
    #[updatable(version)]
    version: i32,
}

const INVOICES: &str = "
    CREATE TABLE invoices (id {i64} PRIMARY KEY, tenant {i64} NOT NULL, state {text} NOT NULL, version {i32} NOT NULL) {end};
    INSERT INTO invoices VALUES (1, 100, 'new', 1), (2, 100, 'new', 1), (3, 200, 'new', 4);
";

async fn states(db: &Db) -> Vec<String> {
    let rows: Vec<(String,)> = rows(db, "SELECT state FROM invoices ORDER BY id").await;
    rows.into_iter().map(|(state,)| state).collect()
}

#[tokio::test]
async fn an_update_changes_rows_of_its_scope() {
    let db = Db::with(INVOICES).await;
    update!(Invoice as i, set(i.state = "due"), filter(i.tenant == 100))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    Invoice::update_where(|i| i.tenant.eq(200).and(i.state.eq("new")))
        .set(|i| i.state.set("paid"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let anything: Filter<Invoice> = Invoice::filter(|i| i.id.gt(0).or(i.tenant.ne(0)));
    update!(
        Invoice as i,
        set(i.state = "sent"),
        filter(i.tenant == 100, ..anything)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(states(&db).await, ["sent", "sent", "paid"]);
}

#[tokio::test]
async fn a_row_of_another_scope_is_not_there() {
    let db = Db::with(INVOICES).await;
    let steal =
        |tenant, version| Invoice::update_by_key(3, tenant, version).set(|i| i.state.set("stolen"));
    for version in [1, 4] {
        // Nor does the error tell which version it has.
        let result = steal(100, version).execute(&db.pool).await;
        assert!(matches!(result, Err(Error::NotFound { .. })), "{result:?}");
    }
    let late = steal(200, 1).execute(&db.pool).await;
    assert!(
        matches!(
            late,
            Err(Error::Conflict {
                expected: 1,
                actual: 4,
                ..
            })
        ),
        "{late:?}"
    );
    assert_eq!(states(&db).await, ["new", "new", "new"]);
    steal(200, 4).execute(&db.pool).await.assert_matched(1);
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "order_lines", scope = "tenant")]
struct Line {
    #[updatable(key)]
    tenant: i64,
    #[updatable(key)]
    id: i64,
    amount: i64,
}

#[tokio::test]
async fn the_scope_may_be_part_of_the_key() {
    let db = Db::with(
        "CREATE TABLE order_lines (tenant {i64} NOT NULL, id {i64} NOT NULL, amount {i64} NOT NULL, PRIMARY KEY (tenant, id)) {end};
        INSERT INTO order_lines VALUES (1, 1, 10), (1, 2, 10), (2, 1, 10);",
    )
    .await;
    Line::update_by_key(1, 2)
        .set(|l| l.amount.set(11))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Line as l, set(l.amount += 1), filter(l.tenant == 1))
        .execute(&db.pool)
        .await
        .assert_matched(2);
}
