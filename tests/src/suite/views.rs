//! Views in the place of tables, and what may not be written.

use sqlx::{AssertSqlSafe, FromRow};
use updatable::{Error, Updatable, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{SW, Sw};

use super::{KIND, Outcome, code, row};
use crate::Db;

/// The rows of `sw` with an `a` below 100.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "low")]
struct Low {
    #[updatable(key)]
    id: i64,
    a: i64,
}

/// One row for each `a`.
#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "sums")]
struct Sums {
    #[updatable(key)]
    a: i64,
    b: i64,
}

async fn first_a(db: &Db) -> i64 {
    row::<(i64,)>(db, "SELECT a FROM sw WHERE id = 1").await.0
}

#[tokio::test]
async fn a_view_is_updated_as_its_table_where_views_can_be() {
    let db = Db::with(SW).await;
    db.run("CREATE VIEW low AS SELECT id, a FROM sw WHERE a < 100")
        .await;
    let update = || update!(Low as l, set(l.a += 95), filter(l.id == 1));
    if KIND == Kind::Sqlite {
        let error = update().execute(&db.pool).await.unwrap_err();
        assert_eq!(code(&error), "1", "{error:?}");
        assert_eq!(first_a(&db).await, 10);
        return;
    }
    update().execute(&db.pool).await.assert_matched(1);
    assert_eq!(first_a(&db).await, 105);
    // It has left the view.
    let error = update().execute(&db.pool).await.unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error:?}");
    assert_eq!(first_a(&db).await, 105);

    db.run("DROP VIEW low; UPDATE sw SET a = 10 WHERE id = 1")
        .await;
    db.run("CREATE VIEW low AS SELECT id, a FROM sw WHERE a < 100 WITH CHECK OPTION")
        .await;
    let error = update().execute(&db.pool).await.unwrap_err();
    let expected = if KIND == Kind::Postgres {
        "44000"
    } else {
        "1369"
    };
    assert_eq!(code(&error), expected, "{error:?}");
    assert_eq!(first_a(&db).await, 10);
}

#[tokio::test]
async fn a_view_of_groups_is_the_databases_error() {
    let db = Db::with(SW).await;
    db.run("CREATE VIEW sums AS SELECT a, count(*) AS b FROM sw GROUP BY a")
        .await;
    let error = update!(Sums as s, set(s.b = 3), filter(s.a == 10))
        .execute(&db.pool)
        .await
        .unwrap_err();
    let expected = match KIND {
        Kind::Sqlite => "1",
        Kind::Postgres => "55000",
        Kind::MySql => "1288",
    };
    assert_eq!(code(&error), expected, "{error:?}");
}

#[tokio::test]
async fn what_may_only_be_read_is_not_changed() {
    let db = Db::with(SW).await;
    let (begin, expected, end) = match KIND {
        Kind::Sqlite => ("PRAGMA query_only = ON", "8", "PRAGMA query_only = OFF"),
        Kind::Postgres => ("BEGIN READ ONLY", "25006", "ROLLBACK"),
        Kind::MySql => ("START TRANSACTION READ ONLY", "1792", "ROLLBACK"),
    };
    let mut connection = db.pool.acquire().await.expect("the database answers");
    let run = async |connection: &mut _, statement: &str| {
        sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))
            .execute(connection)
            .await
            .expect("the database answers");
    };
    run(&mut *connection, begin).await;
    let error = update!(Sw as s, set(s.a = 0), filter(s.id == 1))
        .execute(&mut *connection)
        .await
        .unwrap_err();
    assert_eq!(code(&error), expected, "{error:?}");
    run(&mut *connection, end).await;
    assert_eq!(first_a(&db).await, 10);
}
