// One error, at `uniqe`; the column is unique nevertheless.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(uniqe)]
    isbn: String,
}

fn main() {}
