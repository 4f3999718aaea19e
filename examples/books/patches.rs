//! Changing what a client sent, and leaving the rest.

use rust_decimal::dec;
use sqlx::Sqlite;
use updatable::{Error, Numeric, update};

use crate::book::{Book, BookPatch};
use crate::source::cut;
use crate::tour::{Outcome, Tour, show_error, show_sql};

const THIS_FILE: &str = include_str!("patches.rs");

pub(crate) async fn partial(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "A partial update",
            "`BookPatch` is made by the derive: a field for each column that may be set, in\n\
             which `None` is unchanged. `Some(None)` clears a nullable column.",
            &cut(THIS_FILE, "partial"),
        )
        .await?;
    let pool = &step.pool;

    // [partial]
    let patch = BookPatch {
        book_price: Some(Numeric::new(dec!(95))?),
        note: Some(None),
        ..BookPatch::default()
    };
    let update = Book::update_by_key(4).patch(patch);
    show_sql(&update.sql::<Sqlite>());
    let updated = update.execute(pool).await?;
    assert_eq!(updated.matched, 1);
    // [end]

    step.end(&[(4, "book_price", "95.00"), (4, "note", "NULL")])
        .await
}

pub(crate) async fn empty(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "A patch with nothing in it",
            "Neither a success nor a row that is not there: an error of its own. Nothing is\n\
             sent.",
            &cut(THIS_FILE, "empty"),
        )
        .await?;
    let pool = &step.pool;

    // [empty]
    let patch = BookPatch::default();
    let result = update!(Book as b, set(..patch), filter(b.book_id == 4))
        .execute(pool)
        .await;
    assert!(matches!(result, Err(Error::NoChanges { .. })));
    // [end]

    if let Err(error) = &result {
        show_error(error);
    }
    step.end(&[]).await
}
