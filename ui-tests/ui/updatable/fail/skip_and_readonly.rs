// One error, at `skip`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(readonly, skip)]
    title: String,
    genre: String,
}

fn main() {}
