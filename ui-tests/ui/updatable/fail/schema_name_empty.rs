// One error, at the string after `schema`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(schema = "", table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
