//! Which rows a filter matches.

use sqlx::FromRow;
use updatable::{Error, Updatable, update};
use updatable_tests::database::Kind;
use updatable_tests::fixtures::{BOOKS, Book, CP, Cp, PEOPLE, Person, SW, Sw};

use super::{KIND, Outcome as _, books, row, rows};
use crate::Db;

/// Asserts that a filter of books matches the books with these ids, and that no other book is changed.
macro_rules! assert_matches {
    ($db:ident, $expected:expr, |$b:ident| $($filter:tt)+) => {{
        $db.run("UPDATE books SET version = 1").await;
        let updated = update!(Book as $b, set($b.version = 9), filter($($filter)+))
            .execute(&$db.pool)
            .await
            .unwrap();
        let changed: Vec<i64> = books(&$db).await.iter().filter(|b| b.version == 9).map(|b| b.book_id).collect();
        let expected: &[i64] = &$expected;
        assert_eq!(changed, expected, "{}", stringify!($($filter)+));
        assert_eq!(updated.matched, expected.len() as u64, "{}", stringify!($($filter)+));
    }};
}

#[tokio::test]
async fn each_comparison_matches_what_it_says() {
    let db = Db::with(BOOKS).await;
    let three = 3;
    assert_matches!(db, [3], |b| b.book_id == three);
    assert_matches!(db, [1, 2, 4, 5], |b| b.book_id != three);
    assert_matches!(db, [1, 2], |b| b.book_id < three);
    assert_matches!(db, [1, 2, 3], |b| b.book_id <= three);
    assert_matches!(db, [4, 5], |b| b.book_id > three);
    assert_matches!(db, [3, 4, 5], |b| b.book_id >= three);
    assert_matches!(db, [2, 3, 4], |b| b.book_id.between(2, 4));
    assert_matches!(db, [], |b| b.book_id.between(4, 2));
    assert_matches!(db, [1, 3, 5], |b| b.genre == "fiction");
    assert_matches!(db, [2, 4], |b| b.genre > "fiction");

    assert_matches!(db, [3], |b| b.book_id.eq(three));
    assert_matches!(db, [1, 2, 4, 5], |b| b.book_id.ne(three));
    assert_matches!(db, [1, 2], |b| b.book_id.lt(three));
    assert_matches!(db, [1, 2, 3], |b| b.book_id.le(three));
    assert_matches!(db, [4, 5], |b| b.book_id.gt(three));
    assert_matches!(db, [3, 4, 5], |b| b.book_id.ge(three));
}

#[tokio::test]
async fn a_host_value_may_stand_on_the_left() {
    let db = Db::with(BOOKS).await;
    let three = 3;
    assert_matches!(db, [3], |b| three == b.book_id);
    assert_matches!(db, [1, 2, 4, 5], |b| three != b.book_id);
    assert_matches!(db, [4, 5], |b| three < b.book_id);
    assert_matches!(db, [3, 4, 5], |b| three <= b.book_id);
    assert_matches!(db, [1, 2], |b| three > b.book_id);
    assert_matches!(db, [1, 2, 3], |b| three >= b.book_id);
}

#[tokio::test]
async fn and_or_and_not_bind_as_in_rust() {
    let db = Db::with(BOOKS).await;
    assert_matches!(db, [1, 3], |b| b.genre == "fiction" && b.book_id < 4);
    assert_matches!(db, [1, 2, 3, 5], |b| b.genre == "fiction" || b.book_id < 4);
    // `&&` before `||`, unless there are parentheses.
    assert_matches!(db, [1, 4], |b| b.book_id == 1
        || b.genre == "non-fiction" && b.book_id > 2);
    assert_matches!(db, [4], |b| (b.book_id == 1 || b.genre == "non-fiction")
        && b.book_id > 2);
    assert_matches!(db, [1, 4], |b| b.genre == "non-fiction" && b.book_id > 2
        || b.book_id == 1);
    assert_matches!(db, [2, 4], |b| !(b.genre == "fiction"));
    assert_matches!(db, [4], |b| !(b.genre == "fiction" || b.book_id < 4));
    assert_matches!(db, [2, 4, 5], |b| !(b.genre == "fiction" && b.book_id < 4));
    assert_matches!(db, [5], |b| !(b.genre == "non-fiction") && !(b.book_id < 4));
    assert_matches!(db, [1, 3, 5], |b| !!(b.genre == "fiction"));
    assert_matches!(db, [2, 3], |b| b.book_id > 1
        && (b.book_id < 4 && !(b.book_id == 5)));
}

