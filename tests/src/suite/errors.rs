//! Errors of the database, told apart.

use std::error::Error as _;

use sqlx::FromRow;
use updatable::{ConstraintKind, Error, RetryKind, Updatable, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{SW, Sw};

use super::{KIND, Outcome as _, row, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "ck")]
struct Ck {
    #[updatable(key)]
    id: i64,
    pos: i64,
    p: i32,
    parent: Option<i64>,
    name: String,
}

const CHECKED: &str = "
    CREATE TABLE ck (
        id {i64} PRIMARY KEY, pos {i64} NOT NULL, p {i32} NOT NULL, parent {i64}, name {text} NOT NULL,
        CONSTRAINT pos_once UNIQUE (pos),
        CONSTRAINT p_positive CHECK (p > 0),
        CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES ck (pos)
    ) {end};
    CREATE UNIQUE INDEX name_and_p ON ck (name, p);
    INSERT INTO ck VALUES (1, 10, 1, NULL, 'a'), (2, 20, 2, 10, 'b'), (3, 30, 2, NULL, 'c');
";

/// What the error says beside its kind.
#[derive(Debug, PartialEq)]
struct Names<'a> {
    constraint: Option<&'a str>,
    table: Option<&'a str>,
    columns: &'a [&'a str],
}

impl<'a> Names<'a> {
    const NONE: Self = Self {
        constraint: None,
        table: None,
        columns: &[],
    };

    fn new(constraint: Option<&'a str>, table: Option<&'a str>, columns: &'a [&'a str]) -> Self {
        Self {
            constraint,
            table,
            columns,
        }
    }
}

/// Asserts that the result is this violation, and that nothing was changed.
async fn assert_violation(
    db: &Db,
    result: Result<updatable::Updated, Error>,
    expected_kind: ConstraintKind,
    expected: Names<'_>,
) {
    let error = result.expect_err("a violation");
    let Error::Constraint {
        kind,
        constraint,
        table,
        columns,
        ..
    } = &error
    else {
        panic!("{error:?}")
    };
    assert_eq!(*kind, expected_kind);
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    assert_eq!(
        Names::new(constraint.as_deref(), table.as_deref(), &columns),
        expected
    );
    assert!(error.source().is_some());
    assert!(!error.is_retryable());
    let rows: Vec<(i64, i64, i32, Option<i64>, String)> =
        rows(db, "SELECT id, pos, p, parent, name FROM ck ORDER BY id").await;
    let expected = [
        (1, 10, 1, None, "a".to_owned()),
        (2, 20, 2, Some(10), "b".to_owned()),
        (3, 30, 2, None, "c".to_owned()),
    ];
    assert_eq!(rows, expected);
}

#[tokio::test]
async fn a_value_that_is_taken_is_a_unique_violation() {
    let db = Db::with(CHECKED).await;
    let result = update!(Ck as c, set(c.pos = 30), filter(c.id == 2))
        .execute(&db.pool)
        .await;
    let names = match KIND {
        Kind::Sqlite => Names::new(None, Some("ck"), &["pos"]),
        Kind::Postgres => Names::new(Some("pos_once"), Some("ck"), &["pos"]),
        // MariaDB; MySQL says the table, too.
        Kind::MySql => Names::new(Some("pos_once"), None, &[]),
    };
    assert_violation(&db, result, ConstraintKind::Unique, names).await;
}

#[tokio::test]
async fn several_rows_with_one_value_are_a_unique_violation_and_none_is_changed() {
    let db = Db::with(CHECKED).await;
    let result = update!(Ck as c, set(c.name = "same", c.p = 5), all_rows())
        .execute(&db.pool)
        .await;
    let names = match KIND {
        Kind::Sqlite => Names::new(None, Some("ck"), &["name", "p"]),
        Kind::Postgres => Names::new(Some("name_and_p"), Some("ck"), &["name", "p"]),
        Kind::MySql => Names::new(Some("name_and_p"), None, &[]),
    };
    assert_violation(&db, result, ConstraintKind::Unique, names).await;
}

#[tokio::test]
async fn a_value_that_a_check_refuses_is_a_check_violation() {
    let db = Db::with(CHECKED).await;
    // Of the first row alone.
    let result = update!(Ck as c, set(c.p -= 1), all_rows())
        .execute(&db.pool)
        .await;
    let names = match KIND {
        Kind::Sqlite => Names::new(Some("p_positive"), None, &[]),
        Kind::Postgres | Kind::MySql => Names::new(Some("p_positive"), Some("ck"), &[]),
    };
    assert_violation(&db, result, ConstraintKind::Check, names).await;
}

