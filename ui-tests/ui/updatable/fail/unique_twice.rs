// One error, at the second `unique`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(unique, unique)]
    isbn: String,
}

fn main() {}
