// Caret at the second name.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", constraint("books_key" => book_name), constraint("books_key" => genre))]
struct Book {
    #[updatable(key)]
    book_id: i64,
    book_name: String,
    genre: String,
}

fn main() {}
