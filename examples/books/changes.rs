//! Changing rows with `update!`.

use rust_decimal::{Decimal, dec};
use sqlx::{Sqlite, SqlitePool};
use updatable::{Error, update};

use crate::book::Book;
use crate::source::cut;
use crate::tour::{Outcome, Tour, show_result, show_sql};

const THIS_FILE: &str = include_str!("changes.rs");

pub(crate) async fn many_rows(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "One rule, many rows",
            "All books of one genre move to another. The result tells how many matched.",
            &cut(THIS_FILE, "many rows"),
        )
        .await?;
    let pool = &step.pool;

    // [many rows]
    let update = update!(
        Book as b,
        set(b.genre = "sci-fi"),
        filter(b.genre == "fiction")
    );
    show_sql(&update.sql::<Sqlite>());
    let updated = update.execute(pool).await?;
    assert_eq!(updated.matched, 3);
    // [end]

    step.end(&[
        (1, "genre", "sci-fi"),
        (3, "genre", "sci-fi"),
        (5, "genre", "sci-fi"),
    ])
    .await
}

pub(crate) async fn several_columns(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "Several columns of one row",
            "The filter names the whole key, so no second row can match.",
            &cut(THIS_FILE, "several columns"),
        )
        .await?;
    let pool = &step.pool;

    // [several columns]
    let title = String::from("Supernova (Revised)");
    let update = update!(
        Book as b,
        set(b.book_name = title, b.book_price = dec!(129.99)),
        filter(b.book_id == 3)
    );
    show_sql(&update.sql::<Sqlite>());
    let updated = update.execute(pool).await?;
    assert_eq!(updated.matched, 1);
    // [end]

    step.end(&[
        (3, "book_name", "Supernova (Revised)"),
        (3, "book_price", "129.99"),
    ])
    .await
}

pub(crate) async fn changed_row(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "The changed row comes back",
            "No second query: the statement that changes the row returns it.",
            &cut(THIS_FILE, "changed row"),
        )
        .await?;
    let pool = &step.pool;

    // [changed row]
    let update = update!(
        Book as b,
        set(b.note = "reserved"),
        filter(b.book_id == 2),
        returning(b)
    );
    show_sql(&update.sql::<Sqlite>());
    let book: Book = update.fetch_one(pool).await?;
    assert_eq!(book.note.as_deref(), Some("reserved"));
    // [end]

    show_result(&book);

    step.end(&[(2, "note", "reserved")]).await
}

pub(crate) async fn changed_columns(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "Some columns of the changed rows come back",
            "One tuple a row, typed as the columns are.",
            &cut(THIS_FILE, "changed columns"),
        )
        .await?;
    let pool = &step.pool;

    // [changed columns]
    let update = update!(
        Book as b,
        set(b.genre = "science"),
        filter(b.genre == "non-fiction"),
        returning(b.book_id, b.note)
    );
    show_sql(&update.sql::<Sqlite>());
    let mut changed: Vec<(i64, Option<String>)> = update.fetch_all(pool).await?;
    changed.sort(); // The rows come in no particular order.
    assert_eq!(changed, [(2, None), (4, Some("signed".into()))]);
    // [end]

    step.end(&[(2, "genre", "science"), (4, "genre", "science")])
        .await
}

pub(crate) async fn computed(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "A value computed from the old one, in the database",
            "Nothing is read first, so no change made meanwhile can be lost. 5 is sent as\n\
             500 cents, which is what SQLite stores.",
            &cut(THIS_FILE, "computed"),
        )
        .await?;
    let pool = &step.pool;

    // [computed]
    let update = update!(
        Book as b,
        set(b.book_price += dec!(5)),
        filter(b.book_id == 1)
    );
    show_sql(&update.sql::<Sqlite>());
    let updated = update.execute(pool).await?;
    assert_eq!(updated.matched, 1);
    // [end]

    step.end(&[(1, "book_price", "17.20")]).await
}

pub(crate) async fn in_a_loop(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "The same statement with other values",
            "An ordinary function. The text is constant, so a connection prepares it once.",
            &cut(THIS_FILE, "in a loop"),
        )
        .await?;
    let pool = &step.pool;

    // [in a loop]
    async fn set_price(pool: &SqlitePool, id: i64, price: Decimal) -> Result<(), Error> {
        let update = update!(
            Book as b,
            set(b.book_price = price),
            filter(b.book_id == id)
        );
        show_sql(&update.sql::<Sqlite>());
        let updated = update.execute(pool).await?;
        assert_eq!(updated.matched, 1);
        Ok(())
    }

    for (id, price) in [(1, dec!(11.50)), (2, dec!(12)), (5, dec!(999.99))] {
        set_price(pool, id, price).await?;
    }
    // [end]

    step.end(&[
        (1, "book_price", "11.50"),
        (2, "book_price", "12.00"),
        (5, "book_price", "999.99"),
    ])
    .await
}

pub(crate) async fn by_price(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "A subset by another column",
            "Prices are compared exactly: 100.00 is not above 100.",
            &cut(THIS_FILE, "by price"),
        )
        .await?;
    let pool = &step.pool;

    // [by price]
    let update = update!(
        Book as b,
        set(b.genre = "collector"),
        filter(b.book_price > dec!(100))
    );
    show_sql(&update.sql::<Sqlite>());
    let updated = update.execute(pool).await?;
    assert_eq!(updated.matched, 2);
    // [end]

    step.end(&[(3, "genre", "collector"), (5, "genre", "collector")])
        .await
}

pub(crate) async fn list_and_range(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "Conditions: a list, a range, and, or, not",
            "Operators are Rust's, the rest are methods of the columns.",
            &cut(THIS_FILE, "list and range"),
        )
        .await?;
    let pool = &step.pool;

    // [list and range]
    let update = update!(
        Book as b,
        set(b.genre = "bargain"),
        filter(
            b.book_id.is_in([1, 2, 4])
                && (b.book_price.between(dec!(12), dec!(13)) || !b.note.is_null())
        )
    );
    show_sql(&update.sql::<Sqlite>());
    let updated = update.execute(pool).await?;
    assert_eq!(updated.matched, 2);
    // [end]

    step.end(&[(1, "genre", "bargain"), (4, "genre", "bargain")])
        .await
}
