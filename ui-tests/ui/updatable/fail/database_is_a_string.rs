// Caret at the string.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", databases("postgres"))]
struct Book {
    #[updatable(key)]
    id: i64,
    genre: String,
}

fn main() {}
