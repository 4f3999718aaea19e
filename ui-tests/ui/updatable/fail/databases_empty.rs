// Caret at the parentheses.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", databases())]
struct Book {
    #[updatable(key)]
    id: i64,
    genre: String,
}

fn main() {}
