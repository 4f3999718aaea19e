//! Columns of type `Decimal`, which SQLite has not.

use rust_decimal::{Decimal, dec};
use sqlx::FromRow;
use updatable::{Updatable, case, update};

use crate::Db;
use crate::suite::{Outcome as _, row};

#[derive(Debug, Clone, Copy, PartialEq, FromRow, Updatable)]
#[updatable(table = "weights")]
struct Weights {
    #[updatable(key)]
    id: i64,
    weight: Decimal,
    other: Option<Decimal>,
}

const WEIGHTS: &str = "
    CREATE TABLE weights (id {i64} PRIMARY KEY, weight {numeric} NOT NULL, other {numeric}) {end};
    INSERT INTO weights VALUES (3, 2.4500, NULL);
";

async fn first(db: &Db) -> Weights {
    row(db, "SELECT * FROM weights").await
}

#[tokio::test]
async fn decimals_are_rounded_compared_and_made_of_whole_numbers() {
    let db = Db::with(WEIGHTS).await;
    update!(
        Weights as w,
        set(
            w.weight = w.weight.round::<1>().greatest(dec!(0.5)),
            w.other = w.other.round::<1>().abs()
        ),
        filter(w.weight.round::<0>() == dec!(2) && w.id.cast::<Decimal>() > w.weight)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(
        first(&db).await,
        Weights {
            id: 3,
            weight: dec!(2.5),
            other: None
        }
    );
    update!(
        Weights as w,
        set(
            w.weight = (w.weight * dec!(-1)).round::<0>(),
            w.other = w.id.cast::<Decimal>() + dec!(0.25)
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!((after.weight, after.other), (dec!(-3), Some(dec!(3.25))));
    Weights::update_by_key(3)
        .set(|w| {
            w.weight.set(
                case()
                    .when(
                        w.weight.lt(dec!(0)),
                        w.other.coalesce(dec!(7)).least(dec!(3)),
                    )
                    .otherwise(w.weight),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(first(&db).await.weight, dec!(3));
}
