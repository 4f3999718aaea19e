// Caret at the field's type.

use updatable::Updatable;

struct Uuid;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key, uuid = "text")]
    id: Uuid,
    genre: String,
}

fn main() {}
