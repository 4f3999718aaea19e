// Caret at `fliter`.

use updatable::{Updatable, update};

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    author_id: i64,
    copies: i64,
    note: Option<String>,
}

#[derive(Updatable)]
#[updatable(table = "authors")]
struct Author {
    #[updatable(key)]
    id: i64,
    name: String,
    pen_name: Option<String>,
    city_id: i64,
    born: i64,
}

async fn run(pool: &sqlx::SqlitePool) -> Result<(), updatable::Error> {
    update!(
        Book as b,
        set(b.copies = select(a.born.max(), from(Author as a), fliter(a.id == b.id))),
        filter(b.id == 3)
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn main() {}
