// One error, at the string; a case is proposed.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", rename_all = "camelcase")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