#[tokio::test]
async fn computed_values_and_other_columns_are_compared() {
    let db = Db::with(SW).await;
    update!(Sw as s, set(s.c = 1), filter(s.a + 10 == s.b))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Sw as s,
        set(s.c = 2),
        filter(s.b - s.a > 50 && s.a * 2 >= s.b)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(Sw as s, set(s.a = 0), filter(s.a > s.b))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    update!(Sw as s, set(s.b = 7), filter((s.a + s.b).is_in([30, 31])))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Sw as s, set(s.b = 8), filter((s.a - 10).between(80, 100)))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let expected = [
        Sw {
            id: 1,
            a: 10,
            b: 7,
            c: 1,
        },
        Sw {
            id: 2,
            a: 100,
            b: 8,
            c: 2,
        },
    ];
    assert_eq!(
        rows::<Sw>(&db, "SELECT * FROM sw ORDER BY id").await,
        expected
    );
}

#[tokio::test]
async fn lists_may_be_arrays_slices_and_vectors() {
    let db = Db::with(BOOKS).await;
    let vec = vec![2_i64, 4, 77];
    let texts = ["fiction", "poetry"];
    let owned: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();

    assert_matches!(db, [2, 4], |b| b.book_id.is_in([2, 4, 77]));
    assert_matches!(db, [2, 4], |b| b.book_id.is_in(&[2, 4, 77]));
    assert_matches!(db, [2, 4], |b| b.book_id.is_in(&vec));
    assert_matches!(db, [2, 4], |b| b.book_id.is_in(&vec[..]));
    assert_matches!(db, [2, 4], |b| b.book_id.is_in(vec.clone()));
    assert_matches!(db, [1, 3, 5], |b| b.book_id.not_in(vec));
    assert_matches!(db, [2], |b| b.book_id.is_in([2]));
    assert_matches!(db, [2], |b| b.book_id.is_in([2, 2, 2]));

    assert_matches!(db, [1, 3, 5], |b| b.genre.is_in(texts));
    assert_matches!(db, [1, 3, 5], |b| b.genre.is_in(&texts));
    assert_matches!(db, [1, 3, 5], |b| b.genre.is_in(&texts[..]));
    assert_matches!(db, [1, 3, 5], |b| b.genre.is_in(texts.to_vec()));
    assert_matches!(db, [1, 3, 5], |b| b.genre.is_in(&owned));
    assert_matches!(db, [2, 4], |b| b.genre.not_in(owned));
    assert_matches!(db, [2], |b| b.genre.not_in(texts)
        && b.book_id.is_in([1, 2]));
    assert_matches!(db, [1, 2, 3, 5], |b| !b.genre.not_in(texts)
        || b.book_id == 2);
}

#[tokio::test]
async fn a_filter_of_an_empty_in_list_changes_nothing() {
    let db = Db::with(BOOKS).await;
    let none: Vec<i64> = Vec::new();
    assert_matches!(db, [], |b| b.book_id.is_in(&none));
    assert_matches!(db, [], |b| b.book_id.is_in([0_i64; 0]));
    assert_matches!(db, [], |b| b.book_id.is_in(&none) && b.genre == "fiction");
    assert_matches!(db, [1, 3, 5], |b| b.book_id.is_in(&none)
        || b.genre == "fiction");
    assert_matches!(db, [], |b| !(b.book_id.not_in(&none)));
    assert_matches!(db, [], |b| !b.book_id.not_in(none) && b.genre == "fiction");
    assert_matches!(db, [], |b| b.genre.is_in(Vec::<String>::new()));
}

