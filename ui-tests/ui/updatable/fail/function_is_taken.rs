// One error, at the user's own `update_by_key`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

impl Book {
    fn update_by_key() {}
}

fn main() {}
