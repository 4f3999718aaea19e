//! Array columns, which PostgreSQL alone has.

use rust_decimal::dec;
use sqlx::FromRow;
use updatable::{Element, Error, Numeric, Updatable, update};

use crate::Db;
use crate::suite::{Outcome as _, row, rows};

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "posts")]
struct Post {
    #[updatable(key)]
    id: i64,
    tags: Vec<String>,
    marks: Option<Vec<Option<i32>>>,
    extra: Option<String>,
}

const POSTS: &str = "
    CREATE TABLE posts (id BIGINT PRIMARY KEY, tags VARCHAR(60)[] NOT NULL, marks INT[], extra TEXT);
    INSERT INTO posts VALUES
        (1, ARRAY['programming', 'in', 'rust'], ARRAY[1, NULL, 3], 'x'), (2, ARRAY[]::TEXT[], NULL, NULL)";

async fn tags(db: &Db) -> Vec<Vec<String>> {
    let posts: Vec<Post> = rows(db, "SELECT * FROM posts ORDER BY id").await;
    posts.into_iter().map(|post| post.tags).collect()
}

async fn marks(db: &Db) -> Vec<Option<Vec<Option<i32>>>> {
    let posts: Vec<Post> = rows(db, "SELECT * FROM posts ORDER BY id").await;
    posts.into_iter().map(|post| post.marks).collect()
}

/// Executes it on every row.
macro_rules! set {
    ($db:expr, |$p:ident| $column:ident = $($value:tt)+) => {
        update!(Post as $p, set($p.$column = $($value)+), all_rows()).execute(&$db.pool).await.assert_matched(2)
    };
}

#[tokio::test]
async fn elements_are_appended_prepended_and_removed() {
    let db = Db::with(POSTS).await;
    set!(db, |p| tags = p.tags.append("sql"));
    assert_eq!(
        tags(&db).await,
        [&["programming", "in", "rust", "sql"][..], &["sql"]]
    );
    set!(db, |p| tags =
        p.tags.prepend(&String::from("sql")).append("'); --"));
    assert_eq!(
        tags(&db).await,
        [
            &["sql", "programming", "in", "rust", "sql", "'); --"][..],
            &["sql", "sql", "'); --"]
        ]
    );
    set!(db, |p| tags = p.tags.remove("sql"));
    assert_eq!(
        tags(&db).await,
        [&["programming", "in", "rust", "'); --"][..], &["'); --"]]
    );
}

#[tokio::test]
async fn null_is_an_empty_array_to_which_something_is_added() {
    let db = Db::with(POSTS).await;
    set!(db, |p| marks = p.marks.remove(3));
    assert_eq!(marks(&db).await, [Some(vec![Some(1), None]), None]);
    set!(db, |p| marks = p.marks.append(4));
    assert_eq!(
        marks(&db).await,
        [Some(vec![Some(1), None, Some(4)]), Some(vec![Some(4)])]
    );
    set!(db, |p| marks = NULL);
    set!(db, |p| marks = p.marks.prepend(5));
    assert_eq!(marks(&db).await, [Some(vec![Some(5)]), Some(vec![Some(5)])]);
    set!(db, |p| marks = NULL);
    set!(db, |p| marks = p.marks.with_element(2, 6));
    assert_eq!(
        marks(&db).await,
        [Some(vec![None, Some(6)]), Some(vec![None, Some(6)])]
    );
    set!(db, |p| marks = NULL);
    set!(db, |p| marks = p.marks.with_slice(1, 2, [7, 8]));
    assert_eq!(
        marks(&db).await,
        [Some(vec![Some(7), Some(8)]), Some(vec![Some(7), Some(8)])]
    );
}