#[tokio::test]
async fn a_reference_to_no_row_is_a_foreign_key_violation() {
    let db = Db::with(CHECKED).await;
    let result = update!(Ck as c, set(c.parent = 999), filter(c.id == 3))
        .execute(&db.pool)
        .await;
    let names = match KIND {
        Kind::Sqlite => Names::NONE,
        Kind::Postgres | Kind::MySql => Names::new(Some("of_parent"), Some("ck"), &["parent"]),
    };
    assert_violation(&db, result, ConstraintKind::ForeignKey, names).await;
}

#[tokio::test]
async fn a_value_that_is_referred_to_is_a_foreign_key_violation() {
    let db = Db::with(CHECKED).await;
    let result = update!(Ck as c, set(c.pos = 11), filter(c.id == 1))
        .execute(&db.pool)
        .await;
    let names = match KIND {
        Kind::Sqlite => Names::NONE,
        // Which columns of the other table they are, PostgreSQL does not say.
        Kind::Postgres => Names::new(Some("of_parent"), Some("ck"), &[]),
        Kind::MySql => Names::new(Some("of_parent"), Some("ck"), &["parent"]),
    };
    assert_violation(&db, result, ConstraintKind::ForeignKey, names).await;
}

#[tokio::test]
async fn a_trigger_that_raises_is_a_violation_of_another_kind() {
    let db = Db::with(CHECKED).await;
    db.run(match KIND {
        Kind::Sqlite => "CREATE TRIGGER no BEFORE UPDATE ON ck BEGIN SELECT RAISE(ABORT, 'no'); END",
        Kind::Postgres => {
            "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
             CREATE TRIGGER no BEFORE UPDATE ON ck FOR EACH ROW EXECUTE FUNCTION no()"
        }
        Kind::MySql => {
            "CREATE TRIGGER no BEFORE UPDATE ON ck FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'"
        }
    })
    .await;
    let result = update!(Ck as c, set(c.p = 7), filter(c.id == 3))
        .execute(&db.pool)
        .await;
    assert_violation(&db, result, ConstraintKind::Other, Names::NONE).await;
}

#[tokio::test]
async fn the_text_of_an_error_has_no_values() {
    let db = Db::with(CHECKED).await;
    let secret = "secret";
    update!(Ck as c, set(c.name = secret, c.p = 2), filter(c.id == 3))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let error = update!(Ck as c, set(c.name = secret, c.p = 2), filter(c.id == 1))
        .execute(&db.pool)
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            Error::Constraint {
                kind: ConstraintKind::Unique,
                ..
            }
        ),
        "{error:?}"
    );
    assert!(!error.to_string().contains(secret), "{error}");
}

#[tokio::test]
async fn a_constraint_that_is_deferred_is_reported_by_the_commit() {
    if KIND == Kind::MySql {
        // It has none.
        return;
    }
    let db = Db::with(
        "CREATE TABLE ck (
            id {i64} PRIMARY KEY, pos {i64} NOT NULL UNIQUE, p {i32} NOT NULL, parent {i64}, name {text} NOT NULL,
            CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES ck (pos) DEFERRABLE INITIALLY DEFERRED
         ) {end};
         INSERT INTO ck VALUES (1, 10, 1, NULL, 'a')",
    )
    .await;
    let mut tx = db.pool.begin().await.unwrap();
    Ck::update_by_key(1)
        .set(|c| c.parent.set(999))
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    // sqlx's own error, by the same rules.
    let error = Error::from(tx.commit().await.unwrap_err());
    assert!(
        matches!(
            error,
            Error::Constraint {
                kind: ConstraintKind::ForeignKey,
                ..
            }
        ),
        "{error:?}"
    );

    // Alone, the statement is its own transaction.
    let result = Ck::update_by_key(1)
        .set(|c| c.parent.set(999))
        .execute(&db.pool)
        .await;
    assert!(
        matches!(
            result,
            Err(Error::Constraint {
                kind: ConstraintKind::ForeignKey,
                ..
            })
        ),
        "{result:?}"
    );
    assert_eq!(
        row::<(Option<i64>,)>(&db, "SELECT parent FROM ck").await,
        (None,)
    );
}

