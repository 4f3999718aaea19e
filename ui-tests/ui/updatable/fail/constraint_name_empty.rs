// Caret at the empty name.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", constraint("" => book_name))]
struct Book {
    #[updatable(key)]
    book_id: i64,
    book_name: String,
    genre: String,
}

fn main() {}
