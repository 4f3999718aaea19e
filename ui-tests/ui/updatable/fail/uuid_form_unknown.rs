// Caret at the string.

use updatable::Updatable;

struct Uuid;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(uuid = "bytes")]
    shelf: Uuid,
}

fn main() {}
