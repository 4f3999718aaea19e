// One error, at the struct's name.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(skip)]
    id: i64,
    #[sqlx(skip)]
    title: String,
}

fn main() {}
