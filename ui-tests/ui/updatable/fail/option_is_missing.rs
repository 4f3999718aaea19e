// One error, at the second comma.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books",, schema = "shop")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
