// errors: 2
// Two errors, at `skp` and at the second field's string, and no third.

use updatable::Updatable;

#[derive(Updatable)]
#[updatable(table = "books")]
struct Book {
    #[updatable(key)]
    id: i64,
    #[updatable(skp)]
    title: String,
    genre: String,
    #[updatable(rename = "genre")]
    kind: String,
}

fn main() {}
