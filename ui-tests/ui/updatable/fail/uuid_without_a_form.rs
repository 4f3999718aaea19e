// Caret at the field's type.

use updatable::Updatable;

#[derive(Clone)]
struct Uuid;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    shelf: Option<Uuid>,
}

fn main() {}
