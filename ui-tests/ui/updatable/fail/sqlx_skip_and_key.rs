// One error, at `key`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    #[sqlx(skip)]
    id: i64,
    title: String,
}

fn main() {}
