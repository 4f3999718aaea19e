// One error, at the string: the history is in the schema of the table.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", history = "audit.books_history")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
