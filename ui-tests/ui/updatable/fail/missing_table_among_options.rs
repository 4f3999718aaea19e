// One error, at the struct's name.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(schema = "shop")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