#[tokio::test]
async fn an_empty_not_in_list_beside_another_condition_is_true() {
    let db = Db::with(BOOKS).await;
    let none: Vec<i64> = Vec::new();
    assert_matches!(db, [1, 3, 5], |b| b.book_id.not_in(&none)
        && b.genre == "fiction");
    assert_matches!(db, [1, 3, 5], |b| b.genre == "fiction"
        && !b.book_id.is_in(&none));
    assert_matches!(db, [2], |b| b.book_id.not_in([0_i64; 0]) && b.book_id == 2);
}

#[tokio::test]
async fn a_filter_of_an_empty_not_in_list_is_refused_and_nothing_is_sent() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let none: Vec<i64> = Vec::new();
    macro_rules! assert_refused {
        ($pool:expr, |$b:ident| $($filter:tt)+) => {
            match update!(Book as $b, set($b.genre = "x"), filter($($filter)+)).execute($pool).await {
                Err(Error::EmptyFilter { table: "books", .. }) => {}
                other => panic!("{}: {other:?}", stringify!($($filter)+)),
            }
        };
    }
    let mut tx = db.pool.begin().await.unwrap();
    assert_refused!(&mut *tx, |b| b.book_id.not_in(&none));
    // The transaction has met no error.
    update!(Book as b, set(b.note = "x"), filter(b.book_id == 1))
        .execute(&mut *tx)
        .await
        .assert_matched(1);
    tx.rollback().await.unwrap();
    assert_eq!(books(&db).await, before);

    db.pool.close().await;
    assert_refused!(&db.pool, |b| b.book_id.not_in(&none));
    assert_refused!(&db.pool, |b| b.book_id.not_in([0_i64; 0]));
    assert_refused!(&db.pool, |b| !b.book_id.is_in(&none));
    assert_refused!(&db.pool, |b| b.book_id.not_in(&none)
        && !b.book_id.is_in(&none));
    assert_refused!(&db.pool, |b| b.book_id.not_in(&none)
        || b.genre == "fiction");
    assert_refused!(&db.pool, |b| !(b.book_id.is_in(&none)
        && b.genre == "fiction"));
    match Book::update_where(|b| b.book_id.not_in(&none))
        .set(|b| b.genre.set("x"))
        .execute(&db.pool)
        .await
    {
        Err(Error::EmptyFilter { .. }) => {}
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_list_of_as_many_values_as_the_database_takes_is_sent() {
    let db = Db::with(BOOKS).await;
    // One parameter is the value of `version`; there is none in `assert_matches!` but it and the list.
    let list = |length: i64| (5 - length..5).collect::<Vec<i64>>();
    assert_matches!(db, [1, 2, 3, 4], |b| b.book_id.is_in(list(32_765)));
    assert_matches!(db, [1, 2, 3, 4], |b| b.book_id.is_in(list(65_534)));
    match KIND {
        Kind::Sqlite | Kind::Postgres => {
            assert_matches!(db, [1, 2, 3, 4], |b| b.book_id.is_in(list(65_535)));
            assert_matches!(db, [1, 2, 3, 4], |b| b.book_id.is_in(&list(65_536)));
            assert_matches!(db, [5], |b| b.book_id.not_in(list(65_536)));
            assert_matches!(db, [1, 2, 3, 4], |b| b.book_id.is_in(list(100_000)));
        }
        // What is too much there is refused: see `only_mysql`.
        Kind::MySql => {}
    }
}

#[tokio::test]
async fn a_list_of_a_hundred_thousand_texts_is_sent_where_the_database_takes_one() {
    let db = Db::with(BOOKS).await;
    let mut texts: Vec<String> = (0..100_000)
        .map(|number| format!("no \"genre\" {number}"))
        .collect();
    texts.push("fiction".to_owned());
    match KIND {
        Kind::Sqlite | Kind::Postgres => {
            assert_matches!(db, [1, 3, 5], |b| b.genre.is_in(&texts));
            assert_matches!(db, [2, 4], |b| b.genre.not_in(texts));
        }
        // What is too much there is refused: see `only_mysql`.
        Kind::MySql => {}
    }
}

#[tokio::test]
async fn a_composite_key_names_one_row() {
    let db = Db::with(CP).await;
    Cp::update_by_key(1, 2)
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Cp as c, set(c.v = "z"), filter(c.b == 1 && c.a == 2))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let v = |v: &'static str| rows_where(&db, v);
    assert_eq!(v("x").await, [(1, 1)]);
    assert_eq!(v("y").await, [(1, 2)]);
    assert_eq!(v("z").await, [(2, 1)]);

    let result = Cp::update_by_key(2, 2)
        .set(|c| c.v.set("y"))
        .execute(&db.pool)
        .await;
    assert!(
        matches!(result, Err(Error::NotFound { table: "cp", .. })),
        "{result:?}"
    );
    let result = update!(Cp as c, set(c.v = "y"), filter(c.a == 2 && c.b == 2))
        .execute(&db.pool)
        .await;
    assert!(matches!(result, Err(Error::NotFound { .. })), "{result:?}");
    // A part of the key may match several rows, or none.
    update!(Cp as c, set(c.v = "w"), filter(c.a == 1))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    update!(Cp as c, set(c.v = "w"), filter(c.a == 9))
        .execute(&db.pool)
        .await
        .assert_matched(0);
    assert_eq!(v("w").await, [(1, 1), (1, 2)]);
}

