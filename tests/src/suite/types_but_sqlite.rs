//! Types that SQLite does not have: `Decimal`.

use rust_decimal::{Decimal, dec};
use updatable::{Updatable, update};

use crate::suite::each_type::{each_type, insert, table};
use crate::suite::{Outcome as _, row};

each_type! {
    decimal: "{decimal}", Decimal, ordered, dec!(-1), dec!(9999999999999999.9999);
}

#[derive(Updatable)]
#[updatable(table = "one_type", databases(postgres, mysql))]
#[allow(dead_code, reason = "it is never made")]
struct Row {
    #[updatable(key)]
    id: i64,
    value: Decimal,
}

/// `Numeric` is refused instead: see `money`.
#[tokio::test]
async fn a_decimal_with_more_digits_than_its_column_is_rounded_and_then_not_found() {
    let db = table("{decimal}").await;
    insert(&db, 1, Decimal::ZERO).await;
    let value = dec!(12.34567);
    update!(Row as r, set(r.value = value), filter(r.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(
        row::<(Decimal,)>(&db, "SELECT value FROM one_type").await.0,
        dec!(12.3457)
    );
    update!(Row as r, set(r.value = value), filter(r.value == value))
        .execute(&db.pool)
        .await
        .assert_matched(0);
}
