//! Filters by a column that is unique: as good as the key.

use sqlx::FromRow;
use updatable::{Error, Updatable, update};

use super::{Outcome as _, row, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "editions")]
struct Edition {
    #[updatable(key)]
    work_id: i64,
    #[updatable(key)]
    number: i32,
    #[updatable(unique)]
    isbn: Option<String>,
    #[updatable(unique, readonly)]
    slug: String,
    copies: i64,
}

const EDITIONS: &str = "
    CREATE TABLE editions (
        work_id {i64} NOT NULL, number {i32} NOT NULL, isbn {text} UNIQUE, slug {text} NOT NULL UNIQUE,
        copies {i64} NOT NULL, PRIMARY KEY (work_id, number)
    ) {end};
    INSERT INTO editions VALUES
        (1, 1, '978-1', 'emma-1', 5), (1, 2, '978-2', 'emma-2', 5), (2, 1, NULL, 'sanditon', 5), (3, 1, NULL, 'susan', 5);
";

async fn copies(db: &Db) -> Vec<i64> {
    rows::<(i64,)>(db, "SELECT copies FROM editions ORDER BY work_id, number")
        .await
        .into_iter()
        .map(|(copies,)| copies)
        .collect()
}

#[tokio::test]
async fn a_value_of_a_unique_column_changes_one_row() {
    let db = Db::with(EDITIONS).await;
    let isbn = String::from("978-2");
    update!(Edition as e, set(e.copies += 1), filter(e.isbn == &isbn))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Edition as e, set(e.copies += 1), filter("emma-1" == e.slug))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    // It may be set as well, to another value than the filter has.
    Edition::update_where(|e| e.isbn.eq("978-2"))
        .set(|e| e.isbn.set("978-3"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    assert_eq!(copies(&db).await, [6, 6, 5, 5]);
    let stored: (String,) = row(&db, "SELECT slug FROM editions WHERE isbn = '978-3'").await;
    assert_eq!(stored.0, "emma-2");
}

#[tokio::test]
async fn a_value_that_a_unique_column_does_not_have_is_not_found() {
    let db = Db::with(EDITIONS).await;
    let missing = "978-999";
    let results = [
        update!(Edition as e, set(e.copies = 0), filter(e.isbn == missing))
            .execute(&db.pool)
            .await,
        // Beside whatever else, on either side; the key in part or as a whole, another unique column.
        update!(
            Edition as e,
            set(e.copies = 0),
            filter(e.isbn == "978-1" && e.copies > 100)
        )
        .execute(&db.pool)
        .await,
        update!(
            Edition as e,
            set(e.copies = 0),
            filter(e.work_id == 1 && e.isbn == missing)
        )
        .execute(&db.pool)
        .await,
        update!(
            Edition as e,
            set(e.copies = 0),
            filter(e.isbn == missing && e.work_id == 1)
        )
        .execute(&db.pool)
        .await,
        update!(
            Edition as e,
            set(e.copies = 0),
            filter((e.work_id == 1 && e.number == 1) && (e.isbn == missing && e.copies == 5))
        )
        .execute(&db.pool)
        .await,
        update!(
            Edition as e,
            set(e.copies = 0),
            filter(e.copies == 5 && e.isbn == "978-1" && e.slug == "emma-2")
        )
        .execute(&db.pool)
        .await,
        Edition::update_where(|e| e.slug.eq("emma"))
            .set(|e| e.copies.set(0))
            .exactly(1)
            .execute(&db.pool)
            .await,
    ];
    for result in results {
        assert!(
            matches!(
                result,
                Err(Error::NotFound {
                    table: "editions",
                    ..
                })
            ),
            "{result:?}"
        );
    }
    assert_eq!(copies(&db).await, [5; 4]);
}

#[tokio::test]
async fn a_unique_column_that_is_not_compared_with_one_value_may_match_any_number_of_rows() {
    let db = Db::with(EDITIONS).await;
    let set = |copies: i64| {
        Edition::update_where(|e| e.isbn.is_null()).set(move |e| e.copies.set(copies))
    };
    // NULL is no value, and not unique.
    set(6).execute(&db.pool).await.assert_matched(2);
    update!(
        Edition as e,
        set(e.copies = 7),
        filter(e.isbn == "978-1" || e.isbn == "978-2")
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    update!(Edition as e, set(e.copies = 8), filter(e.isbn != "978-1"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Edition as e,
        set(e.copies = 9),
        filter(e.isbn.is_in(["978-999"]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(0);
    update!(Edition as e, set(e.copies = 9), filter(e.isbn == e.slug))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    assert_eq!(copies(&db).await, [7, 8, 6, 6]);
}
