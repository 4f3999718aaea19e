//! What a statement reads of other rows: as they were, in an order that is the same everywhere.

use sqlx::FromRow;
use updatable::{Error, Filter, Updatable, descending, update};
use updatable_tests::database::Kind;

use super::{KIND, Outcome as _, rows};
use crate::Db;

/// Whether it is open is not known of some.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "steps")]
pub(crate) struct Step {
    #[updatable(key)]
    id: i64,
    height: i64,
    rank: Option<i64>,
    open: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "plans")]
pub(crate) struct Plan {
    #[updatable(key)]
    id: i64,
    height: i64,
}

/// A view of the steps.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "stairs")]
struct Stair {
    #[updatable(key)]
    id: i64,
    total: i64,
}

const STEPS: &str = "
    CREATE TABLE steps (id {i64} PRIMARY KEY, height {i64} NOT NULL, rank {i64}, open {bool}) {end};
    CREATE TABLE plans (id {i64} PRIMARY KEY, height {i64} NOT NULL) {end};
    CREATE VIEW stairs AS
        SELECT id, (SELECT sum(s.height) FROM steps AS s WHERE s.id <= steps.id) AS total FROM steps;
    INSERT INTO steps VALUES (1, 10, NULL, NULL), (2, 20, 5, NULL), (3, 30, 7, NULL), (4, 40, NULL, NULL);
    INSERT INTO plans VALUES (1, 100), (2, 200), (3, 300), (4, 400);
";

/// `rank` is a word of MySQL.
pub(crate) async fn steps() -> Db {
    let quote = if KIND == Kind::MySql {
        "`rank`"
    } else {
        "rank"
    };
    Db::with(&STEPS.replace("rank", quote)).await
}

pub(crate) async fn heights(db: &Db) -> Vec<i64> {
    let rows: Vec<(i64,)> = rows(db, "SELECT height FROM steps ORDER BY id").await;
    rows.into_iter().map(|(height,)| height).collect()
}

