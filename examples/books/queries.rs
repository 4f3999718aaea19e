//! Updates that look at other rows, and filters made at run time.

use rust_decimal::dec;
use sqlx::Sqlite;
use updatable::{Filter, Updatable, update};

use crate::book::Book;
use crate::source::cut;
use crate::tour::{Outcome, Tour, show_sql};

const THIS_FILE: &str = include_str!("queries.rs");

pub(crate) async fn subquery(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "Rows that a subquery finds",
            "What is over 100 becomes a collector's item. The subquery has a name of its own\n\
             for the table, so no column can be taken for another one's.",
            &cut(THIS_FILE, "subquery"),
        )
        .await?;
    let pool = &step.pool;

    // [subquery]
    let update = update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.book_id.is_in(select(
            expensive.book_id,
            from(Book as expensive),
            filter(expensive.book_price > dec!(100))
        )))
    );
    show_sql(&update.sql::<Sqlite>());
    assert_eq!(update.execute(pool).await?.matched, 2);
    // [end]

    step.end(&[(3, "genre", "collector"), (5, "genre", "collector")])
        .await
}

pub(crate) async fn value_from_rows(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "A value from other rows",
            "Each book gets the price of the cheapest of its genre. Without a row, the value\n\
             would be NULL, so for a column that never is, one says that there is a row.\n\
             SQLite would look at prices that the same update has changed already; the empty\n\
             second table makes it compute all of them first.",
            &cut(THIS_FILE, "value from rows"),
        )
        .await?;
    let pool = &step.pool;

    // [value from rows]
    let update = update!(
        Book as b,
        set(b.book_price = select(
            o.book_price.min(),
            from(Book as o),
            filter(o.genre == b.genre)
        )
        .assert_not_null()),
        all_rows()
    );
    show_sql(&update.sql::<Sqlite>());
    assert_eq!(update.execute(pool).await?.matched, 5);
    // [end]

    step.end(&[
        (3, "book_price", "12.20"),
        (4, "book_price", "13.20"),
        (5, "book_price", "12.20"),
    ])
    .await
}

pub(crate) async fn filter_as_value(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "A filter made at run time",
            "A search form: each field may be empty. A part that is missing never widens the\n\
             update, and if all of them are, nothing is sent.",
            &cut(THIS_FILE, "filter as value"),
        )
        .await?;
    let pool = &step.pool;

    // [filter as value]
    let (genre, limit) = (Some(String::from("fiction")), None);
    let filter: Filter<Book> = Filter::all([
        genre.map(|genre| Book::filter(|b| b.genre.eq(genre))),
        limit.map(|limit: i64| Book::filter(|b| b.book_id.lt(limit))),
    ]);
    let update = update!(Book as b, set(b.genre = "sale"), filter(..filter));
    show_sql(&update.sql::<Sqlite>());
    assert_eq!(update.execute(pool).await?.matched, 3);
    // [end]

    step.end(&[
        (1, "genre", "sale"),
        (3, "genre", "sale"),
        (5, "genre", "sale"),
    ])
    .await
}
