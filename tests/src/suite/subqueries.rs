//! Subqueries: as lists, as values, and `exists`.

use rust_decimal::dec;
use sqlx::FromRow;
use updatable::{Error, Updatable, ascending, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{BOOKS, Book, PEOPLE, Person};

use super::{KIND, Outcome, books, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "promos")]
struct Promo {
    #[updatable(key)]
    id: i64,
    book_id: i64,
    maybe_book: Option<i64>,
    percent: i32,
}

const PROMOS: &str = "
    CREATE TABLE promos (id {i64} PRIMARY KEY, book_id {i64} NOT NULL, maybe_book {i64}, percent {i32} NOT NULL) {end};
    INSERT INTO promos VALUES (1, 1, 1, 10), (2, 1, NULL, 20), (3, 3, 3, 30);
";

async fn tables() -> Db {
    Db::with(&format!("{BOOKS}{PROMOS}")).await
}

async fn collectors(db: &Db) -> Vec<i64> {
    let books = books(db).await;
    let collectors = books.iter().filter(|book| book.genre == "collector");
    collectors.map(|book| book.book_id).collect()
}

#[tokio::test]
async fn a_list_comes_from_another_table() {
    let db = tables().await;
    let least = 15;
    update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.book_id.is_in(select(
            p.book_id,
            from(Promo as p),
            filter(p.percent > least)
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(collectors(&db).await, [1, 3]);
}

#[tokio::test]
async fn a_list_comes_from_the_updated_table() {
    let db = tables().await;
    update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.book_id.is_in(select(
            o.book_id,
            from(Book as o),
            filter(o.book_price > dec!(100))
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(collectors(&db).await, [3, 5]);
}

#[tokio::test]
async fn a_list_has_an_end() {
    let db = tables().await;
    update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.book_id.is_in(select(
            o.book_id,
            from(Book as o),
            order_by(o.book_price.desc()),
            limit(2)
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(collectors(&db).await, [3, 5]);
}

#[tokio::test]
async fn a_list_that_ends_differs_from_row_to_row() {
    let db = tables().await;
    let before = books(&db).await;
    let in_macro = update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.version.is_in(select(
            p.percent / 10,
            from(Promo as p),
            filter(p.book_id == b.book_id),
            order_by(p.id),
            limit(1)
        )))
    )
    .execute(&db.pool)
    .await;
    let composed = Book::update_where(|_| {
        Book::filter(|b| {
            b.version.is_in_select(
                Promo::select(|p| p.percent.divided_by(10))
                    .filter(|p| p.book_id.eq(b.book_id))
                    .order_by(|p| (ascending(p.id),))
                    .limit::<1>(),
            )
        })
        .condition()
    })
    .set(|b| b.genre.set("collector"))
    .execute(&db.pool)
    .await;
    match KIND {
        Kind::Sqlite | Kind::Postgres => {
            in_macro.assert_matched(1);
            composed.assert_matched(1);
            assert_eq!(collectors(&db).await, [1]);
        }
        // It is said before anything is sent.
        Kind::MySql => {
            for result in [in_macro, composed] {
                assert!(
                    matches!(result, Err(Error::Unsupported { .. })),
                    "{result:?}"
                );
            }
            assert_eq!(books(&db).await, before);
        }
    }
}

#[tokio::test]
async fn none_of_a_list_is_true_only_without_nulls() {
    let db = tables().await;
    update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.book_id.not_in(select(
            p.maybe_book.assert_not_null(),
            from(Promo as p),
            filter(p.maybe_book.is_not_null())
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
    assert_eq!(collectors(&db).await, [2, 4, 5]);

    update!(
        Book as b,
        set(b.genre = "x"),
        filter(!exists(from(Promo as p), filter(p.maybe_book == b.book_id)))
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
}

#[tokio::test]
async fn whether_there_is_a_row() {
    let db = tables().await;
    update!(
        Book as b,
        set(b.genre = "collector"),
        filter(exists(from(Promo as p), filter(p.book_id == b.book_id)))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(collectors(&db).await, [1, 3]);
    // Of all of its kind, and not of this row alone.
    update!(
        Book as b,
        set(b.genre = "collector"),
        filter(exists(from(Promo as p), filter(p.percent == 30)))
    )
    .execute(&db.pool)
    .await
    .assert_matched(5);
}

#[tokio::test]
async fn a_name_is_never_captured_by_another_table() {
    let db = tables().await;
    // The inner table has no `genre`: written without its table, the word would be the outer one's.
    let inner = update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.book_id.is_in(select(
            p.id,
            from(Promo as p),
            filter(p.book_id == b.book_id)
        )))
    );
    inner.execute(&db.pool).await.assert_matched(2);
    // Books 1 (promo 1) and 3 (promo 3).
    assert_eq!(collectors(&db).await, [1, 3]);
}

#[tokio::test]
async fn a_value_for_each_row() {
    let db = tables().await;
    update!(
        Book as b,
        set(b.version = select(
            p.percent.max(),
            from(Promo as p),
            filter(p.book_id == b.book_id)
        )
        .assert_not_null()),
        filter(b.book_id.is_in([1, 3]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let versions: Vec<i32> = books(&db).await.iter().map(|book| book.version).collect();
    assert_eq!(versions, [20, 1, 30, 1, 1]);
}

#[tokio::test]
async fn no_row_is_null() {
    let db = tables().await;
    let before = books(&db).await;
    let error = update!(
        Book as b,
        set(b.version = select(
            p.percent.max(),
            from(Promo as p),
            filter(p.book_id == b.book_id)
        )
        .assert_not_null()),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .unwrap_err();
    assert!(matches!(error, Error::Constraint { .. }), "{error:?}");
    assert_eq!(books(&db).await, before);

    let db = Db::with(PROMOS).await;
    update!(
        Promo as p,
        set(p.maybe_book = select(o.book_id, from(Promo as o), filter(o.id == p.id + 10))),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
    let left: Vec<(Option<i64>,)> = rows(&db, "SELECT maybe_book FROM promos").await;
    assert!(left.iter().all(|(book,)| book.is_none()));
}

#[tokio::test]
async fn counts_and_sums() {
    #[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
    #[updatable(table = "totals")]
    struct Total {
        #[updatable(key)]
        book_id: i64,
        promos: i64,
        percent: Option<i64>,
    }

    let db = Db::with(&format!(
        "{PROMOS} CREATE TABLE totals (book_id {{i64}} PRIMARY KEY, promos {{i64}} NOT NULL, percent {{i64}}) {{end}};
         INSERT INTO totals VALUES (1, 0, 0), (2, 9, 9);"
    ))
    .await;
    update!(
        Total as t,
        set(
            t.promos = select(
                p.id.count(),
                from(Promo as p),
                filter(p.book_id == t.book_id)
            ),
            t.percent = select(
                p.percent.sum(),
                from(Promo as p),
                filter(p.book_id == t.book_id)
            )
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let totals: Vec<Total> = rows(&db, "SELECT * FROM totals ORDER BY book_id").await;
    assert_eq!(
        totals,
        [
            Total {
                book_id: 1,
                promos: 2,
                percent: Some(30)
            },
            Total {
                book_id: 2,
                promos: 0,
                percent: None
            },
        ]
    );
}

/// Each row of a group gets one more than the greatest of its group, as it was before the update.
#[tokio::test]
async fn a_value_from_the_updated_table_is_as_it_was() {
    let db = Db::with(PEOPLE).await;
    update!(
        Person as p,
        set(p.age =
            (select(o.age.max(), from(Person as o), filter(o.id <= p.id)).assert_not_null()) + 1),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    // A row that looked at those before it after they were changed would be 49, and the next one 50.
    assert_eq!(ages(&db).await, [26, 48, 48, 48]);
}

async fn ages(db: &Db) -> Vec<i32> {
    let rows: Vec<(i32,)> = rows(db, "SELECT age FROM people ORDER BY id").await;
    rows.into_iter().map(|(age,)| age).collect()
}

/// The subquery is needed for the third row first, when the first two have been changed.
#[tokio::test]
async fn a_value_that_is_needed_late_is_as_it_was() {
    let db = Db::with(PEOPLE).await;
    update!(
        Person as p,
        set(p.age = 100),
        filter(
            p.id <= 2
                || p.age > select(o.age.min(), from(Person as o), filter(o.age < 90))
                    && p.age < select(o.age.max(), from(Person as o))
        )
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);

    let db = Db::with(PEOPLE).await;
    update!(
        Person as p,
        set(p.age = 0),
        filter(p.id <= 1 || p.age > select(o.age.max(), from(Person as o), filter(o.id < p.id)))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(ages(&db).await, [0, 0, 29, 37]);
}

#[tokio::test]
async fn subqueries_in_subqueries() {
    let db = tables().await;
    update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.book_id.is_in(select(
            o.book_id,
            from(Book as o),
            filter(exists(
                from(Promo as p),
                filter(
                    p.book_id == o.book_id
                        && p.percent > select(q.percent.min(), from(Promo as q))
                        && b.version == 1
                )
            ))
        )))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(collectors(&db).await, [1, 3]);
}

#[tokio::test]
async fn a_fragment_of_sql_is_a_value_and_a_condition() {
    let db = tables().await;
    let length = 7_i64;
    let longer = update!(
        Book as b,
        set(b.genre = sql::<String>("lower({})", b.book_name)),
        filter(sql::<bool>("length({}) <= {}", b.book_name, length) && b.book_id < 5)
    );
    longer.execute(&db.pool).await.assert_matched(1);
    let genres: Vec<String> = books(&db)
        .await
        .into_iter()
        .map(|book| book.genre)
        .collect();
    assert_eq!(genres[0], "old age");
    // The same words with another type of value are another text: PostgreSQL would read the bits of the first.
    let mut connection = db.pool.acquire().await.unwrap();
    for _ in 0..2 {
        update!(
            Book as b,
            set(b.version = sql::<i32>("{} * 1", 3_i32)),
            all_rows()
        )
        .execute(&mut *connection)
        .await
        .assert_matched(5);
        update!(
            Book as b,
            set(b.note = sql::<Option<String>>("{}", "x{}\u{e9}'")),
            all_rows()
        )
        .execute(&mut *connection)
        .await
        .assert_matched(5);
    }
    drop(connection);
    let books = books(&db).await;
    assert!(
        books
            .iter()
            .all(|book| book.version == 3 && book.note.as_deref() == Some("x{}\u{e9}'"))
    );
    let _ = (KIND, Kind::Sqlite);
}
