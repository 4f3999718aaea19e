// One error, at our string: `FromRow` would read another column than is written.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[sqlx(rename = "heading")]
    #[updatable(rename = "name")]
    title: String,
}

fn main() {}
