// One error, at the string: PostgreSQL would cut it.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books_books_books_books_books_books_books_books_books_books_books_")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
