// One error, at the string; the cases are listed.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", rename_all = "title")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
