// Caret at the second one.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", databases(sqlite, mysql, sqlite))]
struct Book {
    #[updatable(key)]
    id: i64,
    genre: String,
}

fn main() {}
