// One error, at the string; there is none about a missing key.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable("key")]
    id: i64,
    title: String,
}

fn main() {}
