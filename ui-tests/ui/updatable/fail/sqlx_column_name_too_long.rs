// One error, at sqlx's string: bytes count, not letters.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[sqlx(rename = "ääääääääääääääääääääääääääääääää")]
    title: String,
}

fn main() {}
