// Caret at the form.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(uuid = "text")]
    shelf: String,
}

fn main() {}
