// One error, at `table`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table)]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