#[tokio::test]
async fn a_lock_that_is_not_released_in_time_is_a_retryable_error() {
    let db = Db::with(SW).await;
    let mut mine = db.pool.acquire().await.unwrap();
    let (impatient, patient) = match KIND {
        Kind::Sqlite => ("PRAGMA busy_timeout = 20", "PRAGMA busy_timeout = 20000"),
        Kind::Postgres => ("SET lock_timeout = '20ms'", "SET lock_timeout = 0"),
        Kind::MySql => (
            "SET innodb_lock_wait_timeout = 1",
            "SET innodb_lock_wait_timeout = 50",
        ),
    };
    sqlx::raw_sql(impatient).execute(&mut *mine).await.unwrap();
    let mut theirs = db.pool.begin().await.unwrap();
    update!(Sw as s, set(s.a = 1), filter(s.id == 1))
        .execute(&mut *theirs)
        .await
        .assert_matched(1);

    let result = update!(Sw as s, set(s.a += 1), filter(s.id == 1))
        .execute(&mut *mine)
        .await;
    let expected = match KIND {
        Kind::Sqlite => RetryKind::Busy,
        Kind::Postgres | Kind::MySql => RetryKind::LockTimeout,
    };
    match result {
        Err(error @ Error::Retryable { kind, .. }) => {
            assert_eq!(kind, expected);
            assert!(error.is_retryable());
        }
        other => panic!("{other:?}"),
    }

    theirs.commit().await.unwrap();
    sqlx::raw_sql(patient).execute(&mut *mine).await.unwrap();
    update!(Sw as s, set(s.a += 1), filter(s.id == 1))
        .execute(&mut *mine)
        .await
        .assert_matched(1);
    drop(mine);
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (2,)
    );
}

#[tokio::test]
async fn a_deadlock_is_a_retryable_error_for_one_of_the_two() {
    let db = Db::with(SW).await;
    let (mut mine, mut theirs) = (
        db.pool.begin().await.unwrap(),
        db.pool.begin().await.unwrap(),
    );
    let by = |id: i64| update!(Sw as s, set(s.a += 1), filter(s.id == id));
    if KIND == Kind::Sqlite {
        // There is one lock for all. Who has read may not write when another has written since.
        let read = "SELECT a FROM sw WHERE id = 1";
        sqlx::query(read).fetch_one(&mut *mine).await.unwrap();
        by(1).execute(&mut *theirs).await.assert_matched(1);
        theirs.commit().await.unwrap();
        let result = by(2).execute(&mut *mine).await;
        assert!(
            matches!(
                result,
                Err(Error::Retryable {
                    kind: RetryKind::Busy,
                    ..
                })
            ),
            "{result:?}"
        );
        return;
    }
    if KIND == Kind::Postgres {
        for tx in [&mut mine, &mut theirs] {
            sqlx::raw_sql("SET LOCAL deadlock_timeout = '20ms'")
                .execute(&mut **tx)
                .await
                .unwrap();
        }
    }
    by(1).execute(&mut *mine).await.assert_matched(1);
    by(2).execute(&mut *theirs).await.assert_matched(1);
    // Each now waits for the other, until the database ends one; then the other goes on.
    let (mine, theirs) = tokio::join!(
        async {
            let result = by(2).execute(&mut *mine).await;
            match result.is_ok() {
                true => mine.commit().await.unwrap(),
                false => mine.rollback().await.unwrap(),
            }
            result
        },
        async {
            let result = by(1).execute(&mut *theirs).await;
            match result.is_ok() {
                true => theirs.commit().await.unwrap(),
                false => theirs.rollback().await.unwrap(),
            }
            result
        }
    );
    let (winner, loser) = if mine.is_ok() {
        (mine, theirs)
    } else {
        (theirs, mine)
    };
    winner.assert_matched(1);
    assert!(
        matches!(
            loser,
            Err(Error::Retryable {
                kind: RetryKind::Deadlock,
                ..
            })
        ),
        "{loser:?}"
    );
    let stored: Vec<(i64,)> = rows(&db, "SELECT a FROM sw ORDER BY id").await;
    assert_eq!(stored, [(11,), (101,)]);
}

/// There is no such table.
#[derive(Debug, Updatable)]
#[updatable(table = "missing")]
#[allow(dead_code, reason = "it is never made")]
struct Missing {
    #[updatable(key)]
    id: i64,
    n: i64,
}

#[tokio::test]
async fn a_table_that_does_not_exist_is_the_databases_error() {
    let db = Db::with("SELECT 1").await;
    let error = update!(Missing as m, set(m.n = 1), all_rows())
        .execute(&db.pool)
        .await
        .unwrap_err();
    let code = super::code(&error);
    match KIND {
        Kind::Sqlite => assert_eq!(code, "1"),
        Kind::Postgres => assert_eq!(code, "42P01"),
        Kind::MySql => assert_eq!(code, "1146"),
    }
}

