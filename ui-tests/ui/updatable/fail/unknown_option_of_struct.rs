// One error, at `strict`, wherever it stands.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(strict = true, table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
