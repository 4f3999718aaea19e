// One error, at `flatten`.

use updatable::Updatable;

#[derive(sqlx::FromRow)]
struct Size {
    pages: i64,
}

#[derive(sqlx::FromRow, Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    #[sqlx(flatten)]
    size: Size,
}

fn main() {}
