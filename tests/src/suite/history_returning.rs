//! The rows of an update that is written down: on PostgreSQL and SQLite.

use sqlx::types::chrono::{DateTime, Utc};
use updatable::{Error, update};

use crate::Db;
use crate::suite::history::{PRICES, Price};
use crate::suite::row;

async fn written(db: &Db) -> i64 {
    let (count,): (i64,) = row(db, "SELECT count(*) FROM prices_history").await;
    count
}

#[tokio::test]
async fn the_rows_of_a_recorded_update_come_back() {
    let db = Db::with(PRICES).await;
    let one = |shop: i64| {
        update!(
            Price as p,
            set(p.amount += 1),
            filter(p.shop == shop && p.item == "tea"),
            returning(p)
        )
        .actor("ann")
        .recorded()
    };
    let price: Price = one(1).fetch_one(&db.pool).await.unwrap();
    assert_eq!((price.amount, price.version), (11, 2));
    let price: Option<Price> = one(1).fetch_optional(&db.pool).await.unwrap();
    assert_eq!(
        price.map(|price| (price.amount, price.updated_by)),
        Some((12, "ann".to_owned()))
    );
    let mut amounts: Vec<i64> = update!(
        Price as p,
        set(p.amount += 1),
        filter(p.shop == 1),
        returning(p.amount)
    )
    .actor("ann")
    .recorded()
    .fetch_all(&db.pool)
    .await
    .unwrap();
    amounts.sort_unstable();
    assert_eq!(amounts, [13, 21]);
    assert_eq!(written(&db).await, 4);

    let missing: Option<Price> = one(9).fetch_optional(&db.pool).await.unwrap();
    assert_eq!(missing, None);
    let missing: Result<Price, _> = one(9).fetch_one(&db.pool).await;
    assert!(
        matches!(missing, Err(Error::NotFound { .. })),
        "{missing:?}"
    );
    assert_eq!(written(&db).await, 4);
}

/// What cannot be read is not kept, and neither is its history.
#[tokio::test]
async fn a_recorded_update_whose_row_cannot_be_read_is_undone() {
    let db = Db::with(PRICES).await;
    // The note of the row is no time.
    #[derive(Debug, updatable::Updatable, sqlx::FromRow)]
    #[updatable(table = "prices", history = "prices_history")]
    struct Noted {
        #[updatable(key)]
        shop: i64,
        #[updatable(key)]
        item: String,
        amount: i64,
        note: DateTime<Utc>,
    }
    let unreadable: Result<Noted, _> = update!(
        Noted as p,
        set(p.amount = 5),
        filter(p.shop == 1 && p.item == "it's \"coffee\""),
        returning(p)
    )
    .recorded()
    .fetch_one(&db.pool)
    .await;
    assert!(
        matches!(unreadable, Err(Error::Database(_))),
        "{unreadable:?}"
    );
    assert_eq!(written(&db).await, 0);
    assert_eq!(
        row::<(i64,)>(&db, "SELECT amount FROM prices WHERE note = 'hot'").await,
        (20,)
    );
}