/// The same table, with the columns of each constraint.
#[derive(Updatable)]
#[updatable(
    table = "ck",
    constraint("pos_once" => position),
    constraint("P_positive" => p),
    constraint("of_parent" => parent),
    constraint("name_and_p" => (name, p))
)]
#[allow(dead_code, reason = "it is never made")]
struct Named {
    #[updatable(key)]
    id: i64,
    #[updatable(rename = "pos")]
    position: i64,
    p: i32,
    parent: Option<i64>,
    name: String,
}

/// What an API needs to know: kind, table and columns.
fn violation(
    result: Result<updatable::Updated, Error>,
) -> (ConstraintKind, Option<String>, Vec<String>) {
    match result {
        Err(Error::Constraint {
            kind,
            table,
            columns,
            ..
        }) => (kind, table, columns.into()),
        other => panic!("{other:?}"),
    }
}

fn on_ck(kind: ConstraintKind, columns: &[&str]) -> (ConstraintKind, Option<String>, Vec<String>) {
    let columns = columns.iter().map(|&column| column.to_owned());
    (kind, Some("ck".to_owned()), columns.collect())
}

#[tokio::test]
async fn a_constraint_that_the_table_names_tells_its_columns() {
    let db = Db::with(CHECKED).await;
    let taken = update!(Named as n, set(n.position = 30), filter(n.id == 2))
        .execute(&db.pool)
        .await;
    assert_eq!(violation(taken), on_ck(ConstraintKind::Unique, &["pos"]));

    let both = update!(Named as n, set(n.name = "same", n.p = 5), all_rows())
        .execute(&db.pool)
        .await;
    assert_eq!(
        violation(both),
        on_ck(ConstraintKind::Unique, &["name", "p"])
    );

    let refused = update!(Named as n, set(n.p -= 1), all_rows())
        .execute(&db.pool)
        .await;
    assert_eq!(violation(refused), on_ck(ConstraintKind::Check, &["p"]));

    let orphan = update!(Named as n, set(n.parent = 999), filter(n.id == 3))
        .execute(&db.pool)
        .await;
    match KIND {
        // It says that there is some foreign key.
        Kind::Sqlite => {
            let (kind, table, columns) = violation(orphan);
            assert_eq!(kind, ConstraintKind::ForeignKey);
            assert_eq!((table, columns), (None, Vec::new()));
        }
        Kind::Postgres | Kind::MySql => assert_eq!(
            violation(orphan),
            on_ck(ConstraintKind::ForeignKey, &["parent"])
        ),
    }
}

#[tokio::test]
async fn null_in_a_column_that_the_struct_takes_for_nullable_is_told_by_its_column() {
    #[derive(Updatable)]
    #[updatable(table = "ck")]
    #[allow(dead_code, reason = "it is never made")]
    struct Loose {
        #[updatable(key)]
        id: i64,
        pos: Option<i64>,
    }
    let db = Db::with(CHECKED).await;
    let result = update!(Loose as l, set(l.pos = NULL), filter(l.id == 2))
        .execute(&db.pool)
        .await;
    let (kind, table, columns) = violation(result);
    assert_eq!(kind, ConstraintKind::NotNull);
    assert_eq!(columns, ["pos"]);
    // MySQL does not say it, but the update does.
    assert_eq!(table.as_deref(), Some("ck"));
}

#[tokio::test]
async fn a_guard_tells_the_columns_as_well() {
    let db = Db::with(CHECKED).await;
    let refused = update!(Named as n, set(n.p = 0), all_rows())
        .at_most(5)
        .execute(&db.pool)
        .await;
    assert_eq!(violation(refused), on_ck(ConstraintKind::Check, &["p"]));
}

#[tokio::test]
async fn an_error_of_sqlx_tells_the_columns_of_a_table() {
    let db = Db::with(CHECKED).await;
    let error = sqlx::query("INSERT INTO ck VALUES (4, 40, 0, NULL, 'd')")
        .execute(&db.pool)
        .await
        .unwrap_err();
    let error = Error::from(error).of_table::<Named>();
    assert_eq!(
        error.to_string(),
        "check constraint `p_positive` on column `p` of table `ck` violated"
    );
    assert_eq!(violation(Err(error)), on_ck(ConstraintKind::Check, &["p"]));
}
