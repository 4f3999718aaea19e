// One error, at `unique`.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key, unique)]
    id: i64,
    #[updatable(key)]
    volume: i64,
    title: String,
}

fn main() {}
