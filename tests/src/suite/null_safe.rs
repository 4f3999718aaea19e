//! NULL: a value for it, it for a value, and comparing with it.

use sqlx::FromRow;
use updatable::{Updatable, update};

use super::{Outcome as _, rows};
use crate::Db;

#[derive(Debug, Clone, PartialEq, FromRow, Updatable)]
#[updatable(table = "gaps")]
struct Gaps {
    #[updatable(key)]
    id: i64,
    label: String,
    size: i64,
    flag: bool,
    note: Option<String>,
    other: Option<String>,
    level: Option<i32>,
    bytes: Option<Vec<u8>>,
}

const GAPS: &str = "
    CREATE TABLE gaps (
        id {i64} PRIMARY KEY, label {text} NOT NULL, size {i64} NOT NULL, flag {bool} NOT NULL,
        note {text}, other {text}, level {i32}, bytes {bytes}
    ) {end};
    INSERT INTO gaps VALUES
        (1, 'a', 1, {false}, 'x', 'x', 10, NULL), (2, 'b', 2, {false}, 'x', 'y', 20, NULL),
        (3, 'c', 3, {false}, 'x', NULL, NULL, NULL), (4, 'd', 4, {false}, NULL, NULL, NULL, NULL);
";

async fn gaps(db: &Db) -> Vec<Gaps> {
    rows(db, "SELECT * FROM gaps ORDER BY id").await
}

#[tokio::test]
async fn coalesce_gives_a_value_for_null() {
    let db = Db::with(GAPS).await;
    let bytes: &[u8] = b"\x00\xff";
    update!(
        Gaps as g,
        set(
            // Not NULL, as the other value is not.
            g.label = g.note.coalesce("none"),
            g.size = g.level.coalesce(-1).cast::<i64>(),
            // NULL if both are.
            g.note = g.other.coalesce(g.note),
            g.bytes = g.bytes.coalesce(bytes),
        ),
        filter(g.other.coalesce(g.note).coalesce(String::from("?")) != "y")
    )
    .execute(&db.pool)
    .await
    .assert_matched(3);
    let after: Vec<_> = gaps(&db)
        .await
        .into_iter()
        .map(|g| (g.label, g.size, g.note, g.bytes))
        .collect();
    let bytes = Some(bytes.to_vec());
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        after,
        [
            ("x".to_owned(), 10, text("x"), bytes.clone()),
            ("b".to_owned(), 2, text("x"), None),
            ("x".to_owned(), -1, text("x"), bytes.clone()),
            ("none".to_owned(), -1, None, bytes),
        ]
    );
}

#[tokio::test]
async fn nullif_gives_null_for_a_value() {
    let db = Db::with(GAPS).await;
    let y = String::from("y");
    update!(
        Gaps as g,
        set(
            g.note = g.note.nullif(g.other),
            g.other = g.other.nullif(&y),
            g.level = g.level.nullif(10)
        ),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    let after: Vec<_> = gaps(&db)
        .await
        .into_iter()
        .map(|g| (g.note, g.other, g.level))
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        after,
        [
            (None, text("x"), None),
            (text("x"), None, Some(20)),
            (text("x"), None, None),
            (None, None, None),
        ]
    );
    update!(
        Gaps as g,
        set(g.note = g.label.nullif("a")),
        filter(g.label.nullif("a").is_null())
    )
    .execute(&db.pool)
    .await
    .assert_matched(1);
}

#[tokio::test]
async fn null_may_be_compared_as_a_value() {
    let db = Db::with(GAPS).await;
    macro_rules! assert_matches {
        ($expected:expr, |$g:ident| $($filter:tt)+) => {{
            db.run("UPDATE gaps SET flag = {false}").await;
            let expected: &[i64] = &$expected;
            update!(Gaps as $g, set($g.flag = true), filter($($filter)+)).execute(&db.pool).await.assert_matched(expected.len() as u64);
            let changed: Vec<i64> = gaps(&db).await.iter().filter(|g| g.flag).map(|g| g.id).collect();
            assert_eq!(changed, expected, "{}", stringify!($($filter)+));
            // Never neither.
            let other = 4 - expected.len() as u64;
            update!(Gaps as $g, set($g.flag = true), filter(!($($filter)+))).execute(&db.pool).await.assert_matched(other);
        }};
    }
    let none: Option<&str> = None;
    let some = Some(String::from("x"));
    // Two columns.
    assert_matches!([2, 3], |g| g.note.is_distinct_from(g.other));
    assert_matches!([1, 4], |g| g.note.is_not_distinct_from(g.other));
    // A value, and one that may be none.
    assert_matches!([1, 2, 3], |g| g.note.is_not_distinct_from("x"));
    assert_matches!([4], |g| g.note.is_distinct_from(String::from("x")));
    assert_matches!([4], |g| g.note.is_distinct_from(Some("x")));
    assert_matches!([1, 2, 3], |g| g.note.is_not_distinct_from(some.clone()));
    assert_matches!([4], |g| g.note.is_distinct_from(some.as_ref()));
    assert_matches!([4], |g| g.note.is_not_distinct_from(none));
    assert_matches!([1, 2, 3], |g| g.note.is_distinct_from(none));
    assert_matches!([3, 4], |g| g.level.is_not_distinct_from(None::<i32>));
    assert_matches!([2, 3, 4], |g| g.level.is_distinct_from(&10));
    // A column that is never NULL, an expression, a condition beside it.
    assert_matches!([1], |g| g.size.is_not_distinct_from(Some(1)));
    assert_matches!([1, 2, 3, 4], |g| g.size.is_distinct_from(None::<i64>));
    assert_matches!([1], |g| (g.level + 1).is_not_distinct_from(11));
    assert_matches!([2], |g| g.note.is_distinct_from(g.other) && g.id == 2);
    assert_matches!([2, 3, 4], |g| g.level.is_distinct_from(10)
        || g.note.is_not_distinct_from(none));
}

#[tokio::test]
async fn what_is_never_null_may_be_assigned() {
    let db = Db::with(GAPS).await;
    update!(
        Gaps as g,
        set(g.flag = g.note.is_distinct_from(g.other)),
        all_rows()
    )
    .execute(&db.pool)
    .await
    .assert_matched(4);
    let flags: Vec<bool> = gaps(&db).await.iter().map(|g| g.flag).collect();
    assert_eq!(flags, [false, true, true, false]);
    Gaps::update_all_rows()
        .set(|g| g.flag.set(g.level.is_not_distinct_from(None::<i32>)))
        .execute(&db.pool)
        .await
        .assert_matched(4);
    let flags: Vec<bool> = gaps(&db).await.iter().map(|g| g.flag).collect();
    assert_eq!(flags, [false, false, true, true]);
}
