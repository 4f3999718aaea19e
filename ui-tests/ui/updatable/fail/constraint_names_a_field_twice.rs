// Caret at the second `genre`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", constraint("books_key" => (genre, genre)))]
struct Book {
    #[updatable(key)]
    book_id: i64,
    book_name: String,
    genre: String,
}

fn main() {}
