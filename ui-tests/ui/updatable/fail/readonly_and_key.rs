// One error, at `readonly`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key, readonly)]
    id: i64,
    title: String,
}

fn main() {}
