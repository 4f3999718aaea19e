//! Integers that leave their type inside of a value: in a subquery, in a cast, beside a remainder.

use sqlx::FromRow;
use updatable::{Error, Updatable, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, row};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "ends")]
struct End {
    #[updatable(key)]
    id: i64,
    medium: i32,
    large: i64,
    other: i64,
    total: Option<i64>,
    text: String,
}

const ENDS: &str = "
    CREATE TABLE ends (
        id {i64} PRIMARY KEY, medium {i32} NOT NULL, large {i64} NOT NULL, other {i64} NOT NULL, total {i64},
        text {text} NOT NULL
    ) {end};
    INSERT INTO ends VALUES (1, 2147483647, 9223372036854775807, 0, 0, 'x');
";

async fn first(db: &Db) -> End {
    row(db, "SELECT * FROM ends").await
}

/// Each of these is an error, and changes nothing.
macro_rules! assert_fails {
    ($db:ident, |$e:ident| $(set($($set:tt)+);)+) => {
        let before = first(&$db).await;
        $(
            let result = update!(End as $e, set($($set)+), all_rows()).execute(&$db.pool).await;
            assert!(
                matches!(result, Err(Error::Database(_) | Error::Constraint { .. })),
                "{}: {result:?}",
                stringify!($($set)+),
            );
            assert_eq!(first(&$db).await, before, "{}", stringify!($($set)+));
        )+
    };
}

#[tokio::test]
async fn a_subquery_gives_nothing_that_its_column_cannot_hold() {
    let db = Db::with(ENDS).await;
    assert_fails! { db, |e|
        set(e.medium = select((o.medium + 1).max(), from(End as o)).assert_not_null());
        set(e.medium = select(o.medium * 2, from(End as o), filter(o.id == e.id)).assert_not_null());
        set(e.medium = select(o.medium + 1, from(End as o), order_by(o.id), limit(1)).coalesce(0));
        set(e.large = select((o.large + 1).max(), from(End as o)).assert_not_null());
    }
}