/// Each step is higher than those before it, as long as none of them has been changed.
#[tokio::test]
async fn a_filter_beside_a_join_sees_rows_as_they_were() {
    let db = steps().await;
    update!(
        Step as s,
        set(s.height = p.height),
        filter(
            s.id <= 1 || s.height > select(o.height.max(), from(Step as o), filter(o.id < s.id))
        ),
        from(Plan as p, on(p.id == s.id))
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    assert_eq!(heights(&db).await, [100, 200, 300, 400]);
}

#[tokio::test]
async fn the_condition_of_a_join_sees_rows_as_they_were() {
    let db = steps().await;
    update!(
        Step as s,
        set(s.height = p.height),
        all_rows(),
        from(
            Plan as p,
            on(p.id == s.id
                && (s.id <= 1
                    || s.height > select(o.height.max(), from(Step as o), filter(o.id < s.id))))
        )
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    assert_eq!(heights(&db).await, [100, 200, 300, 400]);
}

#[tokio::test]
async fn a_view_of_the_updated_table_shows_rows_as_they_were() {
    let db = steps().await;
    update!(
        Step as s,
        set(s.height = select(v.total, from(Stair as v), filter(v.id == s.id)).assert_not_null()),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    // A row that looked at those before it after they were changed would be 70, and the next one 150.
    assert_eq!(heights(&db).await, [10, 30, 60, 100]);
}

#[tokio::test]
async fn a_fragment_of_sql_sees_rows_as_they_were() {
    // MySQL refuses to read the updated table here.
    if KIND == Kind::MySql {
        return;
    }
    let db = steps().await;
    update!(
        Step as s,
        set(s.height = sql::<i64>(
            "(Select sum(o.height) FROM steps AS o WHERE o.id <= {})",
            s.id
        )),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    assert_eq!(heights(&db).await, [10, 30, 60, 100]);
}

#[tokio::test]
async fn a_filter_made_at_run_time_sees_rows_as_they_were() {
    let higher: Filter<Step> = Step::filter(|s| {
        s.height.gt(Step::select(|o| o.height.max())
            .filter(|o| o.id.lt(s.id))
            .scalar())
    });
    let db = steps().await;
    let result = Step::update_all_rows()
        .set(|s| (s.open.set(higher.condition()), s.height.set(100)))
        .execute(&db.pool)
        .await;
    if KIND == Kind::MySql {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::Unsupported { .. }), "{error:?}");
        return;
    }
    result.assert_matched(4);
    let open: Vec<(Option<bool>,)> = rows(&db, "SELECT open FROM steps ORDER BY id").await;
    let higher = Some(true);
    assert_eq!(open, [(None,), (higher,), (higher,), (higher,)]);
}

#[tokio::test]
async fn null_is_the_least_of_an_order() {
    let db = steps().await;
    update!(
        Step as s,
        set(s.height =
            select(o.id, from(Step as o), order_by(o.rank, o.id), limit(1)).assert_not_null()),
        filter(s.id == 2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Step as s,
        set(s.height = 0),
        filter(s.id.is_in(select(
            o.id,
            from(Step as o),
            order_by(o.rank.desc(), o.id),
            limit(2)
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(heights(&db).await, [10, 0, 0, 40]);

    let greatest = Step::select(|o| o.id)
        .order_by(|o| (descending(o.rank),))
        .limit::<1>();
    Step::update_where(|s| s.id.is_in_select(greatest))
        .set(|s| s.height.set(7))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(heights(&db).await, [10, 0, 7, 40]);
}

#[tokio::test]
async fn the_first_rows_of_a_list_are_chosen_for_each_row() {
    let db = steps().await;
    // The builder does not know where its subqueries will stand.
    let result = Step::update_where(|s| {
        s.id.is_in_select(
            Plan::select(|p| p.id)
                .filter(|p| p.height.gt(s.height.times(15)))
                .order_by(|p| (p.height,))
                .limit::<1>(),
        )
    })
    .set(|s| s.height.set(0))
    .execute(&db.pool)
    .await;
    if KIND == Kind::MySql {
        assert!(
            matches!(result, Err(Error::Unsupported { .. })),
            "{result:?}"
        );
        assert_eq!(heights(&db).await, [10, 20, 30, 40]);
    } else {
        result.assert_matched(0);
    }
    // One that looks at nothing around it, in one that does.
    update!(
        Step as s,
        set(s.height = 1),
        filter(s.id.is_in(select(
            p.id,
            from(Plan as p),
            filter(
                p.id == s.id
                    && p.id.is_in(select(
                        o.id,
                        from(Plan as o),
                        from(Plan as q, on(q.id == o.id)),
                        order_by(q.id),
                        limit(2)
                    ))
            )
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(heights(&db).await[..2], [1, 1]);
}

#[tokio::test]
async fn an_order_may_depend_on_the_row() {
    let db = steps().await;
    let nearest = update!(
        Step as s,
        set(s.height = select(
            p.height,
            from(Plan as p),
            order_by((p.height - s.height * 10).abs()),
            limit(1)
        )
        .assert_not_null()),
        all_rows()
    );
    let result = nearest.execute(&db.pool).await;
    let filter: Filter<Step> = Step::filter(|s| {
        s.id.eq(Plan::select(|p| p.id)
            .order_by(|p| (descending(p.height.minus(s.height)),))
            .limit::<1>()
            .scalar())
    });
    let chosen = update!(Step as s, set(s.height = 0), filter(..filter))
        .execute(&db.pool)
        .await;
    if KIND == Kind::Sqlite {
        for result in [result, chosen] {
            assert!(
                matches!(result, Err(Error::Unsupported { .. })),
                "{result:?}"
            );
        }
        assert_eq!(heights(&db).await, [10, 20, 30, 40]);
    } else {
        result.assert_matched(4);
        chosen.assert_matched(1);
        assert_eq!(heights(&db).await, [100, 200, 300, 0]);
    }
}
