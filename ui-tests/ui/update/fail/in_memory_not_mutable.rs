// Caret at the row.

use updatable::{Updatable, update};

#[derive(Clone, sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    copies: i64,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    let book = Book { id: 1, title: String::new(), copies: 0 };
    update!(&mut book as b, set(b.copies = book.copies + 1)).execute(pool).await?;
    println!("{}{}", book.id, book.title);
    Ok(())
}

fn main() {}
