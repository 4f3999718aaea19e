// One error, at the second field's string.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
    #[updatable(rename = "title")]
    name: String,
}

fn main() {}