#[tokio::test]
async fn a_sum_is_not_of_rounded_numbers() {
    let db = Db::with(ENDS).await;
    db.run("INSERT INTO ends VALUES (2, 0, -9000000000000000000, 0, 0, 'y')")
        .await;
    let before = first_two(&db).await;
    let result = update!(
        End as e,
        set(e.total = select((o.large * 2).sum(), from(End as o))),
        all_rows()
    )
    .execute(&db.pool)
    .await;
    assert!(matches!(result, Err(Error::Database(_))), "{result:?}");
    assert_eq!(first_two(&db).await, before);
    // Of a type that has room for them.
    update!(
        End as e,
        set(e.total = select(o.medium.sum(), from(End as o)) + 1),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(first_two(&db).await[0].total, Some(2_147_483_648));
}

async fn first_two(db: &Db) -> Vec<End> {
    super::rows(db, "SELECT * FROM ends ORDER BY id").await
}

#[tokio::test]
async fn the_remainder_of_a_rounded_number_is_never_stored() {
    let db = Db::with(ENDS).await;
    assert_fails! { db, |e|
        set(e.other = (e.large + 5) % 7);
        set(e.other = (e.large * 2 - 1) % 7 + 1);
        set(e.total = 7 % (e.large + 5));
    }
    update!(
        End as e,
        set(e.other = (e.large - 5) % 7, e.total = 7 % (e.large - 5)),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!((after.other, after.total), ((i64::MAX - 5) % 7, Some(7)));
}

#[tokio::test]
async fn a_number_that_is_too_large_is_not_written_as_text() {
    let db = Db::with(ENDS).await;
    assert_fails! { db, |e|
        set(e.text = (e.large + 1).cast::<String>());
        set(e.text = e.text.concat((e.large * 2).cast::<String>()));
    }
    if KIND != Kind::MySql {
        // It has 64 bits for every sum.
        assert_fails! { db, |e|
            set(e.text = (e.medium + 1).cast::<String>());
            set(e.large = (e.medium + 1).cast::<i64>());
        }
    }
}

#[tokio::test]
async fn a_number_that_fits_is_written_as_text() {
    let db = Db::with(ENDS).await;
    update!(
        End as e,
        set(
            e.text = (e.medium - 1).cast::<String>(),
            e.large = (e.medium - 7).cast::<i64>() * 4
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let after = first(&db).await;
    assert_eq!(after.text, "2147483646");
    assert_eq!(after.large, 2_147_483_640 * 4);
    update!(
        End as e,
        set(e.text = e.text.concat("/").concat((e.medium - 2).cast::<String>())),
        filter((e.medium - 1).cast::<String>() == e.text)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(first(&db).await.text, "2147483646/2147483645");
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "gauges")]
struct Gauge {
    #[updatable(key)]
    id: i64,
    level: Option<i64>,
    peak: Option<i64>,
    note: Option<String>,
}

/// No column but the key is NOT NULL: then SQLite can undo a statement only if something but a type can fail in it.
const GAUGES: &str = "
    CREATE TABLE gauges (id {i64} PRIMARY KEY, level {i64}, peak {i64}, note {text}) {end};
    INSERT INTO gauges VALUES
        (1, 1, -1, 'a'), (2, 2, -1, 'b'), (3, 9223372036854775807, -1, 'c'), (4, 4, 9223372036854775807, NULL),
        (5, -9223372036854775807 - 1, -1, 'e');
";

/// Each of these is an error that leaves every row as it was, also to what comes after it in the transaction.
macro_rules! assert_changes_nothing {
    ($db:ident, |$g:ident| $(set($($set:tt)+);)+) => {
        $(
            let mut tx = $db.pool.begin().await.unwrap();
            let before = gauges(&mut tx).await;
            if KIND == Kind::Postgres {
                // There, the transaction would be over.
                sqlx::query("SAVEPOINT attempt").execute(&mut *tx).await.unwrap();
            }
            let result = update!(Gauge as $g, set($($set)+), all_rows()).execute(&mut *tx).await;
            assert!(
                matches!(result, Err(Error::Database(_) | Error::Constraint { .. })),
                "{}: {result:?}",
                stringify!($($set)+),
            );
            if KIND == Kind::Postgres {
                sqlx::query("ROLLBACK TO attempt").execute(&mut *tx).await.unwrap();
            }
            assert_eq!(gauges(&mut tx).await, before, "{}", stringify!($($set)+));
            tx.commit().await.unwrap();
        )+
    };
}

async fn gauges(tx: &mut <crate::Driver as sqlx::Database>::Connection) -> Vec<Gauge> {
    sqlx::query_as("SELECT id, level, peak, note FROM gauges ORDER BY id")
        .fetch_all(tx)
        .await
        .expect("rows")
}

#[tokio::test]
async fn a_statement_that_fails_in_a_transaction_has_changed_nothing() {
    let db = Db::with(GAUGES).await;
    assert_changes_nothing! { db, |g|
        set(g.level = g.level + 5);
        set(g.level += 5);
        set(g.level *= 2);
        set(g.level = g.level - 5);
        set(g.level = 7, g.peak = g.peak + 1);
        set(g.peak = g.level / g.peak);
        set(g.peak = g.level.coalesce(0) + 1);
        set(g.peak = (g.level + 1).coalesce(g.peak));
        set(g.note = (g.level + 1).cast::<String>());
        set(g.peak = case().when(g.id < 3, g.level).otherwise(g.level + 1));
        set(g.peak = select(o.level + 1, from(Gauge as o), filter(o.id == g.id)));
        set(g.peak = select((o.level * 2).max(), from(Gauge as o), filter(o.id == g.id)));
        set(g.peak = select((o.level + o.peak + 3).sum(), from(Gauge as o), filter(o.id <= g.id)));
    }
}
