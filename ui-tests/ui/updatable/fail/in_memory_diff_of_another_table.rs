// Caret at the row of another table.

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

fn run(book: &Book, tag: &Tag) -> Result<(), updatable::Error> {
    let _ = BookPatch::diff(book, tag);
    Ok(())
}

fn main() {}
