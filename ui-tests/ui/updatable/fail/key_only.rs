// One error, at the struct's name: nothing is left to update.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    book_id: i64,
    #[updatable(key)]
    author_id: i64,
}

fn main() {}
