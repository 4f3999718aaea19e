// One error, at the string.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(rename = "the\ttitle")]
    title: String,
}

fn main() {}
