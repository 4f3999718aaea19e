// One error, at `readonly`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(readonly, generated)]
    length: i64,
    title: String,
}

fn main() {}
