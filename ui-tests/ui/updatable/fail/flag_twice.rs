// One error, at the second `key`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key, key)]
    id: i64,
    title: String,
}

fn main() {}
