//! What PostgreSQL alone has.

use sqlx::{Connection as _, FromRow};
use updatable::{ConstraintKind, Error, RetryKind, Updatable, update};
use updatable_tests::fixtures::{SW, Sw};

use crate::Db;
use crate::suite::joins::{self, Address, User};
use crate::suite::{Outcome as _, code, row, rows};

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "arrays")]
struct Arrays {
    #[updatable(key)]
    id: i64,
    tags: Vec<String>,
    numbers: Option<Vec<i32>>,
}

/// A trigger may keep a row as it is: then it was not updated, whatever was asked.
#[tokio::test]
async fn a_row_in_memory_that_a_trigger_keeps_as_it_is_was_not_updated() {
    let db = Db::with(SW).await;
    sqlx::raw_sql(
        "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
         CREATE TRIGGER keep BEFORE UPDATE ON sw FOR EACH ROW EXECUTE FUNCTION keep();",
    )
    .execute(&db.pool)
    .await
    .unwrap();
    let mut sw: Sw = row(&db, "SELECT * FROM sw WHERE id = 1").await;
    let before = sw;
    let kept = update!(&mut sw as s, set(s.a += 1)).execute(&db.pool).await;
    assert!(matches!(kept, Err(Error::NotFound { .. })), "{kept:?}");
    assert_eq!(sw, before);
}

#[tokio::test]
async fn array_columns_are_set_and_compared() {
    let db = Db::with(
        "CREATE TABLE arrays (id BIGINT PRIMARY KEY, tags TEXT[] NOT NULL, numbers INT[]);
         INSERT INTO arrays VALUES (1, ARRAY['programming', 'rust'], NULL), (2, ARRAY[]::TEXT[], ARRAY[1, 2])",
    )
    .await;
    let tags = vec!["a, b".to_owned(), "c\"d".to_owned()];
    update!(
        Arrays as a,
        set(a.tags = &tags, a.numbers = vec![7]),
        filter(a.tags == vec!["programming".to_owned(), "rust".to_owned()])
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Arrays as a,
        set(..ArraysPatch::new().tags(tags.clone()).clear_numbers()),
        filter(a.id == 2)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let expected = [
        Arrays {
            id: 1,
            tags: tags.clone(),
            numbers: Some(vec![7]),
        },
        Arrays {
            id: 2,
            tags,
            numbers: None,
        },
    ];
    assert_eq!(
        rows::<Arrays>(&db, "SELECT * FROM arrays ORDER BY id").await,
        expected
    );
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "ex")]
struct Excluding {
    #[updatable(key)]
    id: i64,
    seat: i32,
    price: i32,
}

const EXCLUDING: &str = "
    CREATE DOMAIN positive AS INT CONSTRAINT above_zero CHECK (VALUE > 0);
    CREATE TABLE ex (
        id BIGINT PRIMARY KEY, seat INT NOT NULL, price positive NOT NULL, CONSTRAINT one_each EXCLUDE USING hash (seat WITH =)
    );
    INSERT INTO ex VALUES (1, 1, 1), (2, 2, 2)";

