// Caret at `skip`.

use updatable::Updatable;

struct Uuid;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    genre: String,
    #[updatable(skip, uuid = "binary")]
    shelf: Uuid,
}

fn main() {}
