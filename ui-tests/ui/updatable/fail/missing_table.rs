// One error, at the struct's name; a table is proposed.

use updatable::Updatable;

#[derive(Updatable)]
struct BookCategory {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
