// One error, at the string: sqlx's attribute is for sqlx to judge.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(rename = "name")]
    #[sqlx(skip)]
    title: String,
    genre: String,
}

fn main() {}
