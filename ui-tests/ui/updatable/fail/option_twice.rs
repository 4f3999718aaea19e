// One error, at the second `rename`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(rename = "name", rename = "heading")]
    title: String,
}

fn main() {}
