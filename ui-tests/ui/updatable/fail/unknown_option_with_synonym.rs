// One error, at `primary_key`, which is taken for `key`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(primary_key)]
    id: i64,
    title: String,
}

fn main() {}
