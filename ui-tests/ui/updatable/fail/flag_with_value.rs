// One error, at `true`; the field is a key nevertheless.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key = true)]
    id: i64,
    title: String,
}

fn main() {}
