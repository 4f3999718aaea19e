//! Guards: what each of them offers, on every database and whatever is passed; unique columns.

#![deny(warnings)]

use updatable::{Error, ExpectedRows, Updatable, Updated, update};

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(unique)]
    isbn: Option<String>,
    title: String,
    #[updatable(unique, readonly)]
    slug: String,
}

macro_rules! rename {
    () => {
        update!(
            Book as b,
            set(b.title = "x"),
            filter(b.title == "y"),
            returning(b)
        )
    };
}

async fn sqlite(pool: &sqlx::SqlitePool) -> Result<(), Error> {
    let updated: Updated = rename!().exactly(3).execute(pool).await?;
    let _ = updated.matched;
    let mut tx = pool.begin().await?;
    let book: Book = rename!().exactly(1).fetch_one(&mut tx).await?;
    let _: Option<Book> = rename!().at_most(1).fetch_optional(&mut *tx).await?;
    tx.commit().await?;
    let mut connection = pool.acquire().await?;
    let _: Vec<Book> = rename!().at_least(1).fetch_all(&mut connection).await?;
    let _: Vec<Book> = rename!().at_most(5).fetch_all(&mut *connection).await?;
    let _: Vec<Book> = rename!().exactly(5).fetch_all(pool).await?;
    let _ = (book.id, book.isbn, book.title, book.slug);
    Ok(())
}

async fn postgres(pool: &sqlx::PgPool, rows: u64) -> Result<u64, Error> {
    let guarded = Book::update_where(|b| b.title.eq("x"))
        .set(|b| b.title.set("y"))
        .exactly(rows);
    let _ = guarded.sql::<sqlx::Postgres>();
    match guarded.execute(pool).await {
        Ok(updated) => Ok(updated.matched),
        Err(Error::RowCount {
            expected: ExpectedRows::Exactly(_),
            actual,
            ..
        }) => Ok(actual),
        Err(error) => Err(error),
    }
}

async fn mysql(pool: &sqlx::MySqlPool) -> Result<(), Error> {
    let update = update!(Book as b, set(b.title = "x"), filter(b.id == 3)).at_most(1);
    let _ = update.execute(pool).await?;
    Ok(())
}

async fn unique(pool: &sqlx::SqlitePool, isbn: &str) -> Result<(), Error> {
    let _: Book = update!(
        Book as b,
        set(b.title = "x"),
        filter(b.isbn == isbn),
        returning(b)
    )
    .fetch_one(pool)
    .await?;
    let _: Option<Book> = update!(
        Book as b,
        set(b.title = "x"),
        filter(b.slug == "emma" && b.title == "y" && b.id == 3),
        returning(b)
    )
    .fetch_optional(pool)
    .await?;
    Ok(())
}

fn is_send<T: Send>(_: T) {}

fn main() {
    let _ = |pool: &sqlx::SqlitePool| is_send(sqlite(pool));
    let _ = |pool: &sqlx::PgPool| is_send(postgres(pool, 1));
    let _ = |pool: &sqlx::MySqlPool| is_send(mysql(pool));
    let _ = |pool: &sqlx::SqlitePool| is_send(unique(pool, ""));
}
