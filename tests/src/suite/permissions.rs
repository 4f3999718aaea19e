//! Rows and columns that the user of a connection may not see or change: on PostgreSQL.

use sqlx::{AssertSqlSafe, PgConnection};
use updatable::{Error, update};
use updatable_tests::fixtures::{SW, Sw};

use crate::Db;
use crate::suite::{Outcome as _, code, row};

/// Runs the test as a user who may do no more than these statements allow. The user is gone afterwards, and with it
/// what the test changed.
async fn as_user(db: &Db, allowed: &str, test: impl AsyncFnOnce(&mut PgConnection)) {
    // Users are those of the whole server, and a schema is this test's alone.
    let (user,): (String,) = row(db, "SELECT 'user_of_' || current_schema()").await;
    let (schema,): (String,) = row(db, "SELECT current_schema()::text").await;
    let allowed = allowed.replace("{user}", &user);
    let mut tx = db.pool.begin().await.expect("the database answers");
    sqlx::raw_sql(AssertSqlSafe(format!(
        "CREATE ROLE {user}; GRANT USAGE ON SCHEMA {schema} TO {user}; {allowed}; SET LOCAL ROLE {user}"
    )))
    .execute(&mut *tx)
    .await
    .expect("the database answers");
    test(&mut tx).await;
    tx.rollback().await.expect("the database answers");
}

#[tokio::test]
async fn a_row_that_a_policy_hides_is_not_found() {
    let db = Db::with(SW).await;
    let policy = "GRANT SELECT, UPDATE ON sw TO {user};
                  ALTER TABLE sw ENABLE ROW LEVEL SECURITY;
                  CREATE POLICY low ON sw USING (a < 100)";
    as_user(&db, policy, async |connection| {
        let error = update!(Sw as s, set(s.b = 0), filter(s.id == 2))
            .execute(&mut *connection)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::NotFound { .. }), "{error:?}");
        update!(Sw as s, set(s.b = 0), all_rows())
            .execute(&mut *connection)
            .await
            .assert_matched(1);
        let error = update!(Sw as s, set(s.a = 100), filter(s.id == 1))
            .execute(&mut *connection)
            .await
            .unwrap_err();
        assert_eq!(code(&error), "42501", "{error:?}");
    })
    .await;
}

/// A filter reads its columns, for which a user who may update needs to be allowed to select as well.
#[tokio::test]
async fn a_filter_needs_the_permission_to_read() {
    let db = Db::with(SW).await;
    as_user(
        &db,
        "GRANT UPDATE (a) ON sw TO {user}",
        async |connection| {
            update!(Sw as s, set(s.a = 1), all_rows())
                .execute(&mut *connection)
                .await
                .assert_matched(2);
            let error = update!(Sw as s, set(s.a = 2), filter(s.id == 1))
                .execute(&mut *connection)
                .await
                .unwrap_err();
            assert_eq!(code(&error), "42501", "{error:?}");
        },
    )
    .await;
    as_user(
        &db,
        "GRANT UPDATE (a) ON sw TO {user}; GRANT SELECT (id) ON sw TO {user}",
        async |connection| {
            update!(Sw as s, set(s.a = 2), filter(s.id == 1))
                .execute(&mut *connection)
                .await
                .assert_matched(1);
            let error = update!(Sw as s, set(s.b = 2), filter(s.id == 1))
                .execute(&mut *connection)
                .await
                .unwrap_err();
            assert_eq!(code(&error), "42501", "{error:?}");
        },
    )
    .await;
}
