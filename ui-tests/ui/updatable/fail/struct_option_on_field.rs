// One error, at `table`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(table = "titles")]
    title: String,
}

fn main() {}
