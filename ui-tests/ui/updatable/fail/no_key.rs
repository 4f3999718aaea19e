// One error, at the struct's name; the key that is probably meant is proposed.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    book_id: i64,
    title: String,
}

fn main() {}