#[tokio::test]
async fn two_composite_keys_are_two_rows() {
    let db = Db::with(CP).await;
    update!(
        Cp as c,
        set(c.v = "y"),
        filter(c.a == 1 && c.b == 1 || c.a == 2 && c.b == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    assert_eq!(rows_where(&db, "y").await, [(1, 1), (2, 1)]);
    // Some mistake it for this.
    update!(
        Cp as c,
        set(c.v = "z"),
        filter(c.a.is_in([1, 2]) && c.b.is_in([1, 2]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
    assert_eq!(rows_where(&db, "z").await.len(), 3);
}

async fn rows_where(db: &Db, v: &str) -> Vec<(i64, i64)> {
    let rows: Vec<Cp> = rows(db, "SELECT * FROM cp ORDER BY a, b").await;
    rows.into_iter()
        .filter(|row| row.v == v)
        .map(|row| (row.a, row.b))
        .collect()
}

#[derive(Debug, PartialEq, FromRow, Updatable)]
#[updatable(table = "texts")]
struct Text {
    #[updatable(key)]
    id: i64,
    s: String,
    hit: bool,
}

/// Asserts that a filter of texts matches these.
macro_rules! assert_texts {
    ($db:ident, $expected:expr, |$t:ident| $($filter:tt)+) => {{
        $db.run("UPDATE texts SET hit = {false}").await;
        let matched = update!(Text as $t, set($t.hit = true), filter($($filter)+)).execute(&$db.pool).await.unwrap().matched;
        let mut hits: Vec<(String,)> = rows(&$db, "SELECT s FROM texts WHERE hit ORDER BY id").await;
        let hits: Vec<String> = hits.drain(..).map(|(s,)| s).collect();
        let expected: &[&str] = &$expected;
        assert_eq!(hits, expected, "{}", stringify!($($filter)+));
        assert_eq!(matched, expected.len() as u64);
    }};
}

/// A table of these texts.
async fn texts(texts: &[&str]) -> Db {
    let db = Db::with(
        "CREATE TABLE texts (id {i64} PRIMARY KEY, s {text} NOT NULL, hit {bool} NOT NULL) {end}",
    )
    .await;
    for id in 1..=texts.len() {
        db.run(&format!("INSERT INTO texts VALUES ({id}, '', {{false}})"))
            .await;
    }
    for (id, text) in (1..).zip(texts) {
        Text::update_by_key(id)
            .set(|t| t.s.set(*text))
            .execute(&db.pool)
            .await
            .assert_matched(1);
    }
    let stored: Vec<(String,)> = rows(&db, "SELECT s FROM texts ORDER BY id").await;
    assert_eq!(stored.iter().map(|(s,)| s).collect::<Vec<_>>(), texts);
    db
}

#[tokio::test]
async fn like_takes_percent_underscore_and_backslash_alike_everywhere() {
    let db = texts(&["50%", "500", "5_0", "5\\0", "x50%", "5\n0"]).await;
    assert_texts!(db, ["50%", "500"], |t| t.s.like("50%"));
    assert_texts!(db, ["50%"], |t| t.s.like("50\\%"));
    assert_texts!(db, ["50%", "x50%"], |t| t.s.like("%50\\%"));
    assert_texts!(db, ["500", "5_0", "5\\0", "5\n0"], |t| t.s.like("5_0"));
    assert_texts!(db, ["5_0"], |t| t.s.like("5\\_0"));
    assert_texts!(db, ["5\\0"], |t| t.s.like("5\\\\0"));
    assert_texts!(db, ["50%", "500", "5_0", "5\\0", "5\n0"], |t| t
        .s
        .like("5%"));
    assert_texts!(db, ["50%", "500", "5_0", "5\\0", "x50%", "5\n0"], |t| t
        .s
        .like("%"));
    assert_texts!(db, [], |t| t.s.like(""));
    assert_texts!(db, ["5_0", "5\\0", "x50%", "5\n0"], |t| !t.s.like("50%"));
    assert_texts!(db, ["500"], |t| t.s.like(String::from("500")));
    assert_texts!(db, ["500"], |t| t.s.like(&String::from("%00")));
}

#[tokio::test]
async fn a_text_that_looks_like_a_number_is_compared_as_text() {
    let db = texts(&["hello", "0", "00", "7", "7.0"]).await;
    assert_texts!(db, ["0"], |t| t.s == "0");
    assert_texts!(db, ["7"], |t| t.s == "7");
    assert_texts!(db, ["0", "7"], |t| t.s.is_in(["0", "7"]));
    assert_texts!(db, ["0", "00"], |t| t.s < "1");
}

#[tokio::test]
async fn values_that_look_like_sql_are_stored_and_compared_verbatim() {
    const SHAPES: [&str; 7] = [
        "x'; DROP TABLE texts; --",
        "' OR '1' = '1",
        "\" OR 1 = 1 --",
        "\\'; DELETE FROM texts; #",
        "$1 ? :name @p `x` {}",
        "NULL",
        "\u{2603} naïve \u{1F980}",
    ];
    // The fixture stores each by an update already.
    let db = texts(&SHAPES).await;
    for shape in SHAPES {
        assert_texts!(db, [shape], |t| t.s == shape);
        assert_texts!(db, [shape], |t| t.s.is_in([shape, "nothing"]));
        assert_texts!(db, [shape], |t| t.s.is_in(vec![shape]));
        assert_texts!(db, [shape], |t| t.s.like(shape.replace('\\', "\\\\")));
    }
    assert_texts!(db, SHAPES, |t| t.s.is_in(&SHAPES));
    assert_texts!(db, [], |t| t.s.not_in(SHAPES));
    let count: (i64,) = row(&db, "SELECT COUNT(*) FROM texts").await;
    assert_eq!(count, (7,));
}

#[tokio::test]
async fn a_bool_column_is_a_condition() {
    let db = texts(&["a", "b", "c"]).await;
    db.run("UPDATE texts SET hit = {true} WHERE id = 2").await;
    update!(Text as t, set(t.s = "hit"), filter(t.hit))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(Text as t, set(t.s = "missed"), filter(!t.hit && t.id > 1))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    update!(
        Text as t,
        set(t.hit = true),
        filter(t.hit == false && t.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    update!(
        Text as t,
        set(t.s = "both"),
        filter(t.hit || t.s == "missed")
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
    Text::update_where(|t| t.id.eq(3).and(t.hit.eq(false)))
        .set(|t| t.hit.set(true))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let rows: Vec<Text> = rows(&db, "SELECT * FROM texts ORDER BY id").await;
    assert!(
        rows.iter().all(|row| row.hit && row.s == "both"),
        "{rows:?}"
    );
}

#[tokio::test]
async fn people_over_29_as_in_other_suites() {
    let db = Db::with(PEOPLE).await;
    update!(
        Person as p,
        set(p.name = "old"),
        filter(p.age > 29 && p.name.not_in(["john"]))
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let people: Vec<Person> =
        rows(&db, "SELECT * FROM people WHERE name = 'old' ORDER BY id").await;
    assert_eq!(people.iter().map(|p| p.id).collect::<Vec<_>>(), [2, 4]);
}
