//! What goes wrong, and how that is told.

use rust_decimal::{Decimal, dec};
use sqlx::{Sqlite, SqlitePool};
use updatable::{Error, update};

use crate::book::Book;
use crate::source::cut;
use crate::tour::{Outcome, Tour, section, show_error, show_sql};

const THIS_FILE: &str = include_str!("mistakes.rs");

pub(crate) async fn not_found(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "A key that is not there",
            "An update of one row by its key is an error when that row does not exist. An\n\
             update by any other filter may match no row; look at `matched` there.",
            &cut(THIS_FILE, "not found"),
        )
        .await?;
    let pool = &step.pool;

    // [not found]
    let update = update!(Book as b, set(b.genre = "sci-fi"), filter(b.book_id == 99));
    show_sql(&update.sql::<Sqlite>());
    let result = update.execute(pool).await;
    assert!(matches!(result, Err(Error::NotFound { .. })));
    // [end]

    if let Err(error) = &result {
        show_error(error);
    }
    step.end(&[]).await
}

pub(crate) async fn too_many_digits(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "Money with too many digits",
            "The column has two digits after the point. A third is refused before anything\n\
             is sent, and not rounded.",
            &cut(THIS_FILE, "too many digits"),
        )
        .await?;
    let pool = &step.pool;

    // [too many digits]
    let result = update!(
        Book as b,
        set(b.book_price = dec!(12.345)),
        filter(b.book_id == 1)
    )
    .execute(pool)
    .await;
    assert!(matches!(result, Err(Error::Invalid(_))));
    // [end]

    if let Err(error) = &result {
        show_error(error);
    }
    step.end(&[]).await
}

pub(crate) async fn rolled_back(tour: &mut Tour) -> Outcome {
    let step = tour
        .step(
            "A transaction that is rolled back",
            "Book 1 is changed, book 99 does not exist: `?` leaves the function before\n\
             `commit`, and the first change is undone.",
            &cut(THIS_FILE, "rolled back"),
        )
        .await?;
    let pool = &step.pool;

    // [rolled back]
    async fn raise(pool: &SqlitePool, ids: [i64; 2], by: Decimal) -> Result<(), Error> {
        let mut tx = pool.begin().await?;
        for id in ids {
            let update = update!(Book as b, set(b.book_price += by), filter(b.book_id == id));
            show_sql(&update.sql::<Sqlite>());
            let updated = update.execute(&mut *tx).await?;
            assert_eq!(updated.matched, 1);
        }
        tx.commit().await?;
        Ok(())
    }

    let result = raise(pool, [1, 99], dec!(5)).await;
    assert!(matches!(result, Err(Error::NotFound { .. })));
    // [end]

    if let Err(error) = &result {
        show_error(error);
    }
    step.end(&[]).await
}

/// Shown as text only: the code cannot be part of a program.
pub(crate) fn does_not_compile(tour: &mut Tour) {
    tour.title(
        "An update that does not compile",
        "Nothing says which rows, so there is no program that could change all of them.",
    );
    section("Rust", &cut(include_str!("refused.rs"), "refused"));
    section("rustc", include_str!("refused.stderr"));
}
