// Caret at `book_nane`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", constraint("books_name_key" => book_nane))]
struct Book {
    #[updatable(key)]
    book_id: i64,
    book_name: String,
    genre: String,
}

fn main() {}
