// One error, at `updatable`, which has no options.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable]
    title: String,
}

fn main() {}
