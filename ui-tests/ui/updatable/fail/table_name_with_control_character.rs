// One error, at the string.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books\n")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
