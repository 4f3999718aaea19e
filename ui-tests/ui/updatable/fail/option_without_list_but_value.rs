// One error, at the attribute; there is none about a missing table.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable = "books"]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
