// One error, at the type of the key.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: Option<i64>,
    title: String,
}

fn main() {}
