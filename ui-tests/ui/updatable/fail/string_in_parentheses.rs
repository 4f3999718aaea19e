// One error, at the parentheses.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table("books"))]
struct Book {
    #[updatable(key)]
    id: i64,
    title: String,
}

fn main() {}
