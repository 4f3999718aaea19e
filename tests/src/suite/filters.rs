//! Filters composed at run time.

use updatable::{Error, Filter, Updatable, update};
use updatable_tests::fixtures::{BOOKS, Book};

use super::{Outcome, books};
use crate::Db;

async fn matching(db: &Db, filter: Filter<Book>) -> Vec<i64> {
    let mut tx = db.pool.begin().await.expect("the database answers");
    let result = update!(Book as b, set(b.genre = "found"), filter(..filter))
        .execute(&mut *tx)
        .await;
    let found: Vec<(i64,)> =
        sqlx::query_as("SELECT book_id FROM books WHERE genre = 'found' ORDER BY book_id")
            .fetch_all(&mut *tx)
            .await
            .expect("the database answers");
    result.assert_matched(found.len() as u64);
    tx.rollback().await.expect("the database answers");
    found.into_iter().map(|(id,)| id).collect()
}

fn fiction() -> Filter<Book> {
    Book::filter(|b| b.genre.eq("fiction"))
}

fn ids(ids: Vec<i64>) -> Filter<Book> {
    Book::filter(|b| b.book_id.is_in(ids))
}

#[tokio::test]
async fn parts_are_joined_as_they_are_grouped() {
    let db = Db::with(BOOKS).await;
    assert_eq!(matching(&db, fiction()).await, [1, 3, 5]);
    assert_eq!(matching(&db, fiction().not()).await, [2, 4]);
    assert_eq!(
        matching(&db, fiction().and(ids(vec![1, 2, 3]))).await,
        [1, 3]
    );
    assert_eq!(
        matching(&db, fiction().or(ids(vec![2]))).await,
        [1, 2, 3, 5]
    );
    // OR inside AND, and NOT of both.
    let either = ids(vec![2]).or(ids(vec![3]));
    assert_eq!(matching(&db, fiction().and(either)).await, [3]);
    let both = fiction().and(ids(vec![1, 2]));
    assert_eq!(
        matching(&db, both.not().and(ids(vec![1, 2, 3]))).await,
        [2, 3]
    );
    // A condition that is an OR itself.
    let inner = Book::filter(|b| b.book_id.eq(4).or(b.book_id.eq(5)));
    assert_eq!(matching(&db, inner.and(fiction())).await, [5]);
}

#[tokio::test]
async fn a_missing_part_never_widens_an_update() {
    let db = Db::with(BOOKS).await;
    let none = || None::<Filter<Book>>;
    assert_eq!(
        matching(&db, Filter::all([none(), Some(fiction())])).await,
        [1, 3, 5]
    );
    assert_eq!(
        matching(&db, Filter::any([none(), Some(fiction())])).await,
        [1, 3, 5]
    );
    // One of nothing is nothing.
    assert!(
        matching(&db, Filter::any([none(), none()]))
            .await
            .is_empty()
    );
    assert!(
        matching(&db, Filter::any(Vec::<Filter<Book>>::new()))
            .await
            .is_empty()
    );
    assert!(
        matching(&db, Filter::all([Filter::any([none()]), fiction()]))
            .await
            .is_empty()
    );
    // A group of which every part is missing is no part.
    let group = || Filter::all([none(), none()]);
    assert_eq!(
        matching(&db, Filter::all([group(), fiction()])).await,
        [1, 3, 5]
    );
    assert_eq!(
        matching(&db, Filter::any([group(), fiction()])).await,
        [1, 3, 5]
    );
    assert_eq!(matching(&db, group().not().and(fiction())).await, [1, 3, 5]);
}

#[tokio::test]
async fn an_empty_filter_is_refused_before_anything_is_sent() {
    let db = Db::with(BOOKS).await;
    let before = books(&db).await;
    let none = || None::<Filter<Book>>;
    let empty: [Filter<Book>; 5] = [
        Filter::all([none()]),
        Filter::all([none()]).not(),
        Filter::any([none()]).not(),
        ids(vec![]).not(),
        Book::filter(|b| b.book_id.not_in(Vec::<i64>::new())),
    ];
    for filter in empty {
        let error = update!(Book as b, set(b.genre = "x"), filter(..filter))
            .execute(&db.pool)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::EmptyFilter { .. }), "{error:?}");
    }
    // Beside a condition, too, if it is the one of two alternatives.
    let filter: Filter<Book> = Filter::all([none()]);
    let error = Book::update_where(|b| b.book_id.eq(1).or(filter))
        .set(|b| b.genre.set("x"))
        .execute(&db.pool)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::EmptyFilter { .. }), "{error:?}");
    assert_eq!(books(&db).await, before);
}

#[tokio::test]
async fn a_filter_stands_beside_conditions_and_lists() {
    let db = Db::with(BOOKS).await;
    let (first, second) = (fiction().or(ids(vec![2])), ids(vec![1, 2, 4]));
    let name: Option<&str> = None;
    update!(
        Book as b,
        set(b.book_name = name, b.genre = "found"),
        filter(b.book_id.is_in(vec![1, 2, 3, 4]), ..first, ..second)
    )
    .execute(&db.pool)
    .await
    .assert_matched(2);
    let found: Vec<i64> = books(&db)
        .await
        .iter()
        .filter(|book| book.genre == "found")
        .map(|book| book.book_id)
        .collect();
    assert_eq!(found, [1, 2]);

    let filter = ids(vec![4, 5]);
    Book::update_where(|_| filter.condition())
        .set(|b| b.genre.set("builder"))
        .execute(&db.pool)
        .await
        .assert_matched(2);
}

/// SQLite takes expressions of a depth of 1,000, and an expression of `OR`s is as deep as they are many.
#[tokio::test]
async fn a_long_filter_is_no_deep_one() {
    let db = Db::with(BOOKS).await;
    let each = || (3..=5_000_i64).map(|id| Book::filter(move |b| b.book_id.eq(id)));
    assert_eq!(matching(&db, Filter::any(each())).await, [3, 4, 5]);
    let in_a_loop = each().reduce(Filter::or).expect("there are some");
    assert_eq!(matching(&db, in_a_loop).await, [3, 4, 5]);
    let from_the_right = each()
        .reduce(|all, part| part.or(all))
        .expect("there are some");
    assert_eq!(matching(&db, from_the_right).await, [3, 4, 5]);
    let none_of_them = each()
        .map(Filter::not)
        .reduce(Filter::and)
        .expect("there are some");
    assert_eq!(matching(&db, none_of_them).await, [1, 2]);
}
