//! What SQLite alone has.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo};
use sqlx::{Connection as _, Encode, Sqlite, Type};
use updatable::{ConstraintKind, Error, Updatable, update};
use updatable_tests::fixtures::{SW, Sw};

use crate::Db;
use crate::suite::{Outcome as _, row, rows};

/// Binds itself so many times.
#[derive(Debug, Clone, Copy)]
struct Times(usize);

impl Type<Sqlite> for Times {
    fn type_info() -> SqliteTypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }
}

impl<'q> Encode<'q, Sqlite> for Times {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        for _ in 0..self.0 {
            let _ = <i64 as Encode<'q, Sqlite>>::encode(5, buffer)?;
        }
        Ok(IsNull::No)
    }
}

#[derive(Debug, Updatable)]
#[updatable(table = "times")]
#[allow(dead_code, reason = "it is never made")]
struct Timed {
    #[updatable(key)]
    id: i64,
    n: Times,
    m: Option<i64>,
}

#[tokio::test]
async fn a_type_that_binds_no_value_or_two_is_refused_and_nothing_is_sent() {
    let db = Db::with("CREATE TABLE times (id {i64} PRIMARY KEY, n {i64}, m {i64}) {end}; INSERT INTO times VALUES (1, 1, 1), (2, 2, 2)").await;
    let mut connection = db.pool.acquire().await.unwrap();
    for times in [0, 2] {
        let results = [
            update!(Timed as t, set(t.n = Times(times)), filter(t.id == 1))
                .execute(&mut *connection)
                .await,
            update!(
                Timed as t,
                set(t.n = Times(times), t.m = 7),
                filter(t.id == 1)
            )
            .execute(&mut *connection)
            .await,
            update!(
                Timed as t,
                set(t.m = 7),
                filter(t.n == Times(times) && t.id == 1)
            )
            .execute(&mut *connection)
            .await,
            update!(
                Timed as t,
                set(..TimedPatch::new().n(Times(times)).m(7)),
                filter(t.id == 1)
            )
            .execute(&mut *connection)
            .await,
            update!(
                Timed as t,
                set(t.m = 7),
                filter(t.n.is_in(vec![Times(times), Times(1)]))
            )
            .execute(&mut *connection)
            .await,
        ];
        for result in results {
            assert!(
                matches!(result, Err(Error::Database(sqlx::Error::Protocol(_)))),
                "{result:?}"
            );
        }
    }
    update!(Timed as t, set(t.n = Times(1)), filter(t.id == 1))
        .execute(&mut *connection)
        .await
        .assert_matched(1);
    drop(connection);
    let stored: Vec<(i64, i64, i64)> = rows(&db, "SELECT * FROM times ORDER BY id").await;
    assert_eq!(stored, [(1, 5, 1), (2, 2, 2)]);
}

/// The column is a TEXT.
#[derive(Debug, Updatable)]
#[updatable(table = "strict")]
#[allow(dead_code, reason = "it is never made")]
struct Strict {
    #[updatable(key)]
    id: i64,
    number: String,
}

