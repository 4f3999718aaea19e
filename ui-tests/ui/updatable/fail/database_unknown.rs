// Caret at the name.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books", databases(postgres, mariadb))]
struct Book {
    #[updatable(key)]
    id: i64,
    genre: String,
}

fn main() {}
