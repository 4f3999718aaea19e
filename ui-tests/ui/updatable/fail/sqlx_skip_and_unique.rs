// One error, at `unique`.

use updatable::Updatable;

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[sqlx(skip)]
    #[updatable(unique)]
    isbn: String,
    title: String,
}

fn main() {}