#[tokio::test]
async fn a_strict_table_refuses_a_value_of_another_type() {
    let db = Db::with("CREATE TABLE strict (id INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT; INSERT INTO strict VALUES (1, 1)").await;
    let error = update!(Strict as s, set(s.number = "many"), filter(s.id == 1))
        .execute(&db.pool)
        .await
        .unwrap_err();
    match error {
        Error::Constraint {
            kind: ConstraintKind::Other,
            table,
            columns,
            ..
        } => {
            assert_eq!(
                (table.as_deref(), &*columns),
                (Some("strict"), &["number".to_owned()][..])
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(row::<(i64,)>(&db, "SELECT number FROM strict").await, (1,));
}

#[derive(Debug, Updatable)]
#[updatable(table = "blobs")]
#[allow(dead_code, reason = "it is never made")]
struct Blob {
    #[updatable(key)]
    id: i64,
    data: Vec<u8>,
    text: String,
}

const BLOBS: &str = "
    CREATE TABLE blobs (id {i64} PRIMARY KEY, data {bytes} NOT NULL, text {text} NOT NULL) {end};
    INSERT INTO blobs VALUES (1, x'01', 'a'), (2, x'02', 'b')";

#[tokio::test]
async fn a_list_of_more_values_than_sqlite_takes_is_refused_and_nothing_is_sent() {
    let db = Db::with(BLOBS).await;
    // Bytes have no JSON: each is a parameter of its own.
    let bytes = vec![vec![1]; 32_766];
    let mut tx = db.pool.begin().await.unwrap();
    match update!(Blob as b, set(b.text = "x"), filter(b.data.is_in(&bytes)))
        .execute(&mut *tx)
        .await
    {
        Err(Error::TooManyParameters {
            table,
            limit,
            actual,
            ..
        }) => {
            assert_eq!((table, limit, actual), ("blobs", 32_766, 32_767));
        }
        other => panic!("{other:?}"),
    }
    update!(
        Blob as b,
        set(b.text = "x"),
        filter(b.data.is_in(&bytes[1..]))
    )
    .execute(&mut *tx)
    .await
    .assert_matched(1);
    tx.commit().await.unwrap();
    let stored: Vec<(String,)> = rows(&db, "SELECT text FROM blobs ORDER BY id").await;
    assert_eq!(stored, [("x".to_owned(),), ("b".to_owned(),)]);
}

#[tokio::test]
async fn a_text_with_a_nul_in_a_list_matches_itself_alone() {
    let db = Db::with(BLOBS).await;
    let text = "a\0b";
    update!(Blob as b, set(b.data = b"x"), filter(b.text.is_in([text])))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    update!(
        Blob as b,
        set(b.data = b"x"),
        filter(b.text.is_in(vec![text]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);
    update!(Blob as b, set(b.text = text), filter(b.id == 2))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Blob as b, set(b.data = b"x"), filter(b.text == text))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Blob as b,
        set(b.data = b"x"),
        filter((b.id, b.text).is_in(vec![(2, text)]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(Blob as b, set(b.data = b"x"), filter(b.text.is_in([text])))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Blob as b,
        set(b.data = b"x"),
        filter(b.text.is_in(vec![text]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[derive(Debug, sqlx::FromRow, Updatable)]
#[updatable(table = "large")]
struct Large {
    #[updatable(key)]
    id: i64,
    amount: updatable::Numeric<18, 0>,
}

/// The half unit that rounding would add does not fit any more.
#[tokio::test]
async fn a_product_near_the_end_of_64_bits_is_rounded_exactly() {
    let db = Db::with(
        "CREATE TABLE large (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL) STRICT;
         INSERT INTO large VALUES (1, 92233720368547758), (2, -92233720368547758);",
    )
    .await;
    update!(
        Large as l,
        set(l.amount *= rust_decimal::dec!(0.0001)),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let stored: Vec<Large> = rows(&db, "SELECT * FROM large ORDER BY id").await;
    let amounts: Vec<String> = stored.iter().map(|row| row.amount.to_string()).collect();
    assert_eq!(amounts, ["9223372036855", "-9223372036855"]);
    assert_eq!([stored[0].id, stored[1].id], [1, 2]);
}

const ROLLS_BACK: &str = "
    CREATE TABLE sw (
        id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL UNIQUE ON CONFLICT ROLLBACK, c INTEGER NOT NULL
    ) STRICT;
    INSERT INTO sw VALUES (1, 10, 20, 30), (2, 100, 200, 300);
    CREATE TRIGGER no_zero BEFORE UPDATE ON sw WHEN NEW.a = 0 BEGIN SELECT RAISE(ROLLBACK, 'no zero'); END;
";

/// A statement may end its transaction: sqlx then counts one that there is not.
#[tokio::test]
async fn a_guarded_update_that_ends_its_own_transaction_leaves_the_connection_as_it_was() {
    let db = Db::with(ROLLS_BACK).await;
    let mut connection = db.pool.acquire().await.unwrap();
    for _ in 0..2 {
        let results = [
            update!(Sw as s, set(s.a = 0), all_rows())
                .exactly(2)
                .execute(&mut *connection)
                .await,
            update!(Sw as s, set(s.b = 7), all_rows())
                .exactly(2)
                .execute(&mut *connection)
                .await,
        ];
        for result in results {
            assert!(
                matches!(result, Err(Error::Constraint { .. })),
                "{result:?}"
            );
        }
        assert!(!connection.is_in_transaction());
        // Refused if sqlx takes the connection for one in a transaction.
        let tx = connection.begin_with("BEGIN IMMEDIATE").await.unwrap();
        tx.rollback().await.unwrap();
    }
    let stored: Vec<Sw> = rows(&db, "SELECT * FROM sw ORDER BY id").await;
    assert_eq!((stored[0].a, stored[0].b), (10, 20));
    assert_eq!((stored[1].a, stored[1].b), (100, 200));
}

#[tokio::test]
async fn a_guarded_update_that_ends_the_callers_transaction_does_not_pass_for_a_savepoint() {
    let db = Db::with(ROLLS_BACK).await;
    let mut tx = db.pool.begin().await.unwrap();
    update!(Sw as s, set(s.c = 1), filter(s.id == 1))
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    let result = update!(Sw as s, set(s.a = 0), all_rows())
        .exactly(2)
        .execute(&mut *tx)
        .await;
    match result {
        Err(Error::Constraint {
            kind: ConstraintKind::Other,
            source,
            ..
        }) => assert!(source.to_string().contains("no zero"), "{source}"),
        other => panic!("{other:?}"),
    }
    // There is nothing left to commit, and it says so.
    tx.commit().await.unwrap_err();
    assert_eq!(
        row::<(i64,)>(&db, "SELECT c FROM sw WHERE id = 1").await,
        (30,)
    );
}

/// It counts no row that a view's trigger changed (<https://www.sqlite.org/c3ref/changes.html>).
#[tokio::test]
async fn a_view_with_a_trigger_counts_no_row_but_returns_it() {
    let db = Db::with(
        "CREATE TABLE stored (id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL, c INTEGER NOT NULL) STRICT;
         INSERT INTO stored VALUES (1, 10, 20, 30);
         CREATE VIEW sw AS SELECT * FROM stored;
         CREATE TRIGGER t INSTEAD OF UPDATE ON sw BEGIN UPDATE stored SET a = NEW.a WHERE id = OLD.id; END;",
    )
    .await;
    let error = update!(Sw as s, set(s.a = 11), filter(s.id == 1))
        .execute(&db.pool)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error:?}");
    let a = update!(Sw as s, set(s.a += 1), filter(s.id == 1), returning(s.a))
        .fetch_one(&db.pool)
        .await
        .unwrap();
    assert_eq!(a, 12);
    assert_eq!(row::<(i64,)>(&db, "SELECT a FROM stored").await, (12,));
}

/// The table's definition says so, and no UPDATE can say otherwise but with a clause of its own.
#[tokio::test]
async fn a_unique_column_that_replaces_loses_the_other_row() {
    let db = Db::with(
        "CREATE TABLE sw (
             id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL UNIQUE ON CONFLICT REPLACE, c INTEGER NOT NULL
         ) STRICT;
         INSERT INTO sw VALUES (1, 10, 20, 30), (2, 100, 200, 300);",
    )
    .await;
    update!(Sw as s, set(s.b = 200), filter(s.id == 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let stored: Vec<Sw> = rows(&db, "SELECT * FROM sw").await;
    assert_eq!(stored.len(), 1);
}

/// The table of `Sw`, by another spelling.
#[derive(Updatable)]
#[updatable(table = "SW", schema = "main")]
#[allow(dead_code, reason = "it is never made")]
struct Spelt {
    #[updatable(key)]
    id: i64,
    a: i64,
}

/// A second row that looked at the first one after it was changed would be 778.
#[tokio::test]
async fn the_updated_table_is_known_by_another_spelling() {
    let db = Db::with(SW).await;
    update!(
        Sw as s,
        set(s.a = (select(o.a.min(), from(Spelt as o), filter(o.id <= s.id)).coalesce(0)) + 777),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let stored: Vec<(i64,)> = rows(&db, "SELECT a FROM sw ORDER BY id").await;
    assert_eq!(stored, [(787,), (787,)]);
}

/// A view of the table of `Sw`.
#[derive(Updatable)]
#[updatable(table = "seen")]
#[allow(dead_code, reason = "it is never made")]
struct Seen {
    #[updatable(key)]
    id: i64,
    a: i64,
}

#[tokio::test]
async fn a_view_of_the_updated_table_is_as_it_was() {
    let db = Db::with(SW).await;
    db.run("CREATE VIEW seen AS SELECT id, a FROM sw").await;
    update!(
        Sw as s,
        set(s.a = (select(o.a.min(), from(Seen as o), filter(o.id <= s.id)).coalesce(0)) + 777),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let stored: Vec<(i64,)> = rows(&db, "SELECT a FROM sw ORDER BY id").await;
    assert_eq!(stored, [(787,), (787,)]);
}

#[derive(Updatable)]
#[updatable(table = "sparse")]
#[allow(dead_code, reason = "it is never made")]
struct Sparse {
    #[updatable(key)]
    id: i64,
    a: Option<i64>,
}

#[tokio::test]
async fn a_guard_undoes_a_fragment_that_does_not_fit_its_column() {
    let db = Db::with(
        "CREATE TABLE sparse (id INTEGER PRIMARY KEY, a INTEGER) STRICT;
         INSERT INTO sparse VALUES (1, 1), (2, 2), (3, 3);",
    )
    .await;
    let mut tx = db.pool.begin().await.unwrap();
    let update = || {
        update!(
            Sparse as s,
            set(s.a = sql::<Option<i64>>("iif({} = 2, 'x', 7)", s.id)),
            all_rows()
        )
    };
    let result = update().at_least(0).execute(&mut *tx).await;
    assert!(
        matches!(result, Err(Error::Constraint { .. })),
        "{result:?}"
    );
    let count = "SELECT count(*) FROM sparse WHERE a = 7";
    let (changed,): (i64,) = sqlx::query_as(count).fetch_one(&mut *tx).await.unwrap();
    assert_eq!(changed, 0);

    // Without it, SQLite leaves them changed: the day it does not, the guides need not warn of it.
    let result = update().execute(&mut *tx).await;
    assert!(
        matches!(result, Err(Error::Constraint { .. })),
        "{result:?}"
    );
    let (changed,): (i64,) = sqlx::query_as(count).fetch_one(&mut *tx).await.unwrap();
    assert_eq!(changed, 1);
}