#[tokio::test]
async fn an_exclusion_constraint_and_a_domain_are_named() {
    let db = Db::with(EXCLUDING).await;
    match update!(Excluding as e, set(e.seat = 2), filter(e.id == 1))
        .execute(&db.pool)
        .await
    {
        Err(Error::Constraint {
            kind: ConstraintKind::Exclusion,
            constraint,
            table,
            columns,
            ..
        }) => {
            assert_eq!(
                (constraint.as_deref(), table.as_deref()),
                (Some("one_each"), Some("ex"))
            );
            assert_eq!(*columns, ["seat"]);
        }
        other => panic!("{other:?}"),
    }
    match update!(Excluding as e, set(e.price -= 1), filter(e.id == 1))
        .execute(&db.pool)
        .await
    {
        Err(Error::Constraint {
            kind: ConstraintKind::Check,
            constraint,
            ..
        }) => {
            assert_eq!(constraint.as_deref(), Some("above_zero"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        row::<Excluding>(&db, "SELECT * FROM ex WHERE id = 1").await,
        Excluding {
            id: 1,
            seat: 1,
            price: 1
        }
    );
}

#[tokio::test]
async fn a_row_that_another_transaction_changed_first_is_a_retryable_error() {
    let db = Db::with(SW).await;
    let mut mine = db
        .pool
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ")
        .await
        .unwrap();
    sqlx::query("SELECT * FROM sw")
        .fetch_all(&mut *mine)
        .await
        .unwrap();
    update!(Sw as s, set(s.a += 1), filter(s.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    match update!(Sw as s, set(s.a += 1), filter(s.id == 1))
        .execute(&mut *mine)
        .await
    {
        Err(
            error @ Error::Retryable {
                kind: RetryKind::Serialization,
                ..
            },
        ) => assert!(error.is_retryable()),
        other => panic!("{other:?}"),
    }
    mine.rollback().await.unwrap();
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (11,)
    );
}

#[tokio::test]
async fn a_trigger_that_drops_the_row_makes_it_no_match() {
    let db = Db::with(SW).await;
    db.run(
        "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
         CREATE TRIGGER nothing BEFORE UPDATE ON sw FOR EACH ROW EXECUTE FUNCTION nothing()",
    )
    .await;
    let result = update!(Sw as s, set(s.a += 1), filter(s.id == 1))
        .execute(&db.pool)
        .await;
    assert!(matches!(result, Err(Error::NotFound { .. })), "{result:?}");
    update!(Sw as s, set(s.a += 1), all_rows())
        .execute(&db.pool)
        .await
        .assert_matched(0);
}

#[tokio::test]
async fn what_a_trigger_writes_before_the_change_comes_back() {
    let db = Db::with(SW).await;
    db.run(
        "CREATE FUNCTION twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a := NEW.a * 2; RETURN NEW; END $$;
         CREATE TRIGGER twice BEFORE UPDATE ON sw FOR EACH ROW EXECUTE FUNCTION twice()",
    )
    .await;
    let a = update!(Sw as s, set(s.a = 4), filter(s.id == 1), returning(s.a))
        .fetch_one(&db.pool)
        .await
        .unwrap();
    assert_eq!(a, 8);
}

#[tokio::test]
async fn columns_of_a_joined_table_come_back() {
    let db = Db::with(joins::TABLES).await;
    let mut returned = update!(
        Address as a,
        set(a.email = "x"),
        filter(u.name == "ed" || u.name == "fred"),
        from(User as u, on(u.id == a.user_id)),
        returning(a.id, u.name, u.id + a.id)
    )
    .fetch_all(&db.pool)
    .await
    .unwrap();
    returned.sort();
    let ed = |id| (id, "ed".to_owned(), 8 + id);
    assert_eq!(returned, [ed(2), ed(3), ed(4), (5, "fred".to_owned(), 14)]);
}

/// After an error, PostgreSQL refuses all that follows in the transaction; sqlx answers a refused savepoint by rolling
/// back the whole of it, and then the next statement would stand alone.
#[tokio::test]
async fn a_guarded_update_does_not_lead_out_of_a_transaction_that_has_failed() {
    let db = Db::with(SW).await;
    let mut tx = db.pool.begin().await.unwrap();
    sqlx::raw_sql("SELECT 1 / 0")
        .execute(&mut *tx)
        .await
        .unwrap_err();
    let error = update!(Sw as s, set(s.a = 0), all_rows())
        .exactly(2)
        .execute(&mut *tx)
        .await
        .unwrap_err();
    assert_eq!(code(&error), "25P02");
    assert!(tx.is_in_transaction());
    let error = update!(Sw as s, set(s.a = 0), all_rows())
        .execute(&mut *tx)
        .await
        .unwrap_err();
    assert_eq!(code(&error), "25P02");
    tx.rollback().await.unwrap();
    assert_eq!(
        row::<(i64,)>(&db, "SELECT a FROM sw WHERE id = 1").await,
        (10,)
    );
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "texts")]
struct Texts {
    #[updatable(key)]
    id: i64,
    doc: Option<sqlx::types::JsonValue>,
    note: Option<String>,
}

#[tokio::test]
async fn a_document_may_be_of_type_json() {
    let db = Db::with(
        "CREATE TABLE texts (id BIGINT PRIMARY KEY, doc JSON, note TEXT);
         INSERT INTO texts (id) VALUES (1), (2)",
    )
    .await;
    update!(
        Texts as t,
        set(t.doc = serde_json::json!({ "a": { "b": "x" }, "l": [1, 2] })),
        filter(t.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Texts as t,
        set(
            t.note = t.doc.json_text(["a", "b"]),
            t.doc = t
                .doc
                .json_set(["a", "c"], 3)
                .json_remove(("l", 0))
                .json_merge(serde_json::json!({ "a": { "b": null }, "n": "é" }))
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let expected = [
        Texts {
            id: 1,
            doc: Some(serde_json::json!({ "a": { "c": 3 }, "l": [2], "n": "é" })),
            note: Some("x".to_owned()),
        },
        Texts {
            id: 2,
            doc: Some(serde_json::json!({ "a": { "c": 3 }, "n": "é" })),
            note: None,
        },
    ];
    assert_eq!(
        rows::<Texts>(&db, "SELECT * FROM texts ORDER BY id").await,
        expected
    );
}
