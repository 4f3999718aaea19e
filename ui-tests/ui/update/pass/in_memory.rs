//! Rows in memory: what can be lent, and what a value may do meanwhile.

use std::sync::{Mutex, PoisonError};

use sqlx::{MySqlPool, PgConnection, PgPool, Sqlite, SqlitePool, Transaction};
use updatable::{Error, Tracked, Updatable, refresh, update};

#[derive(Debug, Clone, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
    note: Option<String>,
}

struct Shelf {
    book: Book,
    books: Vec<Book>,
    pair: (Book, Book),
    pool: SqlitePool,
}

impl Shelf {
    fn find(&mut self, id: i64) -> Option<&mut Book> {
        self.books.iter_mut().find(|book| book.id == id)
    }

    async fn lend(&mut self) -> Result<(), Error> {
        update!(&mut self.book as b, set(b.copies = self.book.copies - 1))
            .execute(&self.pool)
            .await?;
        let last = self.books.len() - 1;
        update!(
            &mut self.books[last] as b,
            set(b.copies = self.books[0].copies)
        )
        .execute(&self.pool)
        .await?;
        update!(&mut self.pair.1 as b, set(b.copies = self.pair.0.copies))
            .execute(&self.pool)
            .await?;
        update!(&mut (self.pair).0 as b, set(b.copies += 1))
            .execute(&self.pool)
            .await
    }
}

async fn found(shelf: &mut Shelf, pool: &SqlitePool) -> Result<(), Box<dyn std::error::Error>> {
    update!(
        &mut *shelf.find(3).ok_or("no book")? as b,
        set(b.copies += 1)
    )
    .execute(pool)
    .await?;
    async fn later(book: &mut Book) -> &mut Book {
        book
    }
    update!(&mut *later(&mut shelf.book).await as b, set(b.copies += 1))
        .execute(pool)
        .await?;
    if let Some(book) = shelf.find(5) {
        update!(&mut *book as book, set(book.copies = book.copies + 1))
            .execute(pool)
            .await?;
    }
    Ok(())
}

fn locked(book: &Mutex<Book>) -> String {
    let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
    let update = update!(&mut *book as b, set(b.note = format!("{}!", book.title)));
    update.sql::<Sqlite>().into_owned()
}

macro_rules! bump {
    (lent $row:expr, $column:ident) => {
        update!($row as b, set(b.$column += 1))
    };
    ($row:expr, $column:ident) => {
        update!(&mut $row as b, set(b.$column += 1))
    };
}

async fn through_a_macro(book: &mut Book, pool: &SqlitePool) -> Result<(), Error> {
    bump!(*book, copies).execute(pool).await?;
    bump!(lent &mut *book, copies).execute(pool).await
}

/// The temporaries of a value live as long as the statement.
async fn lent_values(book: &mut Book, pool: &SqlitePool, name: &str) -> Result<(), Error> {
    update!(
        &mut *book as b,
        set(b.title = &format!("{name}!"), b.note = name.trim())
    )
    .execute(pool)
    .await
}

/// It can be kept, and sent to one database or another.
async fn kept(book: &mut Book, mysql: &MySqlPool, postgres: &PgPool) -> Result<(), Error> {
    let update = update!(
        &mut *book as b,
        set(b.copies = 3, ..BookPatch::new().title("x"))
    );
    if mysql.is_closed() {
        update.execute(postgres).await
    } else {
        update.execute(mysql).await
    }
}

async fn executors(
    book: &mut Book,
    connection: &mut PgConnection,
    tx: &mut Transaction<'_, Sqlite>,
) -> Result<(), Error> {
    update!(&mut *book as b, set(b.copies = 3))
        .execute(&mut *connection)
        .await?;
    refresh(book, &mut *connection).await?;
    update!(&mut *book as b, set(b.copies = 3))
        .execute(&mut *tx)
        .await?;
    update!(&mut *book as b, set(b.copies = 3))
        .execute(&mut **tx)
        .await?;
    refresh(book, &mut **tx).await?;
    let mut tracked = Tracked::new(book.clone());
    tracked.copies += 1;
    tracked.save(&mut *tx).await?;
    let _: Option<()> = tracked.save(&mut **tx).or_unchanged().await?;
    Ok(())
}

fn in_a_task(mut book: Book, mut tracked: Tracked<Book>, pool: SqlitePool) {
    fn is_send(_: impl Future + Send) {}
    is_send(async move {
        update!(&mut book as b, set(b.copies = book.copies + 1))
            .execute(&pool)
            .await?;
        Book::update_row(&mut book)
            .set(|b| b.copies.set(3))
            .execute(&pool)
            .await?;
        refresh(&mut book, &pool).await?;
        tracked.save(&pool).await
    });
}

#[derive(Clone, PartialEq, sqlx::FromRow, Updatable)]
#[updatable(table = "lines")]
struct Line<T: PartialEq> {
    #[updatable(key)]
    id: i64,
    value: T,
}

async fn generic(line: &mut Line<i64>, pool: &SqlitePool) -> Result<(), Error> {
    update!(&mut *line as l, set(l.value = line.value + 1))
        .execute(pool)
        .await?;
    let mut tracked = Tracked::new(line.clone());
    tracked.value = 3;
    assert!(LinePatch::diff(line, &tracked).value == Some(3));
    tracked.save(pool).await
}

fn main() {}
