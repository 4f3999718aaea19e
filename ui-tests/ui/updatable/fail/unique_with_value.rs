// One error, at `true`; the column is unique nevertheless.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(unique = true)]
    isbn: String,
}

fn main() {}
