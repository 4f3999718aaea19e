// One error, at the struct's name: nothing is left to update.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(readonly)]
    created: i64,
    #[updatable(generated)]
    length: i64,
}

fn main() {}