#[tokio::test]
async fn an_element_is_replaced_at_its_place() {
    let db = Db::with(POSTS).await;
    update!(
        Post as p,
        set(p.tags = p
            .tags
            .with_element(1, "postgres")
            .with_element(3, p.extra.assert_not_null())),
        filter(p.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(tags(&db).await[0], ["postgres", "in", "x"]);
    // After the end, with NULL between.
    set!(db, |p| marks = p.marks.with_element(5, 9));
    assert_eq!(
        marks(&db).await,
        [
            Some(vec![Some(1), None, Some(3), None, Some(9)]),
            Some(vec![None, None, None, None, Some(9)])
        ]
    );
    set!(db, |p| marks = p.marks.with_element(6, 10).append(11));
    assert_eq!(
        marks(&db).await[0],
        Some(vec![
            Some(1),
            None,
            Some(3),
            None,
            Some(9),
            Some(10),
            Some(11)
        ])
    );
}

#[tokio::test]
async fn a_slice_is_replaced() {
    let db = Db::with(POSTS).await;
    update!(
        Post as p,
        set(p.tags = p.tags.with_slice(2, 3, ["sql", "postgres"])),
        filter(p.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(tags(&db).await[0], ["programming", "sql", "postgres"]);
    let two = vec!["a".to_owned(), "b".to_owned()];
    update!(
        Post as p,
        set(p.tags = p.tags.with_slice(3, 4, &two)),
        filter(p.id == 1)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    assert_eq!(tags(&db).await[0], ["programming", "sql", "a", "b"]);
    set!(db, |p| marks = p.marks.with_slice(5, 5, vec![2]));
    assert_eq!(
        marks(&db).await,
        [
            Some(vec![Some(1), None, Some(3), None, Some(2)]),
            Some(vec![None, None, None, None, Some(2)])
        ]
    );
}

#[tokio::test]
async fn parameters_of_several_changes_keep_their_order() {
    let db = Db::with(POSTS).await;
    update!(
        Post as p,
        set(
            p.marks = p
                .marks
                .with_element(2, 20)
                .with_slice(3, 4, [30, 40])
                .with_element(1, 10),
            p.tags = p
                .tags
                .with_element(3, "c")
                .with_element(1, "a")
                .with_element(2, "b"),
            p.extra = "e"
        ),
        filter(p.id == 1 && p.tags.has_element("rust") && p.tags.cardinality() == 3)
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let post: Post = row(&db, "SELECT * FROM posts WHERE id = 1").await;
    assert_eq!(post.tags, ["a", "b", "c"]);
    assert_eq!(
        post.marks,
        Some(vec![Some(10), Some(20), Some(30), Some(40)])
    );
    assert_eq!(post.extra.as_deref(), Some("e"));
}

#[tokio::test]
async fn rows_are_found_by_their_elements() {
    let db = Db::with(POSTS).await;
    macro_rules! assert_found {
        ($ids:expr, |$p:ident| $($filter:tt)+) => {
            let mut ids = update!(Post as $p, set($p.extra = "y"), filter($($filter)+), returning($p.id))
                .fetch_all(&db.pool)
                .await
                .unwrap();
            ids.sort();
            let expected: &[i64] = &$ids;
            assert_eq!(ids, expected, "{}", stringify!($($filter)+));
        };
    }
    assert_found!([1], |p| p.tags.has_element("rust"));
    assert_found!([2], |p| !p.tags.has_element("rust"));
    assert_found!([1], |p| p.marks.has_element(3));
    // Neither true nor false: there is a NULL in the one, and the other is NULL.
    assert_found!([], |p| !p.marks.has_element(4));
    assert_found!([1], |p| p.tags.cardinality() > 2);
    assert_found!([2], |p| p.tags.cardinality() == 0);
    assert_found!([2], |p| p.marks.cardinality().is_null());
    assert_found!([1, 2], |p| p.tags.append("z").has_element("z"));
    assert_found!([1, 2], |p| p.marks.has_element(1)
        || p.tags.cardinality() < 1);
}

#[tokio::test]
async fn places_that_are_none_are_invalid_and_nothing_is_changed() {
    let db = Db::with(POSTS).await;
    let (before, huge) = (tags(&db).await, usize::MAX);
    let results = [
        (
            "the elements of an array are counted from one",
            update!(
                Post as p,
                set(p.tags = p.tags.with_element(0, "zero")),
                all_rows()
            )
            .execute(&db.pool)
            .await,
        ),
        (
            "an array has no place of so high a number",
            update!(
                Post as p,
                set(p.tags = p.tags.with_element(huge, "x")),
                all_rows()
            )
            .execute(&db.pool)
            .await,
        ),
        (
            "the elements of an array are counted from one",
            update!(
                Post as p,
                set(p.tags = p.tags.with_slice(0, 1, ["a", "b"])),
                all_rows()
            )
            .execute(&db.pool)
            .await,
        ),
        (
            "the slice of an array ends before it begins",
            update!(
                Post as p,
                set(p.tags = p.tags.with_slice(3, 2, ["a"])),
                all_rows()
            )
            .execute(&db.pool)
            .await,
        ),
        (
            "the slice of an array has another length than the values for it",
            update!(
                Post as p,
                set(p.tags = p.tags.with_slice(1, 3, vec!["a", "b"])),
                all_rows()
            )
            .execute(&db.pool)
            .await,
        ),
    ];
    for (reason, result) in results {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{error:?}");
        let source = std::error::Error::source(&error).map(ToString::to_string);
        assert_eq!(source.as_deref(), Some(reason));
    }
    assert_eq!(tags(&db).await, before);
}

#[derive(Debug, Clone, PartialEq, sqlx::Type)]
#[sqlx(type_name = "mood", rename_all = "lowercase")]
enum Mood {
    Calm,
    Merry,
}

impl Element for Mood {
    type Value = Self;
}

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "kinds")]
struct Kinds {
    #[updatable(key)]
    id: i64,
    moods: Vec<Mood>,
    prices: Vec<Numeric<10, 2>>,
    flags: Vec<bool>,
    blobs: Vec<Vec<u8>>,
    numbers: Vec<i64>,
}

#[tokio::test]
async fn elements_may_be_of_any_type_that_has_arrays() {
    let db = Db::with(
        "CREATE TYPE mood AS ENUM ('calm', 'merry');
         CREATE TABLE kinds (
             id BIGINT PRIMARY KEY, moods mood[] NOT NULL, prices NUMERIC(10, 2)[] NOT NULL, flags BOOLEAN[] NOT NULL,
             blobs BYTEA[] NOT NULL, numbers BIGINT[] NOT NULL
         );
         INSERT INTO kinds VALUES (1, ARRAY['calm']::mood[], ARRAY[1.50], ARRAY[TRUE], ARRAY['\\x01'::BYTEA], ARRAY[1])",
    )
    .await;
    update!(
        Kinds as k,
        set(
            k.moods = k
                .moods
                .append(Mood::Merry)
                .with_element(1, &Mood::Merry)
                .prepend(Mood::Calm),
            k.prices = k.prices.append(dec!(2.5)).with_element(1, dec!(9)),
            k.flags = k.flags.with_slice(1, 2, [false, true]),
            k.blobs = k.blobs.append(vec![2]).remove(&[1_u8][..]),
            k.numbers = k.numbers.append(k.id).append(7)
        ),
        filter(
            k.moods.has_element(Mood::Calm)
                && k.prices.has_element(dec!(1.5))
                && k.numbers.has_element(k.id)
        )
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
    let expected = Kinds {
        id: 1,
        moods: vec![Mood::Calm, Mood::Merry, Mood::Merry],
        prices: vec![dec!(9).try_into().unwrap(), dec!(2.5).try_into().unwrap()],
        flags: vec![false, true],
        blobs: vec![vec![2]],
        numbers: vec![1, 1, 7],
    };
    assert_eq!(row::<Kinds>(&db, "SELECT * FROM kinds").await, expected);
    let error = update!(
        Kinds as k,
        set(k.prices = k.prices.append(dec!(1.555))),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
}
