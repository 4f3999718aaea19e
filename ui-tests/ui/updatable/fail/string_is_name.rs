// One error, at `books`, which lacks its quotes.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = books)]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
