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
#[updatable(table = "authors")]
struct Author {
    #[updatable(key)]
    id: i64,
    name: String,
    books: i64,
}

async fn run(pool: &sqlx::MySqlPool) -> Result<(), updatable::Error> {
    update!(
        Book as b,
        set(b.copies = 3),
        filter(b.id.is_in(select(
            a.books,
            from(Author as a),
            filter(a.id == b.author_id),
            order_by(a.name),
            limit(1)
        )))
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}
