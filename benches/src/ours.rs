//! The updates, with `updatable`.

use std::borrow::Cow;

use sqlx::{Executor, Sqlite};
use updatable::update;

use crate::model::{Book, BookPatch, Values};

/// Two columns, filtered by the key and by another column.
pub async fn static_update<'c, E>(executor: E, values: Values<'_>) -> Result<u64, updatable::Error>
where
    E: Executor<'c, Database = Sqlite>,
{
    let Values {
        book_id,
        genre,
        more,
        limit,
    } = values;
    let updated = update!(
        Book as b,
        set(b.genre = genre, b.copies += more),
        filter(b.book_id == book_id && b.copies < limit)
    )
    .execute(executor)
    .await?;
    Ok(updated.matched)
}

/// What the patch says.
pub async fn patch<'c, E>(
    executor: E,
    book_id: i64,
    patch: BookPatch,
) -> Result<u64, updatable::Error>
where
    E: Executor<'c, Database = Sqlite>,
{
    let updated = update!(Book as b, set(..patch), filter(b.book_id == book_id))
        .execute(executor)
        .await?;
    Ok(updated.matched)
}

/// The text of [`patch`], which is all of it that is put together at run time.
pub fn patch_text(book_id: i64, patch: &BookPatch) -> Cow<'static, str> {
    update!(Book as b, set(..patch), filter(b.book_id == book_id)).sql::<Sqlite>()
}
