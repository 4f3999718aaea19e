// One error, at the number.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = 3)]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
