// Caret at the patch.

use updatable::Updatable;

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

#[derive(Updatable)]
#[updatable(table = "tags")]
struct Tag {
    #[updatable(key)]
    id: i64,
    name: String,
}

async fn run(book: &mut Book, pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    Book::update_row(book).patch(TagPatch::new().name("x")).execute(pool).await?;
    Ok(())
}

fn main() {}
