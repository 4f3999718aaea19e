//! Executing on every database, with everything that may come back.

use updatable::{Error, Updatable, Updated, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    note: Option<String>,
}

async fn sqlite(pool: &sqlx::SqlitePool) -> Result<(), Error> {
    let updated: Updated = update!(Book as b, set(b.title = "x"), all_rows())
        .execute(pool)
        .await?;
    let _ = updated.matched;
    let mut tx = pool.begin().await?;
    let book: Book = update!(
        Book as b,
        set(b.title = "x"),
        filter(b.id == 3),
        returning(b)
    )
    .fetch_one(&mut *tx)
    .await?;
    let _: Option<Book> = update!(
        Book as b,
        set(b.title = "x"),
        filter(b.id == 3 && b.note.is_null()),
        returning(b)
    )
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    let mut connection = pool.acquire().await?;
    let _: Vec<(i64, Option<String>)> = update!(
        Book as b,
        set(b.title = "x"),
        filter(b.note == "y"),
        returning(b.id, b.note)
    )
    .fetch_all(&mut *connection)
    .await?;
    let _: Vec<i64> = update!(Book as b, set(b.title = "x"), all_rows(), returning(b.id))
        .fetch_all(pool)
        .await?;
    let _ = (book.id, book.title, book.note);
    Ok(())
}

async fn postgres(pool: &sqlx::PgPool) -> Result<(), Error> {
    let _: Option<String> = update!(
        Book as b,
        set(b.title = "x"),
        filter(b.id == 3),
        returning(b.note)
    )
    .fetch_one(pool)
    .await?;
    let _: Vec<Book> = Book::update_where(|b| b.title.eq("x").and(b.note.is_null().not()))
        .set(|b| b.note.set("y"))
        .returning_row()
        .fetch_all(pool)
        .await?;
    let _ = update!(Book as b, set(b.title = "x"), filter(b.id == 3))
        .execute(pool)
        .await?;
    Ok(())
}

async fn mysql(pool: &sqlx::MySqlPool) -> Result<(), Error> {
    let update = update!(Book as b, set(b.title = "x"), filter(b.id == 3));
    let _ = update.execute(pool).await?;
    let _ = Book::update_by_key(3)
        .patch(BookPatch::new().title("x"))
        .execute(pool)
        .await?;
    Ok(())
}

fn is_send<T: Send>(_: T) {}

fn main() {
    let _ = |pool: &sqlx::SqlitePool| is_send(sqlite(pool));
    let _ = |pool: &sqlx::PgPool| is_send(postgres(pool));
    let _ = |pool: &sqlx::MySqlPool| is_send(mysql(pool));
}
