// One error, at the string: schema and table are two options.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "shop.books")]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
