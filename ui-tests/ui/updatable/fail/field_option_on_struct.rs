// One error, at `key`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", key)]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
