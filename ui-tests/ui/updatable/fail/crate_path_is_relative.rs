// One error, at the path.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", crate = updatable)]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
