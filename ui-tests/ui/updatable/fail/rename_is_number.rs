// One error, at the number.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(rename = 3)]
    title: String,
}

fn main() {}
