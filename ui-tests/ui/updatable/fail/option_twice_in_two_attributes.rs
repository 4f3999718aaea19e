// One error, at the second `table`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
#[updatable(table = "novels")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
