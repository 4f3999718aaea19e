// One error, at the word `union`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
union Book {
    id: i64,
    code: u64,
}

fn main() {}
