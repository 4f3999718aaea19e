// One error, at `skip`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(unique, skip)]
    isbn: String,
    title: String,
}

fn main() {}
