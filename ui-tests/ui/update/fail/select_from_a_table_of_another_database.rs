// Caret at the connection.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    author_id: i64,
    copies: i64,
    signed: bool,
    note: Option<String>,
}

#[derive(Updatable)]
#[updatable(table = "authors", databases(postgres))]
struct Author {
    #[updatable(key)]
    id: i64,
    name: String,
    books: i64,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Book as b,
        set(b.copies = 3),
        filter(exists(from(Author as a), filter(a.id == b.author_id)))
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}
