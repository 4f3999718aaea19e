//! The same updates as a careful person writes them with sqlx alone.

use sqlx::{Executor, QueryBuilder, Sqlite};

use crate::model::{BookPatch, Values};

/// Two columns, filtered by the key and by another column.
pub async fn static_update<'c, E>(executor: E, values: Values<'_>) -> Result<u64, sqlx::Error>
where
    E: Executor<'c, Database = Sqlite>,
{
    let result = sqlx::query(
        "UPDATE books SET genre = ?, copies = copies + ? WHERE book_id = ? AND copies < ?",
    )
    .bind(values.genre)
    .bind(values.more)
    .bind(values.book_id)
    .bind(values.limit)
    .execute(executor)
    .await?;
    Ok(result.rows_affected())
}

/// What the patch says: sqlx's `QueryBuilder`, and an `if let` for each column.
pub async fn patch<'c, E>(executor: E, book_id: i64, patch: BookPatch) -> Result<u64, sqlx::Error>
where
    E: Executor<'c, Database = Sqlite>,
{
    // Or SQLite would be given `SET WHERE`.
    if patch.is_empty() {
        return Ok(0);
    }
    let mut query = QueryBuilder::new("UPDATE books SET ");
    let mut set = query.separated(", ");
    if let Some(title) = patch.title {
        set.push("title = ").push_bind_unseparated(title);
    }
    if let Some(author) = patch.author {
        set.push("author = ").push_bind_unseparated(author);
    }
    if let Some(genre) = patch.genre {
        set.push("genre = ").push_bind_unseparated(genre);
    }
    if let Some(isbn) = patch.isbn {
        set.push("isbn = ").push_bind_unseparated(isbn);
    }
    if let Some(copies) = patch.copies {
        set.push("copies = ").push_bind_unseparated(copies);
    }
    if let Some(pages) = patch.pages {
        set.push("pages = ").push_bind_unseparated(pages);
    }
    if let Some(rating) = patch.rating {
        set.push("rating = ").push_bind_unseparated(rating);
    }
    if let Some(available) = patch.available {
        set.push("available = ").push_bind_unseparated(available);
    }
    if let Some(price) = patch.price {
        set.push("price = ").push_bind_unseparated(price);
    }
    if let Some(note) = patch.note {
        set.push("note = ").push_bind_unseparated(note);
    }
    query.push(" WHERE book_id = ").push_bind(book_id);
    let result = query.build().execute(executor).await?;
    Ok(result.rows_affected())
}

/// What [`model::patch`](crate::model::patch) says, as if it were known when the program was written.
pub async fn constant<'c, E>(
    executor: E,
    book_id: i64,
    patch: BookPatch,
) -> Result<u64, sqlx::Error>
where
    E: Executor<'c, Database = Sqlite>,
{
    let result = sqlx::query(
        "UPDATE books SET title = ?, genre = ?, copies = ?, price = ?, note = ? WHERE book_id = ?",
    )
    .bind(patch.title)
    .bind(patch.genre)
    .bind(patch.copies)
    .bind(patch.price)
    .bind(patch.note.flatten())
    .bind(book_id)
    .execute(executor)
    .await?;
    Ok(result.rows_affected())
}
