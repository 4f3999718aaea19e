//! The builder makes of a change what the macro makes of it.

use updatable::{NULL, update};
use updatable_tests::fixtures::{BOOKS, Book, BookPatch, CP, Cp, SW, Sw, SwPatch};

use super::{Outcome as _, books, rows};
use crate::Db;

/// Executes one update on two databases alike, one by the macro and one by the builder, and compares the rows.
macro_rules! assert_same {
    ($tables:expr, $table:literal as $T:ty, $matched:literal, $macro:expr, $builder:expr $(,)?) => {{
        let (by_macro, by_builder) = (Db::with($tables).await, Db::with($tables).await);
        $macro
            .execute(&by_macro.pool)
            .await
            .assert_matched($matched);
        $builder
            .execute(&by_builder.pool)
            .await
            .assert_matched($matched);
        let query = concat!("SELECT * FROM ", $table, " ORDER BY 1, 2");
        let before: Vec<$T> = rows(&Db::with($tables).await, query).await;
        let expected: Vec<$T> = rows(&by_macro, query).await;
        assert_ne!(expected, before, "nothing was changed");
        assert_eq!(rows::<$T>(&by_builder, query).await, expected);
    }};
}

#[tokio::test]
async fn by_key() {
    assert_same!(
        BOOKS,
        "books" as Book,
        1,
        update!(
            Book as b,
            set(b.genre = "sci-fi", b.note = NULL, b.version += 2),
            filter(b.book_id == 3)
        ),
        Book::update_by_key(3).set(|b| (
            b.genre.set("sci-fi"),
            b.note.set(NULL),
            b.version.set(b.version.plus(2))
        )),
    );
    assert_same!(
        CP,
        "cp" as Cp,
        1,
        update!(Cp as c, set(c.v = "y"), filter(c.a == 1 && c.b == 2)),
        Cp::update_by_key(1, 2).set(|c| c.v.set("y")),
    );
}

#[tokio::test]
async fn by_a_filter() {
    assert_same!(
        BOOKS,
        "books" as Book,
        3,
        update!(
            Book as b,
            set(b.note = b.genre),
            filter((b.genre == "fiction" || b.book_id >= 4) && !(b.book_id == 5))
        ),
        Book::update_where(|b| b
            .genre
            .eq("fiction")
            .or(b.book_id.ge(4))
            .and(b.book_id.eq(5).not()))
        .set(|b| b.note.set(b.genre)),
    );
    assert_same!(
        BOOKS,
        "books" as Book,
        2,
        update!(
            Book as b,
            set(b.genre = "g"),
            filter(b.book_name.like("S%") && b.note.is_null() && b.book_id.is_in([1, 2, 3, 4]))
        ),
        Book::update_where(|b| b
            .book_name
            .like("S%")
            .and(b.note.is_null())
            .and(b.book_id.is_in([1, 2, 3, 4])))
        .set(|b| b.genre.set("g")),
    );
    assert_same!(
        SW,
        "sw" as Sw,
        1,
        update!(
            Sw as s,
            set(s.c = (s.a + s.b) * 3 - s.c),
            filter(s.a + 10 == s.b && s.c.between(1, 30) && s.b.not_in(vec![1]))
        ),
        Sw::update_where(|s| s
            .a
            .plus(10)
            .eq(s.b)
            .and(s.c.between(1, 30))
            .and(s.b.not_in(vec![1])))
        .set(|s| s.c.set(s.a.plus(s.b).times(3).minus(s.c))),
    );
}

#[tokio::test]
async fn of_every_row() {
    assert_same!(
        BOOKS,
        "books" as Book,
        5,
        update!(Book as b, set(b.version = b.version * 7), all_rows()),
        Book::update_all_rows().set(|b| b.version.set(b.version.times(7))),
    );
}

#[tokio::test]
async fn with_a_patch() {
    let patch = BookPatch::new().book_name("new").note("n");
    assert_same!(
        BOOKS,
        "books" as Book,
        1,
        update!(
            Book as b,
            set(b.genre = None::<&str>, b.version = 3, ..&patch),
            filter(b.book_id == 2)
        ),
        Book::update_by_key(2)
            .set(|b| (b.genre.set(None::<&str>), b.version.set(3)))
            .patch(&patch),
    );
    // Several times, and nothing in the first.
    assert_same!(
        SW,
        "sw" as Sw,
        2,
        update!(
            Sw as s,
            set(
                ..SwPatch::new(),
                ..SwPatch::new().a(1),
                ..SwPatch::new().b(2)
            ),
            filter(s.id > 0)
        ),
        Sw::update_where(|s| s.id.gt(0))
            .patch(SwPatch::new())
            .patch(SwPatch::new().a(1))
            .patch(SwPatch::new().b(2)),
    );
}

#[tokio::test]
async fn set_may_be_called_again_and_takes_up_to_eight_assignments() {
    let db = Db::with(BOOKS).await;
    Book::update_by_key(1)
        .set(|b| b.genre.set("one"))
        .set(|b| (b.note.set("two"), b.version.set(3)))
        .set(|b| b.book_name.set("four"))
        .execute(&db.pool)
        .await
        .assert_matched(1);
    Book::update_by_key(2)
        .set(|b| {
            (
                b.book_name.set("five"),
                b.book_price
                    .set("6.66".parse::<updatable_tests::fixtures::Price>().unwrap()),
                b.genre.set("seven"),
                b.note.set("eight"),
                b.version.set(9),
            )
        })
        .execute(&db.pool)
        .await
        .assert_matched(1);
    let books = books(&db).await;
    let shown: Vec<_> = books
        .iter()
        .take(2)
        .map(|b| {
            (
                b.book_name.as_str(),
                b.genre.as_str(),
                b.note.as_deref(),
                b.version,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("four", "one", Some("two"), 3),
            ("five", "seven", Some("eight"), 9)
        ]
    );
    assert_eq!(books[1].book_price.to_string(), "6.66");
}

#[tokio::test]
async fn a_condition_may_be_made_before_the_update() {
    let db = Db::with(BOOKS).await;
    let b = <Book as updatable::Updatable>::COLUMNS;
    let filter = b.genre.eq("fiction").and(b.book_id.lt(4));
    Book::update_where(|_| filter)
        .set(|b| b.version.set(2))
        .execute(&db.pool)
        .await
        .assert_matched(2);
    let versions: Vec<i32> = books(&db).await.iter().map(|book| book.version).collect();
    assert_eq!(versions, [2, 1, 2, 1, 1]);
}
