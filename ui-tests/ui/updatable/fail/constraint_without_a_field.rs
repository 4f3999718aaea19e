// Caret at what is in the parentheses.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", constraint("books_name_key"))]
struct Book {
    #[updatable(key)]
    book_id: i64,
    book_name: String,
    genre: String,
}

fn main() {}
