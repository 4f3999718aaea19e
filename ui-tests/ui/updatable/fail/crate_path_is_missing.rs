// One error, at `crate`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", crate)]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
