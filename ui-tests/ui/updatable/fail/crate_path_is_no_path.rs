// One error, at what is no path.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", crate = "::updatable/src")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
